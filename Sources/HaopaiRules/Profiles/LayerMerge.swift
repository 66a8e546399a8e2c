import HaopaiDiagnostics
import HaopaiDomain

/// Lays the layers of one city over each other, for one business.
///
/// From below: the default, then for nation, province and city first what the layer sets of the
/// business's parts, then what it sets of the business. A layer's timeline replaces what lies below
/// from its own first day on.
struct LayerMerge {
  let business: String
  let parts: [String]
  let layout: ParameterLayout
  /// What the layers below have laid over each other already.
  var base: EffectiveParameters?
  /// From below.
  let chain: [LayerProfile]

  /// What one layer sets.
  private struct Sheet {
    let origin: Provenance.Origin
    let values: LayerValues

    init(_ profile: LayerProfile, _ values: LayerValues) {
      origin = .layer(profile.level, profile.name.value)
      self.values = values
    }
  }

  func merged() -> EffectiveParameters {
    var leaves = base?.leaves ?? layout.leaves.map(Self.fallback)
    var groups = base?.groups ?? layout.groups.map { _ in [] }
    // Paths whose values some layer could not say.
    var broken = base?.broken ?? []
    for sheet in sheets {
      for (path, timeline) in sheet.values.leaves {
        guard let index = layout.leafIndex(at: path) else { continue }
        leaves[index] = Self.timeline(timeline, by: sheet.origin, over: leaves[index])
      }
      for (path, timeline) in sheet.values.groups {
        guard let index = layout.groupIndex(at: path), layout.groups[index].presence != nil else {
          continue
        }
        groups[index] = Self.timeline(timeline, by: sheet.origin, over: groups[index])
      }
      broken.formUnion(sheet.values.broken)
    }
    var merged = EffectiveParameters(
      business: business, layout: layout, leaves: leaves, groups: groups)
    merged.broken = broken
    return merged
  }

  private var sheets: [Sheet] {
    chain.flatMap { profile in
      let shared = parts.compactMap { part in
        profile.parts[part].map { Sheet(profile, $0) }
      }
      let own = profile.businesses[business].map { Sheet(profile, $0.values) }
      return shared + [own].compactMap { $0 }
    }
  }

  private static func fallback(of leaf: ParameterLayout.Leaf) -> [EffectiveParameters.Entry] {
    guard let fallback = leaf.declaration.value.fallback else { return [] }
    let provenance = Provenance(
      origin: .declaration, span: fallback.span, note: leaf.declaration.note)
    return [
      EffectiveParameters.Entry(
        from: nil, value: fallback.value, provenance: provenance, overrode: [])
    ]
  }

  private static func timeline(
    _ timeline: Timeline<ParameterValue?>, by origin: Provenance.Origin,
    over below: [EffectiveParameters.Entry]
  ) -> [EffectiveParameters.Entry] {
    let dated = timeline.dated
    guard let first = dated.first else { return below }
    var entries = kept(below, before: first.from, \.from)
    entries.reserveCapacity(entries.count + dated.count)
    for (index, value) in dated.enumerated() {
      entries.append(
        EffectiveParameters.Entry(
          from: value.from, value: value.value,
          provenance: Provenance(origin: origin, span: value.span, note: timeline.note),
          overrode: inForce(below, on: value.from).map { [$0] } ?? [],
          repeats: repeated(by: index, of: dated, over: below)))
    }
    return entries
  }

  private static func timeline(
    _ timeline: Timeline<Bool>, by origin: Provenance.Origin,
    over below: [EffectiveParameters.Offer]
  ) -> [EffectiveParameters.Offer] {
    guard let first = timeline.dated.first else { return below }
    return kept(below, before: first.from, \.from)
      + timeline.dated.map {
        EffectiveParameters.Offer(
          from: $0.from, isOffered: $0.value,
          provenance: Provenance(origin: origin, span: $0.span, note: timeline.note))
      }
  }

  /// What a value repeats: the one before it in its file, or what lies below for as long as it counts.
  private static func repeated(
    by index: Int, of dated: [Dated<ParameterValue?>], over below: [EffectiveParameters.Entry]
  ) -> SourceSpan? {
    let value = dated[index]
    guard index == dated.startIndex else {
      let before = dated[index - 1]
      return before.value == value.value ? before.span : nil
    }
    let until = dated.dropFirst().first?.from
    let concerned = below.filter { entry in
      guard let from = entry.from else { return false }
      return value.from.map { from > $0 } ?? true && until.map { from < $0 } ?? true
    }
    guard
      let start = below.last(where: {
        $0.from.map { from in value.from.map { from <= $0 } ?? false } ?? true
      }),
      start.value == value.value, concerned.allSatisfy({ $0.value == value.value })
    else { return nil }
    return start.provenance.span
  }

  private static func kept<Element>(
    _ timeline: [Element], before day: CivilDate?, _ from: (Element) -> CivilDate?
  ) -> [Element] {
    guard let day else { return [] }
    return timeline.filter { from($0).map { $0 < day } ?? true }
  }

  private static func inForce(
    _ timeline: [EffectiveParameters.Entry], on day: CivilDate?
  ) -> EffectiveParameters.Entry? {
    guard let day else { return timeline.first }
    return EffectiveParameters.last(of: timeline, on: day, \.from)
  }
}
