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
    mounts = declared.parts.compactMap { part in
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
        leaves[index] = Self.laid(set.entries, over: leaves[index], \.from)
      }
      for set in values.groups {
        guard let index = mount.map({ $0.groups[set.index] }) ?? set.index,
          layout.groups[index].presence != nil
        else { continue }
        groups[index] = Self.laid(set.offers, over: groups[index], \.from)
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

/// The values of all parameters of a business as some layers give them; immutable.
final class MergedValues: Sendable {
  typealias Entry = EffectiveParameters.Entry
  typealias Offer = EffectiveParameters.Offer

  let merge: LayerMerge
  /// For each of the layout's leaves its entries by day; empty where no layer sets it.
  let leaves: [[Entry]]
  /// For each of the layout's groups its offers by day; empty for one that is never offered and for
  /// one that always is.
  let groups: [[Offer]]
  /// Paths whose values some layer could not say.
  let broken: Set<String>
  /// The entries that say again what would be in force anyway.
  let repetitions: [Repetition]
  /// Whether some layer gives a day.
  let isDated: Bool
  /// The required leaves that have no value from ever on.
  let unsaid: [Int]
  /// The lowest layer, and what those above it give; nil for what declarations say by themselves.
  private let layer: LayerProfile?
  private let above: MergedValues?

  fileprivate init(
    _ merge: LayerMerge, leaves: [[Entry]], groups: [[Offer]], broken: Set<String> = [],
    repetitions: [Repetition] = [], layer: LayerProfile? = nil, above: MergedValues? = nil
  ) {
    self.merge = merge
    self.leaves = leaves
    self.groups = groups
    self.broken = broken
    self.repetitions = repetitions
    self.layer = layer
    self.above = above
    let layout = merge.layout
    // A layer takes no required value away.
    unsaid = (above?.unsaid ?? layout.leaves.indices.filter { layout.leaves[$0].isRequired })
      .filter { leaves[$0].first.map { $0.from != nil } ?? true }
    isDated =
      leaves.contains { $0.contains { $0.from != nil } }
      || groups.contains { $0.contains { $0.from != nil } }
  }

  /// The value of the layers above that would be in force in an entry's place.
  func overridden(by entry: Entry, at leaf: Int) -> Entry? {
    guard let layer, let above else { return nil }
    var below = above.leaves[leaf]
    if below.contains(where: { $0 === entry }) { return above.overridden(by: entry, at: leaf) }
    for timeline in merge.timelines(of: layer, at: leaf) {
      guard timeline.contains(where: { $0 === entry }) else {
        below = LayerMerge.laid(timeline, over: below, \.from)
        continue
      }
      guard let day = entry.from else { return below.first }
      return EffectiveParameters.last(of: below, on: day, \.from)
    }
    return nil
  }
}

/// A value that stands where the same would be in force anyway, for as long as it is.
struct Repetition: Sendable {
  let leaf: Int
  let entry: EffectiveParameters.Entry
  /// Where the same stands: before it in its file, or in a layer above.
  let repeated: SourceSpan

  /// Adds what a timeline repeats of itself, and of what it is laid over.
  fileprivate static func add(
    by timeline: [EffectiveParameters.Entry], over below: [EffectiveParameters.Entry],
    at leaf: Int, to repetitions: inout [Repetition]
  ) {
    for index in timeline.indices {
      let entry = timeline[index]
      let repeated =
        index == 0
        ? inForce(of: below, from: entry, until: timeline.dropFirst().first?.from)
        : timeline[index - 1]
      guard let repeated, repeated.value == entry.value else { continue }
      repetitions.append(
        Repetition(leaf: leaf, entry: entry, repeated: repeated.provenance.span))
    }
  }

  /// What is in force in an entry's place, where that is the same value for as long as it counts.
  private static func inForce(
    of below: [EffectiveParameters.Entry], from entry: EffectiveParameters.Entry,
    until: CivilDate?
  ) -> EffectiveParameters.Entry? {
    let start = below.last { below in
      below.from.map { from in entry.from.map { from <= $0 } ?? false } ?? true
    }
    guard let start else { return nil }
    let isSame = below.allSatisfy { below in
      guard let from = below.from else { return true }
      let isConcerned =
        entry.from.map { from > $0 } ?? true && until.map { from < $0 } ?? true
      return !isConcerned || below.value == entry.value
    }
    return isSame ? start : nil
  }
}
