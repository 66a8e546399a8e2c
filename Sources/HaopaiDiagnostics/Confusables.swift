/// Letters that look like ASCII ones and are not: a small table of those that input methods and
/// copied text really produce.
package enum Confusables {
  /// The ASCII letter, digit or sign that `scalar` is easily mistaken for; `nil` where there is
  /// none, and for ASCII itself.
  package static func lookalike(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
    case 0x370...0x4FF, 0x500...0x52F: letters[scalar]
    default: nil
    }
  }

  /// The word as the eye takes it: lower case, look-alikes as their ASCII letter, `-` as `_`.
  package static func skeleton(_ word: String) -> [Unicode.Scalar] {
    word.unicodeScalars.map { scalar in
      let plain = lookalike(of: scalar) ?? scalar
      return plain == "-" ? "_" : plain.properties.lowercaseMapping.unicodeScalars.first ?? plain
    }
  }

  private static let letters: [Unicode.Scalar: Unicode.Scalar] = [
    // Cyrillic
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ј": "j",
    "ѕ": "s", "һ": "h", "ԁ": "d", "ԛ": "q", "ԝ": "w", "А": "A", "В": "B", "Е": "E", "К": "K",
    "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T", "У": "Y", "Х": "X", "І": "I",
    "Ј": "J", "Ѕ": "S",
    // Greek
    "ο": "o", "ν": "v", "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I", "Κ": "K",
    "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T", "Υ": "Y", "Χ": "X", "υ": "u",
  ]
}
