/// How much of a rule book is checked.
package enum CheckExtent: Sendable {
  /// Everything.
  case all
  /// What is wrong with cities: businesses that none of them names are not checked.
  case cities
  /// Cities beside rules that are trusted: what the values say, not what the businesses do with them.
  /// No city can be used then. Where nothing at all is found, nothing is wrong with the cities: an
  /// error in a business only ever excuses what is found in a city.
  /// - Parameter others: businesses that are there and were not read, for no layer names them.
  case valuesOfCities(besides: Set<String> = [])

  /// Whether the rules are trusted.
  var isOfValues: Bool { if case .valuesOfCities = self { true } else { false } }
}
