/// Reads bytes that may be anything as Unicode scalars, one step at a time.
package enum UTF8Decoding {
  /// What stands at a place: a scalar, or one byte that begins none.
  package struct Step {
    /// `nil` where the bytes are not UTF-8.
    package let scalar: Unicode.Scalar?
    /// 1 for a bad byte, else the length of the scalar's encoding.
    package let length: Int

    /// UTF-16 code units; a bad byte counts as one replacement character.
    package var utf16Length: Int { length == 4 ? 2 : 1 }
  }

  /// Decodes the scalar at `offset`, which must lie inside `bytes`. Overlong forms, surrogates and
  /// values above U+10FFFF are bad bytes.
  package static func step(_ bytes: [UInt8], at offset: Int) -> Step {
    let first = bytes[offset]
    if first < 0x80 { return Step(scalar: Unicode.Scalar(first), length: 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, offset + length <= bytes.count else { return bad }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for next in bytes[(offset + 1)..<(offset + length)] {
      guard next & 0xC0 == 0x80 else { return bad }
      value = value << 6 | UInt32(next & 0x3F)
    }
    let smallest: UInt32 = length == 4 ? 0x1_0000 : length == 3 ? 0x800 : 0x80
    guard value >= smallest, let scalar = Unicode.Scalar(value) else { return bad }
    return Step(scalar: scalar, length: length)
  }

  private static var bad: Step { Step(scalar: nil, length: 1) }
}
