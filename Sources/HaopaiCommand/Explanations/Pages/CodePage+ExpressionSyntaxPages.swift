import HaopaiDiagnostics

extension CodePage {
  /// Conditions and calculations as they are written.
  static let expressionSyntaxPages: [CodePage] = [
    CodePage(
      "expression-syntax",
      what: Message(
        zh: "条件写得不完整，或某处出现了不该有的内容",
        en: "a condition is incomplete, or something stands where it cannot"),
      why: Message(
        zh: "程序读不出它的意思。请按提示的位置检查括号、引号和运算符。",
        en: """
          It has no meaning. Look at the brackets, quotes and operators at the place that the \
          finding shows.
          """),
      example: .replacing(
        in: .part, right: "shortlist-full: size(backups) < param.slots",
        wrong: "shortlist-full: size(backups) <")),
    CodePage(
      "expression-too-long",
      what: Message(
        zh: "一个条件超过 8,192 字节",
        en: "a condition is longer than 8,192 bytes"),
      why: Message(
        zh: "这么长的条件没人看得懂，检查也慢。请拆成几个要求，或用参数代替逐项列举。",
        en: """
          Nobody could read it, and checking it takes long. Split it into several \
          requirements, or let a parameter replace what is listed one by one.
          """),
      example: .replacing(
        in: .part, right: "shortlist-full: size(backups) < param.slots",
        wrong:
          "shortlist-full: \(repeating: "size(backups) < 9 && ", 500)size(backups) < param.slots")),
    CodePage(
      "expression-too-deep",
      what: Message(
        zh: "条件的括号嵌套太深，或连接的项太多",
        en: "a condition is nested too deeply, or chained too long"),
      why: Message(
        zh: "最多嵌套 64 层。请拆成几个要求。",
        en: "At most 64 levels can be nested. Split it into several requirements."),
      example: .replacing(
        in: .part, right: "shortlist-full: size(backups) < param.slots",
        wrong:
          "shortlist-full: \(repeating: "(", 70)size(backups) < param.slots\(repeating: ")", 70)")),
    CodePage(
      "unterminated-text",
      what: Message(
        zh: "条件里的文字缺少后引号",
        en: "a text in a condition has no closing quote"),
      why: Message(
        zh: "条件里的引号要另外成对，与外层 YAML 的引号不同。请补上，里外用不同的引号。",
        en: """
          Quotes inside a condition are paired by themselves, apart from those of YAML around \
          it. Close the text, and use the other kind of quotes inside.
          """),
      example: .replacing(
        in: .business, right: "- hull-blank: \"!is_blank(input.hull)\"",
        wrong: "- hull-blank: \"input.hull != 'x\"")),
    CodePage(
      "bad-escape",
      what: Message(
        zh: "条件的文字里 `\\` 后面是不认识的字符",
        en: "a `\\` in a text of a condition starts no known escape"),
      why: Message(
        zh: "`\\` 在文字里有特殊含义；要表示它本身，请写 `\\\\`。",
        en: "It has a meaning of its own in texts; for the sign itself write `\\\\`."),
      example: .replacing(
        in: .business, right: "- hull-blank: \"!is_blank(input.hull)\"",
        wrong: "- hull-blank: input.hull != 'a\\q'")),
    CodePage(
      "full-width-character",
      what: Message(
        zh: "条件里用了全角标点",
        en: "a condition has full-width punctuation"),
      why: Message(
        zh: "条件里的括号、引号、逗号和运算符都要用半角。请切换到英文输入法重新输入。",
        en: """
          Brackets, quotes, commas and operators of a condition are half-width. Type them \
          again without an input method.
          """),
      example: .replacing(
        in: .business, right: "- hull-blank: \"!is_blank(input.hull)\"",
        wrong: "- hull-blank: \"!is_blank（input.hull)\"")),
    CodePage(
      "foreign-operator",
      what: Message(
        zh: "用了规则语言没有的运算符",
        en: "an operator is written that the language does not have"),
      why: Message(
        zh: "“并且”写作 `&&`，“或者”写作 `||`，“非”写作 `!`，相等写作 `==`。",
        en: "The language writes “and” as `&&`, “or” as `||`, “not” as `!`, and “equal” as `==`."),
      example: .replacing(
        in: .part, right: "size(choice) > 0, to: chosen", wrong: "size(choice) <> 0, to: chosen")),
    CodePage(
      "unsupported-expression",
      what: Message(
        zh: "用了规则语言不支持的写法",
        en: "a condition uses something that the language leaves out"),
      why: Message(
        zh: "如小数、正则表达式和 `null`：去掉它们，检查通过的条件就不会在办理时出错。请按提示改写。",
        en: """
          Fractions, regular expressions and `null` are left out, so that a checked condition \
          can never fail. Rewrite it as the finding says.
          """),
      example: .replacing(
        in: .part, right: "shortlist-full: size(backups) < param.slots",
        wrong: "shortlist-full: size(backups) < 2.5")),
    CodePage(
      "reserved-word",
      what: Message(
        zh: "用保留字作名称",
        en: "a reserved word stands as a name"),
      why: Message(
        zh: "`import`、`for` 等词留给语言本身。请检查是否写错了名称。",
        en: """
          Words such as `import` and `for` are kept for the language. Look whether another \
          name was meant.
          """),
      example: .replacing(
        in: .part, right: "shortlist-full: size(backups) < param.slots",
        wrong: "shortlist-full: import < param.slots")),
    CodePage(
      "integer-out-of-range",
      what: Message(
        zh: "条件里的整数太大",
        en: "a whole number in a condition is too large"),
      why: Message(
        zh: "超出 64 位的数无法计算，规则也用不到。请检查是否多写了几位。",
        en: """
          What exceeds 64 bits cannot be calculated with, and no rule needs it. Look for \
          digits too many.
          """),
      example: .replacing(
        in: .part, right: "shortlist-full: size(backups) < param.slots",
        wrong: "shortlist-full: size(backups) < 99999999999999999999")),
  ]
}
