/// The 36 characters of plate numbers as slots: `0`…`9` are 0…9, `A`…`Z` are 10…35.
///
/// Slots order characters as a number range does (digits before letters), which is also the order
/// of their bytes. No Unicode property is ever asked: `五` and `Ａ` are digits and letters to
/// Unicode, but not on a plate.
public enum PlateAlphabet {
  /// How many slots there are; a set of characters has as many bits.
  public static let size = 36

  /// The slot of an upper-case ASCII letter or digit; nil for any other byte.
  public static func slot(of byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x5A: Int(byte) - 0x41 + 10
    default: nil
    }
  }

  /// The ASCII byte of a slot 0…35; nil for any other.
  public static func byte(at slot: Int) -> UInt8? {
    switch slot {
    case 0..<10: UInt8(slot + 0x30)
    case 10..<36: UInt8(slot - 10 + 0x41)
    default: nil
    }
  }

  /// Whether a serial may hold the byte: digits and letters, never I and O (GA 36-2018, 5.9).
  static func isSerial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "I"), UInt8(ascii: "O"): false
    case 0x30...0x39, 0x41...0x5A: true
    default: false
    }
  }

  /// Whether the byte can name an issuing authority: a letter other than I. O exists there, for
  /// provincial organs (GA 36-2018, appendix A).
  static func isAuthority(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) && byte != UInt8(ascii: "I")
  }

  /// The half-width, upper-case form of what people type; any other scalar unchanged.
  static func normalized(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    var value = scalar.value
    // Most are digits and capital letters.
    if value < 0x61 { return scalar }
    if value == 0x3000 { value = 0x20 }
    if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
    if (0x61...0x7A).contains(value) { value -= 0x20 }
    return Unicode.Scalar(value) ?? scalar
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\u{A0}"
  }

  /// What may stand between authority letter and serial: `·` and what is typed in its place.
  static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{B7}", "\u{2022}", "\u{30FB}", "\u{2027}", ".", "-": true
    default: false
    }
  }
}
