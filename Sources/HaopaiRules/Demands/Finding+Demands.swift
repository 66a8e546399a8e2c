import HaopaiDiagnostics
import HaopaiDomain

extension FindingCode {
  /// What: a demand that asks for the time, the calendar, a pool or a case. Why: it is held against
  /// the values of a city when the rules are loaded, for all days on which they are in force.
  /// Example: `that: param.window.open`. Instead: parameters and constants only.
  static let demandAsks = FindingCode("demand-asks")

  /// What: a demand that reads no parameter. Why: no city could meet it, or miss it, by its values.
  static let demandOfNothing = FindingCode("demand-of-nothing")

  /// What: a demand that is too much work to be held against all cities, for its loops are long, its
  /// values have many dates, or the cities are many. Why: loading rules must not take minutes.
  /// Instead: shorter loops, or the same demand in fewer steps.
  static let demandTooLong = FindingCode("demand-too-long")

  /// What: values of a city that contradict each other, by a demand of the rules. Why: what the city
  /// offers could not be had. Example: a code that is valid for 3 s behind a button that waits 5 s.
  /// Instead: change one of the values that the message names.
  static let demandNotMet = FindingCode("demand-not-met")
}

// The findings about demands, and about cities that do not meet them.
extension Finding {
  static func demandAsks(at span: SourceSpan) -> Finding {
    Finding(
      .demandAsks,
      Message(
        zh: "对参数的要求不能涉及时刻、日历、号池或办件",
        en: "a demand cannot ask for the time, the calendar, a pool or a case"),
      at: span,
      help: Message(zh: "只用参数和常量", en: "use parameters and constants only"))
  }

  static func demandOfNothing(at span: SourceSpan) -> Finding {
    Finding(
      .demandOfNothing,
      Message(zh: "对参数的要求没有涉及任何参数", en: "the demand reads no parameter"), at: span)
  }

  static func demandTooLong(at span: SourceSpan) -> Finding {
    Finding(
      .demandTooLong,
      Message(
        zh: "对所有城市和日期逐一检查此要求的工作量过大",
        en: "this demand is too much work to be held against all cities and dates"),
      at: span,
      help: Message(
        zh: "缩短列表的 `max`，或减少循环和取值的日期",
        en: "give lists a smaller `max`, or use fewer loops and fewer dates"))
  }

  static func demandNotMet(
    _ demand: Demand, _ values: DemandedValues, from day: CivilDate?, of business: String,
    _ city: CityProfile
  ) -> Finding {
    let place = values.place
    let span = place?.span ?? city.profile.businesses[business]?.span ?? city.profile.name.span
    var related = [Related(span: demand.place, message: .demandedHere)]
    // A value of a layer above may suit other cities well.
    if let level = place?.level, level < .city {
      related.append(Related(span: city.profile.name.span, message: .unmetInCity))
    }
    related += values.values.compactMap(\.provenance?.span).filter { $0 != span }
      .map { Related(span: $0, message: .valueRead) }
    return Finding(
      .demandNotMet, .demandNotMet(demand.reason, values, from: day), at: span,
      help: .changeOne(of: values.values.map(\.path)), related: related)
  }
}

extension Message {
  fileprivate static func demandNotMet(
    _ reason: BilingualText, _ values: DemandedValues, from day: CivilDate?
  ) -> Message {
    var zh = values.values.map { "`\($0.path)` \($0.said.zh)" }
    var en = values.values.map { "`\($0.path)` \($0.said.en)" }
    if let day {
      zh.append("自 \(day) 起")
      en.append("from \(day) on")
    }
    return Message(
      zh: "\(reason.zh)（\(zh.joined(separator: "，"))）",
      en: "\(reason.en) (\(en.joined(separator: ", ")))")
  }

  fileprivate static func changeOne(of paths: [String]) -> Message {
    let names = paths.map { "`\($0)`" }
    return Message(
      zh: "修改 \(names.joined(separator: " 或 "))", en: "change \(names.joined(separator: " or "))")
  }

  fileprivate static let demandedHere = Message(zh: "规则在此提出要求", en: "the rules demand it here")
  fileprivate static let unmetInCity = Message(zh: "此城市不符合", en: "this city does not meet it")
  fileprivate static let valueRead = Message(zh: "另一取值在此", en: "another value is here")
}

extension DemandedValues.Value {
  fileprivate var said: Message {
    switch (text, isGroup) {
    case (nil, true): Message(zh: "未提供", en: "is not offered")
    case (_?, true): Message(zh: "已提供", en: "is offered")
    case (nil, false): Message(zh: "未设定", en: "is not set")
    case (let text?, false): Message(zh: "为 `\(text)`", en: "is `\(text)`")
    }
  }
}
