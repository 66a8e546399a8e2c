/// Texts compared as UTF-8, which is also the order of their Unicode scalars.
///
/// `==` and `<` on `String` follow canonical equivalence and would call texts equal that a
/// register keeps apart.
package enum TextBytes {
  package static func areSame(_ left: String, _ right: String) -> Bool {
    let left = left.utf8Span.span
    let right = right.utf8Span.span
    return left.count == right.count && hasSameBytes(left, 0, right)
  }

  /// One of `Order`'s outcomes.
  package static func order(_ left: String, _ right: String) -> UInt8 {
    let left = left.utf8Span.span
    let right = right.utf8Span.span
    if left.count == right.count, hasSameBytes(left, 0, right) { return Order.equal }
    for index in 0..<min(left.count, right.count) where left[index] != right[index] {
      return left[index] < right[index] ? Order.less : Order.greater
    }
    return left.count < right.count ? Order.less : Order.greater
  }

  package static func starts(_ text: String, with part: String) -> Bool {
    let text = text.utf8Span.span
    let part = part.utf8Span.span
    return part.count <= text.count && hasSameBytes(text, 0, part)
  }

  package static func ends(_ text: String, with part: String) -> Bool {
    let text = text.utf8Span.span
    let part = part.utf8Span.span
    return part.count <= text.count && hasSameBytes(text, text.count - part.count, part)
  }

  package static func contains(_ text: String, _ part: String) -> Bool {
    let text = text.utf8Span.span
    let part = part.utf8Span.span
    guard part.count <= text.count else { return false }
    for start in 0...(text.count - part.count) where hasSameBytes(text, start, part) {
      return true
    }
    return false
  }

  /// Whether `part` stands at `start` in `text`, which must reach that far.
  private static func hasSameBytes(
    _ text: Span<UInt8>, _ start: Int, _ part: Span<UInt8>
  ) -> Bool {
    let text = text.bytes
    let bytes = part.bytes
    var offset = 0
    // Eight bytes at a time: the loads are unaligned and stay inside both spans, because `offset`
    // ends eight before the end of the part.
    while offset + 8 <= part.count {
      let left = unsafe text.unsafeLoadUnaligned(fromByteOffset: start + offset, as: UInt64.self)
      let right = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if left != right { return false }
      offset += 8
    }
    while offset < part.count {
      let left = unsafe text.unsafeLoad(fromByteOffset: start + offset, as: UInt8.self)
      if left != part[offset] { return false }
      offset += 1
    }
    return true
  }
}
