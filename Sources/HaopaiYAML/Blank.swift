import HaopaiDiagnostics

/// The bytes that separate, and the characters that only look as if they did.
enum Blank {
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  static func isBlankOrBreak(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte == 0x0A || byte == 0x0D
  }

  /// Spaces that YAML takes for letters: U+3000 of Chinese input methods, U+00A0 of copied web pages
  /// and their kin.
  static func isUnusualSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  static func isUnusualSpace(at offset: Int, of bytes: [UInt8]) -> Bool {
    UTF8Decoding.step(bytes, at: offset).scalar.map(isUnusualSpace) ?? false
  }

  /// Characters that take no room at all and change a word all the same.
  static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x115F, 0x1160, 0x180E, 0x200B...0x200D, 0x2060...0x2064, 0x3164, 0xFEFF, 0xFFA0:
      true
    default: isVariant(scalar) || (0xE0000...0xE007F).contains(scalar.value)
    }
  }

  /// Chooses a shape of the character before it, as in emoji.
  static func isVariant(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
    default: false
    }
  }

  /// The range without blanks and breaks at its ends.
  static func trim(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, isBlankOrBreak(bytes[lower]) { lower += 1 }
    while upper > lower, isBlankOrBreak(bytes[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  /// The lines of a range, each without blanks at its ends; blank lines are left out.
  static func lines(of range: Range<Int>, in bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = range.lowerBound
    for offset in range where bytes[offset] == 0x0A {
      lines.append(trim(start..<offset, of: bytes))
      start = offset + 1
    }
    lines.append(trim(start..<max(start, range.upperBound), of: bytes))
    return lines.filter { !$0.isEmpty }
  }
}

/// A character of the file with its place.
struct PlacedScalar {
  let scalar: Unicode.Scalar
  let range: Range<Int>

  /// The characters of a range of valid UTF-8.
  static func all(in range: Range<Int>, of bytes: [UInt8]) -> [PlacedScalar] {
    var result: [PlacedScalar] = []
    result.reserveCapacity(range.count)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let step = UTF8Decoding.step(bytes, at: offset)
      let end = offset + step.length
      if let scalar = step.scalar {
        result.append(PlacedScalar(scalar: scalar, range: offset..<end))
      }
      offset = end
    }
    return result
  }
}
