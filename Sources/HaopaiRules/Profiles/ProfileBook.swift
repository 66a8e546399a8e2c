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

/// Lays cities over the layers that they extend.
private struct CityMerging {
  private let chains: LayerChains
  private let businesses: [Business]

  private struct Business {
    let merge: LayerMerge
    let declared: ParameterCatalog.Business
    /// The values without those of any city, by the layer that cities extend.
    var bases: [String: MergedValues] = [:]
  }

  init(of cities: [LayerProfile], _ chains: LayerChains, _ catalog: ParameterCatalog) {
    self.chains = chains
    var layers: [String: [LayerProfile]] = [:]
    for city in cities {
      guard let parent = chains.above(city), layers[parent.name.value] == nil else { continue }
      layers[parent.name.value] = chains.chain(of: parent)
    }
    businesses = catalog.businesses.sorted { $0.key < $1.key }.map { name, declared in
      let merge = LayerMerge(name, declared, catalog)
      let alone = merge.declared()
      var business = Business(merge: merge, declared: declared)
      business.bases = layers.mapValues { $0.reduce(alone) { merge.merged($1, over: $0) } }
      business.bases[""] = alone
      return business
    }
  }

  func city(_ city: LayerProfile, _ findings: inout FindingCollector) -> CityProfile {
    let chain = chains.chain(of: city)
    // A layer that is not there, or of which values are lost, may have what seems missing.
    let isWhole =
      chain.first?.level == .nation && chain.allSatisfy(\.isWhole)
      && chain.allSatisfy { !chains.ambiguous.contains($0.name.value) }
    let parent = chain.dropLast().last?.name.value ?? ""
    let offered = businesses.compactMap { business in
      Self.isOffered(business.merge.business, chain)
        ? values(of: city, business, under: parent, isWhole: isWhole, &findings) : nil
    }
    return CityProfile(
      profile: city, chain: chain, businesses: offered,
      returnDelay: chain.last { $0.returnDelay != nil }?.returnDelay ?? .zero,
      randomOnlyDays: chain.last { $0.randomOnlyDays != nil }?.randomOnlyDays ?? 0)
  }

  /// A business is offered where the lowest layer that names it does not withdraw it.
  private static func isOffered(_ business: String, _ chain: [LayerProfile]) -> Bool {
    for layer in chain.reversed() {
      if let named = layer.businesses[business] { return named.isOffered }
    }
    return false
  }

  private func values(
    of city: LayerProfile, _ business: Business, under parent: String, isWhole: Bool,
    _ findings: inout FindingCollector
  ) -> EffectiveParameters? {
    guard let base = business.bases[parent] else { return nil }
    let declared = business.declared
    var effective = EffectiveParameters(business.merge.merged(city, over: base))
    if !declared.broken.isEmpty { effective.broken.formUnion(declared.broken) }
    guard isWhole, declared.isWhole else {
      effective.isComplete = false
      effective.missing = declared.isWhole ? effective.pathsOutsideCity : nil
      effective.areLayersWhole = isWhole
      return effective
    }
    let check = Completeness(
      effective: effective, broken: effective.broken,
      firstRelease: city.numbers?.firstRelease,
      place: city.businesses[business.merge.business]?.span ?? city.name.span)
    let missing = check.missing(&findings)
    effective.missing = missing
    effective.isComplete = missing.isEmpty && declared.broken.isEmpty
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
