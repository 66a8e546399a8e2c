import Haopai

extension OptionDescription {
  fileprivate static let noticeFormat = OptionDescription(
    name: "--format", value: "text|markdown", choices: ["text", "markdown"],
    summary: Message(
      zh: "输出格式；默认 text", en: "form of the output; text by default"))
}

extension CommandDescription {
  static let notice = CommandDescription(
    name: "notice",
    summary: Message(
      zh: "由规则生成业务须知", en: "what citizens are told of a business, from the rules"),
    operands: [Operand(name: "CITY"), Operand(name: "BUSINESS")],
    options: [.on, .noticeFormat],
    details: [
      Message(
        zh: "其中的数字都取自该城市这一天的参数；依据假定数值的语句标有 *。",
        en: """
          Every number in it is a parameter's value in the city on the day; sentences that depend on assumed
          values are marked *.
          """)
    ],
    run: notice)

  private static func notice(_ invocation: Invocation, _ context: Context) throws -> ExitStatus {
    let day = try invocation.day(context)
    let book = try context.loadCheckedRules()
    let (city, business) = (invocation.operands[0], invocation.operands[1])
    let notice: BusinessNotice
    do {
      notice = try book.notice(of: business, inCity: city, on: day)
    } catch {
      return try refuse(error, of: business, inCity: city, of: book, context)
    }
    try context.print(
      invocation[.noticeFormat] == "markdown"
        ? NoticeMarkdown(language: context.language).text(of: notice)
        : NoticeText(language: context.language).text(of: notice))
    return .fine
  }

  private static func refuse(
    _ failure: NoticeFailure, of business: String, inCity city: String, of book: RuleBook,
    _ context: Context
  ) throws -> ExitStatus {
    switch failure {
    case .unknownCity:
      let nearest = Suggestion.nearest(to: city, among: book.cities)
      try context.complain(.unknownCity(city, nearest: nearest))
      return .usage
    case .unknownBusiness:
      let nearest = Suggestion.nearest(
        to: business, among: book.businesses(ofCity: city).map(\.id))
      try context.complain(.unknownBusiness(business, nearest: nearest))
      return .usage
    case .noNotice:
      try context.complain(.noNotice(of: business))
      return .findings
    case .beforeFirstDay(let day):
      try context.complain(.noNotice(of: business, before: day))
      return .findings
    }
  }
}

extension Message {
  fileprivate static func noNotice(of business: String) -> Message {
    Message(zh: "业务 `\(business)` 没有业务须知", en: "the business `\(business)` has no notice")
  }

  fileprivate static func noNotice(of business: String, before day: CivilDate) -> Message {
    Message(
      zh: "业务 `\(business)` 在该城市自 \(day) 起才有取值",
      en: "the values of `\(business)` in the city begin on \(day)")
  }
}
