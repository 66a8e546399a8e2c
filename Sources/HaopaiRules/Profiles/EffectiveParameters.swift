package import HaopaiDiagnostics
package import HaopaiDomain

/// Where an effective value comes from.
package struct Provenance: Sendable {
  package enum Origin: Hashable, Sendable {
    /// The default of the workflow or the part.
    case declaration
    case layer(LayerProfile.Level, String)
  }

  package let origin: Origin
  package let span: SourceSpan
  package let note: ValueNote?

  /// Whether a published text is named.
  var isSourced: Bool { if case .source? = note { true } else { false } }
}

/// The values of all parameters of one business in one city, with their history.
package struct EffectiveParameters: Sendable {
  /// A value in force from a day on, until the next entry's day.
  ///
  /// An object, since most are a layer's that many cities share, or a part's that many businesses
  /// do: a copy counts one reference.
  package final class Entry: Sendable {
    /// Nil: from ever.
    package let from: CivilDate?
    /// Nil: an optional value that is not there.
    package let value: ParameterValue?
    package let provenance: Provenance

    init(from: CivilDate?, value: ParameterValue?, provenance: Provenance) {
      self.from = from
      self.value = value
      self.provenance = provenance
    }
  }

  /// Whether an optional group is offered from a day on.
  package struct Offer: Sendable {
    package let from: CivilDate?
    package let isOffered: Bool
    package let provenance: Provenance
  }

  /// The values: this city's, or those of another that sets the same, which stand elsewhere.
  let model: MergedValues
  /// Businesses with the same number have the same values, none of them dated; nil: nobody knows.
  let likeness: Int?
  /// Where they are another city's, this city's own.
  private let own: LaterMerge?
  /// Whether every required value is there on every day; otherwise that was reported.
  package internal(set) var isComplete = true
  /// Paths of required values that are not there on some day on which they are needed; nil where too
  /// little could be read to tell.
  var missing: Set<String>? = []
  /// Paths whose values some layer, or whose declarations, could not be read, which was reported.
  var broken: Set<String>
  /// False where a layer is missing, or values of it may be lost, so that no value is certain.
  var areLayersWhole = true

  init(_ merged: MergedValues, likeness: Int? = nil) {
    model = merged
    self.likeness = likeness
    own = nil
    broken = merged.broken
  }

  /// What differs from the model in nothing but its places.
  init(_ own: LaterMerge, like model: MergedValues, likeness: Int) {
    self.model = model
    self.likeness = likeness
    self.own = own
    broken = model.broken
  }

  /// As the layers give them.
  var merged: MergedValues { own?.values ?? model }

  package var business: String { model.merge.business }
  package var layout: ParameterLayout { model.merge.layout }
  /// For each of `layout.leaves` its entries by day; empty where no layer sets it.
  package var leaves: [[Entry]] { merged.leaves }
  /// For each of `layout.groups` its offers by day; empty for one that is never offered and for one
  /// that always is.
  package var groups: [[Offer]] { merged.groups }
  /// Whether anything of it may change on some day.
  var isDated: Bool { model.isDated }

  /// What the city's own file does not set.
  var pathsOutsideCity: Set<String> {
    func isCity(_ provenance: Provenance?) -> Bool {
      if case .layer(.city, _)? = provenance?.origin { true } else { false }
    }
    var paths: Set<String> = []
    for (leaf, entries) in zip(layout.leaves, leaves) where !isCity(entries.first?.provenance) {
      paths.insert(leaf.path)
    }
    for (group, offers) in zip(layout.groups, groups)
    where group.presence != nil && !isCity(offers.first?.provenance) {
      paths.insert(group.path)
    }
    return paths
  }

  /// The entries of the parameter at a path, `draw.attempts`.
  package func entries(at path: String) -> [Entry] {
    layout.leafIndex(at: path).map { leaves[$0] } ?? []
  }

  /// The value of the layers above that would be in force in the place of one at the path.
  func overridden(by entry: Entry, at path: String) -> Entry? {
    layout.leafIndex(at: path).flatMap { merged.overridden(by: entry, at: $0) }
  }

  /// Whether the values at a path are what the files mean them to be.
  func isCertain(_ path: String) -> Bool { areLayersWhole && !broken.cover(path) }

  /// The entry in force on a day; nil before the first.
  package func entry(at path: String, on day: CivilDate) -> Entry? {
    Self.last(of: entries(at: path), on: day) { $0.from }
  }

  /// Whether an optional group is offered on a day; true for a group that always is.
  package func isOffered(group path: String, on day: CivilDate) -> Bool {
    guard let index = layout.groupIndex(at: path) else { return false }
    guard layout.groups[index].presence != nil else { return true }
    return Self.last(of: groups[index], on: day) { $0.from }?.isOffered ?? false
  }

  /// Whether an optional group is offered in the edition that begins on a day; true for a group that
  /// always is.
  func isOffered(_ group: Int, from day: CivilDate?) -> Bool {
    layout.groups[group].presence == nil
      || Self.inForce(groups[group], on: day, \.from)?.isOffered ?? false
  }

  /// Whether what stands at the path, around it or in it could not be read.
  func isBroken(_ path: String) -> Bool {
    guard !broken.isEmpty else { return false }
    return broken.cover(path) || broken.contains { $0.hasPrefix(path + ".") }
  }

  /// The earliest day that the values or the city's numbers name: nothing is served before.
  package func firstDay(firstRelease: CivilDate?) -> CivilDate? {
    guard isDated else { return firstRelease }
    let days =
      leaves.joined().compactMap(\.from) + groups.joined().compactMap(\.from)
      + [firstRelease].compactMap { $0 }
    return days.min()
  }

  /// The first days of the editions in which the values at the paths may differ from those before;
  /// nil is from ever, where something is served before any of the days.
  ///
  /// - Parameter firstDay: the day before which nothing is served.
  func changes(of paths: [String], since firstDay: CivilDate?) -> [CivilDate?] {
    guard isDated else { return [nil] }
    var days: Set<CivilDate> = []
    for path in paths {
      days.formUnion(entries(at: path).compactMap(\.from))
      let groups = layout.leaf(at: path)?.optionalGroups ?? layout.group(at: path)?.optionalGroups
      for group in (groups ?? []) + [layout.groupIndex(at: path)].compactMap({ $0 }) {
        days.formUnion(self.groups[group].compactMap(\.from))
      }
    }
    let sorted = days.sorted().map { Optional($0) }
    guard let firstDay else { return [nil] }
    return sorted.first == firstDay ? sorted : [nil] + sorted
  }

  static func last<Element>(
    of timeline: [Element], on day: CivilDate, _ from: (Element) -> CivilDate?
  ) -> Element? {
    timeline.last { from($0).map { $0 <= day } ?? true }
  }
}
