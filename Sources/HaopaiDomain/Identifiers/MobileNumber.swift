/// A mobile phone number of mainland China: 11 digits that begin with 13 to 19.
///
/// Input is normalised: blanks around it fall away, full-width becomes half-width. Blanks or
/// hyphens inside and `+86` before it are not removed: what the citizen wrote is what is called.
public struct MobileNumber: Hashable, Sendable {
  /// What is wrong with a text.
  public enum Failure: Error, Hashable, Sendable {
    /// Not 11 characters but this many.
    case length(Int)
    /// A character at this position (from 1) that is no digit.
    case character(position: Int)
    /// It does not begin with 13 to 19.
    case prefix
  }

  /// The 11 digits, unmasked: personal data, not for messages.
  public let text: String

  /// Reads a number in any of the forms that are normalised.
  /// - Throws: `Failure`, the first that applies in the order of its cases.
  public init(_ text: String) throws(Failure) {
    let normal = IdentifierText(text)
    guard normal.count == 11 else { throw .length(normal.count) }
    if let position = normal.firstPosition({ !$1.isASCIIDigit }) {
      throw .character(position: position)
    }
    guard normal.bytes[0] == UInt8(ascii: "1"), normal.bytes[1] >= UInt8(ascii: "3") else {
      throw .prefix
    }
    self.text = normal.text
  }
}

extension MobileNumber: CustomStringConvertible {
  /// Masked, so that a message cannot leak it; `text` is the number itself.
  public var description: String { Mask.mobile(text) }
}
