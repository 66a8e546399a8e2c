import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram

/// What must hold between the values of a city and the rules of its businesses, so that what the
/// city offers can be had.
struct CityChecks {
  let linked: [String: LinkedWorkflow]
  let types: NationalTypes
  let calendar: WorkCalendar
  /// A value of a layer counts for many cities, and is reported once.
  private var reported: Set<Place> = []

  private struct Place: Hashable {
    let code: FindingCode
    let span: SourceSpan
  }

  init(linked: [String: LinkedWorkflow], types: NationalTypes, calendar: WorkCalendar) {
    self.linked = linked
    self.types = types
    self.calendar = calendar
  }

  mutating func check(_ profiles: ProfileBook, _ findings: inout FindingCollector) {
    for city in profiles.cities {
      for business in city.businesses where business.isComplete {
        guard let workflow = linked[business.business], workflow.isWhole else { continue }
        var own = FindingCollector()
        ClosedWindows.check(business, city, calendar, &own)
        KindPools.check(workflow, business, city, types, &own)
        for finding in own.findings
        where reported.insert(Place(code: finding.code, span: finding.span)).inserted {
          findings.report(finding)
        }
      }
    }
  }
}
