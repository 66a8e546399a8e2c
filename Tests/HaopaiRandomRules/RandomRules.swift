package import Haopai

/// A book of one business by chance and one city that offers it.
package struct RandomRules {
  package let business: String
  /// The city's values of the business, as its file has them.
  package var values: String
  private let national: [(path: String, bytes: [UInt8])]

  /// - Parameter national: as `national(among:)` gives them.
  package init(seed: UInt64, national: [(path: String, bytes: [UInt8])]) {
    self.national = national
    var workflow = RandomWorkflow(seed: seed)
    (business, values) = workflow.text()
  }

  package func load() -> LoadedRules {
    let city = """
      haopai: 1
      city: luyuan
      name: { zh: 绿园, en: Luyuan }
      extends: china
      plates: { province: 鲁, authorities: [F] }
      pools: { small-car: [ { range: 鲁F·00000 - 鲁F·00029, released: 2026-01-01 } ] }
      businesses:
        chance:
      \(values)
      assumed: { chance: 虚构 (made up), pools: 虚构 (made up) }
      """
    let own = [
      ("rules/businesses/chance.yaml", Array(business.utf8)),
      ("cities/luyuan.yaml", Array(city.utf8)),
    ]
    return RuleBook.load(files: national + own)
  }

  /// Those files of a root that any book needs.
  package static func national(
    among files: [(path: String, bytes: [UInt8])]
  ) -> [(path: String, bytes: [UInt8])] {
    files.filter {
      $0.path.hasPrefix("rules/national/") && $0.path != "rules/national/shared.yaml"
    }
  }
}
