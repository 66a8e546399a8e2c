import HaopaiDiagnostics

extension CodePage {
  /// What citizens are told of a business.
  static let noticePages: [CodePage] = [
    CodePage(
      "number-in-notice",
      what: Message(
        zh: "业务须知里写了不来自参数的数字",
        en: "a notice writes out a number instead of showing a parameter"),
      why: Message(
        zh: "城市改了取值，写死的数字还会照旧告诉群众。请在花括号中写参数；号牌中的字符等本来不会变的，用汉字写。",
        en: """
          When a city changes the value, citizens would go on being told the old one. Show a \
          parameter in braces; what is a name and no figure is written in words.
          """),
      example: .replacing(
        in: .part,
        right: """
          zh: "可以随机选号{param.draw.attempts}次"
                en: "select a number; draws: {param.draw.attempts}"
          """,
        wrong: """
          zh: 可以随机选号5次
                en: "select a number; draws: 5"
          """)),
    CodePage(
      "notice-asks",
      what: Message(
        zh: "业务须知里用到了时刻、日历、号池或办件",
        en: "a notice asks for the time, the calendar, a pool or a case"),
      why: Message(
        zh: "须知在开始办理之前就要给群众看，那时还没有办件。请只用参数和固定的值。",
        en: """
          A notice is read before any case is opened. Use parameters and constants only.
          """),
      example: .replacing(
        in: .business,
        right: """
              - when: has(param.ban)
                zh: "逾期未缴费的，{param.ban}内停办"
          """,
        wrong: """
              - when: case.guests > 0 && has(param.ban)
                zh: "逾期未缴费的，{param.ban}内停办"
          """)),
    CodePage(
      "unknown-section",
      what: Message(
        zh: "业务须知用到的栏目没有声明",
        en: "a notice has a section that is not declared"),
      why: Message(
        zh: "须知按全国文件 messages 中 `notice` 的栏目和顺序排列。请改正名称，或在那里声明它。",
        en: """
          Notices have the sections that `notice` of the national messages declares, in that order. \
          Correct the name, or declare it there.
          """),
      example: .replacing(in: .business, right: "  consequences:", wrong: "  consequence:")),
  ]
}
