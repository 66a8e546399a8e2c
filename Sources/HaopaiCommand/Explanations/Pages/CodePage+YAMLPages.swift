import HaopaiDiagnostics

extension CodePage {
  /// What YAML knows and rule files leave out, and keys.
  static let yamlPages: [CodePage] = [
    CodePage(
      "yaml-alias",
      what: Message(
        zh: "用 `*` 引用别处的内容",
        en: "a value is a reference to another place, `*name`"),
      why: Message(
        zh: "看规则的人得到别处去找真正的值，几行文字还可能展开成海量内容。请直接写出取值；几个城市共用的值写在省或全国的文件里。",
        en: """
          Whoever reads the rule would have to look for the value elsewhere, and a few lines \
          could unfold into gigabytes. Write the value out; what cities share belongs in the \
          file of the province or the nation.
          """),
      example: .replacing(in: .city, right: "hold: 180 s", wrong: "hold: *usual")),
    CodePage(
      "yaml-anchor",
      what: Message(
        zh: "用 `&` 给一段内容起别名",
        en: "a value is given a name for repeating it, `&name`"),
      why: Message(
        zh: "规则文件里没有别名：每个值都写在使用它的地方，才能逐一说明出处。请删去 `&` 及其后的名称。",
        en: """
          Rule files know no such names: every value stands where it is used, so that each can \
          show its source. Delete the `&` and the name behind it.
          """),
      example: .replacing(in: .city, right: "hold: 180 s", wrong: "hold: &usual 180 s")),
    CodePage(
      "yaml-tag",
      what: Message(
        zh: "在取值前写了类型标签",
        en: "a type is written in front of a value, such as `!!str`"),
      why: Message(
        zh: "每个值是什么类型，由业务的参数声明决定，不由文件自己说了算。请删去标签。",
        en: "What type a value has is declared by the business, not by the file. Delete the tag."),
      example: .replacing(in: .city, right: "slots: 3", wrong: "slots: !!int 3")),
    CodePage(
      "merge-key",
      what: Message(
        zh: "用 `<<` 合并别处的内容",
        en: "the key `<<` copies another mapping in"),
      why: Message(
        zh: "合并来的值不在它生效的地方，改动时容易漏看。请逐行写出，或写进省、全国的文件。",
        en: """
          Values that are copied in do not stand where they hold, and are overlooked when \
          something changes. Write them out, or put them into the file of the province or the \
          nation.
          """),
      example: .replacing(
        in: .city,
        right: """
              draw:
                attempts:
          """,
        wrong: """
              draw:
                <<: { size: 5 }
                attempts:
          """)),
    CodePage(
      "yaml-directive",
      what: Message(
        zh: "有一行以 `%` 开头",
        en: "a line starts with `%`"),
      why: Message(
        zh: "这样的行是给 YAML 解析器的指令，不是规则。请删去；若是文字的开头，请给文字加引号并避免另起一行。",
        en: """
          Such a line instructs the YAML parser and states no rule. Delete it; if it is text, \
          quote the text and keep the `%` off the start of a line.
          """),
      example: .replacing(
        in: .nation,
        right: """
          haopai: 1
          nation
          """,
        wrong: """
          %YAML 1.2
          haopai: 1
          nation
          """)),
    CodePage(
      "document-marker",
      what: Message(
        zh: "有一行是 `---` 或 `...`",
        en: "a line is `---` or `...`"),
      why: Message(
        zh: "这是 YAML 分隔多份文档的标记；一个规则文件就是一份文档，用不到它。删去该行。",
        en: """
          YAML separates documents with these; a rule file is exactly one document. Delete the \
          line.
          """),
      example: .replacing(
        in: .nation,
        right: """
          haopai: 1
          nation
          """,
        wrong: """
          ---
          haopai: 1
          nation
          """)),
    CodePage(
      "several-documents",
      what: Message(
        zh: "一个文件里有两份文档",
        en: "a file holds a second document behind `---`"),
      why: Message(
        zh: "每个城市、每项业务各用一个文件，第二份文档会被忽略。请把 `---` 之后的内容移到另一个文件。",
        en: """
          Every city and every business has a file of its own; the second document would be \
          ignored. Move what stands behind `---` to another file.
          """),
      example: .replacing(
        in: .nation, right: "name: { zh: 全国, en: nationwide }",
        wrong: """
          name: { zh: 全国, en: nationwide }
          ---
          city: linxi
          """)),
    CodePage(
      "duplicate-key",
      what: Message(
        zh: "同一处的同一个键写了两次",
        en: "one mapping has the same key twice"),
      why: Message(
        zh: "两个值中必有一个会丢失，谁也说不准是哪个。请保留正确的一个；若后面几行也重复，可能是上面漏了一行键名。",
        en: """
          One of the two values would be lost, and nobody knows which. Keep the right one; if \
          the lines behind it repeat as well, a key above them may be missing.
          """),
      example: .replacing(
        in: .city, right: "    fee: 20 CNY",
        wrong: """
              fee: 20 CNY
              fee: 30 CNY
          """)),
    CodePage(
      "empty-key",
      what: Message(
        zh: "冒号前面没有键",
        en: "there is no key before a colon"),
      why: Message(
        zh: "没有名称的值谁也用不到。请在冒号前写上它的名称。",
        en: "A value without a name can never be asked for. Write its name in front of the colon."),
      example: .replacing(in: .city, right: "extends: lakeside", wrong: ": lakeside")),
    CodePage(
      "key-not-text",
      what: Message(
        zh: "键是一个列表或映射",
        en: "a list or a mapping stands as a key"),
      why: Message(
        zh: "键只能是一个词。请检查方括号或花括号是否放错了位置。",
        en: "A key is one word. Look whether the brackets stand in the wrong place."),
      example: .replacing(
        in: .city, right: "kinds: [small-boat, electric-boat]", wrong: "[kinds]: small-boat")),
    CodePage(
      "key-too-long",
      what: Message(
        zh: "键超过 256 字节",
        en: "a key is longer than 256 bytes"),
      why: Message(
        zh: "没有这么长的名称，多半是一句话后面误加了冒号或少了引号。请给这句话加引号，或缩短键名。",
        en: """
          No name is that long; mostly a sentence has a colon behind it or lacks its quotes. \
          Quote the sentence, or shorten the key.
          """),
      example: .replacing(
        in: .city, right: "    fee: 20 CNY",
        wrong: """
              fee: 20 CNY
              \(repeating: "说明", 50): 1
          """)),
    CodePage(
      "entry-without-value",
      what: Message(
        zh: "`{ }` 里有一项没有取值",
        en: "an entry of `{ }` has no value"),
      why: Message(
        zh: "花括号里每项都是 `键: 值`；要写列表请用方括号。",
        en: "Every entry between braces is `key: value`; a list is written in square brackets."),
      example: .replacing(in: .city, right: "authorities: [F, Y]", wrong: "authorities: {F, Y}")),
  ]
}
