package import HaopaiDiagnostics
package import HaopaiDomain
import HaopaiYAML

/// A city with everything that its layers give it.
package struct CityProfile: Sendable {
  package let profile: LayerProfile
  /// Nation first, the city itself last.
  package let chain: [LayerProfile]
  /// The businesses that the city offers, by name in byte order.
  package let businesses: [EffectiveParameters]
  package let returnDelay: TimeSpan
  /// How many days a new range can only be drawn from; none: it can be composed from at once.
  package let randomOnlyDays: Int32

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
    let bases = Self.bases(of: resolved, chains, catalog)
    cities = findings.gather(from: resolved) { Self.city($0, chains, catalog, bases, &$1) }
    provinces = chains.profiles.filter { $0.level == .province }
    findings.absorb(
      PoolOverlap.check(
        cities: cities.compactMap(\.numbers), kinds: national.plateKinds.map(\.name)))
  }

  /// Ids of files that exist but could not be read; extending them is not reported again.
  private static func unreadable(_ files: [RuleFile], _ profiles: [LayerProfile]) -> Set<String> {
    let named = files.filter { $0.kind.level != nil }.compactMap(\.subject.value.text)
    return Set(named).subtracting(profiles.map(\.name.value))
  }

  /// The values of each business without those of any city, by the layer that cities extend.
  private static func bases(
    of cities: [LayerProfile], _ chains: LayerChains, _ catalog: ParameterCatalog
  ) -> [String: [String: EffectiveParameters]] {
    var bases: [String: [String: EffectiveParameters]] = [:]
    for city in cities {
      let above = Array(chains.chain(of: city).dropLast())
      guard let parent = above.last?.name.value, bases[parent] == nil else { continue }
      bases[parent] = catalog.businesses.reduce(into: [:]) { known, entry in
        known[entry.key] = LayerMerge(
          business: entry.key, parts: entry.value.parts, layout: entry.value.layout, chain: above
        ).merged()
      }
    }
    return bases
  }

  private static func city(
    _ city: LayerProfile, _ chains: LayerChains, _ catalog: ParameterCatalog,
    _ bases: [String: [String: EffectiveParameters]], _ findings: inout FindingCollector
  ) -> CityProfile {
    let chain = chains.chain(of: city)
    // A layer that is not there, or of which values are lost, may have what seems missing.
    let isWhole =
      chain.first?.level == .nation && chain.allSatisfy(\.isWhole)
      && chain.allSatisfy { !chains.ambiguous.contains($0.name.value) }
    let base = chain.dropLast().last.flatMap { bases[$0.name.value] } ?? [:]
    let businesses = catalog.businesses.sorted { $0.key < $1.key }.compactMap { name, business in
      offered(name, business, chain, over: base[name], isWhole: isWhole, &findings)
    }
    return CityProfile(
      profile: city, chain: chain, businesses: businesses,
      returnDelay: chain.last { $0.returnDelay != nil }?.returnDelay ?? .zero,
      randomOnlyDays: chain.last { $0.randomOnlyDays != nil }?.randomOnlyDays ?? 0)
  }

  /// A business is offered where the lowest layer that names it does not withdraw it.
  private static func offered(
    _ name: String, _ business: ParameterCatalog.Business, _ chain: [LayerProfile],
    over base: EffectiveParameters?, isWhole: Bool, _ findings: inout FindingCollector
  ) -> EffectiveParameters? {
    let naming = chain.last { $0.businesses[name] != nil }
    guard let city = chain.last, naming?.businesses[name]?.isOffered == true else { return nil }
    var effective = LayerMerge(
      business: name, parts: business.parts, layout: business.layout, base: base, chain: [city]
    ).merged()
    effective.broken.formUnion(business.broken)
    guard isWhole, business.isWhole else {
      effective.isComplete = false
      effective.missing = business.isWhole ? effective.pathsOutsideCity : nil
      effective.areLayersWhole = isWhole
      return effective
    }
    let check = Completeness(
      effective: effective, broken: effective.broken,
      firstRelease: city.numbers?.firstRelease,
      place: city.businesses[name]?.span ?? city.name.span)
    let missing = check.missing(&findings)
    effective.missing = missing
    effective.isComplete = missing.isEmpty && business.broken.isEmpty
    return effective
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
