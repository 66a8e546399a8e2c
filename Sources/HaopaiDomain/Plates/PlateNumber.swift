/// A plate number in its normal form: province, authority letter and serial, `鲁F·12345`.
///
/// One word holds it, and the word's order is the numbers' order: province index (1…31) in the top
/// byte, the authority's ASCII letter in the next, then the serial's 1…6 ASCII bytes, left-aligned,
/// the rest zero. The top bit is never set, so that the word also fits a non-negative `Int64`.
/// Which serials exist is not decided here but by a `SerialGrammar`.
public struct PlateNumber: Hashable, Comparable, Sendable {
  /// How many characters a serial can have. Ordinary numbers have 5, new-energy ones 6
  /// (GA 36-2018).
  public static let serialLengths = 1...6

  /// The word described above; stable, since stores and journals keep it.
  public let rawValue: UInt64

  init(unchecked rawValue: UInt64) { self.rawValue = rawValue }

  /// - Returns: nil unless the authority is a letter other than I, and the serial 1…6 digits and
  ///   letters without I and O.
  public init?(province: Province, authority: UInt8, serial: some Collection<UInt8>) {
    guard PlateAlphabet.isAuthority(authority),
      PlateNumber.serialLengths.contains(serial.count),
      serial.allSatisfy(PlateAlphabet.isSerial)
    else { return nil }
    var raw = PlateNumber.head(province, authority)
    for (position, byte) in serial.enumerated() {
      raw |= UInt64(byte) << PlateNumber.shift(position)
    }
    self.rawValue = raw
  }

  /// Reads back `word`.
  ///
  /// - Returns: nil when the word is not one that a number has.
  public init?(word: Int64) {
    let raw = UInt64(bitPattern: word)
    guard let province = Province(index: Int(raw >> 56)) else { return nil }
    let serial = Serial(raw: raw)
    let number = PlateNumber(
      province: province, authority: UInt8(truncatingIfNeeded: raw >> 48), serial: serial)
    guard let number, number.rawValue == raw else { return nil }
    self = number
  }

  /// The number as a signed word, never negative: for stores and journals.
  public var word: Int64 { Int64(bitPattern: rawValue) }

  /// The number's first character.
  public var province: Province {
    // Every initialiser has checked the index; the first province stands for the impossible.
    Province(index: Int(rawValue >> 56)) ?? Province.all[0]
  }

  /// The authority's letter in ASCII.
  public var authority: UInt8 { UInt8(truncatingIfNeeded: rawValue >> 48) }

  /// What follows the authority's letter: `12345`.
  public var serial: Serial { Serial(raw: rawValue) }

  /// Whether the serial holds the ASCII byte; province and authority do not count.
  public func contains(_ byte: UInt8) -> Bool { serial.contains(byte) }

  /// By province in the standard's order, then authority, then serial byte by byte: digits before
  /// letters, a serial before its continuations.
  public static func < (left: PlateNumber, right: PlateNumber) -> Bool {
    left.rawValue < right.rawValue
  }

  /// Province and authority as the word holds them.
  static func head(_ province: Province, _ authority: UInt8) -> UInt64 {
    UInt64(province.index) << 56 | UInt64(authority) << 48
  }

  /// Where the word holds the serial's byte at `position` (from 0).
  static func shift(_ position: Int) -> Int { 40 - 8 * position }
}

extension PlateNumber {
  /// The serial's ASCII bytes, without memory of their own.
  public struct Serial: RandomAccessCollection, Hashable, Sendable {
    private let bytes: UInt64

    init(raw: UInt64) { self.bytes = raw << 16 }

    /// 0, the character after the authority's letter.
    public var startIndex: Int { 0 }
    /// The serial's length: `1...6`.
    public var endIndex: Int { (71 - bytes.trailingZeroBitCount) / 8 }

    /// The ASCII byte at a position from 0 below `endIndex`.
    public subscript(position: Int) -> UInt8 {
      UInt8(truncatingIfNeeded: bytes >> (56 - 8 * position))
    }
  }
}

extension PlateNumber: CustomStringConvertible {
  /// The form on the plate, `鲁F·12345`.
  public var description: String {
    "\(province)\(Unicode.Scalar(authority))·\(String(decoding: serial, as: UTF8.self))"
  }
}
