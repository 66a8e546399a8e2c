package import HaopaiDomain

/// A range that a city publishes.
package struct PublishedRange: Sendable {
  package let kind: PlateKind
  package let range: Located<NumberRange>
  package let released: CivilDate
  /// From when on its numbers can also be composed.
  package let composedFrom: CivilDate
  /// What letters and patterns leave of it.
  package let products: [NumberProduct]
}

extension RuleBook {
  /// What a city publishes, in the order of kinds, then of its file.
  package func publishedRanges(of city: String) -> [PublishedRange] {
    let profile = profiles.cities.first { $0.name == city }
    return (profile?.numbers?.entries ?? []).enumerated()
      .sorted { ($0.element.kind, $0.offset) < ($1.element.kind, $1.offset) }
      .map { _, entry in
        PublishedRange(
          kind: national.plateKinds[entry.kind], range: entry.range, released: entry.released,
          composedFrom: entry.isFirstRelease
            ? entry.released
            : CivilDate(
              saturating: Int(entry.released.dayNumber) + Int(profile?.randomOnlyDays ?? 0)),
          products: entry.products)
      }
  }

  /// The characters that the draws of a city's businesses can leave out, each set once.
  package func drawFilters(of city: String) -> [CharacterClassSet] {
    var filters: [CharacterClassSet] = []
    for business in businesses(of: city) {
      guard let workflow = workflows[business.business] else { continue }
      for text in DrawFilter.texts(of: workflow) {
        let filter = text.value.utf8.compactMap(CharacterClassSet.init)
          .reduce(CharacterClassSet.none) { $0.union($1) }
        if !filters.contains(filter) { filters.append(filter) }
      }
    }
    return filters
  }
}
