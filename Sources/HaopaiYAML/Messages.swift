import HaopaiDiagnostics

/// The sentences of this module, sorted.
extension Message {
  /// The user's words as they fit into a sentence: a mebibyte without a blank does not.
  private static func short(_ words: String) -> String {
    let limit = 60
    let head = words.unicodeScalars.prefix(limit + 1)
    guard head.count > limit else { return words }
    return String(String.UnicodeScalarView(head.dropLast())) + "…"
  }

  static func alias(_ name: String) -> Message {
    Message(
      zh: "不能用 `*\(short(name))` 引用别处的内容",
      en: "`*\(short(name))` repeats another node; aliases are not allowed")
  }

  static let anchor = Message(
    zh: "不能用 `&` 给内容起别名", en: "anchors (`&`) are not allowed")

  static let anchorHelp = Message(
    zh: "请直接写出内容；多处共用的取值应写在上级层或公共流程里",
    en: "write the value out; what is shared belongs in an upper layer or a part")

  static let badIndentation = Message(
    zh: "缩进与上面各行都对不上", en: "this indentation fits none of the lines above")

  static let badIndentationHelp = Message(
    zh: "同一级的各行要用同样多的空格缩进", en: "lines of the same level start after the same number of spaces")

  static func bidiControl(_ name: String) -> Message {
    Message(
      zh: "含有改变文字方向的不可见字符 \(name)",
      en: "invisible character \(name) changes the direction of the text")
  }

  static let blockScalarHeader = Message(
    zh: "`|` 或 `>` 之后不能再有内容", en: "nothing may follow `|` or `>` on its line")

  static let blockScalarHeaderHelp = Message(
    zh: "正文从下一行开始，并缩进", en: "the text starts on the next line, indented")

  static let byteOrderMark = Message(
    zh: "文件开头有字节顺序标记（BOM）", en: "the file starts with a byte order mark")

  static let cannotRead = Message(
    zh: "内存不足，无法读取文件", en: "there is not enough memory to read the file")

  static let colonInValue = Message(
    zh: "取值里又出现了 `: `，YAML 会把它当作另一个键", en: "a second `: ` in the value looks like another key")

  static func confusableLetters(_ word: String) -> Message {
    Message(
      zh: "`\(short(word))` 里混有形似拉丁字母的其他字母",
      en: "`\(short(word))` contains letters that only look like ASCII ones")
  }

  static func controlCharacter(_ name: String) -> Message {
    Message(zh: "含有控制字符 \(name)", en: "control character \(name) is not allowed")
  }

  static let documentMarker = Message(
    zh: "不需要 `---` 或 `...`：一个文件就是一份文档",
    en: "`---` and `...` are not needed: a file is one document")

  static func duplicateKey(_ key: String) -> Message {
    Message(zh: "键 `\(short(key))` 重复出现", en: "key `\(short(key))` is given twice")
  }

  static let keepOne = Message(zh: "只保留一个", en: "keep one of the two")

  static let repeatedRow = Message(
    zh: "后面的键也与前面重复，是否在此之前漏了一行？",
    en: "the keys after it repeat earlier ones, too: is a line missing above them?")

  static let emptyFile = Message(zh: "文件没有内容", en: "the file has no content")

  static let emptyKey = Message(zh: "冒号前面没有键", en: "there is no key before the colon")

  static func expressionCut(_ text: String) -> Message {
    Message(
      zh: "YAML 会把没有引号的 `\(short(text))` 从中截断",
      en: "without quotes yaml cuts `\(short(text))` short")
  }

  static func entryWithoutValue(_ key: String) -> Message {
    Message(zh: "`{ }` 里的 `\(short(key))` 没有取值", en: "`\(short(key))` has no value inside `{ }`")
  }

  static let entryWithoutValueHelp = Message(
    zh: "列表用 `[ ]`；`{ }` 里每项都写成 `键: 值`",
    en: "a list is written in `[ ]`; every entry of `{ }` is `key: value`")

  static func fileTooLarge(limit: Int) -> Message {
    Message(zh: "文件超过 \(limit) 字节的上限", en: "the file is larger than \(limit) bytes")
  }

  static let firstGivenHere = Message(zh: "第一次出现在这里", en: "first given here")

  static func foreignEncoding(_ name: String) -> Message {
    Message(zh: "文件是 \(name) 编码，不是 UTF-8", en: "the file is encoded as \(name), not as UTF-8")
  }

  static let fullwidthBracket = Message(
    zh: "这里用了全角括号，YAML 会把整段当作文字", en: "full-width brackets make one text of the whole")

  static let fullwidthColon = Message(
    zh: "这里用了全角冒号 `：`，YAML 不把它当作冒号", en: "`：` is a full-width colon, which yaml takes for text")

  static func fullwidthComma(_ comma: String) -> Message {
    Message(
      zh: "这里用了全角的 `\(comma)`，YAML 不会在此分开各项",
      en: "the full-width `\(comma)` separates nothing to yaml")
  }

  static let fullwidthCommaHelp = Message(
    zh: "若逗号属于文字本身，请给文字加引号", en: "quote the text if the comma belongs to it")

  static let fullwidthLetters = Message(
    zh: "这里用了全角的字母或数字", en: "these letters or digits are full-width")

  static let keyNotText = Message(
    zh: "键必须是文字，不能是列表或映射", en: "a key must be text, not a list or a mapping")

  static func keyTooLong(limit: Int) -> Message {
    Message(zh: "键超过 \(limit) 字节的上限", en: "the key is longer than \(limit) bytes")
  }

  static func lineSeparator(_ name: String) -> Message {
    Message(
      zh: "\(name) 在 YAML 里算换行，在编辑器里不算", en: "\(name) ends a line for yaml, but not in editors")
  }

  static let listOnKeyLine = Message(
    zh: "列表不能从键所在的这一行开始", en: "a list cannot start on the line of its key")

  static let listOnKeyLineHelp = Message(
    zh: "把 `- ` 移到下一行，或写成 `[a, b]`", en: "move the `- ` to the next line, or write `[a, b]`")

  static let loneCarriageReturn = Message(
    zh: "有回车符而没有换行符", en: "a carriage return without a line feed")

  static let returnsOnly = Message(
    zh: "整个文件只用回车符 (CR) 换行", en: "the lines of this file end with carriage returns only")

  static let useLineBreaks = Message(
    zh: "把回车符都改为换行符 (LF)", en: "make every carriage return a line feed")

  static let looksLikeGBK = Message(
    zh: "文件看来是 GBK 编码，不是 UTF-8", en: "the file looks like GBK, not UTF-8")

  static let mergeKey = Message(zh: "不能用 `<<` 合并别处的内容", en: "merge keys (`<<`) are not allowed")

  static func missingColon(_ text: String) -> Message {
    Message(
      zh: "`\(short(text))` 后面缺少冒号", en: "`\(short(text))` stands among keys but has no colon")
  }

  static let missingComma = Message(
    zh: "这里缺少逗号，或括号没有闭合", en: "a comma is missing here, or the bracket is not closed")

  static func missingSpaceAfterColon(_ key: String) -> Message {
    Message(zh: "`\(short(key)):` 的冒号后面缺少空格", en: "a space is missing after `\(short(key)):`")
  }

  static func negationAsTag(_ text: String) -> Message {
    Message(
      zh: "YAML 会把 `\(short(text))` 开头的 `!` 当作标签，而不是“非”",
      en: "yaml reads the `!` of `\(short(text))` as a tag, not as a negation")
  }

  static func nestingTooDeep(_ limit: Int) -> Message {
    Message(zh: "嵌套超过 \(limit) 层", en: "the nesting is deeper than \(limit) levels")
  }

  static func notUTF8(byte: UInt8) -> Message {
    let name = "0x" + String(byte, radix: 16, uppercase: true)
    return Message(zh: "字节 \(name) 不是 UTF-8 文字", en: "byte \(name) is not UTF-8 text")
  }

  static let openedHere = Message(zh: "括号从这里开始", en: "the bracket is opened here")

  static let putSpace = Message(zh: "在冒号后加一个空格", en: "insert a space after the colon")

  static let quote = Message(zh: "加上引号", en: "quote it")

  static let quoteExpression = Message(zh: "给表达式加上引号", en: "quote the expression")

  static let remove = Message(zh: "删去", en: "remove it")

  static let replace = Message(zh: "换成半角", en: "write it half-width")

  static let replaceLetters = Message(zh: "换成拉丁字母", en: "use the ASCII letters")

  static func reservedCharacter(_ character: String) -> Message {
    Message(
      zh: "取值不能以 `\(character)` 开头，除非加引号",
      en: "a value cannot start with `\(character)` unless it is quoted")
  }

  static let saveAsUTF8 = Message(
    zh: "请在编辑器里另存为 UTF-8（不带 BOM）", en: "save the file as UTF-8 without a byte order mark")

  static func scalarTooLong(limit: Int) -> Message {
    Message(zh: "文字超过 \(limit) 字节的上限", en: "the text is longer than \(limit) bytes")
  }

  static let severalDocuments = Message(
    zh: "一个文件只能有一份文档", en: "a file holds only one document")

  static let tabIndentation = Message(
    zh: "缩进用了制表符，YAML 只认空格", en: "indented with a tab; yaml indents with spaces only")

  static func tag(_ tag: String) -> Message {
    Message(zh: "不能写类型标签 `\(short(tag))`", en: "tags such as `\(short(tag))` are not allowed")
  }

  static let textAfterValue = Message(
    zh: "引号或括号已经闭合，后面不能再有内容", en: "the quote or bracket is closed; nothing may follow it here")

  static func tooManyNodes(_ limit: Int) -> Message {
    Message(zh: "键与值的总数超过 \(limit)", en: "the file has more than \(limit) keys and values")
  }

  static func unclosedBracket(_ bracket: String) -> Message {
    Message(zh: "`\(bracket)` 没有闭合", en: "`\(bracket)` is never closed")
  }

  static let unknownEscape = Message(
    zh: "双引号里的 `\\` 后面不是可用的转义", en: "this `\\` in double quotes starts no known escape")

  static let unknownEscapeHelp = Message(
    zh: "改用单引号，或写成 `\\\\`", en: "use single quotes, or write `\\\\`")

  static let unterminatedQuote = Message(zh: "引号没有闭合", en: "the quote is never closed")

  static let unterminatedQuoteHelp = Message(
    zh: "补上后引号，或删去前引号", en: "write the closing quote, or remove the opening one")

  static func unusualSpace(_ name: String) -> Message {
    Message(
      zh: "这里的空格是 \(name)，YAML 会把它当作文字", en: "this space is \(name), which yaml takes for a letter")
  }

  static let useLineBreak = Message(zh: "换成普通换行", en: "use an ordinary line break")

  static let useSpaces = Message(zh: "换成空格", en: "use spaces")

  static let yamlDirective = Message(
    zh: "不能有以 `%` 开头的行", en: "lines that start with `%` are not allowed")

  static let yamlSyntax = Message(
    zh: "从这里起不是合法的 YAML", en: "from here on this is not valid yaml")

  static func yamlSyntaxHelp(_ problem: String) -> Message {
    Message(
      zh: "请检查这里和上一行的括号、引号、冒号与缩进（libyaml：\(problem)）",
      en:
        "check brackets, quotes, colons and indentation here and one line above (libyaml: \(problem))"
    )
  }

  static func zeroWidthCharacter(_ name: String) -> Message {
    Message(zh: "含有不可见的零宽字符 \(name)", en: "invisible character \(name) without width")
  }
}
