import HaopaiDiagnostics

/// Every sentence about expressions, in the order of their codes.
extension Message {
  // MARK: Syntax

  static let emptyExpression = Message(zh: "缺少表达式", en: "the expression is empty")

  static func expressionTooLong(limit: Int) -> Message {
    Message(
      zh: "表达式超过 \(limit) 字节", en: "the expression is longer than \(limit) bytes")
  }

  static let expressionTooDeep = Message(
    zh: "表达式嵌套过深或过长", en: "the expression is nested too deeply or chained too long")

  static func unexpected(_ token: String) -> Message {
    Message(zh: "此处不应出现 `\(token)`", en: "unexpected `\(token)`")
  }

  static func expected(_ wanted: String, found: String) -> Message {
    let zh: String
    let en: String
    switch wanted {
    case "value": (zh, en) = ("一个值", "a value")
    case "name": (zh, en) = ("一个名称", "a name")
    default: (zh, en) = ("`\(wanted)`", "`\(wanted)`")
    }
    if found.isEmpty {
      return Message(zh: "表达式到此结束，缺少\(zh)", en: "expected \(en), but the expression ends")
    }
    return Message(zh: "此处应为\(zh)，却是 `\(found)`", en: "expected \(en), found `\(found)`")
  }

  static func unclosed(_ opening: String) -> Message {
    Message(zh: "`\(opening)` 没有配对的右括号", en: "`\(opening)` is never closed")
  }

  static let unterminatedText = Message(
    zh: "文本缺少结尾的引号", en: "the text has no closing quote")

  static func badEscape(_ escape: String) -> Message {
    Message(zh: "不认识转义 `\(escape)`", en: "unknown escape `\(escape)`")
  }

  static let doubleTheBackslash = Message(
    zh: "要表示反斜杠本身，请写 `\\\\`", en: "for a backslash itself write `\\\\`")

  static func fullWidth(_ character: String, cure: String) -> Message {
    Message(
      zh: "`\(character)` 是全角字符，应为半角 `\(cure)`",
      en: "`\(character)` is a full-width character where `\(cure)` is meant")
  }

  static func foreignOperator(_ spelling: String, cure: String) -> Message {
    Message(
      zh: "没有运算符 `\(spelling)`，应写 `\(cure)`",
      en: "there is no operator `\(spelling)`, write `\(cure)`")
  }

  static func replace(with text: String) -> Message {
    Message(zh: "改为 `\(text)`", en: "replace with `\(text)`")
  }

  static func reservedWord(_ word: String) -> Message {
    Message(zh: "`\(word)` 是保留字，不能作名称", en: "`\(word)` is reserved and cannot be a name")
  }

  static func integerOutOfRange(_ number: String) -> Message {
    Message(zh: "整数 `\(number)` 超出 64 位", en: "`\(number)` does not fit 64 bits")
  }

  static func macroVariable(_ macro: String) -> Message {
    Message(
      zh: "`\(macro)` 的第一个参数必须是变量名",
      en: "the first argument of `\(macro)` must be the name of a variable")
  }

  static func unsupported(_ feature: UnsupportedFeature) -> Message {
    let (zh, en) =
      switch feature {
      case .unsigned: ("无符号整数", "unsigned integers")
      case .double: ("小数", "fractions")
      case .bytes: ("字节串", "byte strings")
      case .map: ("映射与消息字面量", "map and message literals")
      case .null: ("`null`", "`null`")
      case .dyn: ("`dyn`", "`dyn`")
      case .regularExpression: ("正则表达式", "regular expressions")
      case .type: ("类型值", "type values")
      case .quotedMember: ("反引号名称", "names in backquotes")
      case .message: ("消息类型", "message types")
      }
    return Message(zh: "表达式不支持\(zh)", en: "expressions have no \(en)")
  }

  static func cure(for feature: UnsupportedFeature) -> Message {
    switch feature {
    case .unsigned: Message(zh: "去掉后缀 `u`", en: "leave out the suffix `u`")
    case .double:
      Message(
        zh: "用更小的单位写成整数，如用分代替元",
        en: "write a whole number of a smaller unit, such as fen instead of yuan")
    case .bytes: Message(zh: "去掉前缀 `b`，写成文本", en: "leave out the prefix `b` and write a text")
    case .map, .message:
      Message(
        zh: "改用参数组或带键的资源", en: "use a group of parameters or a resource with keys")
    case .null: Message(zh: "用 `has(…)` 判断是否有值", en: "ask `has(…)` whether a value is there")
    case .dyn: Message(zh: "去掉 `dyn(…)`，类型总是已知的", en: "leave out `dyn(…)`, types are always known")
    case .regularExpression:
      Message(
        zh: "改用 `startsWith`、`endsWith` 或 `contains`",
        en: "use `startsWith`, `endsWith` or `contains`")
    case .type: Message(zh: "类型在检查时已确定，无需判断", en: "types are fixed when rules are checked")
    case .quotedMember:
      Message(
        zh: "名称只用小写字母、数字和下划线",
        en: "names are made of lower-case letters, digits and underscores")
    }
  }

  // MARK: Names

  static func unknownName(_ name: String) -> Message {
    Message(zh: "没有名称 `\(name)`", en: "unknown name `\(name)`")
  }

  static func unknownMember(_ name: String, of owner: String) -> Message {
    Message(zh: "`\(owner)` 没有 `\(name)`", en: "`\(owner)` has no `\(name)`")
  }

  static func unknownMember(_ name: String, ofType owner: Message) -> Message {
    Message(zh: "\(owner.zh)没有 `\(name)`", en: "\(owner.en) has no `\(name)`")
  }

  static func unknownFunction(_ name: String) -> Message {
    Message(zh: "没有函数 `\(name)`", en: "unknown function `\(name)`")
  }

  static func unknownFunction(_ name: String, on owner: Message) -> Message {
    Message(
      zh: "没有用于\(owner.zh)的函数 `\(name)`", en: "there is no function `\(name)` of \(owner.en)")
  }

  static func unknownCase(_ word: String, of enumeration: String) -> Message {
    Message(
      zh: "`\(word)` 不是 `\(enumeration)` 的取值", en: "`\(word)` is no word of `\(enumeration)`")
  }

  /// Nil where there is nothing to choose from.
  static func oneOf(_ words: [String]) -> Message? {
    guard !words.isEmpty else { return nil }
    let shown = words.prefix(12).map { "`\($0)`" }
    let more = words.count > 12
    return Message(
      zh: "可用：" + shown.joined(separator: "、") + (more ? "等" : ""),
      en: "available: " + shown.joined(separator: ", ") + (more ? ", …" : ""))
  }

  static func didYouMean(_ name: String) -> Message {
    Message(zh: "是否指 `\(name)`？", en: "did you mean `\(name)`?")
  }

  static func quoteTheWord(_ word: String) -> Message {
    Message(
      zh: "如果是文本，请加引号：`\"\(word)\"`", en: "if a text is meant, quote it: `\"\(word)\"`")
  }

  // MARK: Types

  static func operandMismatch(_ operation: String, _ left: Message, _ right: Message) -> Message {
    Message(
      zh: "`\(operation)` 不能用于\(left.zh)和\(right.zh)",
      en: "`\(operation)` does not fit \(left.en) and \(right.en)")
  }

  static func operandMismatch(_ operation: String, _ operand: Message) -> Message {
    Message(
      zh: "`\(operation)` 不能用于\(operand.zh)", en: "`\(operation)` does not fit \(operand.en)")
  }

  static func wrongType(found: Message, wanted: Message) -> Message {
    Message(
      zh: "此处应为\(wanted.zh)，却是\(found.zh)", en: "expected \(wanted.en), found \(found.en)")
  }

  static func argumentCount(_ function: String, wanted: String, found: Int) -> Message {
    Message(
      zh: "`\(function)` 需要 \(wanted) 个参数，却有 \(found) 个",
      en: "`\(function)` takes \(wanted) arguments, found \(found)")
  }

  static func notAValue(_ path: String) -> Message {
    Message(zh: "`\(path)` 不是一个值，请选取其成员", en: "`\(path)` is no value by itself, select a member")
  }

  static func needsKeys(_ path: String, count: Int) -> Message {
    Message(
      zh: "`\(path)` 需要在方括号中给出 \(count) 个键",
      en: "`\(path)` needs \(keys(count)) in brackets")
  }

  static func giveKeys(_ path: String, count: Int) -> Message {
    Message(
      zh: "先设置它，或写 `\(path)[…]` 给出 \(count) 个键",
      en: "set it first, or give \(keys(count)): `\(path)[…]`")
  }

  private static func keys(_ count: Int) -> String { count == 1 ? "1 key" : "\(count) keys" }

  static func takesNoKeys(_ path: String) -> Message {
    Message(zh: "`\(path)` 后不能用方括号", en: "`\(path)` takes no brackets")
  }

  static let secretRead = Message(
    zh: "秘密文本不能在表达式中读取", en: "a secret text cannot be read by an expression")

  static let onlyChecked = Message(
    zh: "秘密文本只能交给 `check` 校验", en: "a secret can only be handed to a `check`")

  static let hasNeedsPath = Message(
    zh: "`has` 只接受可选的名称，如 `has(param.draw)`",
    en: "`has` takes the name of something optional, such as `has(param.draw)`")

  static let dateAgainstInstant = Message(
    zh: "日期是一整天，时刻是一瞬间；先换算成同一种",
    en: "a date is a whole day, an instant a moment: convert one of them first")

  static let termAgainstDuration = Message(
    zh: "期限的长短取决于从哪一天起算，时长是精确的",
    en: "how long a term is depends on the day it starts, a duration is exact")

  static let termsHaveNoOrder = Message(
    zh: "期限的长短取决于从哪一天起算；先换算成时刻再比较",
    en: "how long a term is depends on the day it starts: compare the instants at which they end")

  static let numberHasNoUnit = Message(
    zh: "整数没有单位；写成 `duration(\"…\")` 等带单位的值",
    en: "a whole number has no unit: write a value with its unit, such as `duration(\"30s\")`")

  static func multiplication(ofDurations: Bool) -> Message {
    ofDurations
      ? Message(
        zh: "`*` 只用于两个整数，或金额和整数；时长请直接写出，如 `duration(\"2h\")`，或逐个相加",
        en:
          "`*` takes two whole numbers, or money and a whole number: write a duration out, such as "
          + "`duration(\"2h\")`, or add it up")
      : Message(
        zh: "`*` 只用于两个整数，或金额和整数",
        en: "`*` takes two whole numbers, or money and a whole number")
  }

  static func division(_ operation: String) -> Message {
    Message(
      zh: "`\(operation)` 只用于两个整数；所要的值请直接写出，或另设参数",
      en:
        "`\(operation)` takes two whole numbers: write the value out, or declare a parameter for it"
    )
  }

  static let comparesTexts = Message(
    zh: "用引号中的取值比较，如 `== \"offered\"`",
    en: "compare with one of its words in quotes, such as `== \"offered\"`")

  // MARK: Conversions

  static func badTimestamp(_ text: String) -> Message {
    Message(
      zh: "`\(text)` 不是 0001 至 9999 年的 RFC 3339 时刻",
      en: "`\(text)` is no RFC 3339 instant of the years 0001 to 9999")
  }

  static func badDuration(_ text: String) -> Message {
    Message(
      zh: "`\(text)` 不是时长，如 `1h30m` 或 `180s`",
      en: "`\(text)` is no duration such as `1h30m` or `180s`")
  }

  static func badBool(_ text: String) -> Message {
    Message(zh: "`\(text)` 不是真假值", en: "`\(text)` is neither true nor false")
  }

  static func badZone(_ text: String) -> Message {
    Message(
      zh: "时区 `\(text)` 不可用，请写 `+08:00` 或 `Asia/Shanghai`",
      en: "zone `\(text)` is not available, write `+08:00` or `Asia/Shanghai`")
  }

  static func finerThanMilliseconds(_ text: String) -> Message {
    Message(zh: "`\(text)` 细于毫秒", en: "`\(text)` is finer than a millisecond")
  }

  static func needsLiteral(_ function: String) -> Message {
    Message(
      zh: "`\(function)` 只转换写定的文本", en: "`\(function)` converts only a text that is written out")
  }

  // MARK: Totality

  static func mayBeAbsent(_ path: String) -> Message {
    Message(zh: "`\(path)` 可能没有值", en: "`\(path)` may be absent")
  }

  static func unassignedKey(_ field: String, of path: String) -> Message {
    Message(
      zh: "`\(path)` 按 `\(field)` 计数，而到此处时 `\(field)` 可能尚未赋值",
      en: "`\(path)` counts per `\(field)`, which may not have been set on the way here")
  }

  static func guardWith(_ condition: String) -> Message {
    Message(zh: "先判断 `\(condition)`", en: "guard it with `\(condition)`")
  }

  static func indexUnproven(_ path: String) -> Message {
    Message(zh: "`\(path)` 可能没有这个元素", en: "`\(path)` may not have this element")
  }

  /// - Parameter sets: the number sets that have a name here.
  static func indexNeedsName(_ sets: [String]) -> Message {
    let shown = sets.prefix(12).map { "`\($0)`" }
    return Message(
      zh: "只能先判断有名称的列表的长度" + (shown.isEmpty ? "" : "，如 " + shown.joined(separator: "、")),
      en: "only a list with a name can be shown to be long enough"
        + (shown.isEmpty ? "" : ", such as " + shown.joined(separator: ", ")))
  }

  static func mayDivideByZero(_ operation: String) -> Message {
    Message(zh: "`\(operation)` 的右边可能是 0", en: "the right side of `\(operation)` may be 0")
  }

  static func mayOverflow(_ operation: String) -> Message {
    Message(zh: "`\(operation)` 的结果可能超出范围", en: "the result of `\(operation)` may be out of range")
  }

  static let boundTheOperands = Message(
    zh: "给声明加上 `range`，或先用比较限定大小",
    en: "declare a `range`, or bound the operands by a comparison first")

  static func unboundedList(_ macro: String) -> Message {
    Message(
      zh: "`\(macro)` 只能用于声明了 `max` 的列表", en: "`\(macro)` needs a list with a declared `max`")
  }

  static func tooManyIterations(limit: Int) -> Message {
    Message(
      zh: "此表达式可能循环超过 \(limit) 次", en: "the expression may loop more than \(limit) times")
  }
}
