import Haopai

/// A book of one business by chance and one city that offers it.
struct RandomRules {
  let business: String
  /// The city's values of the business, as its file has them.
  var values: String

  init(seed: UInt64) {
    var workflow = RandomWorkflow(seed: seed)
    (business, values) = workflow.text()
  }

  func load() -> LoadedRules {
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
    return RuleBook.load(files: Self.national + own)
  }

  private static let national: [(path: String, bytes: [UInt8])] =
    ((try? RuleBook.files(root: ShippedRules.root)) ?? []).filter {
      $0.path.hasPrefix("rules/national/") && $0.path != "rules/national/shared.yaml"
    }
}
