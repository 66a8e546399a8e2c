/// Texts compared as UTF-8, which is also the order of their Unicode scalars.
///
/// `==` and `<` on `String` follow canonical equivalence and would call texts equal that a
/// register keeps apart.
package enum TextBytes {
  package static func areSame(_ left: String, _ right: String) -> Bool {
    withBytes(left) { left in withBytes(right) { right in areSame(left, right) } }
  }

  @inline(__always)
  private static func areSame(
    _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer
  ) -> Bool {
    left.count == right.count && hasSameBytes(left, 0, right)
  }

  /// One of `Order`'s outcomes.
  static func order(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> UInt8 {
    if areSame(left, right) { return Order.equal }
    for index in 0..<min(left.count, right.count) where left[index] != right[index] {
      return left[index] < right[index] ? Order.less : Order.greater
    }
    return left.count < right.count ? Order.less : Order.greater
  }

  static func starts(_ text: UnsafeRawBufferPointer, with part: UnsafeRawBufferPointer) -> Bool {
    part.count <= text.count && hasSameBytes(text, 0, part)
  }

  static func ends(_ text: UnsafeRawBufferPointer, with part: UnsafeRawBufferPointer) -> Bool {
    part.count <= text.count && hasSameBytes(text, text.count - part.count, part)
  }

  static func contains(_ text: UnsafeRawBufferPointer, _ part: UnsafeRawBufferPointer) -> Bool {
    guard part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { hasSameBytes(text, $0, part) }
  }

  /// The bytes that begin a scalar.
  static func scalarCount(_ text: UnsafeRawBufferPointer) -> Int {
    text.count { $0 & 0xC0 != 0x80 }
  }

  /// Lends a text's bytes. Every native string has them in one piece; one that has not is copied.
  @inline(__always)
  static func withBytes<Result>(
    _ text: String, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    let result = text.utf8.withContiguousStorageIfAvailable { body(UnsafeRawBufferPointer($0)) }
    return result ?? Array(text.utf8).withUnsafeBytes(body)
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
