/// A vehicle identification number (车辆识别代号, VIN): 17 characters, the ninth a check digit.
///
/// Source: GB 16735-2019, ISO 3779. Input is normalised: blanks around it fall away, full-width
/// becomes half-width, small letters become capitals. The check digit is mandatory in China and
/// North America, not in Europe, so it can be left unchecked for imports.
public struct VehicleIdentification: Hashable, Sendable {
  /// What is wrong with a text.
  public enum Failure: Error, Hashable, Sendable {
    /// Not 17 characters but this many.
    case length(Int)
    /// A character at this position (from 1) that is neither a digit nor a letter but I, O, Q.
    case character(position: Int)
    /// The ninth character should be this one.
    case checkDigit(expected: Character)
  }

  /// The 17 characters in capitals, unmasked: personal data, not for messages.
  public let text: String

  /// Reads a number; `requiresCheckDigit` is false for imports whose maker writes none.
  /// - Throws: `Failure`, the first that applies in the order of its cases.
  public init(_ text: String, requiresCheckDigit: Bool = true) throws(Failure) {
    let normal = IdentifierText(text)
    guard normal.count == 17 else { throw .length(normal.count) }
    if let position = normal.firstPosition({ Self.alphabet.value(of: $1) == nil }) {
      throw .character(position: position)
    }
    let expected = Self.checkDigit(of: normal.bytes)
    hasCheckDigit = normal.bytes[8] == expected
    expectedCheckDigit = Character(UnicodeScalar(expected))
    self.text = normal.text
    guard !requiresCheckDigit || hasCheckDigit else {
      throw .checkDigit(expected: expectedCheckDigit)
    }
  }

  /// The character that belongs at position 9: `0`-`9` or `X`.
  public let expectedCheckDigit: Character

  /// Whether position 9 holds the expected character.
  public let hasCheckDigit: Bool

  private static func checkDigit(of bytes: [UInt8]) -> UInt8 {
    let remainder = alphabet.weightedSum(bytes, weights) % 11
    return remainder == 10 ? UInt8(ascii: "X") : UInt8(ascii: "0") + UInt8(remainder)
  }

  private static let alphabet = CheckAlphabet("0123456789ABCDEFGHJKLMNPRSTUVWXYZ") {
    [
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9,  // digits
      1, 2, 3, 4, 5, 6, 7, 8,  // A-H
      1, 2, 3, 4, 5, 7, 9,  // J-N, P, R
      2, 3, 4, 5, 6, 7, 8, 9,  // S-Z
    ][$0]
  }
  private static let weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
}

extension VehicleIdentification: CustomStringConvertible {
  /// Masked, so that a message cannot leak it; `text` is the number itself.
  public var description: String { Mask.vehicle(text) }
}
