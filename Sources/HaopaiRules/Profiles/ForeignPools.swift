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
    guard case .mapping(let kinds) = pools.content else { return nil }
    var numbers: [PlateNumber] = []
    for kind in kinds {
      guard case .sequence(let items) = kind.value.content else { continue }
      for item in items {
        guard let range = Self.range(item) else { continue }
        guard !prefix.has(range.first) else { return nil }
        numbers.append(range.first)
      }
    }
    guard numbers.count > 1, let province = numbers.first?.province,
      numbers.allSatisfy({ $0.province == province })
    else { return nil }
    self.province = province
    prefixes = Set(numbers.map(\.authority)).sorted().map { "\(province)\(Unicode.Scalar($0))" }
  }

  /// Nil for one that cannot be read; what is wrong with it is said elsewhere.
  private static func range(_ item: YAMLNode) -> NumberRange? {
    guard case .mapping(let members) = item.content,
      let text = members.first(where: { $0.key == "range" })?.value.text
    else { return nil }
    return try? NumberRange(text)
  }
}
