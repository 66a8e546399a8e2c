import HaopaiDiagnostics
import HaopaiDomain

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

  init(
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
  static func add(
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
