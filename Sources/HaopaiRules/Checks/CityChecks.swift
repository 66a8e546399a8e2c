import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram

/// What must hold between the values of a city and the rules of its businesses, so that what the
/// city offers can be had.
struct CityChecks {
  private let draws: [String: KindPools.Draws]
  private let unread: UnreadValues
  let types: NationalTypes
  let calendar: WorkCalendar
  /// A value of a layer counts for many cities, and is reported once.
  private var reported: Set<Place> = []

  private struct Place: Hashable {
    let code: FindingCode
    let span: SourceSpan
  }

  init(
    linked: [String: LinkedWorkflow], uses: KnownUses, types: NationalTypes, calendar: WorkCalendar
  ) {
    let drawn = Array(linked).concurrentMap { ($0.key, KindPools.Draws($0.value)) }
    draws = Dictionary(uniqueKeysWithValues: drawn)
    unread = UnreadValues(uses, types.enumerations)
    self.types = types
    self.calendar = calendar
  }

  private mutating func report(_ own: FindingCollector, _ findings: inout FindingCollector) {
    for finding in own.findings
    where reported.insert(Place(code: finding.code, span: finding.span)).inserted {
      findings.report(finding)
    }
  }

  /// - Parameters:
  ///   - blurred: files that give a key twice, so that what they mean by it is not known
  ///   - wrong: files with errors, which may say more than could be read
  ///   - isCalendarKnown: false where a file that could not be read may be a calendar
  mutating func check(
    _ profiles: ProfileBook, blurred: Set<SourceText.ID>, wrong: Set<SourceText.ID>,
    isCalendarKnown: Bool, _ findings: inout FindingCollector
  ) {
    let first = profiles.cities.first { wrong.isDisjoint(with: $0.chain.map(\.name.span.file)) }
    if let first { unread.prepare(for: first) }
    let own = profiles.cities.concurrentMap { [self] city in
      var own = FindingCollector()
      let isSound = wrong.isDisjoint(with: city.chain.map(\.name.span.file))
      for business in city.businesses {
        // Each check asks for itself whether what it reads is certain: one broken value, or an error
        // anywhere else, says nothing about the others.
        ClosedWindows.check(business, city, calendar, &own)
        if let draws = draws[business.business], !blurred.contains(city.profile.name.span.file) {
          KindPools.check(draws, business, city, types, &own)
        }
        // What its values change, and what they rely on.
        guard isSound else { continue }
        RepeatedValues.check(business, &own)
        if isCalendarKnown { MissingCalendars.check(business, city, calendar, &own) }
      }
      if isSound { unread.check(city, &own) }
      return own
    }
    for own in own { report(own, &findings) }
  }
}
