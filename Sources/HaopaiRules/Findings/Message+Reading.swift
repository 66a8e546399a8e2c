import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram

// Sentences of the reading layer and of values, in both languages.
extension Message {
  static func didYouMean(_ word: String) -> Message {
    Message(zh: "是否想写 `\(word)`？", en: "did you mean `\(word)`?")
  }

  static func didYouMean(missing word: String) -> Message {
    Message(
      zh: "是否想写 `\(word)`？此处缺少它", en: "did you mean `\(word)`, which is missing?")
  }

  static func writeInstead(_ text: String) -> Message {
    Message(zh: "写作 `\(text)`", en: "write `\(text)`")
  }

  static func writeFirst(_ text: String) -> Message {
    Message(zh: "在文件开头写 `\(text)`", en: "begin the file with `\(text)`")
  }

  /// Nil where there is nothing to choose from.
  static func knownWords(_ words: [String]) -> Message? {
    guard !words.isEmpty else { return nil }
    return Message(zh: "可用：\(listed(words, "、"))", en: "possible here: \(listed(words, ", "))")
  }

  static let firstHere = Message(zh: "首次出现在此", en: "it stands here first")
  static let startsHere = Message(zh: "从此开始", en: "it begins here")
  static let standsBefore = Message(zh: "此键排在它前面", en: "this key stands before it")

  private static func listed(_ words: [String], _ separator: String) -> String {
    let shown = words.prefix(40).map { "`\($0)`" }.joined(separator: separator)
    return words.count > 40 ? "\(shown)\(separator)…" : shown
  }
}

// MARK: - Shapes, keys and names

extension Message {
  static func wrongShape(expected: NodeShape, found: NodeShape) -> Message {
    Message(
      zh: "此处应为\(expected.zh)，实际是\(found.zh)",
      en: "\(expected.en) is expected here, found \(found.en)")
  }

  static func missingValue(_ expected: NodeShape) -> Message {
    Message(
      zh: "此处没有内容，应为\(expected.zh)", en: "nothing stands here, \(expected.en) is expected")
  }

  static func unknownKey(_ key: String) -> Message {
    Message(zh: "未知的键 `\(key)`", en: "unknown key `\(key)`")
  }

  static func missingKey(_ key: String) -> Message {
    Message(zh: "缺少键 `\(key)`", en: "the key `\(key)` is missing")
  }

  static func nameSpelling(_ name: String, _ fault: NameStyle.Fault, _ style: NameStyle) -> Message
  {
    let (kind, separator) =
      switch style {
      case .snakeCase: (Message(zh: "名称", en: "name"), "_")
      case .kebabCase: (Message(zh: "代码", en: "code"), "-")
      }
    return switch fault {
    case .characters:
      Message(
        zh: "\(kind.zh) `\(name)` 应由小写字母、数字和 `\(separator)` 组成，以字母开头",
        en: "the \(kind.en) `\(name)` must be small letters, digits and `\(separator)`, "
          + "a letter first")
    case .length:
      Message(
        zh: "\(kind.zh) `\(name)` 过长，最多 \(NameStyle.maximumLength) 个字符",
        en: "the \(kind.en) `\(name)` is too long, it has at most "
          + "\(NameStyle.maximumLength) characters")
    case .end:
      Message(
        zh: "\(kind.zh) `\(name)` 不能以 `\(separator)` 结尾",
        en: "the \(kind.en) `\(name)` must not end with `\(separator)`")
    case .doubled:
      Message(
        zh: "\(kind.zh) `\(name)` 中不能有连续的 `\(separator)`",
        en: "the \(kind.en) `\(name)` must not have two `\(separator)` in a row")
    }
  }

  static let emptyText = Message(zh: "引号内没有内容", en: "the text between the quotes is empty")

  static let fillOrLeaveOut = Message(
    zh: "写上内容，或将其省略", en: "write something, or leave it out")

  static func reservedName(_ name: String) -> Message {
    Message(
      zh: "`\(name)` 是规则语言自身的词，不能作为名称",
      en: "`\(name)` is a word of the language itself and cannot be a name")
  }

  static let missingKind = Message(
    zh: "第二个键应说明文件的种类", en: "the second key must say what the file is")

  static func kindTooLate(_ key: String) -> Message {
    Message(zh: "`\(key)` 应是文件的第二个键", en: "`\(key)` must be the second key of the file")
  }

  static func unknownKind(_ key: String) -> Message {
    Message(
      zh: "第二个键应说明文件的种类，`\(key)` 不是一种文件",
      en: "the second key must say what the file is; `\(key)` is no kind of file")
  }

  static let missingFormat = Message(
    zh: "文件的第一个键应是格式版本 `haopai: 1`",
    en: "the first key of a file must be the format's version, `haopai: 1`")

  static let formatNotFirst = Message(
    zh: "`haopai` 应是文件的第一个键", en: "`haopai` must be the first key of the file")

  static let badFormat = Message(
    zh: "格式版本应是从 1 起的整数", en: "the format's version must be a whole number from 1")

  static func newerFormat(_ version: Int, known: Int) -> Message {
    Message(
      zh: "文件使用格式 \(version)，此程序只支持到格式 \(known)，请使用支持格式 \(version) 的版本",
      en: "the file needs format \(version), this program knows formats up to \(known)")
  }

  static let singleLanguage = Message(
    zh: "文字应同时有中文和英文", en: "a text must be given in Chinese and in English")

  static func bothLanguages(_ text: String) -> Message {
    Message(
      zh: "写作 `{ zh: \(text), en: … }`", en: "write `{ zh: \(text), en: … }`")
  }
}

extension NodeShape {
  fileprivate var zh: String {
    switch self {
    case .nothing: "空"
    case .scalar: "单个值"
    case .list: "列表"
    case .mapping: "键值表"
    }
  }

  fileprivate var en: String {
    switch self {
    case .nothing: "nothing"
    case .scalar: "a single value"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}
