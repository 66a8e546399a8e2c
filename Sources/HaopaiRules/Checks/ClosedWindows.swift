import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram

/// Service hours that never open while they are in force.
///
/// Hours without an end that never open are an error: whatever requires them is refused for ever, and
/// a business that has ended is withdrawn instead. Hours that open again by a later value are a
/// suspension, which the author dated; only where more than a year passes a warning says so.
enum ClosedWindows {
  private static let longDays: Int32 = 366

  static func check(
    _ business: EffectiveParameters, _ city: CityProfile, _ calendar: WorkCalendar,
    _ findings: inout FindingCollector
  ) {
    for leafIndex in business.layout.windows {
      let leaf = business.layout.leaves[leafIndex]
      let entries = business.model.leaves[leafIndex]
      guard business.isCertain(leaf.path) else { continue }
      for (index, entry) in entries.enumerated() {
        guard case .windows(let hours) = entry.value else { continue }
        let until = index + 1 < entries.endIndex ? entries[index + 1].from : nil
        // Nothing is served before the first numbers, and before anything is dated.
        let from = entry.from ?? city.numbers?.firstRelease ?? CivilDate.earliest
        guard until.map({ from < $0 }) ?? true else { continue }
        let stretch = longestClosure(of: hours, from: from, until: until, calendar)
        // Of another city's values only the places differ.
        var span: SourceSpan { business.leaves[leafIndex][index].provenance.span }
        switch stretch {
        case _ where entry.from == nil && until != nil && city.numbers?.isWhole != true:
          // From when it counts is said by ranges that could not be read.
          continue
        case .ever where until == nil:
          findings.report(
            .neverOpen(leaf.path, at: span, declared: leaf.declaration.value.name.span))
        case .ever:
          guard entry.from != nil, let until, until.dayNumber - from.dayNumber > longDays else {
            continue
          }
          findings.report(.longClosed(leaf.path, until: until, at: span))
        case .until(let opening, let days) where days > longDays:
          findings.report(.longClosed(leaf.path, until: opening, at: span))
        case .until: continue
        }
      }
    }
  }

  private enum Closure {
    /// At no instant of the days.
    case ever
    case until(CivilDate, days: Int32)
  }

  private static func longestClosure(
    of hours: ServiceWindows, from: CivilDate, until: CivilDate?, _ calendar: WorkCalendar
  ) -> Closure {
    var opensOnHolidays = false
    if case .hours(let holidays) = hours.holidays { opensOnHolidays = holidays != .closed }
    guard hours.week.contains(where: { $0 != .closed }) else {
      // Which days are off is not published for ever.
      return opensOnHolidays ? .until(from, days: 0) : .ever
    }
    let start = Instant(from, .midnight)
    let end = until.map { Instant($0, .midnight) } ?? .latest
    let closures = hours.maintenance.map(\.start).filter { $0 > start && $0 < end }
    var longest: (opening: CivilDate, days: Int32)?
    for closed in [start] + closures {
      guard let opening = opening(of: hours, after: closed, calendar), opening < end else {
        if closed == start { return .ever }
        continue
      }
      let days = opening.date.dayNumber - closed.date.dayNumber
      if days > longest?.days ?? -1 { longest = (opening.date, days) }
    }
    guard let longest else { return .ever }
    return .until(longest.opening, days: longest.days)
  }

  /// Hours may begin where maintenance ends, and that may be further away than windows look.
  private static func opening(
    of hours: ServiceWindows, after instant: Instant, _ calendar: WorkCalendar
  ) -> Instant? {
    let start = hours.maintenance(at: instant)?.end ?? instant
    return hours.opens(after: start, calendar: calendar)
  }
}
