extension WorkCalendar {
  /// The day from which a term ends on `day`'s eve: so many days, months or years before, or the
  /// N-th working day before.
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
