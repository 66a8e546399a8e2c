import HaopaiDiagnostics

extension CodePage {
  /// Scenarios: what is wrong with a test before it runs.
  static let scenarioPages: [CodePage] = [
    CodePage(
      "not-scenarios",
      what: Message(
        zh: "场景文件的第二个键不是 `scenarios`",
        en: "the second key of a file of scenarios is not `scenarios`"),
      why: Message(
        zh: "以 `.scenarios.yaml` 结尾的文件只能放场景。请改正这个键，或把规则移到另一个文件。",
        en: """
          A file that ends in `.scenarios.yaml` holds scenarios only. Correct the key, or move \
          the rules to another file.
          """),
      example: .replacing(in: .scenarios, right: "scenarios: qingxi", wrong: "city: qingxi")),
    CodePage(
      "unknown-city",
      what: Message(
        zh: "场景的城市不存在",
        en: "a scenario names a city that does not exist"),
      why: Message(
        zh: "没有城市就无法运行。城市的名称写在它文件的 `city` 后面。",
        en: """
          Without its city it cannot run. A city has the name that stands behind `city` in its \
          file.
          """),
      example: .replacing(
        in: .scenarios,
        right: """
            - scenario: { zh: 下班以后不能选号, en: nothing can be drawn after hours }
              city: qingxi
          """,
        wrong: """
            - scenario: { zh: 下班以后不能选号, en: nothing can be drawn after hours }
              city: qingxy
          """)),
    CodePage(
      "broken-city",
      what: Message(
        zh: "场景的城市有错误，不能使用",
        en: "the rules of a scenario's city have errors"),
      why: Message(
        zh: "规则有错误的城市没有一项业务可用，它的场景也无法运行。请先改正 `haopai validate` 报告的错误。",
        en: """
          With errors in its rules a city offers nothing, and its scenarios cannot run. \
          Correct first what `haopai validate` reports.
          """),
      example: nil),
    CodePage(
      "unknown-prelude",
      what: Message(
        zh: "场景提到的前置步骤，文件里没有",
        en: "a scenario names a prelude that the file does not define"),
      why: Message(
        zh: "场景会从空白开始。请写 `preludes` 下的某个名称。",
        en: "It would begin with nothing. Take a name that stands below `preludes`."),
      example: .replacing(
        in: .scenarios,
        right: """
              at: 2026-03-02 17:59
              applicant: { kind: individual, id: 11010519491231002X }
              prelude: choosing
          """,
        wrong: """
              at: 2026-03-02 17:59
              applicant: { kind: individual, id: 11010519491231002X }
              prelude: chosing
          """)),
    CodePage(
      "unknown-expectation",
      what: Message(
        zh: "预期里写了不能比较的项",
        en: "something is expected that cannot be compared"),
      why: Message(
        zh: "它永远不会被检查。可以写 `state`、`open`、`said`、号码集合、次数的 `.left` 等，提示给出最接近的一项。",
        en: """
          It would never be looked at. There are `state`, `open`, `said`, number sets, the \
          `.left` of a counter and more; the finding names the nearest.
          """),
      example: .replacing(
        in: .scenarios, right: "expect: { batch.size: 5, batch.without: \"4\", draws.left: 4 }",
        wrong: "expect: { batch.size: 5, batch.without: \"4\", draws.rest: 4 }")),
    CodePage(
      "expects-nothing",
      what: Message(
        zh: "场景没有任何预期",
        en: "a scenario, or an `expect`, expects nothing"),
      why: Message(
        zh: "这样它总会通过，什么也没有检验。请写明应有的结果。",
        en: "It would always pass, and test nothing. Say what must come of it."),
      example: .replacing(
        in: .scenarios, right: "expect: { backups: [\"batch[0]\"] }", wrong: "expect: {}")),
    CodePage(
      "unused",
      what: Message(
        zh: "场景里写的内容没有作用",
        en: "something in a scenario has no effect"),
      why: Message(
        zh: "如没有场景使用的前置步骤、没有操作查询的核查信息、不随机选号却写了 `seed`。编写人以为它有用，其实没有；请删去或改正。",
        en: """
          A prelude that no scenario uses, a fact that no command asks for, a `seed` without a \
          draw: its author believes that it matters. Delete it, or correct it.
          """),
      example: .replacing(
        in: .scenarios, right: "preludes:",
        wrong: """
          preludes:
            begun:
              - open: { mobile: "13800000000" }
          """)),
    CodePage(
      "too-many-steps",
      what: Message(
        zh: "一个文件的场景连同前置步骤太多",
        en: "the scenarios of a file with their preludes are too much"),
      why: Message(
        zh: "很小的文件反复使用很长的前置步骤，运行起来会没完没了。请分成几个文件，或缩短前置步骤。",
        en: """
          A small file that repeats a long prelude stands for endless work. Split it, or \
          shorten the prelude.
          """),
      example: .replacing(
        in: .scenarios,
        right: """
              - open: { mobile: "13800000000" }
              - submit: { hull: QX-2026-07 }
              - prove: { code: right }

          """,
        wrong: """
              - open: { mobile: "13800000000" }
              - submit: { hull: QX-2026-07 }
              - prove: { code: right }
          \(repeating: "    - wait: 1 ms\n", 20_000)
          """)),
    CodePage(
      "missing-seed",
      what: Message(
        zh: "有随机选号的场景没有写 `seed`",
        en: "a scenario draws numbers and has no `seed`"),
      why: Message(
        zh: "选到哪些号码就不固定，结果无法重现。请写一个数，如 `seed: 7`。",
        en: """
          Which numbers it sees would be nobody's choice, and another run would see others. \
          Give a number, such as `seed: 7`.
          """),
      example: .replacing(
        in: .scenarios,
        right: """
              seed: 7

          """, wrong: ""), reportedBy: .test),
    CodePage(
      "outside-data",
      what: Message(
        zh: "场景的时间所在的年份没有工作日历",
        en: "a scenario lies in a year whose calendar the rules do not have"),
      why: Message(
        zh: "那一年的工作日只能猜测。请用已有日历的年份，或补上日历文件。",
        en: """
          The working days of that year are guesses. Take a date of the years that the rules \
          have, or add the calendar.
          """),
      example: .replacing(
        in: .scenarios, right: "at: 2026-03-02 17:59", wrong: "at: 2027-03-02 17:59")),
  ]
}
