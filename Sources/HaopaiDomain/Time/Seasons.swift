/// The parts of every year in which something is open: `01-01..03-08, 08-01..10-08`, both ends
/// included.
///
/// A season does not cross New Year; one that should is written as two. `02-29` as an end includes
/// all of February in every year.
public struct Seasons: Hashable, Sendable, CustomStringConvertible {
  /// A day of the year without the year.
  public struct MonthDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// `1...12`.
    public let month: Int
    /// `1...31`, as far as the month has them in a leap year.
    public let day: Int

    /// Nil where no year has such a day; 29 February is one.
    public init?(month: Int, day: Int) {
      guard CivilDate(year: 2000, month: month, day: day) != nil else { return nil }
      self.month = month
      self.day = day
    }

    init(_ date: CivilDate) { (_, month, day) = date.parts }

    /// `MM-DD`.
    public var description: String { "\(month.twoDigits)-\(day.twoDigits)" }

    /// The earlier in the year first.
    public static func < (left: MonthDay, right: MonthDay) -> Bool {
      (left.month, left.day) < (right.month, right.day)
    }
  }

  /// Why a text is not a list of seasons; each case names the season as written.
  public enum Failure: Error, Hashable, Sendable {
    /// There is no season at all.
    case empty
    /// Not of the form `01-01..03-08`.
    case malformed(String)
    /// A day that no year has: `02-30`.
    case noSuchDay(String)
    /// The end lies before the beginning.
    case endsBeforeBeginning(String)
    /// The second season shares a day with the first.
    case overlap(String, String)
    /// More than `maximum` seasons.
    case tooMany(maximum: Int)
  }

  /// How many seasons a year may have.
  public static let maximumCount = 24

  /// In the order of the year, without a common day.
  public let ranges: [ClosedRange<MonthDay>]

  /// Reads one season or several between commas, in any order; at least one.
  /// - Throws: `Failure` for the first season that is none, else for the list.
  public init(_ text: String) throws(Failure) {
    guard !text.utf8.isEmpty else { throw .empty }
    var ranges: [ClosedRange<MonthDay>] = []
    for item in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      guard ranges.count < Self.maximumCount else { throw .tooMany(maximum: Self.maximumCount) }
      ranges.append(try Self.range(String(Substring(item.drop { $0 == UInt8(ascii: " ") }))))
    }
    ranges.sort { $0.lowerBound < $1.lowerBound }
    for (first, second) in zip(ranges, ranges.dropFirst()) where first.overlaps(second) {
      throw .overlap(Self.text(first), Self.text(second))
    }
    self.ranges = ranges
  }

  private static func range(_ text: String) throws(Failure) -> ClosedRange<MonthDay> {
    var reader = ByteReader(text)
    let dot = UInt8(ascii: ".")
    guard let first = numbers(&reader), reader.take(dot), reader.take(dot),
      let last = numbers(&reader), reader.isAtEnd
    else { throw .malformed(text) }
    guard let start = MonthDay(month: first.month, day: first.day),
      let end = MonthDay(month: last.month, day: last.day)
    else { throw .noSuchDay(text) }
    guard start <= end else { throw .endsBeforeBeginning(text) }
    return start...end
  }

  private static func numbers(_ reader: inout ByteReader) -> (month: Int, day: Int)? {
    guard let month = reader.digits(2), reader.take(UInt8(ascii: "-")),
      let day = reader.digits(2)
    else { return nil }
    return (month, day)
  }

  private static func text(_ range: ClosedRange<MonthDay>) -> String {
    "\(range.lowerBound)..\(range.upperBound)"
  }

  /// The list as it is written.
  public var description: String { ranges.map(Self.text).joined(separator: ", ") }

  /// Whether the day lies in a season.
  public func contains(_ date: CivilDate) -> Bool {
    let day = MonthDay(date)
    return ranges.contains { $0.contains(day) }
  }

  /// The first day after `date` that is in season where `date` is not, or the reverse; nil where
  /// the year is one season, or at the end of `CivilDate`'s range.
  public func nextChange(after date: CivilDate) -> CivilDate? {
    let now = contains(date)
    var next = date
    // Every change recurs within a leap-year cycle; the century's gap makes it eight years.
    for _ in 0..<(8 * 366) where next < .latest {
      next = next.adding(days: 1)
      if contains(next) != now { return next }
    }
    return nil
  }
}
