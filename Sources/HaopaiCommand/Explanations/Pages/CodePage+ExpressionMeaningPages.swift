import HaopaiDiagnostics

extension CodePage {
  /// What conditions and calculations speak of: names and types.
  static let expressionMeaningPages: [CodePage] = [
    CodePage(
      "unknown-name",
      what: Message(
        zh: "条件里用了没有声明的名称",
        en: "a condition uses a name that nothing declares"),
      why: Message(
        zh: "不知道它指什么。请按提示改正；若本意是文字，请加引号。参数前面要写 `param.`，字段前面写 `case.`。",
        en: """
          It means nothing. Correct it as the finding says; if a text is meant, quote it. \
          Parameters are written with `param.` in front, fields with `case.`.
          """),
      example: .replacing(
        in: .part, right: "shortlist-full: size(backups) < param.slots",
        wrong: "shortlist-full: size(backup) < param.slots")),
    CodePage(
      "unknown-member",
      what: Message(
        zh: "点号后面的名称不存在",
        en: "the name behind a dot does not exist"),
      why: Message(
        zh: "例如没有声明这个参数、字段，或次数没有这一项。请按提示改正。",
        en: """
          No such parameter or field is declared, or a counter has no such member. Correct it \
          as the finding says.
          """),
      example: .replacing(
        in: .part, right: "- outside-hours: param.hours.open",
        wrong: "- outside-hours: param.hours.opens_now")),
    CodePage(
      "unknown-function",
      what: Message(
        zh: "没有这个函数",
        en: "a function does not exist"),
      why: Message(
        zh: "可用的函数列在 README 的表里。请按提示改正名称。",
        en: "The README lists the functions that there are. Correct the name as the finding says."),
      example: .replacing(
        in: .business, right: "- hull-blank: \"!is_blank(input.hull)\"",
        wrong: "- hull-blank: \"!is_empty(input.hull)\"")),
    CodePage(
      "unknown-case",
      what: Message(
        zh: "引号里的词不是这一项的取值，或场景提到的办件还没有开办",
        en: """
          a word is none that the value can have, or a scenario names a case that was not \
          opened
          """),
      why: Message(
        zh: "在条件里，这样的比较永远不会成立，请改用提示列出的词。在场景里，请写 `open` 旁边 `case` 所起的名称。",
        en: """
          In a condition such a comparison never holds: take a word that the finding lists. In \
          a scenario, use the name that stands as `case` beside its `open`.
          """),
      example: .replacing(
        in: .part, right: "input.exclude_4 || param.draw.exclude_4 == \"always\"",
        wrong: "input.exclude_4 || param.draw.exclude_4 == \"allways\"")),
    CodePage(
      "type-mismatch",
      what: Message(
        zh: "条件里的两边或参数不是能放在一起的类型",
        en: "things in a condition do not fit together"),
      why: Message(
        zh: "例如拿个数和文字比较，永远得不出有意义的结果。请检查是否取错了名称，或漏了 `size(…)`。",
        en: """
          A count compared with a text, say, means nothing. Look whether another name was \
          meant, or `size(…)` is missing.
          """),
      example: .replacing(
        in: .part, right: "shortlist-full: size(backups) < param.slots",
        wrong: "shortlist-full: size(backups) < \"3\"")),
    CodePage(
      "mixed-units",
      what: Message(
        zh: "条件里混用了不同的单位",
        en: "a condition mixes units"),
      why: Message(
        zh: "秒与天、日期与时刻、金额与个数不能直接比较或相加。请写成带单位的值，如 `duration(\"30s\")`，或先换算。",
        en: """
          Seconds and days, dates and instants, money and counts cannot be compared or added. \
          Write a value with its unit, such as `duration("30s")`, or convert one of them \
          first.
          """),
      example: .replacing(
        in: .business, right: "- set: { pay_by: \"term_end(now, param.pay_within)\" }",
        wrong: "- set: { pay_by: now + 3600 }")),
    CodePage(
      "result-type",
      what: Message(
        zh: "整个条件得出的不是此处需要的类型",
        en: "an expression gives another type than is needed there"),
      why: Message(
        zh: "如 `when` 要得出是或否，`count` 要得出个数。请改成此处需要的结果。",
        en: "A `when` needs a yes or no, a `count` a whole number. Write what gives it."),
      example: .replacing(
        in: .part, right: "- outside-hours: param.hours.open", wrong: "- outside-hours: param.slots"
      )),
    CodePage(
      "argument-count",
      what: Message(
        zh: "函数的参数太多或太少",
        en: "a function has too many or too few arguments"),
      why: Message(
        zh: "请按提示的个数填写；README 的表里有每个函数的写法。",
        en: "Give as many as the finding says; the README shows how each function is written."),
      example: .replacing(
        in: .business, right: "at: term_end(entered, param.pay_within)",
        wrong: "at: term_end(entered)")),
    CodePage(
      "not-a-value",
      what: Message(
        zh: "一个名称本身不是值，还要选取其中一项",
        en: "a name is no value by itself"),
      why: Message(
        zh: "如次数要写 `.left` 或 `.used`，参数组要写到组里的某个参数，登记册要在方括号里给出键。",
        en: """
          A counter needs `.left` or `.used`, a group one of its parameters, a register its \
          keys in brackets.
          """),
      example: .replacing(
        in: .part, right: "shortlist-full: size(backups) < param.slots",
        wrong: "shortlist-full: draws > 0")),
    CodePage(
      "secret-read",
      what: Message(
        zh: "条件里读取了秘密文字",
        en: "a condition reads a secret"),
      why: Message(
        zh: "验证码等秘密只能交给 `check` 核对，不能另作比较，否则会泄露。",
        en: "A code can only be handed to a `check`; to read it otherwise would give it away."),
      example: .replacing(
        in: .business, right: "{ when: check == \"ok\", to: choosing }",
        wrong: "{ when: check == \"ok\" && input.code != \"\", to: choosing }")),
    CodePage(
      "bad-conversion",
      what: Message(
        zh: "要转换的文字不是时长、时刻或真假",
        en: "a text that is to be converted is no duration, instant or truth value"),
      why: Message(
        zh: "`duration` 里写 `180s`、`1h30m`，`timestamp` 里写 `2026-03-02T09:00:00+08:00`。",
        en: """
          Write `180s` or `1h30m` in a `duration`, and `2026-03-02T09:00:00+08:00` in a \
          `timestamp`.
          """),
      example: .replacing(
        in: .part, right: "hold: \"duration('5m')\"", wrong: "hold: \"duration('5 min')\"")),
  ]
}
