/// A citizen's identity number (公民身份号码): 17 digits and a check character.
///
/// Source: GB 11643-1999. Input is normalised: blanks around it fall away, full-width becomes
/// half-width, a small `x` becomes `X`. The division (positions 1-6) is not checked: divisions come
/// and go, and a number keeps the one it was given with.
public struct CitizenID: Hashable, Sendable {
  /// What is wrong with a text.
  public enum Failure: Error, Hashable, Sendable {
    /// Not 18 characters but this many.
    case length(Int)
    /// A number of the first generation: 15 digits, no check, no longer valid.
    case fifteenDigits
    /// A character at this position (from 1) that is no digit; at 18 neither digit nor X.
    case character(position: Int)
    /// Positions 1-6 are all 0, which never was a division.
    case division
    /// Positions 7-14 are not a day of the calendar.
    case birthDate
    /// The last character should be this one.
    case checkDigit(expected: Character)
  }

  /// The 18 characters with a capital X, unmasked: personal data, not for messages.
  public let text: String
  /// Positions 7 to 14: personal data too.
  public let birthDate: CivilDate

  /// Reads a number in any of the forms that are normalised.
  /// - Throws: `Failure`, the first that applies in the order of its cases.
  public init(_ text: String) throws(Failure) {
    let normal = IdentifierText(text)
    let badPosition = normal.firstPosition { index, byte in
      !byte.isASCIIDigit && !(index == 17 && byte == UInt8(ascii: "X"))
    }
    guard normal.count == 18 else {
      throw normal.count == 15 && badPosition == nil ? .fifteenDigits : .length(normal.count)
    }
    if let badPosition { throw .character(position: badPosition) }
    guard normal.bytes[..<6].contains(where: { $0 != UInt8(ascii: "0") }) else {
      throw .division
    }
    guard let birthDate = Self.birthDate(normal.text) else { throw .birthDate }
    let sum = Self.digits.weightedSum(normal.bytes, Self.weights)
    let expected = Self.checks[sum % 11]
    guard normal.text.last == expected else { throw .checkDigit(expected: expected) }
    self.text = normal.text
    self.birthDate = birthDate
  }

  private static func birthDate(_ text: String) -> CivilDate? {
    var reader = ByteReader(String(text.dropFirst(6).prefix(8)))
    guard let year = reader.digits(4), let month = reader.digits(2), let day = reader.digits(2)
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  private static let digits = CheckAlphabet("0123456789")
  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let checks: [Character] = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"]
}

extension CitizenID: CustomStringConvertible {
  /// Masked, so that a message cannot leak it; `text` is the number itself.
  public var description: String { Mask.citizenID(text) }
}
