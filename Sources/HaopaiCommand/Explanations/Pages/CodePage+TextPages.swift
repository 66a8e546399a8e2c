import HaopaiDiagnostics

extension CodePage {
  /// Characters and encodings: what stands in a file, before it means anything.
  static let textPages: [CodePage] = [
    CodePage(
      "bidi-control",
      what: Message(
        zh: "文字里有改变显示方向的不可见字符",
        en: "an invisible character turns the direction of the text around"),
      why: Message(
        zh: "屏幕上看到的规则与程序读到的不同，审核人会被误导。删去该字符；它多半是从网页或聊天软件复制来的。",
        en: """
          What is seen on the screen is not what is read, so a reviewer approves another rule. \
          Delete the character; it mostly comes with text copied from a web page or a chat.
          """),
      example: .replacing(in: .city, right: "extends: lakeside", wrong: "extends: lake\u{202E}side")
    ),
    CodePage(
      "byte-order-mark",
      what: Message(
        zh: "文件开头有不可见的字节顺序标记（BOM）",
        en: "the file starts with an invisible byte order mark"),
      why: Message(
        zh: "有的程序会把它当作第一个键的一部分。请在编辑器里另存为“UTF-8”，不要选“UTF-8 带 BOM”。",
        en: """
          Some programs take it for a part of the first key. Save the file as “UTF-8”, not as \
          “UTF-8 with BOM”.
          """),
      example: .replacing(in: .calendar, right: "haopai: 1", wrong: "\u{FEFF}haopai: 1")),
    CodePage(
      "confusable-letters",
      what: Message(
        zh: "一个词里混有形似拉丁字母的其他文字",
        en: "a word has letters of another script that look like Latin ones"),
      why: Message(
        zh: "它看起来一样，却是另一个词，因此查不到。例中的 с 是西里尔字母；请用键盘重新输入该词。",
        en: """
          It looks the same and is another word, so nothing finds it. The с of the example is \
          Cyrillic; type the word again.
          """),
      example: .replacing(in: .city, right: "city: qingxi", wrong: "сity: qingxi")),
    CodePage(
      "control-character",
      what: Message(
        zh: "文件里有不可显示的控制字符",
        en: "the file has a control character that shows nothing"),
      why: Message(
        zh: "任何规则都用不到它，不同工具对它的处理也不同。删去它即可。",
        en: "No rule needs one, and tools disagree about what it does. Delete it."),
      example: .replacing(
        in: .city, right: "name: { zh: 清溪市, en: Qingxi }",
        wrong: "name: { zh: 清溪市, en: Qing\u{7}xi }")),
    CodePage(
      "line-separator",
      what: Message(
        zh: "有一个 YAML 算作换行、编辑器却不算的字符",
        en: "a character ends a line for YAML, but not in editors"),
      why: Message(
        zh: "这样各工具报出的行号对不上。它多半来自文字处理软件，请换成空格或普通换行。",
        en: """
          Tools would disagree about the numbers of lines. It mostly comes from a word \
          processor: put a space or an ordinary line break in its place.
          """),
      example: .replacing(in: .city, right: "工本费每副20元", wrong: "工本费\u{2028}每副20元")),
    CodePage(
      "lone-carriage-return",
      what: Message(
        zh: "有回车符而没有换行符",
        en: "a carriage return stands without a line feed"),
      why: Message(
        zh: "有的编辑器把它当作换行，有的不当，同一文件会显示成不同的样子。请用现代编辑器按 Unix（LF）或 Windows（CRLF）格式保存。",
        en: """
          Some editors end the line there and some do not, so one file looks different in \
          each. Save it with the line endings of Unix (LF) or Windows (CRLF).
          """),
      example: .replacing(
        in: .province,
        right: """
          province: lakeside
          name:
          """, wrong: "province: lakeside\rname:")),
    CodePage(
      "not-utf-8",
      what: Message(
        zh: "文件不是 UTF-8 编码",
        en: "the file is not encoded as UTF-8"),
      why: Message(
        zh: "其他编码（如 GBK）无法可靠地辨认，汉字会变成别的字。请在编辑器里“另存为”，编码选 UTF-8。例中是 GBK 编码的“全国”。",
        en: """
          Other encodings, such as GBK, cannot be told apart with certainty, and Chinese text \
          would turn into something else. Save the file as UTF-8. The example has the word for \
          “nationwide” in GBK.
          """),
      example: .replacing(
        in: .nation, right: "name: { zh: 全国, en: nationwide }",
        wrong: "name: { zh: \(bytes: [0xC8, 0xAB, 0xB9, 0xFA]), en: nationwide }")),
    CodePage(
      "unusual-space",
      what: Message(
        zh: "该用普通空格的地方用了全角空格或不换行空格",
        en: "a full-width or no-break space stands where a plain space is needed"),
      why: Message(
        zh: "YAML 只认半角空格，会把它当作一个字，键或缩进因此失效。请切换到英文输入法，重新输入空格。",
        en: """
          YAML knows only the plain space and takes this one for a letter, so that the key or \
          the indentation is lost. Type the space again, without an input method.
          """),
      example: .replacing(
        in: .city, right: "      hold: 180 s", wrong: "\u{3000}\u{3000}\u{3000}hold: 180 s")),
    CodePage(
      "zero-width-character",
      what: Message(
        zh: "一个词里有不可见的零宽字符",
        en: "an invisible character without width stands in a word"),
      why: Message(
        zh: "它使看上去相同的词成为另一个词，因此查不到。删去它即可。",
        en: """
          It makes another word of the one that is seen, so nothing finds it. Delete the \
          character.
          """),
      example: .replacing(in: .city, right: "slots: 3", wrong: "slo\u{200B}ts: 3")),
    CodePage(
      "tab-indentation",
      what: Message(
        zh: "用制表符（Tab）缩进",
        en: "a line is indented with a tab"),
      why: Message(
        zh: "YAML 只用空格缩进；制表符有多宽，各编辑器不同。请换成空格，并在编辑器里设置“用空格代替制表符”。",
        en: """
          YAML indents with spaces only; how wide a tab is, every editor decides for itself. \
          Use spaces, and let the editor insert them for the tab key.
          """),
      example: .replacing(in: .city, right: "      hold: 180 s", wrong: "\t\t\thold: 180 s")),
    CodePage(
      "fullwidth-bracket",
      what: Message(
        zh: "列表或映射用了全角括号",
        en: "a list or a mapping stands in full-width brackets"),
      why: Message(
        zh: "YAML 会把整段当作一句文字，列表就没有了。请用半角的 `[ ]` 和 `{ }`。",
        en: """
          YAML takes the whole for one text, and the list is gone. Write the half-width `[ ]` \
          and `{ }`.
          """),
      example: .replacing(in: .city, right: "authorities: [F, Y]", wrong: "authorities: ［F，Y］")),
    CodePage(
      "fullwidth-colon",
      what: Message(
        zh: "键后面用了全角冒号",
        en: "a full-width colon follows a key"),
      why: Message(
        zh: "YAML 只认半角冒号加空格，会把键和值当作一整句文字。请切换到英文输入法输入 `: `。",
        en: """
          YAML knows only the half-width colon and a space behind it, and takes key and value \
          for one text. Type `: ` without an input method.
          """),
      example: .replacing(in: .city, right: "extends: lakeside", wrong: "extends：lakeside")),
    CodePage(
      "fullwidth-comma",
      what: Message(
        zh: "列表各项之间用了全角逗号或顿号",
        en: "a full-width comma separates the items of a list"),
      why: Message(
        zh: "YAML 不会在此分开，几项会变成一项。请用半角逗号加空格；若逗号属于文字本身，请给文字加引号。",
        en: """
          It separates nothing to YAML, and several items become one. Write a half-width comma \
          and a space; quote the text if the comma belongs to it.
          """),
      example: .replacing(
        in: .city, right: "kinds: [small-boat, electric-boat]",
        wrong: "kinds: [small-boat，electric-boat]")),
    CodePage(
      "fullwidth-letters",
      what: Message(
        zh: "取值用了全角字母或数字",
        en: "a value is written in full-width letters or digits"),
      why: Message(
        zh: "全角的 `３` 不是数字 3，`Ａ` 也不是字母 A。请切换到英文输入法重新输入。",
        en: """
          The full-width `３` is not the number 3, nor is `Ａ` the letter A. Type it again \
          without an input method.
          """),
      example: .replacing(in: .city, right: "slots: 3", wrong: "slots: ３")),
    CodePage(
      "empty-file",
      what: Message(
        zh: "文件没有内容",
        en: "the file has no content"),
      why: Message(
        zh: "空文件什么也没有规定，多半是内容丢失了。请恢复内容，或删除该文件。",
        en: """
          An empty file rules nothing; mostly something was lost. Restore the content, or \
          delete the file.
          """),
      example: .file(
        .scenarios,
        right: """
          haopai: 1
          scenarios: qingxi
          """,
        wrong: """
          # 待补

          """)),
    CodePage(
      "file-too-large",
      what: Message(
        zh: "文件超过 1 MiB",
        en: "the file is larger than 1 MiB"),
      why: Message(
        zh: "没有哪个规则文件需要这么大，多半是误放了日志或导出的数据。请移走它，或拆成几个文件。",
        en: """
          No rule file needs that much; mostly it is a log or exported data. Move it away, or \
          split it.
          """),
      example: .replacing(
        in: .nation, right: "nation: lakes",
        wrong: """
          nation: lakes
          # \(repeating: "长", 400_000)
          """)),
    CodePage(
      "out-of-memory",
      what: Message(
        zh: "内存不足，文件没有读取",
        en: "there was not enough memory to read the file"),
      why: Message(
        zh: "问题不在文件，而在运行检查的机器。请关闭其他程序后重试。",
        en: """
          Nothing is wrong with the file, but with the machine that checks it. Close other \
          programs and try again.
          """),
      example: nil),
  ]
}
