import HaopaiDiagnostics

extension CodePage {
  /// Steps of scenarios: how they are written, and what comes of them.
  static let stepPages: [CodePage] = [
    CodePage(
      "clock-stands",
      what: Message(
        zh: "步骤的时间不晚于上一步，或操作自带的时间没有过去",
        en: "a step of `at` is not later than the step before, or the `at` of a command not earlier"
      ),
      why: Message(
        zh: "时间不会倒退。请写更晚的时间，或删去这一步。操作发生在当时，只有时钟落后者才另写时间。",
        en:
          "Time does not run backwards. Write a later instant, or delete the step. A command happens "
          + "when its step comes; only one whose sender's clock is slow has a time of its own."),
      example: .replacing(
        in: .scenarios, right: "- at: 2026-03-02 18:00", wrong: "- at: 2026-03-02 17:00")),
    CodePage(
      "command-not-first",
      what: Message(
        zh: "步骤的第一个键不是操作",
        en: "the first key of a step is not its command"),
      why: Message(
        zh: "第一个键说明这一步做什么，`by`、`case` 等写在后面。请调换顺序。",
        en: """
          The first key says what the step does; `by`, `case` and the like stand behind it. \
          Change their order.
          """),
      example: .replacing(
        in: .scenarios,
        right: """
                - pay: {}
                  by: { officer: cashier }
          """,
        wrong: """
                - by: { officer: cashier }
                  pay: {}
          """)),
    CodePage(
      "case-name",
      what: Message(
        zh: "再开一个办件却没有起名，或名称已被占用",
        en: "a second case has no name of its own, or one that is taken"),
      why: Message(
        zh: "后面的步骤分不清指哪一个办件。请在 `open` 旁边用 `case` 起一个新名称。",
        en: """
          Later steps could not tell the two apart. Give it a new name by `case` beside its \
          `open`.
          """),
      example: .replacing(
        in: .scenarios, right: "      - at: 2026-03-02 18:00",
        wrong: """
                - open: { mobile: "13800000000" }
                - at: 2026-03-02 18:00
          """)),
    CodePage(
      "one-author",
      what: Message(
        zh: "提交人不是恰好一个人或一个岗位",
        en: "a submitter is not exactly one person or office"),
      why: Message(
        zh: "一个操作只有一个提交人。请写 `applicant` 或 `officer` 其中之一。",
        en: "A command has one author. Give one of `applicant` and `officer`."),
      example: .replacing(in: .scenarios, right: "by: { officer: cashier }", wrong: "by: {}")),
    CodePage(
      "from-without-refusal",
      what: Message(
        zh: "写了 `from` 而没有 `refused`",
        en: "`from` stands without `refused`"),
      why: Message(
        zh: "只有被拒绝的操作才有“从何时起可以”。请加上 `refused`，或删去 `from`。",
        en: """
          Only a refused command has an instant from which it would be accepted. Add \
          `refused`, or delete `from`.
          """),
      example: .replacing(
        in: .scenarios,
        right: """
                  refused: [outside-hours]
                  from: never
          """, wrong: "        from: never")),
    CodePage(
      "refused-by-nothing",
      what: Message(
        zh: "`refused` 里没有代码",
        en: "`refused` names no code"),
      why: Message(
        zh: "拒绝总有理由。请写上拒绝代码；操作应被接受时，删去 `refused`。",
        en: """
          A refusal has a reason. Write its code; where the command is accepted, delete \
          `refused`.
          """),
      example: .replacing(in: .scenarios, right: "refused: [outside-hours]", wrong: "refused: []")),
    CodePage(
      "bad-reference",
      what: Message(
        zh: "方括号的写法不表示任何号码",
        en: "brackets name no number"),
      why: Message(
        zh: "集合里的号码从 0 数起，如 `batch[0]` 是本批的第一个。",
        en: "Numbers of a set are counted from 0: `batch[0]` is the first of the batch."),
      example: .replacing(
        in: .scenarios, right: "keep: { number: \"batch[0]\" }",
        wrong: "keep: { number: \"batch[first]\" }")),
    CodePage(
      "no-plate-characters",
      what: Message(
        zh: "`without` 里有号码从不使用的字符",
        en: "`without` has characters that no number has"),
      why: Message(
        zh: "这样的预期总会成立，等于没写。请写数字或大写字母。",
        en: "It would always hold, and say nothing. Write digits or capital letters."),
      example: .replacing(
        in: .scenarios, right: "batch.without: \"4\"", wrong: "batch.without: \"四\"")),
    CodePage(
      "scenario-failed",
      what: Message(
        zh: "一个步骤的结果与预期不同",
        en: "something else came of a step than it expects"),
      why: Message(
        zh: "要么规则不是本意，要么场景写错了。提示给出应有和实际的结果，请判断改哪一边。",
        en: """
          Either the rules are not what was meant, or the scenario is wrong. The finding gives \
          both results: decide which of them to correct.
          """),
      example: .replacing(
        in: .scenarios, right: "expect: { batch.size: 5, batch.without: \"4\", draws.left: 4 }",
        wrong: "expect: { batch.size: 5, batch.without: \"4\", draws.left: 5 }"), reportedBy: .test),
    CodePage(
      "step-impossible",
      what: Message(
        zh: "一个步骤根本无法进行",
        en: "a step could not be taken at all"),
      why: Message(
        zh: "如没有那个号码、还没有发送验证码、缺少必填的输入。请补上这一步所需的内容。",
        en: """
          The number is not there, no code was sent, an input is missing. Write what the step \
          needs.
          """),
      example: .replacing(
        in: .scenarios, right: "keep: { number: \"batch[0]\" }",
        wrong: "keep: { number: \"batch[7]\" }"), reportedBy: .test),
    CodePage(
      "inversion-passed",
      what: Message(
        zh: "把一个预期改成相反，场景仍然通过",
        en: "a scenario passes with the opposite of one of its expectations, too"),
      why: Message(
        zh: "说明这个预期什么也没有检验，或场景本来就没有通过。请写能够区分对错的预期。",
        en: """
          Then that expectation tests nothing, or the scenario did not pass in the first \
          place. Expect something that tells right from wrong.
          """),
      example: nil, reportedBy: .invertedTest),
  ]
}
