import HaopaiDomain
import HaopaiYAML

/// Pools of which no range belongs to the city, though they agree on the province: one line about
/// the prefix is wrong then, or the pools are those of another city, and not each range by itself.
struct ForeignPools {
  /// What the ranges begin with, each once.
  let prefixes: [String]
  let province: Province

  /// Nil where a range belongs to the city, and for a single one, which may as well be wrong itself.
  init?(_ pools: YAMLNode, of prefix: CityPrefix) {
    var numbers: [PlateNumber] = []
    for range in Self.ranges(of: pools) {
      guard !prefix.has(range.first) else { return nil }
      numbers.append(range.first)
    }
    guard numbers.count > 1, let province = numbers.first?.province,
      numbers.allSatisfy({ $0.province == province })
    else { return nil }
    self.province = province
    prefixes = Set(numbers.map(\.authority)).sorted().map { "\(province)\(Unicode.Scalar($0))" }
  }

  /// Those that can be read; what is wrong with others is said elsewhere.
  private static func ranges(of pools: YAMLNode) -> some Sequence<NumberRange> {
    var kinds: [YAMLEntry] = []
    if case .mapping(let entries) = pools.content { kinds = entries }
    return kinds.lazy.flatMap { kind in
      var items: [YAMLNode] = []
      if case .sequence(let all) = kind.value.content { items = all }
      return items.lazy.compactMap { item -> NumberRange? in
        guard case .mapping(let members) = item.content,
          let text = members.first(where: { $0.key == "range" })?.value.text
        else { return nil }
        return try? NumberRange(text)
      }
    }
  }
}
