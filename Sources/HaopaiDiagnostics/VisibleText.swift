/// Makes text safe to print: what a file holds can colour no terminal, move no cursor and reverse
/// no line.
package enum VisibleText {
  /// The text with every control, bidi and zero-width character written visibly.
  package static func make(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { needsEscape($0) }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if let visible = escape(scalar) {
        result += visible
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The visible form of a scalar that must not be printed as it is: a control picture such as `␛`
  /// or `\u{202E}`; `nil` for an ordinary one.
  package static func escape(_ scalar: Unicode.Scalar) -> String? {
    guard needsEscape(scalar) else { return nil }
    switch scalar.value {
    case 0x00...0x1F: return picture(0x2400 + scalar.value)
    case 0x7F: return picture(0x2421)
    default: return "\\u{\(hexadecimal(scalar.value))}"
    }
  }

  /// The visible form of a byte that belongs to no scalar.
  package static func escape(badByte byte: UInt8) -> String {
    "\\x{\(hexadecimal(UInt32(byte)))}"
  }

  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 }
    if scalar.value < 0xA0 { return true }
    if (0x4E00...0x9FFF).contains(scalar.value) { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      return true
    default: return scalar.properties.isDefaultIgnorableCodePoint && !isVariationSelector(scalar)
    }
  }

  private static func isVariationSelector(_ scalar: Unicode.Scalar) -> Bool {
    (0xFE00...0xFE0F).contains(scalar.value)
  }

  private static func picture(_ value: UInt32) -> String {
    Unicode.Scalar(value).map { String(Character($0)) } ?? "?"
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    String(value, radix: 16, uppercase: true)
  }
}
