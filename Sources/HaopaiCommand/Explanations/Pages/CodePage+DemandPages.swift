import HaopaiDiagnostics

extension CodePage {
  /// Demands that the rules make of the values of every city.
  static let demandPages: [CodePage] = [
    CodePage(
      "demand-asks",
      what: Message(
        zh: "对参数的要求里用到了时刻、日历、号池或办件",
        en: "a demand asks for the time, the calendar, a pool or a case"),
      why: Message(
        zh: "要求在读入规则时就拿城市的取值来检查，那时还没有办件。请只用参数和固定的值。",
        en: """
          A demand is held against a city's values when the rules are loaded, and there is no \
          case then. Use parameters and constants only.
          """),
      example: .replacing(
        in: .part, right: "- that: \"!has(param.draw) || param.draw.size >= param.slots\"",
        wrong: "- that: param.hours.open")),
    CodePage(
      "demand-of-nothing",
      what: Message(
        zh: "对参数的要求没有用到任何参数",
        en: "a demand reads no parameter"),
      why: Message(
        zh: "城市怎样取值都与它无关。请写进要约束的参数，或删去这条要求。",
        en: """
          No city could meet it, or miss it, by its values. Name the parameters that it is \
          about, or delete it.
          """),
      example: .replacing(
        in: .part, right: "- that: \"!has(param.draw) || param.draw.size >= param.slots\"",
        wrong: "- that: 5 >= 3")),
    CodePage(
      "demand-too-long",
      what: Message(
        zh: "对参数的要求逐一检查起来工作量过大",
        en: "a demand is too much work to be held against all cities"),
      why: Message(
        zh: "循环嵌套、列表很长或日期很多时，读入规则会花上几分钟。请缩小列表的 `max`，或减少循环。",
        en: """
          With loops inside loops, long lists or many dates, loading the rules would take \
          minutes. Give lists a smaller `max`, or use fewer loops.
          """),
      example: .replacing(
        in: .business,
        right: """
          facts:
            boat:
          """,
        wrong: """
          demands:
          \(each: 1...32, { "  - that: \"param.closed_days.all(a, param.closed_days.all(b, param.closed_days.all(c, param.closed_days.all(d, param.closed_days.all(e, param.closed_days.all(f, param.closed_days.all(g, param.closed_days.all(h, param.closed_days.all(i, a <= i || i <= a || size(param.closed_days) == \($0))))))))))\"\n    zh: 第 \($0) 条\n    en: number \($0)\n" })facts:
            boat:
          """)),
  ]
}
