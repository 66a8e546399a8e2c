package import HaopaiDiagnostics
package import HaopaiDomain
import HaopaiYAML

/// A city with everything that its layers give it.
package final class CityProfile: Sendable {
  package let profile: LayerProfile
  /// Nation first, the city itself last.
  package let chain: [LayerProfile]
  /// The businesses that the city offers, by name in byte order.
  package let businesses: [EffectiveParameters]
  package let returnDelay: TimeSpan
  /// How many days a new range can only be drawn from; none: it can be composed from at once.
  package let randomOnlyDays: Int32

  init(
    profile: LayerProfile, chain: [LayerProfile], businesses: [EffectiveParameters],
    returnDelay: TimeSpan, randomOnlyDays: Int32
  ) {
    self.profile = profile
    self.chain = chain
    self.businesses = businesses
    self.returnDelay = returnDelay
    self.randomOnlyDays = randomOnlyDays
  }

  package var name: String { profile.name.value }
  package var title: BilingualText { profile.title }
  package var numbers: CityNumbers? { profile.numbers }
}

/// All profiles of a rule book: the chains resolved, the values laid over each other and checked.
package struct ProfileBook: Sendable {
  /// By name in byte order.
  package let cities: [CityProfile]
  package let provinces: [LayerProfile]

  /// Cities without the layers of any other.
  init(cities: [CityProfile]) {
    self.cities = cities
    provinces = []
  }

  package init(
    _ files: [RuleFile], catalog: ParameterCatalog, national: NationalRules,
    _ findings: inout FindingCollector
  ) {
    let reader = LayerProfileReader(catalog: catalog, national: national)
    let layers = files.filter { $0.kind.level != nil }
    let profiles = findings.gather(from: layers) { file, findings in
      file.kind.level.flatMap { reader.read(file, $0, &findings) }
    }.compactMap(\.self)
    let unreadable = Self.unreadable(files, profiles).union(catalog.unreadable)
    let chains = LayerChains(profiles, unreadable: unreadable, &findings)
    let resolved = chains.profiles.filter { $0.level == .city }
      .sorted { $0.name.value < $1.name.value }
    // All ranges are sorted together, by one core.
    let overlaps = WorkBeside([resolved.compactMap(\.numbers)]) {
      PoolOverlap.check(cities: $0, kinds: national.plateKinds.map(\.name))
    }
    let merging = CityMerging(of: resolved, chains, catalog)
    cities = findings.gather(from: resolved) { merging.city($0, &$1) }
    provinces = chains.profiles.filter { $0.level == .province }
    for found in overlaps.results() { findings.absorb(found) }
  }

  /// Ids of files that exist but could not be read; extending them is not reported again.
  private static func unreadable(_ files: [RuleFile], _ profiles: [LayerProfile]) -> Set<String> {
    let named = files.filter { $0.kind.level != nil }.compactMap(\.subject.value.text)
    return Set(named).subtracting(profiles.map(\.name.value))
  }
}

extension RuleFileKind {
  /// The level of a profile; nil for other files.
  package var level: LayerProfile.Level? {
    switch self {
    case .nation: .nation
    case .province: .province
    case .city: .city
    case .workflow, .part, .shared, .messages, .plateKinds, .applicants, .calendar, .authorities,
      .scenario:
      nil
    }
  }
}
