extension WorkCalendar {
  /// `day` less a term: so many days, months or years before, or the N-th working day before.
  ///
  /// A term of days that begins there ends on `day`, one of working days too where `day` is worked.
  /// Months and years stop at a month's last day, as in `lastDay(of:from:)`, so they need not lead
  /// back. Only a count of working days can be provisional. Never before `CivilDate.earliest`.
  public func day(_ term: Term, before day: CivilDate) -> (date: CivilDate, provisional: Bool) {
    switch term.unit {
    case .days: return (day.adding(days: -term.count), false)
    case .months: return (day.adding(months: -term.count), false)
    case .years: return (day.adding(years: -term.count), false)
    case .workingDays: return workingDay(term.count, before: day)
    }
  }

  private func workingDay(
    _ count: Int, before day: CivilDate
  ) -> (date: CivilDate, provisional: Bool) {
    var date = day
    var left = count
    var provisional = false
    while left > 0, date > .earliest {
      date = date.adding(days: -1)
      let answer = isWorkingDay(date)
      if answer.provisional { provisional = true }
      if answer.isWorking { left -= 1 }
    }
    return (date, provisional)
  }
}
