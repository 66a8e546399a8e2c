import HaopaiDiagnostics

/// The spelling of the words that rule files use as keys: lower-case ASCII letters, digits, `_`, `-`
/// and `.`.
enum KeyWord {
  /// Where the key word at the start of the range ends; the start itself where there is none.
  static func end(in range: Range<Int>, of bytes: [UInt8]) -> Int {
    guard let first = bytes[range].first, (0x61...0x7A).contains(first) else {
      return range.lowerBound
    }
    return bytes[range].firstIndex { !isPart($0) } ?? range.upperBound
  }

  /// The full-width colon behind a key word at the start of the range.
  static func colon(behindKeyIn range: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
    let start = end(in: range, of: bytes)
    guard start > range.lowerBound else { return nil }
    var colon = start
    while colon < range.upperBound, Blank.isBlank(bytes[colon]) { colon += 1 }
    return isWideColon(at: colon, of: bytes, limit: range.upperBound) ? colon..<(colon + 3) : nil
  }

  static func isWideColon(at offset: Int, of bytes: [UInt8], limit: Int) -> Bool {
    offset + 3 <= limit && bytes[offset..<(offset + 3)].elementsEqual("：".utf8)
  }

  static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x5F, 0x2D, 0x2E: true
    default: false
    }
  }

  static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }

  /// A full-width letter or digit.
  static func isWideWord(_ scalar: Unicode.Scalar) -> Bool {
    Confusables.lookalike(of: scalar).map(isLetterOrDigit) ?? false
  }

  /// The character as it would be typed with the input method switched off.
  static func plain(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "，", "、": ", "
    case "：": ": "
    case "\u{3000}": " "
    case "\u{FF01}"..."\u{FF5E}":
      String(Character(Confusables.lookalike(of: scalar) ?? scalar))
    default: String(Character(scalar))
    }
  }
}
