/// A set of plate characters (`0`…`9`, `A`…`Z`), one bit each.
public struct CharacterClassSet: Hashable, Sendable {
  /// Bit n is set when the character of slot n (see `PlateAlphabet`) belongs to the set.
  public let bits: UInt64

  /// No character; it cannot be read from a text.
  public static let none = CharacterClassSet(slots: 0)
  /// `0` to `9`.
  public static let digits = CharacterClassSet(slots: 0x3FF)
  /// All 26, as authority letters need them; a serial never holds I and O.
  public static let letters = CharacterClassSet(slots: 0xF_FFFF_FC00)
  /// The 24 letters that GA 36-2018 admits in a serial.
  public static let serialLetters = letters.subtracting(
    CharacterClassSet(slots: 1 << 18 | 1 << 24))
  /// What can stand in a serial: ten digits and 24 letters.
  public static let serialCharacters = digits.union(serialLetters)

  init(slots: UInt64) { self.bits = slots }

  /// - Returns: nil when a bit beyond the 36 characters is set.
  public init?(bits: UInt64) {
    guard bits >> PlateAlphabet.size == 0 else { return nil }
    self.bits = bits
  }

  /// The set of one character; nil unless it is an upper-case ASCII letter or a digit.
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

  /// Whether no character is left.
  public var isEmpty: Bool { bits == 0 }
  /// `0...36`.
  public var count: Int { bits.nonzeroBitCount }

  /// Whether the ASCII byte is a member; false for any that is no plate character.
  public func contains(_ byte: UInt8) -> Bool {
    guard let slot = PlateAlphabet.slot(of: byte) else { return false }
    return bits >> slot & 1 == 1
  }

  /// How many members stand before `byte`; nil when it is no member.
  func rank(of byte: UInt8) -> Int? {
    guard let slot = PlateAlphabet.slot(of: byte), bits >> slot & 1 == 1 else { return nil }
    return (bits & ((1 << slot) - 1)).nonzeroBitCount
  }

  /// The characters of either set.
  public func union(_ other: CharacterClassSet) -> CharacterClassSet {
    CharacterClassSet(slots: bits | other.bits)
  }

  /// The characters of both sets.
  public func intersection(_ other: CharacterClassSet) -> CharacterClassSet {
    CharacterClassSet(slots: bits & other.bits)
  }

  /// The characters of this set that the other lacks.
  public func subtracting(_ other: CharacterClassSet) -> CharacterClassSet {
    CharacterClassSet(slots: bits & ~other.bits)
  }

  /// Whether the other set has every character of this one; true for the empty set.
  public func isSubset(of other: CharacterClassSet) -> Bool { bits & ~other.bits == 0 }
}

extension CharacterClassSet: Sequence {
  /// The members' ASCII bytes, ascending.
  public func makeIterator() -> Iterator { Iterator(rest: bits) }

  /// Walks through a set without memory of its own.
  public struct Iterator: IteratorProtocol, Sendable {
    var rest: UInt64

    /// The next member's ASCII byte; nil behind the last.
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
    /// What is wrong, whatever its place. Scalars are as written.
    public enum Reason: Hashable, Sendable {
      /// There is no character at all; a set that is read has one or more.
      case empty
      /// Neither an upper-case ASCII letter nor a digit.
      case badCharacter(Unicode.Scalar)
      /// A character that stood before.
      case duplicate(Unicode.Scalar)
    }
    /// What is wrong at `utf8Range`.
    public let reason: Reason
    /// Bytes of the text's UTF-8; empty where the text is.
    public let utf8Range: Range<Int>

    package init(reason: Reason, utf8Range: Range<Int>) {
      self.reason = reason
      self.utf8Range = utf8Range
    }
  }

  /// Reads a list of characters such as `ABCDEFGHJKLMNPQRSTUVWXYZ`, in any order.
  /// - Throws: `ParseError` for the first character that is wrong, or for an empty text.
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
