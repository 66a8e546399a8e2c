/// A point in time in milliseconds UTC since 1970-01-01T00:00Z.
///
/// Civil days and times are those of the fixed zone +08:00, which is China's since 1992 (there was
/// daylight saving time from 1986 to 1991). Instants lie between the first midnight of
/// `CivilDate.earliest` and `Instant.latest`; what would leave that range stops at its bound.
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 1992-01-01T00:00+08:00: the first instant a text may name, since +08:00 holds from here on.
  public static let earliest = Instant(milliseconds: 694_195_200_000)
  /// 2200-01-01T00:00+08:00, the last instant there is; also what "never" saturates to.
  public static let latest = Instant(milliseconds: ceiling)

  /// +08:00 in milliseconds.
  static let zoneOffset = 28_800_000
  static let millisecondsPerDay = 86_400_000

  private static let floor: Int64 = -5_364_691_200_000
  private static let ceiling: Int64 = 7_258_089_600_000

  /// UTC since 1970-01-01T00:00Z, without leap seconds; negative before.
  public let milliseconds: Int64

  /// The instant at that distance from 1970-01-01T00:00Z, or the nearest bound of the range.
  public init(milliseconds: Int64) {
    self.milliseconds = min(max(milliseconds, Self.floor), Self.ceiling)
  }

  /// That time of that day in +08:00; 24:00 is the next day's midnight.
  public init(_ date: CivilDate, _ time: TimeOfDay) {
    let sinceEpoch = Int(date.dayNumber) * Self.millisecondsPerDay
    self.init(milliseconds: Int64(sinceEpoch + Int(time.milliseconds) - Self.zoneOffset))
  }

  /// The civil day in +08:00.
  public var date: CivilDate { CivilDate(saturating: dayNumber) }

  /// The time of the civil day in +08:00; never 24:00.
  public var timeOfDay: TimeOfDay {
    TimeOfDay(milliseconds: millisecondOfDay) ?? .midnight
  }

  /// The midnight that began the civil day.
  public var startOfDay: Instant { Instant(date, .midnight) }

  /// The instant after `span` (before, when it is negative), or the bound of the range.
  public func adding(_ span: TimeSpan) -> Instant {
    let (sum, overflow) = milliseconds.addingReportingOverflow(span.milliseconds)
    guard !overflow else { return Instant(milliseconds: span.milliseconds < 0 ? .min : .max) }
    return Instant(milliseconds: sum)
  }

  /// The span from `other` to this instant; negative when this one is earlier.
  public func span(since other: Instant) -> TimeSpan {
    TimeSpan(milliseconds: milliseconds - other.milliseconds)
  }

  /// The earlier first.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  var dayNumber: Int { local.flooredQuotient(by: Self.millisecondsPerDay) }
  package var millisecondOfDay: Int { local.flooredRemainder(by: Self.millisecondsPerDay) }

  private var local: Int { Int(milliseconds) + Self.zoneOffset }
}
