/// Texts compared as UTF-8, which is also the order of their Unicode scalars.
///
/// `==` and `<` on `String` follow canonical equivalence and would call texts equal that a
/// register keeps apart.
package enum TextBytes {
  package static func areSame(_ left: String, _ right: String) -> Bool {
    withBytes(left, right) { left, right in
      left.count == right.count && hasSameBytes(left, 0, right)
    }
  }

  package static func areSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.withUnsafeBytes { left in
      right.withUnsafeBytes { right in
        left.count == right.count && hasSameBytes(left, 0, right)
      }
    }
  }

  /// One of `Order`'s outcomes.
  package static func order(_ left: String, _ right: String) -> UInt8 {
    withBytes(left, right) { left, right in
      if left.count == right.count, hasSameBytes(left, 0, right) { return Order.equal }
      for index in 0..<min(left.count, right.count) where left[index] != right[index] {
        return left[index] < right[index] ? Order.less : Order.greater
      }
      return left.count < right.count ? Order.less : Order.greater
    }
  }

  package static func starts(_ text: String, with part: String) -> Bool {
    withBytes(text, part) { text, part in
      part.count <= text.count && hasSameBytes(text, 0, part)
    }
  }

  package static func ends(_ text: String, with part: String) -> Bool {
    withBytes(text, part) { text, part in
      part.count <= text.count && hasSameBytes(text, text.count - part.count, part)
    }
  }

  package static func contains(_ text: String, _ part: String) -> Bool {
    withBytes(text, part) { text, part in
      guard part.count <= text.count else { return false }
      return (0...(text.count - part.count)).contains { hasSameBytes(text, $0, part) }
    }
  }

  /// Lends both texts' bytes. Every native string has them in one piece; one that has not is
  /// copied.
  @inline(__always)
  private static func withBytes<Result>(
    _ left: String, _ right: String,
    _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Result
  ) -> Result {
    let result = left.utf8.withContiguousStorageIfAvailable { left in
      right.utf8.withContiguousStorageIfAvailable { right in
        body(UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
      }
    }
    if let result = result ?? nil { return result }
    return Array(left.utf8).withUnsafeBytes { left in
      Array(right.utf8).withUnsafeBytes { right in body(left, right) }
    }
  }

  /// Whether `part` stands at `start` in `text`, which must reach that far.
  @inline(__always)
  private static func hasSameBytes(
    _ text: UnsafeRawBufferPointer, _ start: Int, _ part: UnsafeRawBufferPointer
  ) -> Bool {
    var offset = 0
    while offset + 8 <= part.count {
      let left = text.loadUnaligned(fromByteOffset: start + offset, as: UInt64.self)
      let right = part.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if left != right { return false }
      offset += 8
    }
    while offset < part.count {
      if text[start + offset] != part[offset] { return false }
      offset += 1
    }
    return true
  }
}
