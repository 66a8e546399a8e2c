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
  /// Nation first.
  let chain: [LayerProfile]

  /// What one layer sets, under the name by which its notes call it.
  private struct Sheet {
    let profile: LayerProfile
    let name: String
    let values: LayerValues

    func provenance(_ path: String, _ span: SourceSpan) -> Provenance {
      Provenance(
        origin: .layer(profile.level, profile.name.value), span: span,
        note: profile.notes.note(for: "\(name).\(path)"))
    }
  }

  func merged() -> EffectiveParameters {
    let sheets = sheets()
    return EffectiveParameters(
      business: business, layout: layout, leaves: layout.leaves.map { entries(of: $0, sheets) },
      groups: layout.groups.map { offers(of: $0, sheets) })
  }

  /// Paths whose values some layer could not say.
  func brokenPaths() -> Set<String> {
    sheets().reduce(into: []) { $0.formUnion($1.values.broken) }
  }

  private func sheets() -> [Sheet] {
    chain.flatMap { profile in
      let shared = parts.compactMap { part in
        profile.parts[part].map { Sheet(profile: profile, name: part, values: $0) }
      }
      let own = profile.businesses[business].map {
        Sheet(profile: profile, name: business, values: $0.values)
      }
      return shared + [own].compactMap { $0 }
    }
  }

  private func entries(
    of leaf: ParameterLayout.Leaf, _ sheets: [Sheet]
  ) -> [EffectiveParameters.Entry] {
    var timeline: [EffectiveParameters.Entry] = []
    if let fallback = leaf.declaration.value.fallback {
      let provenance = Provenance(
        origin: .declaration, span: fallback.span, note: leaf.declaration.note)
      timeline = [
        EffectiveParameters.Entry(
          from: nil, value: fallback.value, provenance: provenance, overrode: [])
      ]
    }
    for sheet in sheets {
      guard let dated = sheet.values.leaves[leaf.path], let first = dated.first else { continue }
      let below = timeline
      timeline = Self.kept(below, before: first.from, \.from)
      timeline += dated.indices.map { index in
        let value = dated[index]
        return EffectiveParameters.Entry(
          from: value.from, value: value.value, provenance: sheet.provenance(leaf.path, value.span),
          overrode: Self.inForce(below, on: value.from).map { [$0] } ?? [],
          repeats: Self.repeated(by: index, of: dated, over: below))
      }
    }
    return timeline
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

  private func offers(
    of group: ParameterLayout.Group, _ sheets: [Sheet]
  ) -> [EffectiveParameters.Offer] {
    guard group.presence != nil else { return [] }
    var timeline: [EffectiveParameters.Offer] = []
    for sheet in sheets {
      guard let dated = sheet.values.groups[group.path], let first = dated.first else { continue }
      timeline = Self.kept(timeline, before: first.from, \.from)
      timeline += dated.map {
        EffectiveParameters.Offer(
          from: $0.from, isOffered: $0.value, provenance: sheet.provenance(group.path, $0.span))
      }
    }
    return timeline
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
