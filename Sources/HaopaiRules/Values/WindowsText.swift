import HaopaiDomain

/// Writes service hours as a file would, in one line, for findings and explanations.
enum WindowsText {
  static func text(_ windows: ServiceWindows) -> String {
    let rest = exceptions(of: windows)
    let days = days(of: windows.week)
    if rest.isEmpty, days.count == 1 { return text(windows.week[0]) }
    let entries = days.map { (key: $0.key, value: FlowText.scalar(text($0.hours))) } + rest
    return "{ \(entries.map { "\($0.key): \($0.value)" }.joined(separator: ", ")) }"
  }

  /// The week in as few keys as say it.
  private static func days(of week: [OpeningHours]) -> [(key: String, hours: OpeningHours)] {
    if Set(week).count == 1 { return [("every_day", week[0])] }
    let each = zip(Weekday.allCases, week).map { (key: "\($0)", hours: $1) }
    let (work, end) = (each.prefix(5), each.suffix(2))
    return (Set(work.map(\.hours)).count == 1 ? [("weekdays", week[0])] : Array(work))
      + (Set(end.map(\.hours)).count == 1 ? [("weekend", week[5])] : Array(end))
  }

  private static func exceptions(of windows: ServiceWindows) -> [(key: String, value: String)] {
    var entries: [(key: String, value: String)] = []
    if case .hours(let hours) = windows.holidays {
      entries.append(("holidays", FlowText.scalar(text(hours))))
    }
    if windows.makeUpDays == .asWorkingDay { entries.append(("make_up_days", "as_working_day")) }
    if !windows.maintenance.isEmpty {
      let periods = windows.maintenance.map {
        "{ from: \($0.start.civil), to: \($0.end.civil) }"
      }
      entries.append(("maintenance", "[\(periods.joined(separator: ", "))]"))
    }
    return entries
  }

  private static func text(_ hours: OpeningHours) -> String {
    hours == .closed ? "closed" : hours.description
  }
}
