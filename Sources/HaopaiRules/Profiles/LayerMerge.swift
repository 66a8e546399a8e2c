import HaopaiDiagnostics
import HaopaiDomain

/// Lays the layers of cities over each other, for one business.
///
/// From below: the default, then for nation, province and city first what the layer sets of the
/// business's parts, then what it sets of the business. A layer's timeline replaces what lies below
/// from its own first day on.
final class LayerMerge: Sendable {
  typealias Entry = EffectiveParameters.Entry
  typealias Offer = EffectiveParameters.Offer

  let business: String
  let layout: ParameterLayout
  private let mounts: [Mount]

  /// Where the business has what a part declares, by the part's own indices; nil for what is
  /// something else there.
  private struct Mount {
    let part: String
    let leaves: [Int?]
    let groups: [Int?]
  }

  init(_ business: String, _ declared: ParameterCatalog.Business, _ catalog: ParameterCatalog) {
    let layout = declared.layout
    self.business = business
    self.layout = layout
    // A part that is mounted twice has its values once.
    var known: Set<String> = []
    mounts = declared.parts.filter { known.insert($0).inserted }.compactMap { part in
      catalog.parts[part].map { declared in
        Mount(
          part: part, leaves: declared.layout.leaves.map { layout.leafIndex(at: $0.path) },
          groups: declared.layout.groups.map { layout.groupIndex(at: $0.path) })
      }
    }
  }

  /// What the declarations say by themselves.
  func declared() -> MergedValues {
    MergedValues(
      self, leaves: layout.leaves.map(Self.fallback), groups: layout.groups.map { _ in [] })
  }

  /// What a layer makes of the values of those above it.
  func merged(_ layer: LayerProfile, over above: MergedValues) -> MergedValues {
    var (leaves, groups) = (above.leaves, above.groups)
    var broken = above.broken
    var repetitions = above.repetitions
    forEachSheet(of: layer) { values, mount in
      for set in values.leaves {
        guard let index = mount.map({ $0.leaves[set.index] }) ?? set.index else { continue }
        Repetition.add(by: set.entries, over: leaves[index], at: index, to: &repetitions)
        leaves[index] = Self.laid(set.entries, over: leaves[index]) { $0.from }
      }
      for set in values.groups {
        guard let index = mount.map({ $0.groups[set.index] }) ?? set.index,
          layout.groups[index].presence != nil
        else { continue }
        groups[index] = Self.laid(set.offers, over: groups[index]) { $0.from }
      }
      if !values.broken.isEmpty { broken.formUnion(values.broken) }
    }
    // Of what is replaced itself nothing is said.
    if !repetitions.isEmpty {
      repetitions.removeAll { repetition in
        !leaves[repetition.leaf].contains { $0 === repetition.entry }
      }
    }
    return MergedValues(
      self, leaves: leaves, groups: groups, broken: broken, repetitions: repetitions,
      layer: layer, above: above)
  }

  /// The parts that the business mounts, each once.
  var parts: [String] { mounts.map(\.part) }

  /// What a layer sets of a parameter of the business, in the order in which it counts.
  func timelines(of layer: LayerProfile, at leaf: Int) -> [[Entry]] {
    var timelines: [[Entry]] = []
    forEachSheet(of: layer) { values, mount in
      for set in values.leaves where (mount.map { $0.leaves[set.index] } ?? set.index) == leaf {
        timelines.append(set.entries)
      }
    }
    return timelines
  }

  private func forEachSheet(of layer: LayerProfile, _ body: (LayerValues, Mount?) -> Void) {
    for mount in mounts {
      if let values = layer.parts[mount.part] { body(values, mount) }
    }
    if let own = layer.businesses[business] { body(own.values, nil) }
  }

  /// A timeline, and what it leaves of another.
  static func laid<Element>(
    _ timeline: [Element], over below: [Element], _ from: (Element) -> CivilDate?
  ) -> [Element] {
    guard let first = timeline.first else { return below }
    guard let day = from(first), !below.isEmpty else { return timeline }
    return below.filter { from($0).map { $0 < day } ?? true } + timeline
  }

  private static func fallback(of leaf: ParameterLayout.Leaf) -> [Entry] {
    guard let fallback = leaf.declaration.value.fallback else { return [] }
    let provenance = Provenance(
      origin: .declaration, span: fallback.span, note: leaf.declaration.note)
    return [Entry(from: nil, value: fallback.value, provenance: provenance)]
  }
}
