import Haopai

extension CommandDescription {
  static let pool = CommandDescription(
    name: "pool",
    summary: Message(
      zh: "号池公示：号段、公布日期和号码个数", en: "the numbers that a city publishes, and how many"),
    operands: [Operand(name: "CITY"), Operand(name: "KIND", isRequired: false)],
    options: [.on],
    details: [
      Message(
        zh: """
          “号段”一列是号段本身的号码个数，“可用”是其中符合本市字母和号牌种类编码规则的个数。
          合计只算到这一天已经公布的号段；有人选走的号码不在规则里，故未扣除。
          """,
        en: """
          “spanned” counts the numbers of the range itself, “usable” those of them that fit the city's letters
          and the patterns of the kind. Sums are of the ranges released by the day; what people have chosen
          is not known to the rules, and not taken off.
          """)
    ],
    run: pool)

  private static func pool(_ invocation: Invocation, _ context: Context) throws -> ExitStatus {
    let day = try invocation.day(context)
    let (book, files) = try context.loadCheckedFiles()
    let city = invocation.operands[0]
    guard let pools = files.publishedPools(ofCity: city) else {
      let nearest = Suggestion.nearest(to: city, among: book.cities)
      try context.complain(.unknownCity(city, nearest: nearest))
      return .usage
    }
    let kind = invocation.operands.dropFirst().first
    let chosen = pools.filter { kind == nil || $0.kind == kind }
    if let kind, chosen.isEmpty {
      let nearest = Suggestion.nearest(to: kind, among: pools.map(\.kind))
      try context.complain(.unpublishedKind(kind, nearest: nearest))
      return .usage
    }
    let writer = PoolText(language: context.language, day: day)
    try context.print(
      chosen.isEmpty
        ? Message.noPools.text(in: context.language) + "\n"
        : chosen.map(writer.text).joined(separator: "\n"))
    return .fine
  }
}

extension Message {
  fileprivate static let noPools = Message(zh: "该城市没有公布号段", en: "the city publishes no ranges")

  fileprivate static func unpublishedKind(_ kind: String, nearest: String?) -> Message {
    Message(
      zh: "该城市没有公布 `\(kind)` 的号段" + (nearest.map { "，是否想写 `\($0)`" } ?? ""),
      en: "the city publishes no ranges of `\(kind)`"
        + (nearest.map { ", did you mean `\($0)`" } ?? ""))
  }
}
