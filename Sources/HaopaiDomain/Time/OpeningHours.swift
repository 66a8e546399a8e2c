/// From one minute of a day to another, the latter excluded: `08:00-23:00`.
public struct OpeningInterval: Hashable, Sendable, CustomStringConvertible {
  /// `00:00-24:00`.
  public static let wholeDay = OpeningInterval(unchecked: 0, 1_440)

  /// Minutes since midnight, `0..<1440`.
  public let open: Int
  /// Minutes since midnight, after `open`, up to 1440; the first minute that is closed.
  public let close: Int

  /// Nil unless `0 <= open < close <= 1440`.
  public init?(open: Int, close: Int) {
    guard open >= 0, open < close, close <= 1_440 else { return nil }
    self.init(unchecked: open, close)
  }

  /// Reads `08:00-23:00`: whole minutes, no spaces, 24:00 only as the end.
  /// - Throws: `malformed` or `closesBeforeOpening`.
  public init(_ text: String) throws(OpeningHoursFailure) {
    var reader = ByteReader(text)
    guard let open = Self.minutes(&reader), reader.take(UInt8(ascii: "-")),
      let close = Self.minutes(&reader), reader.isAtEnd
    else { throw .malformed(text) }
    guard let interval = OpeningInterval(open: open, close: close) else {
      throw .closesBeforeOpening(text)
    }
    self = interval
  }

  private init(unchecked open: Int, _ close: Int) {
    self.open = open
    self.close = close
  }

  private static func minutes(_ reader: inout ByteReader) -> Int? {
    guard let hour = reader.digits(2), reader.take(UInt8(ascii: ":")),
      let minute = reader.digits(2)
    else { return nil }
    return TimeOfDay(hour: hour, minute: minute)?.minutes
  }

  /// As it is written: `08:00-23:00`.
  public var description: String { "\(Self.clock(open))-\(Self.clock(close))" }

  private static func clock(_ minutes: Int) -> String {
    "\((minutes / 60).twoDigits):\((minutes % 60).twoDigits)"
  }
}

/// Why a text is not a day's opening hours; each case names the interval as written.
public enum OpeningHoursFailure: Error, Hashable, Sendable {
  /// There is no interval at all.
  case empty
  /// Not of the form `08:00-23:00`.
  case malformed(String)
  /// The end is not after the beginning; hours past midnight are written on both days.
  case closesBeforeOpening(String)
  /// The second interval shares a minute with the first.
  case overlap(String, String)
  /// More than `maximum` intervals on one day.
  case tooMany(maximum: Int)
}

/// When something is open on one day: intervals in order, apart from each other.
///
/// Written `08:00-12:00, 13:00-17:00`. Intervals that touch are one: `08:00-12:00, 12:00-17:00` is
/// equal to `08:00-17:00`.
public struct OpeningHours: Hashable, Sendable, CustomStringConvertible {
  /// Not at all. It cannot be written as a list; the files have a word of their own for it.
  public static let closed = OpeningHours(sorted: [])
  /// `00:00-24:00`.
  public static let always = OpeningHours(sorted: [.wholeDay])
  /// How many intervals one day may have.
  public static let maximumIntervals = 24

  /// In order, none touching the next; at most 24, none when closed.
  public let intervals: [OpeningInterval]

  /// The hours made of these intervals in any order; none at all makes `closed`.
  /// - Throws: `tooMany`, or `overlap` for the first two that share a minute.
  public init(_ intervals: [OpeningInterval]) throws(OpeningHoursFailure) {
    guard intervals.count <= Self.maximumIntervals else {
      throw .tooMany(maximum: Self.maximumIntervals)
    }
    var merged: [OpeningInterval] = []
    for interval in intervals.sorted(by: { ($0.open, $0.close) < ($1.open, $1.close) }) {
      guard let last = merged.last, interval.open <= last.close else {
        merged.append(interval)
        continue
      }
      guard interval.open == last.close,
        let both = OpeningInterval(open: last.open, close: interval.close)
      else { throw .overlap(last.description, interval.description) }
      merged[merged.count - 1] = both
    }
    self.init(sorted: merged)
  }

  /// Reads one interval or several between commas, in any order; at least one.
  /// - Throws: `OpeningHoursFailure` for the first interval that is none, else for the list.
  public init(_ text: String) throws(OpeningHoursFailure) {
    guard !text.utf8.isEmpty else { throw .empty }
    var intervals: [OpeningInterval] = []
    for item in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      guard intervals.count < Self.maximumIntervals else {
        throw .tooMany(maximum: Self.maximumIntervals)
      }
      intervals.append(try OpeningInterval(Self.trimmed(item)))
    }
    try self.init(intervals)
  }

  private init(sorted intervals: [OpeningInterval]) { self.intervals = intervals }

  private static func trimmed(_ item: Substring.UTF8View) -> String {
    let space = UInt8(ascii: " ")
    let start = item.drop { $0 == space }
    var end = start
    while end.last == space { end.removeLast() }
    return String(Substring(end))
  }

  /// The list as it is written; empty when closed.
  public var description: String { intervals.map(\.description).joined(separator: ", ") }

  /// Whether that minute of the day (from 0), or any instant within it, is open.
  public func contains(minute: Int) -> Bool { interval(at: minute) != nil }

  func interval(at minute: Int) -> OpeningInterval? {
    intervals.first { $0.open <= minute && minute < $0.close }
  }
}
