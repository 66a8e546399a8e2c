import HaopaiDiagnostics

extension CodePage {
  /// Layers: what cities, provinces and the nation set.
  static let layerPages: [CodePage] = [
    CodePage(
      "unknown-business",
      what: Message(
        zh: "城市、省或场景提到的业务不存在",
        en: "a business is named that no file defines"),
      why: Message(
        zh: "这样写的取值不起作用，群众也办不了。提示给出最接近的业务名称；业务的名称写在它文件的 `workflow` 后面。",
        en: """
          Its values would have no effect, and nobody could apply for it. The finding names \
          the nearest; a business has the name that stands behind `workflow` in its file.
          """),
      example: .replacing(
        in: .city,
        right: """
            boat-plate:
              kinds:
          """,
        wrong: """
            boat-plat:
              kinds:
          """)),
    CodePage(
      "unknown-part",
      what: Message(
        zh: "提到的公共流程不存在",
        en: "a part is named that no file defines"),
      why: Message(
        zh: "为它写的取值不起作用，使用它的状态也走不下去。提示给出最接近的名称；它写在公共流程文件的 `part` 后面。",
        en: """
          Values for it would have no effect, and a state that uses it would lead nowhere. The \
          finding names the nearest; a part has the name that stands behind `part` in its \
          file.
          """),
      example: .replacing(
        in: .city,
        right: """
            number-choice:
              hours:
          """,
        wrong: """
            number-chioce:
              hours:
          """)),
    CodePage(
      "unknown-parameter",
      what: Message(
        zh: "业务没有声明这个参数",
        en: "a value is set that the business or part does not declare"),
      why: Message(
        zh: "它不起任何作用，而且没人会发现。能设置的只有业务声明的参数；请按提示改正名称，或写到所属的组里。",
        en: """
          It would have no effect, and nobody would notice. Only what the business declares \
          can be set: correct the name, or move it into its group.
          """),
      example: .replacing(
        in: .city, right: "attempts: { 2026-01-05: 5, 2026-07-01: 3 }",
        wrong: "atempts: { 2026-01-05: 5, 2026-07-01: 3 }")),
    CodePage(
      "missing-parameter",
      what: Message(
        zh: "必须有的参数没有任何一层设置",
        en: "no layer sets a value that the business needs"),
      why: Message(
        zh: "没有它，业务办不下去。请在城市、省或全国的文件里给出取值。",
        en: """
          Without it the business cannot run. Give the value in the file of the city, the \
          province or the nation.
          """),
      example: .replacing(
        in: .city,
        right: """
              fee: 20 CNY

          """, wrong: "")),
    CodePage(
      "parameter-gap",
      what: Message(
        zh: "在办理业务的一段日子里，必须有的参数没有取值",
        en: "a value that the business needs is missing on days on which it is served"),
      why: Message(
        zh: "号段公布后就可以办理，那时的办件会没有规则可依。请让取值从第一个号段公布之日起生效。",
        en: """
          From the first release of numbers on people apply, and cases of those days would \
          have no rule. Let the value begin on that day.
          """),
      example: .replacing(
        in: .city, right: "    fee: 20 CNY", wrong: "    fee: { 2026-03-01: 20 CNY }")),
    CodePage(
      "cannot-unset",
      what: Message(
        zh: "对不可缺少的值写了 `none`",
        en: "`none` stands for a value that the business cannot do without"),
      why: Message(
        zh: "只有声明为可选的值和组才能用 `none` 取消。请写一个取值。",
        en: "Only what is declared optional can be taken away with `none`. Write a value."),
      example: .replacing(in: .city, right: "pay_within: 3 working days", wrong: "pay_within: none")
    ),
    CodePage(
      "bad-date",
      what: Message(
        zh: "该写日期的键不是日期，或这一天不存在",
        en: "a key among dates is no date, or a day that does not exist"),
      why: Message(
        zh: "不知道取值从哪天起生效。日期写作 `2026-02-28`，月和日各两位。",
        en: """
          Nobody knows from when its value holds. A date is written `2026-02-28`, with two \
          digits for the month and the day.
          """),
      example: .replacing(
        in: .city, right: "attempts: { 2026-01-05: 5, 2026-07-01: 3 }",
        wrong: "attempts: { 2026-01-05: 5, 2026-06-31: 3 }")),
    CodePage(
      "dates-out-of-order",
      what: Message(
        zh: "日期没有从早到晚排列",
        en: "dates do not stand in their order"),
      why: Message(
        zh: "看的人会把最后一行当作现行的取值。请把较早的日期写在前面。",
        en: "A reader takes the last line for the value in force. Write earlier dates first."),
      example: .replacing(
        in: .city, right: "{ 2026-01-05: 5, 2026-07-01: 3 }",
        wrong: "{ 2026-07-01: 3, 2026-01-05: 5 }")),
    CodePage(
      "dates-within-dates",
      what: Message(
        zh: "整组已按日期给出，组内的值又写了日期",
        en: "a value is given by dates in a group that is itself given by dates"),
      why: Message(
        zh: "一个值会由两个日期决定。日期要么写在组上，要么写在组内的值上。",
        en: """
          Two dates would decide about one value. Write the dates at the group, or at its \
          values.
          """),
      example: .replacing(
        in: .city,
        right: """
              draw:
                attempts: { 2026-01-05: 5, 2026-07-01: 3 }
                hold: 180 s
                exclude_4: offered
          """,
        wrong: """
              draw:
                2026-01-05:
                  attempts: { 2026-01-05: 5, 2026-07-01: 3 }
                  hold: 180 s
                  exclude_4: offered
          """)),
    CodePage(
      "too-many-dates",
      what: Message(
        zh: "一个值的日期超过 256 个",
        en: "a value has more than 256 dates"),
      why: Message(
        zh: "每个日期都是一版新的取值。取值没有变化的日子不必写，只写发生变化的那一天。",
        en: """
          Every date makes another version of the rules. Give one entry for each day on which \
          the value changes, and none for the days between.
          """),
      example: .replacing(
        in: .city, right: "    fee: 20 CNY",
        wrong: """
              fee:
          \(each: 2026...2154, { "      \($0)-01-01: 20 CNY\n      \($0)-07-01: 30 CNY\n" })
          """)),
    CodePage(
      "unknown-layer",
      what: Message(
        zh: "`extends` 后面的省或全国文件不存在",
        en: "`extends` names no province and no nation"),
      why: Message(
        zh: "上一层的取值会全部缺失。提示给出最接近的名称。",
        en: "All values of the layers above would be missing. The finding names the nearest."),
      example: .replacing(in: .city, right: "extends: lakeside", wrong: "extends: lakesde")),
    CodePage(
      "wrong-level",
      what: Message(
        zh: "`extends` 指向了同级或下级的文件",
        en: "a layer extends one of its own level or below"),
      why: Message(
        zh: "取值从全国到省再到城市逐层继承，不能反过来。城市写省，省写全国。",
        en: """
          Values come from the nation over the province to the city, never the other way. A \
          city extends a province, a province the nation.
          """),
      example: .replacing(in: .province, right: "extends: lakes", wrong: "extends: qingxi")),
  ]
}
