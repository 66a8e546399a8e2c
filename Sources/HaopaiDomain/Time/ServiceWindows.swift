/// When a service takes commands: hours by weekday, exceptions by the calendar, maintenance.
///
/// ```swift
/// let windows = ServiceWindows(daily: try OpeningHours("08:00-23:00"))
/// windows.isOpen(at: now, calendar: calendar)
/// ```
///
/// Intervals are half-open: at 23:00 sharp the service above is closed. A calendar's unpublished
/// years have no holidays here.
public struct ServiceWindows: Hashable, Sendable {
  /// The hours of a day that a notice lists as off.
  public enum Holidays: Hashable, Sendable {
    /// Holidays make no difference.
    case asWeekday
    /// These hours on each listed day off; `.closed` where the service rests. A weekend that no
    /// notice lists keeps its weekday's hours.
    case hours(OpeningHours)
  }

  /// The hours of a Saturday or Sunday that a notice lists as worked.
  public enum MakeUpDays: Hashable, Sendable {
    /// As any Saturday or Sunday: a legal working day on which the office need not open.
    case asWeekday
    /// As a Monday.
    case asWorkingDay
  }

  /// Half-open: closed from `start` until just before `end`, whatever the hours say.
  public struct Maintenance: Hashable, Sendable {
    /// The first instant that is closed.
    public let start: Instant
    /// The first instant at which the hours count again.
    public let end: Instant

    /// Nil unless `start` lies before `end`.
    public init?(from start: Instant, to end: Instant) {
      guard start < end else { return nil }
      self.start = start
      self.end = end
    }

    fileprivate init(joining first: Maintenance, _ second: Maintenance) {
      start = first.start
      end = max(first.end, second.end)
    }
  }

  /// Monday's hours first; always seven.
  public let week: [OpeningHours]
  /// What holds on listed days off.
  public let holidays: Holidays
  /// What holds on Saturdays and Sundays that are listed as worked.
  public let makeUpDays: MakeUpDays
  /// In order and apart: periods that overlap or touch have become one.
  public let maintenance: [Maintenance]

  /// The one interval of every day, in milliseconds, where neither calendar nor maintenance
  /// matters: the common case, answered by integers alone.
  private let simple: Range<Int>?

  /// The same hours every day of the week.
  public init(
    daily: OpeningHours,
    holidays: Holidays = .asWeekday,
    makeUpDays: MakeUpDays = .asWeekday,
    maintenance: [Maintenance] = []
  ) {
    self.init(
      holidays: holidays, makeUpDays: makeUpDays, maintenance: maintenance, hours: { _ in daily })
  }

  /// The hours that `hours` gives for each weekday.
  public init(
    holidays: Holidays = .asWeekday,
    makeUpDays: MakeUpDays = .asWeekday,
    maintenance: [Maintenance] = [],
    hours: (Weekday) -> OpeningHours
  ) {
    week = Weekday.allCases.map(hours)
    self.holidays = holidays
    self.makeUpDays = makeUpDays
    self.maintenance = Self.merged(maintenance)
    simple = Self.simple(week: week, holidays: holidays, maintenance: maintenance)
  }

  /// The one interval in which every day is open, in milliseconds since midnight; nil where the
  /// weekday, the calendar or maintenance matters.
  public var everyDay: Range<Int>? { simple }

  /// The hours of one weekday, holidays aside.
  public func hours(on weekday: Weekday) -> OpeningHours { week[weekday.rawValue] }

  /// The hours of one day, maintenance aside.
  public func hours(on date: CivilDate, calendar: WorkCalendar) -> OpeningHours {
    let weekday = date.weekday
    if dependsOnCalendar {
      let state = calendar.state(of: date)
      if state.isListedOff, case .hours(let hours) = holidays { return hours }
      if state.isListedWorked, weekday.isWeekend, makeUpDays == .asWorkingDay {
        return hours(on: .monday)
      }
    }
    return hours(on: weekday)
  }

  /// Whether commands are taken at that instant.
  public func isOpen(at instant: Instant, calendar: WorkCalendar) -> Bool {
    if let simple { return simple.contains(instant.millisecondOfDay) }
    return hours(on: instant.date, calendar: calendar).contains(minute: instant.minuteOfDay)
      && maintenance(at: instant) == nil
  }

  /// The maintenance in progress at that instant; nil when there is none.
  public func maintenance(at instant: Instant) -> Maintenance? {
    guard !maintenance.isEmpty else { return nil }
    let index = maintenance.partitioningIndex { $0.end > instant }
    guard index < maintenance.endIndex, maintenance[index].start <= instant else { return nil }
    return maintenance[index]
  }

  /// Whether the hours are the whole day on every day.
  var isAlwaysOpenByHours: Bool {
    week.allSatisfy { $0 == .always } && (holidays == .asWeekday || holidays == .hours(.always))
  }

  private var dependsOnCalendar: Bool {
    holidays != .asWeekday || makeUpDays != .asWeekday
  }

  private static func merged(_ maintenance: [Maintenance]) -> [Maintenance] {
    maintenance.sorted { $0.start < $1.start }.reduce(into: []) { merged, next in
      guard let last = merged.last, next.start <= last.end else {
        merged.append(next)
        return
      }
      merged[merged.count - 1] = Maintenance(joining: last, next)
    }
  }

  /// Make-up days cannot matter where all weekdays have the same hours.
  private static func simple(
    week: [OpeningHours], holidays: Holidays, maintenance: [Maintenance]
  ) -> Range<Int>? {
    guard holidays == .asWeekday, maintenance.isEmpty, Set(week).count == 1,
      let only = week.first?.intervals.first, week.first?.intervals.count == 1
    else { return nil }
    return only.open * 60_000..<only.close * 60_000
  }
}

extension Instant {
  /// `0..<1440` in +08:00.
  var minuteOfDay: Int { millisecondOfDay / 60_000 }
}
