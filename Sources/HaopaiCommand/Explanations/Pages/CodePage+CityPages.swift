import HaopaiDiagnostics

extension CodePage {
  /// Where values come from, and what a city offers.
  static let cityPages: [CodePage] = [
    CodePage(
      "value-without-source",
      what: Message(
        zh: "取值既没有出处，也没有说明是暂定",
        en: "a value has neither a source nor a reason why it was assumed"),
      why: Message(
        zh: "对外服务的数字总有来处，没有来处就无法复核。请在 `sources` 写明文件和原文，或在 `assumed` 写明暂定的理由。",
        en: """
          Figures of a public service come from somewhere, and nobody could check this one. \
          Name the guide and its words under `sources`, or say under `assumed` why it was \
          taken.
          """),
      example: .replacing(
        in: .city,
        right: """
          assumed:
            pools: 虚构 (made up)
            number-choice: 虚构 (made up)
            boat-plate: 虚构 (made up)
          """,
        wrong: """
          assumed:
            pools: 虚构 (made up)
            number-choice: 虚构 (made up)
            boat-plate.kinds: 虚构 (made up)
          """)),
    CodePage(
      "note-without-value",
      what: Message(
        zh: "`sources` 或 `assumed` 说明的值，文件里没有",
        en: "a source or a reason is given for something that the file does not set"),
      why: Message(
        zh: "多半是路径写错了，或取值已经删去。请写文件里某个值的路径，或删去这条说明。",
        en: """
          Mostly the path is misspelt, or its value was removed. Write the path of a value in \
          the file, or delete the note.
          """),
      example: .replacing(
        in: .city, right: "boat-plate.fee: { text: 工本费每副20元, from: boat-guide.txt }",
        wrong: "boat-plate.fees: { text: 工本费每副20元, from: boat-guide.txt }")),
    CodePage(
      "source-and-assumed",
      what: Message(
        zh: "同一个值既有出处又写了暂定",
        en: "one value stands under both `sources` and `assumed`"),
      why: Message(
        zh: "一个数字要么有据可查，要么是暂定的。请保留属实的一条。",
        en: "A figure is either known or assumed. Keep the one that is true."),
      example: .replacing(
        in: .city,
        right: """
          assumed:
            pools:
          """,
        wrong: """
          assumed:
            boat-plate.fee: 虚构 (made up)
            pools:
          """)),
    CodePage(
      "assumed-without-reason",
      what: Message(
        zh: "标为暂定却没有理由",
        en: "a value is marked as assumed without a reason"),
      why: Message(
        zh: "没有理由，后来的人就不知道真正的数字是否已经公布。请写明为什么这样取值。",
        en: """
          The next reader could not tell whether the true figure is known by now. Say why this \
          one was taken.
          """),
      example: .replacing(in: .city, right: "pools: 虚构 (made up)", wrong: "pools: true")),
    CodePage(
      "bad-origin",
      what: Message(
        zh: "出处既不是文件名，也不是网址",
        en: "a source is neither the name of a file nor an address"),
      why: Message(
        zh: "别人无法据此查到原文。请写指南的文件名，如 `boat-guide.txt`，或完整网址。",
        en: """
          Nobody could look it up. Give the name of the guide's file, such as \
          `boat-guide.txt`, or a whole address.
          """),
      example: .replacing(in: .city, right: "from: boat-guide.txt", wrong: "from: 办事指南")),
    CodePage(
      "demand-not-met",
      what: Message(
        zh: "城市的取值自相矛盾，不符合规则提出的要求",
        en: "values of a city contradict each other, by a demand of the rules"),
      why: Message(
        zh: "这样城市所承诺的就办不到。提示写明要求和涉及的各个值，改其中一个即可。",
        en: """
          What the city offers could not be had. The finding gives the demand and the values \
          concerned: change one of them.
          """),
      example: .replacing(in: .city, right: "slots: 3", wrong: "slots: 8")),
    CodePage(
      "never-open",
      what: Message(
        zh: "服务时间从某日起永不开放",
        en: "service hours never open from some day on"),
      why: Message(
        zh: "需要在服务时间内进行的操作会永远被拒绝。请写明开放时间；业务停办则写 `none`。",
        en: """
          Whatever requires them would be refused for ever. Give hours that open, or withdraw \
          the business with `none`.
          """),
      example: .replacing(
        in: .city,
        right: """
                weekdays: 08:00-12:00, 13:00-18:00
                weekend: 09:00-12:00
          """, wrong: "      every_day: closed")),
    CodePage(
      "long-closed",
      what: Message(
        zh: "服务时间超过一年不开放",
        en: "service hours are closed for more than a year"),
      why: Message(
        zh: "暂停办理可以由城市决定，但把年份写错看起来也是这样，所以只是警告。请核对日期。",
        en: """
          A city may suspend a service, but a wrong year looks the same; hence a warning. \
          Check the dates.
          """),
      example: .replacing(in: .city, right: "to: 2026-03-08 06:00", wrong: "to: 2028-03-08 06:00")),
    CodePage(
      "kind-without-pool",
      what: Message(
        zh: "提供的号牌种类没有公布号段",
        en: "a plate kind is offered, and no numbers of it are released"),
      why: Message(
        zh: "每次随机选号都会被拒绝。请在 `pools` 里公布该种类的号段，或不再提供它。",
        en: """
          Every draw of it would be refused. Release numbers of the kind under `pools`, or do \
          not offer it.
          """),
      example: .replacing(
        in: .city,
        right: """
            electric-boat:
              - { range: 鲁F·D00000 - 鲁F·D00999, released: 2026-01-05 }

          """, wrong: "")),
    CodePage(
      "kind-before-release",
      what: Message(
        zh: "号牌种类在公布号段之前就开始提供",
        en: "a plate kind is offered before the first of its numbers is released"),
      why: Message(
        zh: "在号段公布之前，随机选号会被拒绝。请推迟开始提供的日期，或更正号段的公布日期。",
        en: """
          Until the release every draw of it is refused. Date the offer, or correct the date \
          of the range.
          """),
      example: .replacing(
        in: .city, right: "range: 鲁F·D00000 - 鲁F·D00999, released: 2026-01-05",
        wrong: "range: 鲁F·D00000 - 鲁F·D00999, released: 2026-04-01")),
    CodePage(
      "filter-leaves-none",
      what: Message(
        zh: "某种类的号码全都含有随机选号要排除的字符",
        en: "every number of a kind has a character that draws leave out"),
      why: Message(
        zh: "选择“不包含”时永远选不到号码。请公布其他号段，或不提供这一选项。",
        en: """
          Whoever asks for a draw without that character gets nothing. Release other numbers, \
          or do not offer the choice.
          """),
      example: .replacing(in: .city, right: "鲁F·D00000 - 鲁F·D00999", wrong: "鲁F·D40000 - 鲁F·D40999")
    ),
  ]
}
