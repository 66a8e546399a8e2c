package import HaopaiDiagnostics

/// What scenarios came by of the rules, and what they never tried.
///
/// Whatever stands at one place of a file counts once, however many businesses and cities use it, and
/// is covered by any of them.
package struct Coverage: Sendable {
  package enum Kind: Int, Hashable, Sendable, CaseIterable {
    case states, transitions, refusals, timers, parameters, datedValues
  }

  /// Of one kind, how many places scenarios came by.
  package struct Count: Hashable, Sendable {
    package let covered: Int
    package let total: Int

    /// Rounded down, so that only what is complete is 100; so is nothing at all.
    package var percent: Int { total == 0 ? 100 : covered * 100 / total }

    /// Whether it is less than a whole percentage.
    package func isBelow(_ percent: Int) -> Bool { covered * 100 < percent * total }
  }

  /// By place, what the file at hand calls what stands there.
  private var places: [Kind: [SourceSpan: String]] = [:]
  private var covered: [Kind: Set<SourceSpan>] = [:]

  package func count(of kind: Kind) -> Count {
    Count(covered: covered[kind, default: []].count, total: places[kind, default: [:]].count)
  }

  /// By place, the names of what no scenario came by.
  package func missed(of kind: Kind) -> [SourceSpan: String] {
    let covered = covered[kind, default: []]
    return places[kind, default: [:]].filter { !covered.contains($0.key) }
  }

  mutating func add(_ kind: Kind, _ name: String, at span: SourceSpan) {
    places[kind, default: [:]][span] = name
  }

  /// Nothing happens to what no city that counts has.
  mutating func cover(_ kind: Kind, at span: SourceSpan) {
    if places[kind]?[span] != nil { covered[kind, default: []].insert(span) }
  }
}
