/// A set of plate characters (`0`…`9`, `A`…`Z`), one bit each.
public struct CharacterClassSet: Hashable, Sendable {
  /// Bit n is set when the character of slot n (see `PlateAlphabet`) belongs to the set.
  public let bits: UInt64

  public static let none = CharacterClassSet(slots: 0)
  public static let digits = CharacterClassSet(slots: 0x3FF)
  /// All 26, as authority letters need them; a serial never holds I and O.
  public static let letters = CharacterClassSet(slots: 0xF_FFFF_FC00)
  /// The 24 letters that GA 36-2018 admits in a serial.
  public static let serialLetters = letters.subtracting(
    CharacterClassSet(slots: 1 << 18 | 1 << 24))
  public static let serialCharacters = digits.union(serialLetters)

  init(slots: UInt64) { self.bits = slots }

  /// - Returns: nil when a bit beyond the 36 characters is set.
  public init?(bits: UInt64) {
    guard bits >> PlateAlphabet.size == 0 else { return nil }
    self.bits = bits
  }

  public init?(_ byte: UInt8) {
    guard let slot = PlateAlphabet.slot(of: byte) else { return nil }
    self.bits = 1 << slot
  }

  /// The characters from `first` to `last`, digits before letters; empty when they are no plate
  /// characters or stand the other way round.
  init(from first: UInt8, through last: UInt8) {
    guard let low = PlateAlphabet.slot(of: first), let high = PlateAlphabet.slot(of: last),
      low <= high
    else {
      self.bits = 0
      return
    }
    self.bits = (1 << (high + 1)) - (1 << low)
  }

  public var isEmpty: Bool { bits == 0 }
  public var count: Int { bits.nonzeroBitCount }

  public func contains(_ byte: UInt8) -> Bool {
    guard let slot = PlateAlphabet.slot(of: byte) else { return false }
    return bits >> slot & 1 == 1
  }

  /// How many members stand before `byte`; nil when it is no member.
  func rank(of byte: UInt8) -> Int? {
    guard let slot = PlateAlphabet.slot(of: byte), bits >> slot & 1 == 1 else { return nil }
    return (bits & ((1 << slot) - 1)).nonzeroBitCount
  }

  public func union(_ other: CharacterClassSet) -> CharacterClassSet {
    CharacterClassSet(slots: bits | other.bits)
  }

  public func intersection(_ other: CharacterClassSet) -> CharacterClassSet {
    CharacterClassSet(slots: bits & other.bits)
  }

  public func subtracting(_ other: CharacterClassSet) -> CharacterClassSet {
    CharacterClassSet(slots: bits & ~other.bits)
  }

  public func isSubset(of other: CharacterClassSet) -> Bool { bits & ~other.bits == 0 }
}

extension CharacterClassSet: Sequence {
  /// The members' ASCII bytes, ascending.
  public func makeIterator() -> Iterator { Iterator(rest: bits) }

  public struct Iterator: IteratorProtocol, Sendable {
    var rest: UInt64

    public mutating func next() -> UInt8? {
      guard rest != 0 else { return nil }
      let slot = rest.trailingZeroBitCount
      rest &= rest - 1
      return PlateAlphabet.byte(at: slot)
    }
  }
}

extension CharacterClassSet: CustomStringConvertible {
  /// The members ascending, in the form that `init(_:)` reads.
  public var description: String { String(decoding: Array(self), as: UTF8.self) }
}

extension CharacterClassSet {
  /// Why a text is no set of characters, and where in it.
  public struct ParseError: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
      case empty
      /// Neither an upper-case ASCII letter nor a digit.
      case badCharacter(Unicode.Scalar)
      case duplicate(Unicode.Scalar)
    }
    public let reason: Reason
    /// Bytes of the text's UTF-8.
    public let utf8Range: Range<Int>

    package init(reason: Reason, utf8Range: Range<Int>) {
      self.reason = reason
      self.utf8Range = utf8Range
    }
  }

  /// Reads a list of characters such as `ABCDEFGHJKLMNPQRSTUVWXYZ`, in any order.
  public init(_ text: String) throws(ParseError) {
    var slots: UInt64 = 0
    var offset = 0
    for scalar in text.unicodeScalars {
      let place = offset..<offset + UTF8.width(scalar)
      guard scalar.isASCII,
        let slot = PlateAlphabet.slot(of: UInt8(truncatingIfNeeded: scalar.value))
      else { throw ParseError(reason: .badCharacter(scalar), utf8Range: place) }
      guard slots >> slot & 1 == 0 else {
        throw ParseError(reason: .duplicate(scalar), utf8Range: place)
      }
      slots |= 1 << slot
      offset = place.upperBound
    }
    guard slots != 0 else { throw ParseError(reason: .empty, utf8Range: 0..<0) }
    self.bits = slots
  }
}
