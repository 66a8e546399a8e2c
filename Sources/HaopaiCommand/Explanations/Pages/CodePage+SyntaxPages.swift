import HaopaiDiagnostics

extension CodePage {
  /// What breaks the form of YAML, from a forgotten colon to a bracket that is never closed.
  static let syntaxPages: [CodePage] = [
    CodePage(
      "missing-colon",
      what: Message(
        zh: "该写键的一行没有冒号",
        en: "a line among keys has no colon"),
      why: Message(
        zh: "YAML 分不清哪部分是键、哪部分是值。请在键后加半角冒号和空格。",
        en: "YAML cannot tell the key from the value. Write a colon and a space behind the key."),
      example: .replacing(in: .city, right: "    fee: 20 CNY", wrong: "    fee 20 CNY")),
    CodePage(
      "missing-comma",
      what: Message(
        zh: "括号里的两项之间没有逗号",
        en: "two entries in brackets have no comma between them"),
      why: Message(
        zh: "YAML 不知道前一项到哪里为止。请补上逗号；也可能是前一个括号没有闭合。",
        en: """
          YAML cannot tell where the first one ends. Put a comma between them; it may also be \
          that a bracket was not closed.
          """),
      example: .replacing(
        in: .city, right: "name: { zh: 清溪市, en: Qingxi }", wrong: "name: { zh: \"清溪市\" en: Qingxi }"
      )),
    CodePage(
      "missing-space-after-colon",
      what: Message(
        zh: "冒号后面没有空格",
        en: "there is no space behind a colon"),
      why: Message(
        zh: "YAML 会把键和值当作一整个词。请在冒号后加一个空格。",
        en: "YAML takes key and value for a single word. Put a space behind the colon."),
      example: .replacing(in: .city, right: "    fee: 20 CNY", wrong: "    fee:20 CNY")),
    CodePage(
      "colon-in-value",
      what: Message(
        zh: "没有加引号的取值里又有一个冒号",
        en: "a value without quotes has a second colon"),
      why: Message(
        zh: "YAML 会把它当作值里的又一个键。请给整个取值加引号。",
        en: "YAML takes it for another key inside the value. Quote the whole value."),
      example: .replacing(
        in: .city, right: "  boat-plate: 虚构 (made up)",
        wrong: "  boat-plate: made up: no guide says")),
    CodePage(
      "bad-indentation",
      what: Message(
        zh: "一行的缩进与上面各行都对不上",
        en: "a line is indented like none of the lines above it"),
      why: Message(
        zh: "人和程序会看出不同的层次。同一级的各行，行首空格数要相同。",
        en: """
          A reader and the program would see different groups. Lines of the same level start \
          behind the same number of spaces.
          """),
      example: .replacing(in: .city, right: "    fee: 20 CNY", wrong: "   fee: 20 CNY")),
    CodePage(
      "block-scalar-header",
      what: Message(
        zh: "`|` 或 `>` 后面还有内容",
        en: "something follows `|` or `>` on its line"),
      why: Message(
        zh: "这两个符号表示多行文字从下一行开始。只有一行文字时，去掉符号即可。",
        en: """
          These signs say that a text of several lines starts on the next line. For a text of \
          one line leave the sign out.
          """),
      example: .replacing(
        in: .city, right: "  boat-plate: 虚构 (made up)", wrong: "  boat-plate: | 虚构 (made up)")),
    CodePage(
      "list-on-key-line",
      what: Message(
        zh: "列表从键所在的一行开始",
        en: "a list starts on the line of its key"),
      why: Message(
        zh: "以 `- ` 开头的列表要另起一行并缩进；写在一行时用方括号。",
        en: """
          A list of `- ` items starts on a line of its own, indented; on one line it is \
          written in brackets.
          """),
      example: .replacing(
        in: .city, right: "kinds: [small-boat, electric-boat]", wrong: "kinds: - small-boat")),
    CodePage(
      "text-after-value",
      what: Message(
        zh: "引号或括号闭合后还有内容",
        en: "something follows a closed quote or bracket"),
      why: Message(
        zh: "YAML 认为取值到闭合处为止，后面的内容没有归处。请把它放进引号里，或删去。",
        en: """
          To YAML the value ends where it is closed, and what follows belongs to nothing. Take \
          it into the quotes, or delete it.
          """),
      example: .replacing(
        in: .city, right: "  boat-plate: 虚构 (made up)", wrong: "  boat-plate: \"虚构\" (made up)")),
    CodePage(
      "unclosed-bracket",
      what: Message(
        zh: "`[` 或 `{` 没有闭合",
        en: "a `[` or `{` is never closed"),
      why: Message(
        zh: "后面的所有内容都会被算进括号里。请在该项末尾补上 `]` 或 `}`。",
        en: "Everything behind it would belong to it. Write the missing `]` or `}`."),
      example: .replacing(
        in: .city, right: "closed_days: [2026-05-01, 2026-10-01]",
        wrong: "closed_days: [2026-05-01, 2026-10-01")),
    CodePage(
      "unterminated-quote",
      what: Message(
        zh: "引号没有闭合",
        en: "a quote is never closed"),
      why: Message(
        zh: "后面的所有内容都会被算作文字。请补上后引号，或删去前引号。",
        en: """
          Everything behind it would belong to the text. Write the closing quote, or remove \
          the opening one.
          """),
      example: .replacing(
        in: .city, right: "  boat-plate: 虚构 (made up)", wrong: "  boat-plate: \"虚构 (made up)")),
    CodePage(
      "unknown-escape",
      what: Message(
        zh: "双引号里的 `\\` 后面是不认识的字符",
        en: "a `\\` in double quotes starts no known escape"),
      why: Message(
        zh: "双引号里的 `\\` 有特殊含义。请改用单引号，或把 `\\` 写成 `\\\\`。",
        en: """
          In double quotes a `\\` has a meaning of its own. Use single quotes, or write `\\\\` \
          for the sign itself.
          """),
      example: .replacing(
        in: .city, right: "  boat-plate: 虚构 (made up)", wrong: "  boat-plate: \"虚构\\示例\"")),
    CodePage(
      "reserved-character",
      what: Message(
        zh: "没有加引号的取值以 YAML 的特殊符号开头",
        en: "a value without quotes starts with a sign that YAML keeps for itself"),
      why: Message(
        zh: "``@ ` % * &`` 等在取值开头另有含义或不允许使用。请给取值加引号。",
        en: """
          Signs such as ``@ ` % * &`` mean something else at the start of a value, or may not \
          stand there. Quote the value.
          """),
      example: .replacing(
        in: .city, right: "  boat-plate: 虚构 (made up)", wrong: "  boat-plate: @虚构")),
    CodePage(
      "negation-read-as-tag",
      what: Message(
        zh: "以 `!` 开头的条件没有加引号",
        en: "a condition that starts with `!` is not quoted"),
      why: Message(
        zh: "YAML 会把 `!` 连同后面的词当作类型标签，“非”就丢了。请给整个条件加引号。",
        en: """
          YAML takes the `!` and the word behind it for a tag, and the “not” is lost. Quote \
          the whole condition.
          """),
      example: .replacing(
        in: .business, right: "- hull-blank: \"!is_blank(input.hull)\"",
        wrong: "- hull-blank: !is_blank(input.hull)")),
    CodePage(
      "expression-cut",
      what: Message(
        zh: "没有加引号的条件被 YAML 从中截断",
        en: "a condition without quotes is cut short by YAML"),
      why: Message(
        zh: "在 `{ }` 和 `[ ]` 里，逗号、冒号和括号会把条件切断，` #` 在任何地方都会；剩下的是另一个条件。请给整个条件加引号。",
        en: """
          Inside `{ }` and `[ ]` a comma, a colon or a bracket ends it, and ` #` does \
          everywhere; what is left is another condition. Quote the whole of it.
          """),
      example: .replacing(
        in: .part, right: "not-in-pool: \"input.wishes.all(n, in_pool(n, case.kind))\"",
        wrong: "not-in-pool: input.wishes.all(n, in_pool(n, case.kind))")),
    CodePage(
      "nesting-too-deep",
      what: Message(
        zh: "嵌套超过 64 层",
        en: "lists and mappings are nested more than 64 deep"),
      why: Message(
        zh: "没有哪条规则需要这么多层，多半是括号重复了。请检查括号是否成对。",
        en: "No rule needs that; mostly brackets were repeated. Look whether they are paired."),
      example: .replacing(
        in: .city, right: "closed_days: [2026-05-01, 2026-10-01]",
        wrong: "closed_days: \(repeating: "[", 70)\(repeating: "]", 70)")),
    CodePage(
      "scalar-too-long",
      what: Message(
        zh: "一段文字超过 64 KiB",
        en: "one text is longer than 64 KiB"),
      why: Message(
        zh: "没有这么长的说明或条件，多半是引号放错了位置。请缩短文字，并检查引号。",
        en: """
          No notice or condition is that long; mostly a quote is misplaced. Shorten the text, \
          and look at its quotes.
          """),
      example: .replacing(
        in: .city, right: "  boat-plate: 虚构 (made up)",
        wrong: "  boat-plate: \(repeating: "虚构", 12_000)")),
    CodePage(
      "too-many-nodes",
      what: Message(
        zh: "一个文件的键和值超过 100,000 个",
        en: "a file has more than 100,000 keys and values"),
      why: Message(
        zh: "没有哪个规则文件需要这么多，多半是导出的数据。请拆成几个文件；号码用号段写，不要逐个列出。",
        en: """
          No rule file needs that many; mostly it is exported data. Split the file; write \
          numbers as ranges, not one by one.
          """),
      example: .replacing(
        in: .city, right: "closed_days: [2026-05-01, 2026-10-01]",
        wrong: "closed_days: [\(repeating: "1, ", 100_001)1]")),
    CodePage(
      "yaml-syntax",
      what: Message(
        zh: "从某处起不是合法的 YAML",
        en: "from some place on the text is not valid YAML"),
      why: Message(
        zh: "该处以后的内容都无法读取。请检查该处和上一行的括号、引号、冒号与缩进。",
        en: """
          Nothing behind that place can be read. Look at the brackets, quotes, colons and \
          indentation there and one line above.
          """),
      example: .replacing(
        in: .nation,
        right: """
          haopai: 1
          nation
          """,
        wrong: """
          ]
          haopai: 1
          nation
          """)),
  ]
}
