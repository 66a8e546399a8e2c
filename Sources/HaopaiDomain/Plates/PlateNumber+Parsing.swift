extension PlateNumber {
  /// Why a text is no plate number, and where in it.
  public struct ParseError: Error, Hashable, Sendable {
    /// Scalars are as written; a `position` counts the serial's characters from 1.
    public enum Reason: Hashable, Sendable {
      /// Nothing, or nothing but blanks.
      case empty
      /// The first character is none of the 31 of `Province`.
      case unknownProvince(Unicode.Scalar)
      /// It ends behind the province.
      case missingAuthority
      /// No letter, or the letter I.
      case badAuthority(Unicode.Scalar)
      /// I or O, which no serial holds (GA 36-2018, 5.9).
      case forbiddenLetter(Unicode.Scalar, position: Int)
      /// Neither a letter nor a digit; Han characters such as 学 are not read either.
      case badCharacter(Unicode.Scalar, position: Int)
      /// The serial has this many characters instead of 1…6.
      case wrongLength(Int)
    }
    /// What is wrong at `utf8Range`.
    public let reason: Reason
    /// Bytes of the text's UTF-8; empty where something is missing.
    public let utf8Range: Range<Int>

    package init(reason: Reason, utf8Range: Range<Int>) {
      self.reason = reason
      self.utf8Range = utf8Range
    }
  }

  /// Reads a number as people write it.
  ///
  /// Full-width characters count as half-width and small letters as capital ones; blanks are
  /// skipped, and so are `· • ・ ． ‧ . -` between authority and serial. Scalars are compared, never
  /// `Character`s, for which U+0387 would equal the middle dot.
  /// - Throws: `ParseError` for the first thing wrong. That a grammar admits the serial is not
  ///   checked.
  public init(_ text: String) throws(ParseError) {
    var parser = PlateParser()
    for scalar in text.unicodeScalars { try parser.take(scalar) }
    self = try parser.finish()
  }

  /// Reads UTF-8 that has the form of `description`; nil for any other.
  init?(inNormalForm text: Slice<UnsafeBufferPointer<UInt8>>) {
    // A province has three bytes, the authority one, `·` two.
    let start = text.startIndex
    guard text.count > 6, text[start] & 0xF0 == 0xE0, text[start + 4] == 0xC2,
      text[start + 5] == 0xB7,
      let scalar = Unicode.Scalar(
        UInt32(text[start] & 0x0F) << 12 | UInt32(text[start + 1] & 0x3F) << 6
          | UInt32(text[start + 2] & 0x3F)),
      let province = Province(scalar)
    else { return nil }
    self.init(province: province, authority: text[start + 3], serial: text.dropFirst(6))
  }
}

/// The beginning of a plate number, as somebody types it: empty, a province, an authority, or some
/// of the serial too.
package struct PlatePrefix: Hashable, Sendable {
  /// Nil where nothing was typed yet.
  package let province: Province?
  /// The letter's ASCII byte; nil where it was not typed yet.
  package let authority: UInt8?
  /// ASCII bytes.
  package let serial: [UInt8]

  /// Reads what `PlateNumber(_:)` would read of a whole number.
  /// - Throws: the first thing for which no number begins so.
  package init(_ text: String) throws(PlateNumber.ParseError) {
    var parser = PlateParser()
    for scalar in text.unicodeScalars { try parser.take(scalar) }
    self = try parser.prefix()
  }

  fileprivate init(province: Province?, authority: UInt8?, serial: [UInt8]) {
    self.province = province
    self.authority = authority
    self.serial = serial
  }
}

/// Reads one plate number, a scalar at a time.
struct PlateParser {
  private(set) var offset: Int
  private var province: Province?
  private var authority: UInt8?
  private var raw: UInt64 = 0
  private var serialLength = 0
  private var serialStart = 0

  /// - Parameter offset: of the first scalar, in bytes of the text's UTF-8.
  init(at offset: Int = 0) { self.offset = offset }

  var hasSerial: Bool { serialLength > 0 }

  mutating func take(_ written: Unicode.Scalar) throws(PlateNumber.ParseError) {
    let place = offset..<offset + UTF8.width(written)
    defer { offset = place.upperBound }
    let scalar = PlateAlphabet.normalized(written)
    if PlateAlphabet.isBlank(scalar) { return }
    if province == nil {
      province = Province(scalar)
      guard province != nil else { throw failure(.unknownProvince(written), place) }
    } else if authority == nil {
      authority = PlateParser.byte(scalar, where: PlateAlphabet.isAuthority)
      guard authority != nil else { throw failure(.badAuthority(written), place) }
    } else if serialLength > 0 || !PlateAlphabet.isSeparator(scalar) {
      try takeSerial(scalar, written: written, place)
    }
  }

  func prefix() throws(PlateNumber.ParseError) -> PlatePrefix {
    guard serialLength <= PlateNumber.serialLengths.upperBound else {
      throw failure(.wrongLength(serialLength), serialStart..<offset)
    }
    let serial = (0..<serialLength).map { index in
      UInt8(truncatingIfNeeded: raw >> PlateNumber.shift(index))
    }
    return PlatePrefix(province: province, authority: authority, serial: serial)
  }

  func finish() throws(PlateNumber.ParseError) -> PlateNumber {
    let end = offset..<offset
    guard let province else { throw failure(.empty, end) }
    guard let authority else { throw failure(.missingAuthority, end) }
    guard PlateNumber.serialLengths.contains(serialLength) else {
      throw failure(.wrongLength(serialLength), serialLength == 0 ? end : serialStart..<offset)
    }
    return PlateNumber(unchecked: PlateNumber.head(province, authority) | raw)
  }

  private mutating func takeSerial(
    _ scalar: Unicode.Scalar, written: Unicode.Scalar, _ place: Range<Int>
  ) throws(PlateNumber.ParseError) {
    if serialLength == 0 { serialStart = place.lowerBound }
    guard let byte = PlateParser.byte(scalar, where: PlateAlphabet.isSerial) else {
      let position = serialLength + 1
      throw scalar == "I" || scalar == "O"
        ? failure(.forbiddenLetter(written, position: position), place)
        : failure(.badCharacter(written, position: position), place)
    }
    if serialLength < PlateNumber.serialLengths.upperBound {
      raw |= UInt64(byte) << PlateNumber.shift(serialLength)
    }
    serialLength += 1
  }

  private func failure(
    _ reason: PlateNumber.ParseError.Reason, _ place: Range<Int>
  ) -> PlateNumber.ParseError {
    PlateNumber.ParseError(reason: reason, utf8Range: place)
  }

  private static func byte(_ scalar: Unicode.Scalar, where accepts: (UInt8) -> Bool) -> UInt8? {
    guard scalar.isASCII else { return nil }
    let byte = UInt8(truncatingIfNeeded: scalar.value)
    return accepts(byte) ? byte : nil
  }
}
