import HaopaiDiagnostics

extension CodePage {
  /// Values: what a parameter takes, with its unit and its range.
  static let valuePages: [CodePage] = [
    CodePage(
      "bad-value",
      what: Message(
        zh: "取值不是声明的类型",
        en: "a text is no value of the declared type"),
      why: Message(
        zh: "程序不去猜测：`yes` 不是 `true`，`020` 不是 20，`20元` 不是金额。请按提示的形式书写。",
        en: """
          Nothing is guessed: `yes` is not `true`, `020` is not 20, `20元` is no amount o\
          f money. Write it in the form that the finding shows.
          """),
      example: .replacing(in: .city, right: "    fee: 20 CNY", wrong: "    fee: 20CNY")),
    CodePage(
      "bad-unit",
      what: Message(
        zh: "取值缺少单位，或单位不能用在这里",
        en: "a value lacks its unit, or has one that cannot be used here"),
      why: Message(
        zh: "秒、天、工作日和月从不互相换算，所以单位必须写明。时长用 `180 s`、`30 min`，期限用 `3 working days`、`6 months`。",
        en: """
          Seconds, days, working days and months are never converted into each other, so the \
          unit must be given: `180 s` or `30 min` for a duration, `3 working days` or `6 \
          months` for a term.
          """),
      example: .replacing(in: .city, right: "hold: 180 s", wrong: "hold: 180")),
    CodePage(
      "out-of-range",
      what: Message(
        zh: "取值超出允许的范围",
        en: "a value lies outside its declared range"),
      why: Message(
        zh: "业务只按声明的范围检查过，超出后可能办不下去。请改成范围内的值；确需放宽时，由业务的编写人修改范围。",
        en: """
          The business was checked for that range only, and might not work beyond it. Take a \
          value within; if more is needed, whoever writes the business changes the range.
          """),
      example: .replacing(in: .city, right: "slots: 3", wrong: "slots: 50")),
    CodePage(
      "quoted-value",
      what: Message(
        zh: "数量或 `true`、`false` 加了引号",
        en: "a count, or `true` or `false`, stands in quotes"),
      why: Message(
        zh: "加了引号就是文字，不是数量。请去掉引号。",
        en: "In quotes it is a text, not a count. Take the quotes away."),
      example: .replacing(in: .city, right: "slots: 3", wrong: "slots: \"3\"")),
    CodePage(
      "unknown-word",
      what: Message(
        zh: "用了可选词以外的词",
        en: "a word is none of those that can be chosen"),
      why: Message(
        zh: "它不代表任何选项。提示会列出可用的词，或最接近的一个。",
        en: """
          It would stand for nothing. The finding lists the words that can be used, or names \
          the nearest.
          """),
      example: .replacing(in: .city, right: "exclude_4: offered", wrong: "exclude_4: ofered")),
    CodePage(
      "list-size",
      what: Message(
        zh: "列表的项数太多或太少",
        en: "a list has more or fewer items than are allowed"),
      why: Message(
        zh: "业务只按声明的项数检查过。请增减到允许的数量。",
        en: "The business was checked for as many as its declaration says. Add or remove items."),
      example: .replacing(
        in: .city, right: "closed_days: [2026-05-01, 2026-10-01]",
        wrong: "closed_days: [2026-05-01, 2026-05-02, 2026-10-01, 2026-10-02]")),
    CodePage(
      "duplicate-item",
      what: Message(
        zh: "列表里同一项写了两次",
        en: "an item stands twice in a list"),
      why: Message(
        zh: "多半其中一个本应是别的内容。请改正或删去一个。",
        en: "Mostly one of the two was meant to be another. Correct it, or delete it."),
      example: .replacing(in: .city, right: "authorities: [F, Y]", wrong: "authorities: [F, F]")),
    CodePage(
      "bad-hours",
      what: Message(
        zh: "服务时间无法读取、互相重叠，或结束早于开始",
        en: "service hours cannot be read, overlap, or end before they begin"),
      why: Message(
        zh: "钟点写四位数字，如 `08:00-12:00, 13:00-18:00`；不开放写 `closed`。",
        en: """
          A time of day has two digits on either side, as in `08:00-12:00, 13:00-18:00`; a day \
          without hours is `closed`.
          """),
      example: .replacing(in: .city, right: "weekend: 09:00-12:00", wrong: "weekend: 9:00-12:00")),
    CodePage(
      "day-without-hours",
      what: Message(
        zh: "按星期写的服务时间漏了一天",
        en: "service hours by day leave a day out"),
      why: Message(
        zh: "漏写的一天既可能是开放，也可能是休息，程序不去猜。休息的日子请写 `closed`。",
        en: """
          A day that is left out could be open as well as closed. Write `closed` where nobody \
          is served.
          """),
      example: .replacing(
        in: .city, right: "      weekend: 09:00-12:00", wrong: "      saturday: 09:00-12:00")),
    CodePage(
      "end-before-start",
      what: Message(
        zh: "一段时间的结束早于开始",
        en: "a period ends before it begins"),
      why: Message(
        zh: "这样的维护时段什么也不包含。跨过零点的时段，结束日期要写第二天。",
        en: """
          Such a time of maintenance covers nothing. Where it passes midnight, the end has the \
          next day's date.
          """),
      example: .replacing(in: .city, right: "to: 2026-03-08 06:00", wrong: "to: 2026-03-07 06:00")),
  ]
}
