import HaopaiDiagnostics
import HaopaiDomain
import Synchronization

/// Lays cities over the layers that they extend.
struct CityMerging {
  private let chains: LayerChains
  private let businesses: [Business]
  private let parts: [String]
  /// By the layer that cities extend.
  private let parents: [String: Parent]
  /// Of cities that extend none.
  private let noParent: Parent
  private let alike = LikeCities()

  private struct Business {
    let merge: LayerMerge
    let declared: ParameterCatalog.Business
    /// The parts that it mounts, as indices of all.
    let parts: [Int]
  }

  /// What is the same for all cities that extend a layer.
  private struct Parent {
    /// Nation first, the layer itself last.
    let chain: [LayerProfile]
    /// Whether nothing that cities miss may stand in these layers.
    let isWhole: Bool
    /// Of each business, whether it is offered where the city does not name it.
    let offers: [Bool]
    /// The values of each business without those of any city.
    let bases: [MergedValues]
  }

  init(of cities: [LayerProfile], _ chains: LayerChains, _ catalog: ParameterCatalog) {
    self.chains = chains
    let parts = catalog.parts.keys.sorted()
    let businesses = catalog.businesses.sorted { $0.key < $1.key }.map { name, declared in
      let merge = LayerMerge(name, declared, catalog)
      return Business(
        merge: merge, declared: declared,
        parts: merge.parts.compactMap { parts.firstIndex(of: $0) })
    }
    self.parts = parts
    self.businesses = businesses
    let alone = businesses.map { $0.merge.declared() }
    noParent = Self.parent([], businesses, alone, chains)
    var parents: [String: Parent] = [:]
    for city in cities {
      guard let parent = chains.above(city), parents[parent.name.value] == nil else { continue }
      parents[parent.name.value] = Self.parent(
        chains.chain(of: parent), businesses, alone, chains)
    }
    self.parents = parents
  }

  private static func parent(
    _ chain: [LayerProfile], _ businesses: [Business], _ alone: [MergedValues],
    _ chains: LayerChains
  ) -> Parent {
    Parent(
      chain: chain, isWhole: chain.first?.level == .nation && chain.allSatisfy(chains.isWhole),
      // A business is offered where the lowest layer that names it does not withdraw it.
      offers: businesses.map { business in
        chain.lazy.compactMap { $0.businesses[business.merge.business]?.isOffered }.last ?? false
      },
      bases: zip(businesses, alone).map { business, alone in
        chain.reduce(alone) { business.merge.merged($1, over: $0) }
      })
  }

  func city(_ city: LayerProfile, _ findings: inout FindingCollector) -> CityProfile {
    let parent = chains.above(city).flatMap { parents[$0.name.value] } ?? noParent
    let isWhole = parent.isWhole && chains.isWhole(city)
    let sheets = parts.map { city.parts[$0].likeness }
    var offered: [EffectiveParameters] = []
    for (index, business) in businesses.enumerated() {
      let named = city.businesses[business.merge.business]
      guard named?.isOffered ?? parent.offers[index] else { continue }
      var own: [Int]?
      if let named = (named?.values).likeness, business.parts.allSatisfy({ sheets[$0] != nil }) {
        own = [named] + business.parts.map { sheets[$0] ?? 0 }
      }
      let effective = alike.effective(business.merge, city, setting: own, over: parent.bases[index])
      offered.append(
        checked(
          effective, of: city, business.declared, isWhole: isWhole,
          at: named?.span ?? city.name.span, &findings))
    }
    let chain = parent.chain + [city]
    return CityProfile(
      profile: city, chain: chain, businesses: offered,
      returnDelay: chain.last { $0.returnDelay != nil }?.returnDelay ?? .zero,
      randomOnlyDays: chain.last { $0.randomOnlyDays != nil }?.randomOnlyDays ?? 0)
  }

  /// - Parameter place: where the city names the business.
  private func checked(
    _ effective: EffectiveParameters, of city: LayerProfile,
    _ declared: ParameterCatalog.Business, isWhole: Bool, at place: SourceSpan,
    _ findings: inout FindingCollector
  ) -> EffectiveParameters {
    var effective = effective
    if !declared.broken.isEmpty { effective.broken.formUnion(declared.broken) }
    guard isWhole, declared.isWhole else {
      effective.isComplete = false
      effective.missing = declared.isWhole ? effective.pathsOutsideCity : nil
      effective.areLayersWhole = isWhole
      return effective
    }
    let check = Completeness(
      effective: effective, broken: effective.broken,
      firstRelease: city.numbers?.firstRelease, place: place)
    let missing = check.missing(&findings)
    effective.missing = missing
    effective.isComplete = missing.isEmpty && declared.broken.isEmpty
    return effective
  }
}

extension LayerChains {
  /// False for a layer of which values are lost, or of which nobody knows whether it is meant: it may
  /// have what seems missing.
  fileprivate func isWhole(_ layer: LayerProfile) -> Bool {
    layer.isWhole && !ambiguous.contains(layer.name.value)
  }
}

extension LayerValues? {
  /// Of a part or a business of which nothing is set, too.
  fileprivate var likeness: Int? { map(\.likeness) ?? 0 }
}

/// Knows cities that set the same over the same layers; all cores look here for their cities'.
private final class LikeCities: Sendable {
  private struct Key: Hashable {
    /// Values are kept as long as the cities that are laid over them.
    let base: ObjectIdentifier
    let sheets: [Int]
  }

  private struct Model {
    let values: MergedValues
    let number: Int
  }

  private let models = Mutex<[Key: Model]>([:])

  /// - Parameter sheets: the numbers of what the city sets of the business and of each of its parts;
  ///   nil where nobody knows.
  func effective(
    _ merge: LayerMerge, _ city: LayerProfile, setting sheets: [Int]?, over base: MergedValues
  ) -> EffectiveParameters {
    guard let sheets, !base.isDated else {
      return EffectiveParameters(merge.merged(city, over: base))
    }
    let key = Key(base: ObjectIdentifier(base), sheets: sheets)
    if let model = models.withLock({ $0[key] }) {
      return EffectiveParameters(
        LaterMerge(merge, of: city, over: base), like: model.values, likeness: model.number)
    }
    let values = merge.merged(city, over: base)
    let number = models.withLock { models in
      let number = models[key]?.number ?? models.count
      models[key] = Model(values: values, number: number)
      return number
    }
    return EffectiveParameters(values, likeness: number)
  }
}
