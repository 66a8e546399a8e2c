/// An organisation's unified social credit code (统一社会信用代码): 18 characters with two checks.
///
/// One registering department, one kind, a division of six digits, an organisation code of nine
/// whose last is its own check, and the check of the whole. Source: GB 32100-2015 (whole), GB
/// 11714-1997 (organisation code). Input is normalised: blanks around it fall away, full-width
/// becomes half-width, small letters become capitals. Public data: it is not masked.
public struct CreditCode: Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with a text.
  public enum Failure: Error, Hashable, Sendable {
    /// Not 18 characters but this many.
    case length(Int)
    /// A character at this position (from 1) that cannot stand there: I, O, S, V, Z anywhere, a
    /// letter in the division (positions 3-8).
    case character(position: Int)
    /// Positions 3-8 are all 0, which is no division: the checks hold for nothing but zeros.
    case division
    /// The last character of the organisation code, position 17, should be this one.
    case organisationCheckDigit(expected: Character)
    /// The last character should be this one.
    case checkDigit(expected: Character)
  }

  /// The 18 characters in capitals.
  public let text: String
  /// The code itself: it is public.
  public var description: String { text }

  /// The check of the whole is looked at first: a slip of the pen breaks both, and it is the one
  /// that speaks for all positions.
  /// - Throws: `Failure`: the length, then the first bad character, then the checks.
  public init(_ text: String) throws(Failure) {
    let normal = IdentifierText(text)
    guard normal.count == 18 else { throw .length(normal.count) }
    if let position = normal.firstPosition(Self.isForbidden) {
      throw .character(position: position)
    }
    guard normal.bytes[2..<8].contains(where: { $0 != UInt8(ascii: "0") }) else {
      throw .division
    }
    let expected = Self.check(normal.bytes)
    guard normal.bytes[17] == expected else {
      throw .checkDigit(expected: Character(UnicodeScalar(expected)))
    }
    let organisation = Self.organisationCheck(normal.bytes[8..<16])
    guard normal.bytes[16] == organisation else {
      throw .organisationCheckDigit(expected: Character(UnicodeScalar(organisation)))
    }
    self.text = normal.text
  }

  private static func isForbidden(_ index: Int, _ byte: UInt8) -> Bool {
    (2..<8).contains(index) ? !byte.isASCIIDigit : alphabet.value(of: byte) == nil
  }

  /// (31 - sum mod 31) mod 31, as a character of the alphabet.
  private static func check(_ bytes: [UInt8]) -> UInt8 {
    characters[(31 - alphabet.weightedSum(bytes, weights) % 31) % 31]
  }

  /// 11 - sum mod 11, where 10 is X and 11 is 0; letters count from A = 10 without gaps.
  private static func organisationCheck(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    let check = 11 - organisationAlphabet.weightedSum(Array(bytes), organisationWeights) % 11
    switch check {
    case 10: return UInt8(ascii: "X")
    case 11: return UInt8(ascii: "0")
    default: return UInt8(ascii: "0") + UInt8(check)
    }
  }

  private static let characters = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
  private static let alphabet = CheckAlphabet("0123456789ABCDEFGHJKLMNPQRTUWXY")
  /// 3 to the power of the position, mod 31.
  private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  private static let organisationAlphabet = CheckAlphabet("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  private static let organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
}
