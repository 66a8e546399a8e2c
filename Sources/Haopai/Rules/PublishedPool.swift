public import HaopaiDomain
import HaopaiRules

/// The numbers of a plate kind that a city publishes (号池公示).
public struct PublishedPool: Sendable {
  /// Numbers counted in full and by what draws can leave out.
  public struct Count: Hashable, Sendable {
    /// How many there are.
    public let all: Int
    /// How many have none of the characters, in the order of `filters`.
    public let without: [Int]
  }

  /// A range as its file gives it.
  public struct Range: Sendable {
    /// Before letters and patterns are looked at.
    public let range: NumberRange
    /// From when on its numbers can be chosen.
    public let released: CivilDate
    /// From when on its numbers can also be composed; until then they are drawn only.
    public let composedFrom: CivilDate
    /// Where it is published.
    public let place: RulePlace
    /// How many numbers the range spans, those that no plate may have included.
    public let spanned: Int
    /// What the city's letters and the patterns of the kind leave of it.
    public let count: Count
  }

  /// The kind's id.
  public let kind: String
  /// What people call the kind.
  public let title: BilingualText
  /// The characters that draws can leave out.
  public let filters: [String]
  /// In the order of the file.
  public let ranges: [Range]

  /// The numbers of the ranges that are released on a day.
  public func released(on day: CivilDate) -> Count {
    let counts = ranges.filter { $0.released <= day }.map(\.count)
    return Count(
      all: counts.reduce(0) { $0 + $1.all },
      without: filters.indices.map { index in counts.reduce(0) { $0 + $1.without[index] } })
  }
}

extension LoadedRules {
  /// What a city publishes, by kind; nil for a city that is not in the book.
  public func publishedPools(ofCity city: String) -> [PublishedPool]? {
    guard let rules = book?.rules, rules.cities.contains(city) else { return nil }
    let filters = rules.drawFilters(of: city)
    let names = filters.map { String(decoding: Array($0), as: UTF8.self) }
    var places = PlaceTable(sources)
    var pools: [PublishedPool] = []
    for published in rules.publishedRanges(of: city) {
      let range = PublishedPool.Range(
        range: published.range.value, released: published.released,
        composedFrom: published.composedFrom,
        place: places.place(of: published.range.span), spanned: published.range.value.span,
        count: PublishedPool.Count(
          all: published.products.reduce(0) { $0 + $1.count },
          without: filters.map { filter in
            published.products.reduce(0) { $0 + $1.count(without: filter) }
          }))
      let earlier = pools.last.flatMap { $0.kind == published.kind.name ? $0.ranges : nil }
      if earlier != nil { pools.removeLast() }
      pools.append(
        PublishedPool(
          kind: published.kind.name, title: published.kind.title, filters: names,
          ranges: (earlier ?? []) + [range]))
    }
    return pools
  }
}
