/// A shape of serials, such as `DDDDD` or `ELDDDD`: at each position a digit (D), a letter (L) or
/// an energy letter (E). Which letters those are, a `SerialGrammar` says.
public struct SerialPattern: Hashable, Sendable {
  /// What one position takes. The raw value is the ASCII letter that patterns are written with.
  public enum Element: UInt8, Hashable, Sendable {
    /// `D`: `0` to `9`.
    case digit = 0x44
    /// `L`: a letter in use, `SerialGrammar.letters`.
    case letter = 0x4C
    /// `E`: a letter that marks new-energy plates, `SerialGrammar.energyLetters`.
    case energyLetter = 0x45
  }

  /// 1…6 of them.
  public let elements: [Element]

  /// Why a text is no pattern, and where in it.
  public struct ParseError: Error, Hashable, Sendable {
    /// What is wrong, whatever its place.
    public enum Reason: Hashable, Sendable {
      /// There is no position at all.
      case empty
      /// More than six positions.
      case tooLong
      /// Something else than `D`, `L` and `E`; positions count from 1.
      case badCharacter(Unicode.Scalar, position: Int)
    }
    /// What is wrong at `utf8Range`.
    public let reason: Reason
    /// Bytes of the text's UTF-8; from the seventh position on where it is too long.
    public let utf8Range: Range<Int>

    package init(reason: Reason, utf8Range: Range<Int>) {
      self.reason = reason
      self.utf8Range = utf8Range
    }
  }

  /// Reads one to six of `D`, `L` and `E`, in capitals, nothing between them.
  /// - Throws: `ParseError` for the first thing wrong.
  public init(_ text: String) throws(ParseError) {
    var elements: [Element] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      let place = offset..<offset + UTF8.width(scalar)
      guard scalar.isASCII, let element = Element(rawValue: UInt8(truncatingIfNeeded: scalar.value))
      else {
        let reason = ParseError.Reason.badCharacter(scalar, position: elements.count + 1)
        throw ParseError(reason: reason, utf8Range: place)
      }
      guard elements.count < PlateNumber.serialLengths.upperBound else {
        throw ParseError(reason: .tooLong, utf8Range: place.lowerBound..<text.utf8.count)
      }
      elements.append(element)
      offset = place.upperBound
    }
    guard !elements.isEmpty else { throw ParseError(reason: .empty, utf8Range: 0..<0) }
    self.elements = elements
  }

  /// How many characters a serial of this shape has: `1...6`.
  public var length: Int { elements.count }
}

extension SerialPattern: CustomStringConvertible {
  /// In the form that `init(_:)` reads: `ELDDDD`.
  public var description: String { String(decoding: elements.map(\.rawValue), as: UTF8.self) }
}
