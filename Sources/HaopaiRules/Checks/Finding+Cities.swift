import HaopaiDiagnostics
import HaopaiDomain

// The findings about what a city offers and cannot give.
extension Finding {
  static func neverOpen(
    _ path: String, at span: SourceSpan, declared: SourceSpan
  ) -> Finding {
    Finding(
      .neverOpen,
      Message(
        zh: "服务时间 `\(path)` 自此永不开放", en: "the service hours `\(path)` never open from here on"),
      at: span,
      help: Message(
        zh: "写明开放时间，或用 `none` 停办此业务",
        en: "give hours that open, or withdraw the business with `none`"),
      related: [Related(span: declared, message: .declaredHere)])
  }

  static func longClosed(
    _ path: String, until: CivilDate, at span: SourceSpan
  ) -> Finding {
    Finding(
      .longClosed,
      Message(
        zh: "服务时间 `\(path)` 超过一年不开放，到 \(until) 为止",
        en: "the service hours `\(path)` are closed for more than a year, until \(until)"),
      at: span, severity: .warning)
  }

  static func repeatedValue(
    _ path: String, at span: SourceSpan, of repeated: SourceSpan
  ) -> Finding {
    Finding(
      .repeatedValue,
      Message(
        zh: "`\(path)` 与不写此值时完全相同", en: "`\(path)` has this value anyway"),
      at: span, severity: .warning,
      help: Message(
        zh: "删去，或在 `sources` 中写明出处", en: "leave it out, or give its source under `sources`"),
      related: [Related(span: repeated, message: .valueHere)])
  }

  /// - Parameter gate: the condition that is always false with the city's values, where there is one.
  static func unreadValue(_ path: String, at span: SourceSpan, gate: SourceSpan?) -> Finding {
    Finding(
      .unreadValue,
      Message(
        zh: "在本市的其他设置下，`\(path)` 不起任何作用",
        en: "with the city's other values nothing reads `\(path)`"),
      at: span, severity: .warning,
      help: Message(zh: "删去此值", en: "leave it out"),
      related: gate.map {
        [
          Related(
            span: $0,
            message: Message(zh: "在本市，此条件总不成立", en: "in this city this never holds"))
        ]
      } ?? [])
  }

  static func missingCalendar(
    _ path: String, years: [Int], first: Int, at span: SourceSpan
  ) -> Finding {
    let shown = years.prefix(5).map(String.init)
    let more = years.count > shown.count
    return Finding(
      .missingCalendar,
      Message(
        zh: "`\(path)` 以工作日计算，缺少 \(shown.joined(separator: "、"))\(more ? " 等" : "") 年的节假日安排",
        en: "`\(path)` counts working days, but no calendar gives the holidays of "
          + shown.joined(separator: ", ") + (more ? ", …" : "")),
      at: span, severity: .warning,
      help: Message(
        zh: "增加 `calendar: \(first)` 的文件", en: "add a file with `calendar: \(first)`"))
  }

  static func kindWithoutPool(
    _ kind: String, at span: SourceSpan, value: SourceSpan
  ) -> Finding {
    Finding(
      .kindWithoutPool,
      Message(
        zh: "提供号牌种类 `\(kind)`，号池中却没有其号段",
        en: "the plate kind `\(kind)` is offered, but the pools have no numbers of it"),
      at: span,
      help: Message(
        zh: "在 `pools` 中公布 `\(kind)` 的号段，或不再提供此种类",
        en: "release numbers under `pools: \(kind):`, or do not offer the kind"),
      related: span == value ? [] : [Related(span: value, message: .valueHere)])
  }

  static func kindBeforeRelease(
    _ kind: String, offered: CivilDate, released: CivilDate, at span: SourceSpan, value: SourceSpan
  ) -> Finding {
    Finding(
      .kindBeforeRelease,
      Message(
        zh: "自 \(offered) 起提供 `\(kind)`，号段却到 \(released) 才公布",
        en: "`\(kind)` is offered from \(offered), but has no numbers before \(released)"),
      at: span, severity: .warning,
      help: Message(
        zh: "在此之前随机选号会被拒绝：请推迟提供的日期，或提前号段的日期",
        en: "until then every draw is refused: date the offer, or the range"),
      related: [Related(span: value, message: .valueHere)])
  }

  /// A kind that is offered always, and of which a city has numbers later than of others.
  static func kindReleasedLater(
    _ kind: String, _ range: CityNumbers.Entry, than earliest: CityNumbers.Entry
  ) -> Finding {
    Finding(
      .kindBeforeRelease,
      Message(
        zh: "本市最早的号段 \(earliest.released) 公布，`\(kind)` 的号段到 \(range.released) 才公布",
        en:
          "the city's first numbers were released on \(earliest.released), those of `\(kind)` only on \(range.released)"
      ),
      at: range.range.span, severity: .warning,
      help: Message(
        zh: "在此之前随机选这一种会被拒绝：请核对两处日期，或自该日起才提供这一种",
        en:
          "until then a draw of this kind is refused: check both dates, or offer the kind from that day on"
      ),
      related: [
        Related(
          span: earliest.range.span, message: Message(zh: "最早的号段", en: "the first numbers"))
      ])
  }

  static func filterLeavesNone(
    _ filter: Name, _ kind: String, at span: SourceSpan
  ) -> Finding {
    Finding(
      .filterLeavesNone,
      Message(
        zh: "`\(kind)` 的号码全部含有 `\(filter.value)`，排除后一个不剩",
        en: "every number of `\(kind)` has one of `\(filter.value)`: a draw without finds none"),
      at: span, severity: .warning,
      related: [Related(span: filter.span, message: .declaredHere)])
  }
}

extension Message {
  fileprivate static let valueHere = Message(zh: "取值在此", en: "the value is here")
}
