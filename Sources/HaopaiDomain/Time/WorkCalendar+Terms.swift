extension WorkCalendar {
  /// The last day of a term that begins on `day`.
  ///
  /// Counting starts on the day after and includes the last day: three working days from a Monday
  /// end on Thursday ("3个工作日内（不含选号当日）"). Months and years end on the same day of the month,
  /// or on the month's last day where it has no such day. A count of zero ends on `day` itself.
  /// Only a count of working days can be provisional. Linear in the count, at most 10,000.
  public func lastDay(of term: Term, from day: CivilDate) -> (date: CivilDate, provisional: Bool) {
    switch term.unit {
    case .days: (day.adding(days: term.count), false)
    case .workingDays: workingDay(term.count, after: day)
    case .months: (day.adding(months: term.count), false)
    case .years: (day.adding(years: term.count), false)
    }
  }

  /// The instant at which a term that begins on `day` is over: the midnight after its last day.
  public func end(
    of term: Term, from day: CivilDate
  ) -> (instant: Instant, provisional: Bool) {
    let last = lastDay(of: term, from: day)
    return (Instant(last.date, .endOfDay), last.provisional)
  }

  /// `day` itself when it is worked, else the next working day.
  public func workingDay(onOrAfter day: CivilDate) -> (date: CivilDate, provisional: Bool) {
    workingDay(1, after: day.adding(days: -1))
  }

  private func workingDay(
    _ count: Int, after day: CivilDate
  ) -> (date: CivilDate, provisional: Bool) {
    var date = day
    var left = count
    var provisional = false
    while left > 0, date < .latest {
      date = date.adding(days: 1)
      let state = state(of: date)
      if state.isWorking { left -= 1 }
      if !state.isSettled { provisional = true }
    }
    return (date, provisional)
  }
}
