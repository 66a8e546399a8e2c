import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
import HaopaiYAML

/// Reads service hours.
///
/// ```yaml
/// window: 08:00-23:00                  # every day; several intervals stand between commas
/// window: closed
/// window:
///   every_day: 08:00-20:00             # every_day, weekdays, weekend, monday to sunday:
///   saturday: 09:00-12:00              # the narrower one counts, and no day may be left out
///   sunday: closed
///   holidays: closed                   # days a holiday notice lists as off; else as any such day
///   make_up_days: as_working_day       # Saturdays and Sundays it lists as worked; else as_weekday
///   maintenance:
///     - { from: 2026-03-01 22:00, to: 2026-03-02 06:00 }
/// ```
struct WindowsReader {
  private static let days = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  private static let keys = MappingKeys(
    optional: ["every_day", "weekdays", "weekend"] + days
      + ["holidays", "make_up_days", "maintenance"])

  func read(_ node: YAMLNode, _ findings: inout FindingCollector) -> ServiceWindows? {
    guard node.shape == .mapping else {
      return hours(node, &findings).map { ServiceWindows(daily: $0) }
    }
    guard let members = node.members(Self.keys, &findings) else { return nil }
    let week = week(members, &findings)
    let holidays = members["holidays"].map { hours($0, &findings) }
    let makeUpDays = makeUpDays(members["make_up_days"], &findings)
    let maintenance = maintenance(members["maintenance"], &findings)
    guard let week, let makeUpDays, let maintenance else { return nil }
    if case .some(.none) = holidays { return nil }
    return ServiceWindows(
      holidays: holidays?.map { .hours($0) } ?? .asWeekday, makeUpDays: makeUpDays,
      maintenance: maintenance, hours: { week[$0.rawValue] })
  }

  /// `08:00-12:00, 13:00-17:00` or `closed`.
  private func hours(_ node: YAMLNode, _ findings: inout FindingCollector) -> OpeningHours? {
    guard let scalar = node.scalar(&findings) else { return nil }
    if scalar.text == "closed" { return .closed }
    do {
      return try OpeningHours(scalar.text)
    } catch {
      let type = DeclaredType(.windows)
      let guess = ScalarRepair.guess(scalar.text, for: type, EnumerationTable()) {
        $0 == "closed" || (try? OpeningHours($0)) != nil
      }
      findings.report(.badHours(scalar.text, because: error, guess: guess, at: node.span))
      return nil
    }
  }

  private func week(
    _ members: Members, _ findings: inout FindingCollector
  ) -> [OpeningHours]? {
    var week: [OpeningHours?] = Array(repeating: nil, count: 7)
    var isGiven = Array(repeating: false, count: 7)
    var isSound = true
    let spans: [(String, Range<Int>)] =
      [("every_day", 0..<7), ("weekdays", 0..<5), ("weekend", 5..<7)]
      + Self.days.enumerated().map { ($0.element, $0.offset..<$0.offset + 1) }
    for (key, days) in spans {
      guard let node = members[key] else { continue }
      let hours = hours(node, &findings)
      if hours == nil { isSound = false }
      for day in days {
        week[day] = hours
        isGiven[day] = true
      }
    }
    if let day = isGiven.firstIndex(of: false) {
      // A day that is misspelt may be the one that seems to be left out.
      if spans.allSatisfy({ !members.mayBeLost($0.0) }) {
        findings.report(.dayWithoutHours(Self.days[day], at: members.span))
      }
      isSound = false
    }
    return isSound ? week.compactMap { $0 } : nil
  }

  private func makeUpDays(
    _ node: YAMLNode?, _ findings: inout FindingCollector
  ) -> ServiceWindows.MakeUpDays? {
    guard let node else { return .asWeekday }
    var table = EnumerationTable()
    let id = table.intern(["as_weekday", "as_working_day"])
    let value = ValueReader(table).read(node, as: DeclaredType(.enumeration(id)), &findings)
    guard let value else { return nil }
    return value == .word(0) ? .asWeekday : .asWorkingDay
  }

  private func maintenance(
    _ node: YAMLNode?, _ findings: inout FindingCollector
  ) -> [ServiceWindows.Maintenance]? {
    guard let node else { return [] }
    guard let items = node.items(&findings) else { return nil }
    let periods = items.map { period($0, &findings) }
    return periods.contains(nil) ? nil : periods.compactMap { $0 }
  }

  private func period(
    _ node: YAMLNode, _ findings: inout FindingCollector
  ) -> ServiceWindows.Maintenance? {
    let members = node.members(MappingKeys(required: ["from", "to"]), &findings)
    guard let from = members?["from"], let to = members?["to"] else { return nil }
    let start = instant(from, &findings)
    let end = instant(to, &findings)
    guard let start, let end else { return nil }
    guard let period = ServiceWindows.Maintenance(from: start, to: end) else {
      findings.report(.endBeforeStart(at: to.span, start: from.span))
      return nil
    }
    return period
  }

  private func instant(_ node: YAMLNode, _ findings: inout FindingCollector) -> Instant? {
    let value = ValueReader(EnumerationTable()).read(node, as: DeclaredType(.instant), &findings)
    guard case .word(let word) = value else { return nil }
    return Instant(milliseconds: word)
  }
}
