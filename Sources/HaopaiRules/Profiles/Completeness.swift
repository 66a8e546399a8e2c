import HaopaiDiagnostics
import HaopaiDomain

/// Finds required values that no layer sets, or not on every day on which they are needed.
///
/// A value is needed from the business's first day on: the earliest day that its values or the
/// city's pools name. In an optional group it is needed while the group is offered.
struct Completeness {
  let effective: EffectiveParameters
  let broken: Set<String>
  /// The earliest day of the city's pools.
  let firstRelease: CivilDate?
  /// Where the city names the business.
  let place: SourceSpan

  /// Days without a value: from the first until just before the second; nil is without end.
  private struct Gap {
    let from: CivilDate?
    let until: CivilDate?
  }

  /// The paths of required values that are missing. Those that nothing else explains are reported.
  func missing(_ findings: inout FindingCollector) -> Set<String> {
    let renamed = renamed
    var missing: Set<String> = []
    let unsaid = effective.model.unsaid
    let layout = effective.layout
    for index in broken.isEmpty ? unsaid : Array(layout.leaves.indices) {
      let leaf = layout.leaves[index]
      guard leaf.isRequired else { continue }
      guard !broken.cover(leaf.path) else {
        missing.insert(leaf.path)
        continue
      }
      guard let gap = gap(of: index, leaf) else { continue }
      missing.insert(leaf.path)
      if renamed.contains(LayerValues.group(of: leaf.path)) { continue }
      report(gap, of: leaf, entries: effective.leaves[index], &findings)
    }
    return missing
  }

  private func report(
    _ gap: Gap, of leaf: ParameterLayout.Leaf, entries: [EffectiveParameters.Entry],
    _ findings: inout FindingCollector
  ) {
    let title = leaf.declaration.value.title
    let declared = leaf.declaration.value.name.span
    let group = leaf.optionalGroups.last.map { effective.layout.groups[$0].path }
    guard let until = gap.until, let first = entries.first else {
      findings.report(
        .missingParameter(
          effective.business, leaf.path, title, group: group, at: place, declared: declared))
      return
    }
    findings.report(
      .parameterGap(
        leaf.path, from: gap.from, until: until, at: first.provenance.span, declared: declared))
  }

  /// The groups in which a layer sets something that nobody declares, which is likely to be meant for
  /// what seems to be missing there, and was reported.
  private var renamed: Set<Substring> {
    let layout = effective.layout
    return Set(
      broken.lazy.filter { layout.leaf(at: $0) == nil && layout.group(at: $0) == nil }
        .map(LayerValues.group))
  }

  private var firstDay: CivilDate? { effective.firstDay(firstRelease: firstRelease) }

  /// The first days on which the value is needed and not there. Once it has a value it keeps one,
  /// for `none` cannot take a required value away.
  private func gap(of index: Int, _ leaf: ParameterLayout.Leaf) -> Gap? {
    let start = effective.leaves[index].first.map(\.from)
    if case .some(.none) = start { return nil }
    let until = start.flatMap { $0 }
    for need in needs(of: leaf) {
      let from = [need.from, firstDay].compactMap { $0 }.max()
      guard let until else { return Gap(from: from, until: nil) }
      // Without any day everything counts from ever; a lone dated value then has no gap before it.
      guard let from else { continue }
      let isOver = need.until.map { $0 <= from } ?? false
      if !isOver, from < until { return Gap(from: from, until: until) }
    }
    return nil
  }

  /// The periods in which all groups around the leaf are offered.
  private func needs(of leaf: ParameterLayout.Leaf) -> [Gap] {
    var needs = [Gap(from: nil, until: nil)]
    for group in leaf.optionalGroups {
      let offered = Self.offered(effective.groups[group])
      needs = needs.flatMap { need in offered.compactMap { Self.intersection(need, $0) } }
    }
    return needs
  }

  private static func offered(_ offers: [EffectiveParameters.Offer]) -> [Gap] {
    offers.indices.compactMap { index in
      guard offers[index].isOffered else { return nil }
      let next = index + 1 < offers.endIndex ? offers[index + 1].from : nil
      return Gap(from: offers[index].from, until: next)
    }
  }

  private static func intersection(_ left: Gap, _ right: Gap) -> Gap? {
    let from = [left.from, right.from].compactMap { $0 }.max()
    let until = [left.until, right.until].compactMap { $0 }.min()
    if let from, let until, until <= from { return nil }
    return Gap(from: from, until: until)
  }
}
