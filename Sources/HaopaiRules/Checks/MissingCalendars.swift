import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram

/// Years in which a city counts working days and whose holidays no calendar gives: every deadline of
/// theirs would be provisional for ever.
///
/// A city needs the years from the first day of which its file speaks to the last.
enum MissingCalendars {
  static func check(
    _ business: EffectiveParameters, _ city: CityProfile, _ calendar: WorkCalendar,
    _ findings: inout FindingCollector
  ) {
    let releases = city.numbers?.releases.map { [$0.lowerBound, $0.upperBound] } ?? []
    let dates = releases + (business.isDated ? business.leaves.joined().compactMap(\.from) : [])
    guard let first = dates.min(), let last = dates.max() else { return }
    let missing = (first.year...last.year).filter { !calendar.coveredYears.contains($0) }
    guard let year = missing.first else { return }
    for (leaf, entries) in zip(business.layout.leaves, business.leaves)
    where business.isCertain(leaf.path) {
      for entry in entries where countsWorkingDays(entry.value, leaf) {
        let ends = entries.first { $0.from.map { $0 > entry.from ?? .earliest } ?? false }?.from
        // In force in none of those years.
        if let ends, missing.allSatisfy({ $0 > Int(ends.year) }) { continue }
        if let from = entry.from, missing.allSatisfy({ $0 < Int(from.year) }) { continue }
        findings.report(
          .missingCalendar(leaf.path, years: missing, first: year, at: entry.provenance.span))
        return
      }
    }
  }

  private static func countsWorkingDays(
    _ value: ParameterValue?, _ leaf: ParameterLayout.Leaf
  ) -> Bool {
    guard case .word(let word) = value, leaf.declaration.value.type.type == .term else {
      return false
    }
    return Term(word: word)?.unit == .workingDays
  }
}
