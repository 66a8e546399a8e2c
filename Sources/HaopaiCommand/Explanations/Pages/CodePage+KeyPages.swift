import HaopaiDiagnostics

extension CodePage {
  /// Keys and names: what may stand where, and how it is spelt.
  static let keyPages: [CodePage] = [
    CodePage(
      "missing-key",
      what: Message(
        zh: "缺少必须写的键",
        en: "a key that must be there is not"),
      why: Message(
        zh: "没有合理的默认值可以代替它。请补上提示中的键。",
        en: "Nothing sensible could stand in for it. Add the key that the finding names."),
      example: .replacing(
        in: .city, right: "name: { zh: 清溪市, en: Qingxi }", wrong: "name: { zh: 清溪市 }")),
    CodePage(
      "missing-value",
      what: Message(
        zh: "键后面没有取值",
        en: "nothing stands behind a key"),
      why: Message(
        zh: "空白既不表示 `none`，也不表示默认值。请写上取值，或删去这一行。",
        en: """
          An empty place means neither `none` nor the default. Write a value, or delete the \
          line.
          """),
      example: .replacing(in: .city, right: "    fee: 20 CNY", wrong: "    fee:")),
    CodePage(
      "unknown-key",
      what: Message(
        zh: "键名没有人定义",
        en: "a key is one that nothing declares"),
      why: Message(
        zh: "它不会起任何作用，而且没人会发现。请按提示改正拼写，或删去。",
        en: """
          It would have no effect, and nobody would notice. Correct its spelling, or delete \
          it.
          """),
      example: .replacing(in: .city, right: "return_after: 30 min", wrong: "retrun_after: 30 min")),
    CodePage(
      "wrong-shape",
      what: Message(
        zh: "该写列表、映射或单个值的地方写成了另一种",
        en: "a list, a mapping or a single value stands where another of the three belongs"),
      why: Message(
        zh: "程序不去猜测本意。列表写成 `[a, b]`，映射写成 `键: 值`；只有一项的列表也要加方括号。",
        en: """
          What was meant is not guessed. A list is written `[a, b]`, a mapping `key: value`; a \
          list of one item needs its brackets, too.
          """),
      example: .replacing(
        in: .city, right: "kinds: [small-boat, electric-boat]", wrong: "kinds: small-boat")),
    CodePage(
      "single-language",
      what: Message(
        zh: "给人看的文字只写了一种语言",
        en: "a text for people is given in one language only"),
      why: Message(
        zh: "所有显示给群众和工作人员的文字都要有中文和英文。请写成 `{ zh: …, en: … }`。",
        en: """
          Every text that citizens and officers see exists in Chinese and in English. Write `{ \
          zh: …, en: … }`.
          """),
      example: .replacing(in: .city, right: "name: { zh: 清溪市, en: Qingxi }", wrong: "name: 清溪市")),
    CodePage(
      "name-spelling",
      what: Message(
        zh: "名称的写法不合规定",
        en: "a name is spelt in a way that is not allowed"),
      why: Message(
        zh: "条件里要用到的名称写作 `draw_size`，城市、业务的名称和代码写作 `boat-plate`；只用小写英文字母、数字和连接符。",
        en: """
          What conditions name is written `draw_size`, ids and codes `boat-plate`: small \
          letters and digits only, with one sign between words.
          """),
      example: .replacing(in: .city, right: "city: qingxi", wrong: "city: 清溪")),
    CodePage(
      "reserved-name",
      what: Message(
        zh: "名称是规则语言自己的词",
        en: "a name is a word of the language itself"),
      why: Message(
        zh: "`none`、`true`、`case` 等已有固定含义，用作名称会混淆。请换一个词，如 `never`。",
        en: """
          `none`, `true`, `case` and others mean something already. Take another word, such as \
          `never`.
          """),
      example: .replacing(
        in: .part, right: "enum: [never, offered, always]",
        wrong: "enum: [never, offered, always, none]")),
    CodePage(
      "duplicate-name",
      what: Message(
        zh: "同一个名称声明了两次",
        en: "a name is declared twice"),
      why: Message(
        zh: "条件里提到它时分不清指哪一个；业务和它使用的公共流程共用一套名称。请给其中一个改名。",
        en: """
          A condition could not tell which of the two is meant; a business and the parts that \
          it uses share their names. Rename one of them.
          """),
      example: .replacing(
        in: .business, right: "  choice: { max: 1, title: { zh: 所选号码, en: chosen number } }",
        wrong: """
            draws: { max: 2 }
            choice: { max: 1, title: { zh: 所选号码, en: chosen number } }
          """)),
  ]
}
