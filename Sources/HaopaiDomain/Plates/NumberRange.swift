/// A published range of numbers, `鲁F·0A000 - 鲁F·0A999`, or a single number.
///
/// A range is the product of its positions: each runs on its own from the first number's character
/// to the last one's, over `0`…`9` and then `A`…`Z`, so that `8`…`B` means 8, 9, A and B. Not every
/// number of the product exists: `blocks(under:)` cuts it down to a grammar.
public struct NumberRange: Hashable, Sendable {
  /// Where each position starts.
  public let first: PlateNumber
  /// Same province, authority and length; at no position before `first`.
  public let last: PlateNumber

  /// The range of this number alone.
  public init(_ number: PlateNumber) {
    self.first = number
    self.last = number
  }

  /// Every position of `first` must stand at or before that of `last`.
  /// - Throws: `differentPrefix`, `differentLength` or `endBeforeStart`, the first that applies.
  public init(from first: PlateNumber, through last: PlateNumber) throws(ParseError.Reason) {
    guard first.province == last.province, first.authority == last.authority else {
      throw .differentPrefix(first, last)
    }
    guard first.serial.count == last.serial.count else {
      throw .differentLength(first.serial.count, last.serial.count)
    }
    let firstBefore = zip(first.serial, last.serial).enumerated().first { $1.0 > $1.1 }
    if let firstBefore { throw .endBeforeStart(position: firstBefore.offset + 1) }
    self.first = first
    self.last = last
  }

  /// The numbers of the range that exist, as disjoint blocks ordered by their first number.
  ///
  /// Blocks of different patterns may interleave. None when letters and grammar leave nothing.
  public func blocks(
    under grammar: SerialGrammar, excluding characters: CharacterClassSet = .none
  ) -> [NumberBlock] {
    products(under: grammar, excluding: characters).map(\.block)
  }

  /// The numbers of `blocks(under:)`, in the same order.
  public func products(
    under grammar: SerialGrammar, excluding characters: CharacterClassSet = .none
  ) -> [NumberProduct] {
    guard let whole = SerialProduct(from: first.serial, through: last.serial),
      let product = characters.isEmpty ? whole : whole.without(characters)
    else { return [] }
    let head = PlateNumber.head(first.province, first.authority)
    let products = grammar.products.compactMap { pattern in
      pattern.intersection(product).map { NumberProduct(head: head, product: $0) }
    }
    return products.count > 1 ? products.sorted { $0.first < $1.first } : products
  }

  /// How many numbers the range spans, whether or not a grammar admits them.
  public var span: Int {
    zip(first.serial, last.serial).reduce(1) { count, ends in
      count
        * CharacterClassSet(from: ends.0, through: ends.1)
        .intersection(.serialCharacters).count
    }
  }

  /// What both ranges span; nil when that is nothing.
  public func intersection(_ other: NumberRange) -> NumberRange? {
    guard first.province == other.first.province, first.authority == other.first.authority,
      first.serial.count == other.first.serial.count
    else { return nil }
    let low = zip(first.serial, other.first.serial).map(max)
    let high = zip(last.serial, other.last.serial).map(min)
    guard
      let start = PlateNumber(province: first.province, authority: first.authority, serial: low),
      let end = PlateNumber(province: first.province, authority: first.authority, serial: high)
    else { return nil }
    return try? NumberRange(from: start, through: end)
  }

  /// The least number that both ranges span, whether or not a grammar admits it; nil for none.
  public func overlap(with other: NumberRange) -> PlateNumber? { intersection(other)?.first }
}

extension NumberRange: CustomStringConvertible {
  /// `FIRST - LAST` or one number, in the form that `init(_:)` reads.
  public var description: String { first == last ? "\(first)" : "\(first) - \(last)" }
}

extension NumberRange {
  /// Why a text is no range, and where in it.
  public struct ParseError: Error, Hashable, Sendable {
    /// What is wrong, whatever its place.
    public enum Reason: Error, Hashable, Sendable {
      /// One of the two numbers is none.
      case number(PlateNumber.ParseError.Reason)
      /// Province or authority differ: two offices share no range.
      case differentPrefix(PlateNumber, PlateNumber)
      /// Lengths of the two serials.
      case differentLength(Int, Int)
      /// The last number's character stands before the first one's; positions of the serial
      /// count from 1.
      case endBeforeStart(position: Int)
    }
    /// What is wrong at `utf8Range`.
    public let reason: Reason
    /// Bytes of the text's UTF-8; all of it where the two numbers do not fit each other.
    public let utf8Range: Range<Int>

    package init(reason: Reason, utf8Range: Range<Int>) {
      self.reason = reason
      self.utf8Range = utf8Range
    }
  }

  /// Reads `FIRST - LAST` or one number; `~`, `–`, `—`, `〜`, `至` and full-width forms join as `-`
  /// does.
  /// - Throws: `ParseError` for a number that is none, else for two that do not fit each other.
  public init(_ text: String) throws(ParseError) {
    if let range = NumberRange(inNormalForm: text) {
      self = range
      return
    }
    var parser = PlateParser()
    var first: PlateNumber?
    for scalar in text.unicodeScalars {
      if first == nil, parser.hasSerial, NumberRange.joins(scalar) {
        first = try NumberRange.checked { () throws(PlateNumber.ParseError) in try parser.finish() }
        parser = PlateParser(at: parser.offset + UTF8.width(scalar))
      } else {
        try NumberRange.checked { () throws(PlateNumber.ParseError) in try parser.take(scalar) }
      }
    }
    let last = try NumberRange.checked { () throws(PlateNumber.ParseError) in try parser.finish() }
    do throws(ParseError.Reason) {
      try self.init(from: first ?? last, through: last)
    } catch {
      throw ParseError(reason: error, utf8Range: 0..<text.utf8.count)
    }
  }

  /// Reads what `description` writes, as nearly all files do, without looking at each character as
  /// anything that people type; nil for all else.
  private init?(inNormalForm text: String) {
    let ends = text.utf8.withContiguousStorageIfAvailable { bytes -> (PlateNumber, PlateNumber)? in
      let bytes = bytes[...]
      let joint = bytes.count / 2 - 1
      guard bytes.count > 3, bytes.dropFirst(joint).starts(with: [0x20, 0x2D, 0x20]),
        let first = PlateNumber(inNormalForm: bytes.prefix(joint)),
        let last = PlateNumber(inNormalForm: bytes.dropFirst(joint + 3))
      else { return nil }
      return (first, last)
    }
    guard case .some(.some((let first, let last))) = ends,
      let range = try? NumberRange(from: first, through: last)
    else { return nil }
    self = range
  }

  /// Whether the scalar may stand between the ends of a range.
  static func joins(_ scalar: Unicode.Scalar) -> Bool {
    switch PlateAlphabet.normalized(scalar) {
    case "-", "~", "\u{2013}", "\u{2014}", "\u{301C}", "至": true
    default: false
    }
  }

  private static func checked<Result>(
    _ body: () throws(PlateNumber.ParseError) -> Result
  ) throws(ParseError) -> Result {
    do {
      return try body()
    } catch {
      throw ParseError(reason: .number(error.reason), utf8Range: error.utf8Range)
    }
  }
}
