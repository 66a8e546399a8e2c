import HaopaiDiagnostics

extension CodePage {
  /// National files and a city's numbers: kinds, letters, ranges, calendars.
  static let numberPages: [CodePage] = [
    CodePage(
      "bad-plate-code",
      what: Message(
        zh: "号牌种类的代码不是两位数字",
        en: "the code of a plate kind is not two digits"),
      why: Message(
        zh: "各登记系统用这个代码交换数据。请写两位数字并加引号，如 `\"02\"`。",
        en: "Registries exchange data by these codes. Write two digits in quotes, such as `\"02\"`."
      ),
      example: .replacing(in: .plateKinds, right: "code: \"71\"", wrong: "code: 7")),
    CodePage(
      "bad-pattern",
      what: Message(
        zh: "序号格式是空的、太长，或有 `D`、`L`、`E` 以外的字符",
        en: "a pattern of serials is empty, too long, or has a sign other than `D`, `L` and `E`"),
      why: Message(
        zh: "没有号码会符合它。`D` 表示数字，`L` 表示字母，`E` 表示能源字母。",
        en: """
          No number would match it. `D` stands for a digit, `L` for a letter, `E` for an \
          energy letter.
          """),
      example: .replacing(
        in: .plateKinds, right: "patterns: [DDDDD, LDDDD]", wrong: "patterns: [DDDDD, LDXDD]")),
    CodePage(
      "bad-letters",
      what: Message(
        zh: "可用字母是空的、有重复，或有不能使用的字母",
        en: "a list of letters is empty, names one twice, or has one that cannot be used"),
      why: Message(
        zh: "序号里从不使用 I 和 O，城市只能使用全国规定的字母。请改正字母表。",
        en: """
          I and O never stand in a serial, and a city may use only letters of the national \
          list. Correct the list.
          """),
      example: .replacing(
        in: .city, right: "letters: ABCDEFGHJKLMNPQRSTUVWXYZ", wrong: "letters: ABCDEFGHI")),
    CodePage(
      "bad-authority",
      what: Message(
        zh: "发牌机关代号不是一个大写字母，或者是 I",
        en: "an authority is not one capital letter other than I"),
      why: Message(
        zh: "每个号码的第二个字符就是它。只写字母，不写省的简称。",
        en: "It is the second sign of every number. Write the letter alone, without the province."),
      example: .replacing(in: .city, right: "authorities: [F, Y]", wrong: "authorities: [鲁F, Y]")),
    CodePage(
      "authority-of-another",
      what: Message(
        zh: "发牌机关代号在全国表里属于别的城市",
        en: "a letter belongs to another city by the national table"),
      why: Message(
        zh: "那里可能已经用这个代号发出号码。这是警告，因为表会过时；请核对本市的代号。",
        en: """
          Its numbers may already be issued there. It is a warning, for tables grow old: check \
          the letters of your city.
          """),
      example: .replacing(in: .city, right: "authorities: [F, Y]", wrong: "authorities: [F, B]")),
    CodePage(
      "unknown-province",
      what: Message(
        zh: "省的简称不是规定的一个汉字",
        en: "a text is not the one character of a province"),
      why: Message(
        zh: "每个号码都以它开头。请写简称，如 `鲁`。",
        en: "Every number begins with one. Write the character, such as `鲁`."),
      example: .replacing(in: .city, right: "province: 鲁", wrong: "province: 山东")),
    CodePage(
      "unknown-plate-kind",
      what: Message(
        zh: "号牌种类在全国文件里没有",
        en: "a plate kind is named that the national file does not have"),
      why: Message(
        zh: "这些号码无法检查，也没有人能选。提示给出最接近的种类。",
        en: """
          Its numbers could not be checked, and nobody could have them. The finding names the \
          nearest kind.
          """),
      example: .replacing(in: .city, right: "  electric-boat:", wrong: "  electricboat:")),
    CodePage(
      "bad-number-range",
      what: Message(
        zh: "一段文字不是号段",
        en: "a text is no range of numbers"),
      why: Message(
        zh: "号段由起止两个号码组成，前缀和位数相同，末号的每一位都不小于首号的同一位，如 `鲁F·00000 - 鲁F·09999`。",
        en: """
          A range has a first and a last number of the same prefix and length, and each \
          character of the last is at least that of the first: `鲁F·00000 - 鲁F·09999`.
          """),
      example: .replacing(in: .city, right: "鲁F·A0000 - 鲁F·A0999", wrong: "鲁F·A0000 - 鲁Y·A0999")),
    CodePage(
      "empty-range",
      what: Message(
        zh: "号段里没有一个符合格式和可用字母的号码",
        en: "no number of a range fits the patterns of its kind and the letters"),
      why: Message(
        zh: "谁也选不到其中的号码。请核对号段是否写在对应的号牌种类下面。",
        en: """
          Nobody could ever have one of them. Look whether the range stands below the right \
          plate kind.
          """),
      example: .replacing(in: .city, right: "鲁F·A0000 - 鲁F·A0999", wrong: "鲁F·AB000 - 鲁F·AB999")),
    CodePage(
      "foreign-range",
      what: Message(
        zh: "号段不属于本市",
        en: "a range does not belong to the city"),
      why: Message(
        zh: "城市只发放自己的号码。请核对号段的前缀和 `plates` 里的省、发牌机关代号。",
        en: """
          A city issues its own numbers only. Compare the prefix of the range with the \
          province and the letters under `plates`.
          """),
      example: .replacing(in: .city, right: "鲁F·A0000 - 鲁F·A0999", wrong: "鲁B·A0000 - 鲁B·A0999")),
    CodePage(
      "overlapping-ranges",
      what: Message(
        zh: "两个号段含有同一个号码",
        en: "two ranges share a number"),
      why: Message(
        zh: "无论种类和城市，每个号码只能属于一个号段。提示举出一个重复的号码；号段逐位包含首号与末号之间的字符；请改正其中一个号段，使两者没有相同的号码。",
        en: """
          A number belongs to one range, whatever its kind and city. A range has, at each \
          position, the characters from the first number's to the last number's. The finding \
          names a number of both: correct one of them.
          """),
      example: .replacing(in: .city, right: "鲁F·A0000 - 鲁F·A0999", wrong: "鲁F·05000 - 鲁F·05999")),
    CodePage(
      "pool-too-large",
      what: Message(
        zh: "一种号牌的号码太多，或号段太零散",
        en: "a plate kind has too many numbers, or too many separate pieces"),
      why: Message(
        zh: "一种号牌最多三千二百万个号码、32,768 段，一个文件最多 2,000 个号段，没有城市需要更多。请把连续的号码写成一个号段。",
        en: """
          A kind has at most 32,000,000 numbers in 32,768 pieces, a file at most 2,000 ranges; \
          no city needs more. Write numbers that follow each other as one range.
          """),
      example: .replacing(
        in: .city,
        right: """
              - { range: 鲁F·A0000 - 鲁F·A0999, released: 2026-03-02 }

          """,
        wrong: "\(each: 10000...12000, { "    - { range: 鲁F·\($0), released: 2026-03-02 }\n" })")),
    CodePage(
      "date-of-another-year",
      what: Message(
        zh: "放假通知里的日期不属于这一年",
        en: "a day in a holiday notice belongs to another year"),
      why: Message(
        zh: "一天是否放假由当年的通知决定；只有上一年的 12 月可以提前写。请移到那一年的文件。",
        en: """
          The notice of its own year decides about a day; only the December before may stand \
          here, too. Put it into that year's file.
          """),
      example: .replacing(in: .calendar, right: "春节: [2026-02-14]", wrong: "春节: [2025-02-14]")),
    CodePage(
      "off-and-worked",
      what: Message(
        zh: "同一天既放假又上班",
        en: "a day is off and worked at once"),
      why: Message(
        zh: "按工作日计算的期限会有两个截止日。请按通知保留一个。",
        en: "A term in working days would have two ends. Keep what the notice says."),
      example: .replacing(in: .calendar, right: "春节: [2026-02-14]", wrong: "春节: [2026-02-16]")),
  ]
}
