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

  /// - Parameter blurred: files that give a key twice, so that what they mean by it is not known.
  mutating func check(
    _ profiles: ProfileBook, blurred: Set<SourceText.ID>, _ findings: inout FindingCollector
  ) {
    for city in profiles.cities {
      // Each check asks for itself whether what it reads is certain: one broken value, or an error
      // anywhere else, says nothing about the others.
      for business in city.businesses {
        var own = FindingCollector()
        ClosedWindows.check(business, city, calendar, &own)
        if let workflow = linked[business.business], !blurred.contains(city.profile.name.span.file)
        {
          KindPools.check(workflow, business, city, types, &own)
        }
        for finding in own.findings
        where reported.insert(Place(code: finding.code, span: finding.span)).inserted {
          findings.report(finding)
        }
      }
    }
  }
}
