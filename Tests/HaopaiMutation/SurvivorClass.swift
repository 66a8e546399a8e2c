/// Why a mutant may survive, where that can be told from its place and kind alone.
package enum SurvivorClass: String, CaseIterable, Sendable {
  /// A city's or a province's value, or a default, is another that is legal, too.
  case policy
  /// A sentence reads otherwise.
  case wording
  /// A quotation, an address or a reason reads otherwise.
  case quote

  package init?(_ mutant: Mutant) {
    let keys = mutant.path.split { $0 == "." || $0 == "[" }
    let isText = mutant.kind == .reword && ["zh", "en"].contains(keys.last)
    let isName = mutant.kind == .swapValues && mutant.path.hasSuffix(".zh")
    if keys.contains(where: { ["sources", "source", "assumed", "papers"].contains($0) }) {
      guard [.reword, .swapValues, .swapItems].contains(mutant.kind) else { return nil }
      self = .quote
    } else if isText || isName {
      self = .wording
    } else if Self.isValue(mutant, keys), Self.changesOfValues.contains(mutant.kind) {
      self = .policy
    } else {
      return nil
    }
  }

  private static let changesOfValues: [Mutant.Kind] = [
    .number, .date, .unit, .otherWord, .letters, .swapValues, .dropItem, .swapItems,
  ]

  private static func isValue(_ mutant: Mutant, _ keys: [Substring]) -> Bool {
    let isProfile = ["cities/", "rules/provinces/"].contains { mutant.file.hasPrefix($0) }
    let sections: [Substring] = [
      "parts", "businesses", "pools", "letters", "energy_letters", "plates", "return_after",
      "random_only",
    ]
    return isProfile && keys.first.map(sections.contains) == true || keys.last == "default"
  }
}
