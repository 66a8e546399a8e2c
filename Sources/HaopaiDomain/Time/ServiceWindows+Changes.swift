extension ServiceWindows {
  /// How far ahead the next opening or closing is looked for.
  public static let lookAheadDays = 400

  /// When the service that is open at `instant` closes; nil when it is closed.
  ///
  /// Intervals that meet at midnight are one, and maintenance closes too. `Instant.latest` stands
  /// for "not within `lookAheadDays`".
  public func closes(at instant: Instant, calendar: WorkCalendar) -> Instant? {
    guard maintenance(at: instant) == nil,
      let end = endOfHours(at: instant, calendar: calendar)
    else { return nil }
    let index = maintenance.partitioningIndex { $0.start > instant }
    return index < maintenance.endIndex ? min(end, maintenance[index].start) : end
  }

  /// The first instant, `instant` itself or later, at which the service is open; nil when there is
  /// none within `lookAheadDays`.
  public func opens(after instant: Instant, calendar: WorkCalendar) -> Instant? {
    let horizon = instant.date.adding(days: Self.lookAheadDays)
    var candidate = instant
    while let start = startOfHours(from: candidate, until: horizon, calendar: calendar) {
      guard let closed = maintenance(at: start) else { return start }
      candidate = closed.end
    }
    return nil
  }

  /// The first instant after `instant` at which open turns into closed or back; nil when there is
  /// none within `lookAheadDays`.
  public func nextChange(after instant: Instant, calendar: WorkCalendar) -> Instant? {
    guard let end = closes(at: instant, calendar: calendar) else {
      return opens(after: instant, calendar: calendar)
    }
    return end == .latest ? nil : end
  }

  /// The end of the hours around `instant`, maintenance aside; nil when they do not include it.
  private func endOfHours(at instant: Instant, calendar: WorkCalendar) -> Instant? {
    var date = instant.date
    let today = hours(on: date, calendar: calendar)
    guard var interval = today.interval(at: instant.minuteOfDay) else { return nil }
    guard !isAlwaysOpenByHours else { return .latest }
    let horizon = date.adding(days: Self.lookAheadDays)
    while interval.close == OpeningInterval.wholeDay.close {
      guard date < horizon else { return .latest }
      date = date.adding(days: 1)
      guard let next = hours(on: date, calendar: calendar).interval(at: 0) else {
        return Instant(date, .midnight)
      }
      interval = next
    }
    return Instant(date, minute: interval.close)
  }

  /// The first instant of open hours at or after `instant`, on no day after `horizon`.
  private func startOfHours(
    from instant: Instant, until horizon: CivilDate, calendar: WorkCalendar
  ) -> Instant? {
    var date = instant.date
    guard date <= horizon else { return nil }
    let today = hours(on: date, calendar: calendar)
    let minute = instant.minuteOfDay
    if today.contains(minute: minute) { return instant }
    if let later = today.intervals.first(where: { $0.open > minute }) {
      return Instant(date, minute: later.open)
    }
    while date < horizon {
      date = date.adding(days: 1)
      if let first = hours(on: date, calendar: calendar).intervals.first {
        return Instant(date, minute: first.open)
      }
    }
    return nil
  }
}

extension Instant {
  /// A minute of a day in +08:00, `0...1440`.
  fileprivate init(_ date: CivilDate, minute: Int) {
    self.init(date, TimeOfDay(milliseconds: minute * 60_000) ?? .endOfDay)
  }
}
