import HaopaiDiagnostics
import HaopaiDomain

// Sentences about parameters, layers and profiles, in both languages.
extension Message {
  static let declaredHere = Message(zh: "声明在此", en: "it is declared here")

  static let windowsReadOpen = Message(
    zh: "服务时间总是按当前规则，不能用 `read: open`",
    en: "service hours are always those of the present rules, `read: open` is not possible")

  static let readingUnlikeGroup = Message(
    zh: "可选组内的值必须与组同时读取", en: "a value of an optional group is read as the group is")
  static let readingUnlikeGroupHelp = Message(
    zh: "把 `read` 写在组上", en: "write `read` at the group")

  static func unknownWord(_ word: String) -> Message {
    Message(zh: "不支持的取值 `\(word)`", en: "unknown word `\(word)`")
  }

  static func parameterDeclaredTwice(_ name: String) -> Message {
    Message(
      zh: "参数 `\(name)` 在业务及其公共流程中声明了两次",
      en: "the parameter `\(name)` is declared twice by the business and its parts")
  }
}

// MARK: - Values of a layer

extension Message {
  static func unknownParameter(_ path: String) -> Message {
    Message(zh: "没有参数 `\(path)`", en: "there is no parameter `\(path)`")
  }

  static func noneInstead(of text: String) -> Message {
    guard text != "none" else {
      return Message(
        zh: "取消一个值写作 `none`，不加引号", en: "a value is taken away by `none` without quotes")
    }
    return Message(
      zh: "取消一个值写作 `none`，不写 `\(text)`", en: "a value is taken away by `none`, not by `\(text)`")
  }

  static func belongsBelow(_ key: String, _ place: String) -> Message {
    Message(
      zh: "`\(key)` 应写在 `\(place):` 之下，是否漏了这一行？",
      en: "`\(key)` belongs below `\(place):`, is that line missing?")
  }

  static func belongsAtTop(_ key: String) -> Message {
    Message(
      zh: "`\(key)` 应写在文件最外层，前面不留空格",
      en: "`\(key)` belongs at the top of the file, with no spaces before it")
  }

  static func cannotUnset(_ path: String) -> Message {
    Message(
      zh: "`\(path)` 是必需的，不能取消", en: "`\(path)` is required and cannot be taken away")
  }

  static func badDate(_ text: String) -> Message { notADate(text) }

  static func datesOutOfOrder(_ date: String) -> Message {
    Message(
      zh: "日期 `\(date)` 应晚于它前面的日期", en: "`\(date)` must be later than the date before it")
  }

  static func tooManyDates(_ count: Int, _ limit: Int) -> Message {
    Message(
      zh: "此处有 \(count) 个日期，最多 \(limit) 个",
      en: "\(count) dates stand here, at most \(limit) are possible")
  }

  static let datesWithinDates = Message(
    zh: "按日期给出的组内不能再按日期给值", en: "a group that is given by dates cannot hold dated values")

  static func missingParameter(
    _ business: String, _ path: String, _ title: BilingualText?
  ) -> Message {
    Message(
      zh: "业务 `\(business)` 缺少参数 `\(path)`\(title.map { "（\($0.zh)）" } ?? "")",
      en: "`\(business)` lacks a value for `\(path)`\(title.map { " (\($0.en))" } ?? "")")
  }

  static func setOrDoWithout(_ group: String) -> Message {
    let key = group.split(separator: ".").last.map(String.init) ?? group
    return Message(
      zh: "给出取值；不提供 `\(group)` 时写 `\(key): none`",
      en: "give it a value, or do without `\(group)`: `\(key): none`")
  }

  static func parameterGap(_ path: String, from: CivilDate?, until: CivilDate) -> Message {
    guard let from else {
      return Message(
        zh: "`\(path)` 在 `\(until)` 之前没有值", en: "`\(path)` has no value before `\(until)`")
    }
    return Message(
      zh: "`\(path)` 从 `\(from)` 到 `\(until)` 之前没有值",
      en: "`\(path)` has no value from `\(from)` until `\(until)`")
  }
}

// MARK: - Sources

extension Message {
  static func badOrigin(_ text: String) -> Message {
    Message(
      zh: "`\(text)` 既不是文件名也不是网址", en: "`\(text)` is neither a file's name nor an address")
  }

  static let originForm = Message(
    zh: "写文件名，例如 `notice-2021.txt`，或完整网址 `https://…`",
    en: "write a file's name, such as `notice-2021.txt`, or an address, `https://…`")

  static let assumedWithoutReason = Message(
    zh: "应写明为什么这样假定", en: "the reason of the assumption is missing")

  static let assumedReasonForm = Message(
    zh: "用一句话写明理由，例如 `公开资料没有这个数值`",
    en: "say in a sentence why, such as `no public source gives this value`")

  static func sourceAndAssumed(_ path: String) -> Message {
    Message(
      zh: "`\(path)` 既有来源又标为假定", en: "`\(path)` has a source and is marked as assumed")
  }

  static func noteWithoutValue(_ path: String) -> Message {
    Message(zh: "此文件没有设置 `\(path)`", en: "this file does not set `\(path)`")
  }

  static func valueWithoutSource(_ path: String) -> Message {
    Message(zh: "`\(path)` 没有注明来源", en: "`\(path)` has no source")
  }

  static func valueWithoutSourceHelp(_ path: String) -> Message {
    Message(
      zh: "在 `sources` 或 `assumed` 中写 `\(path)`", en: "name `\(path)` under `sources` or `assumed`")
  }
}

// MARK: - Layers

extension Message {
  static func unknownName(_ name: String, _ code: FindingCode) -> Message {
    switch code {
    case .unknownPart:
      Message(zh: "没有公共流程 `\(name)`", en: "there is no part `\(name)`")
    case .unknownBusiness:
      Message(zh: "没有业务 `\(name)`", en: "there is no business `\(name)`")
    default: Message(zh: "没有号牌种类 `\(name)`", en: "there is no plate kind `\(name)`")
    }
  }

  static func unknownLayer(_ name: String) -> Message {
    Message(
      zh: "没有名为 `\(name)` 的省或全国文件", en: "there is no province or nation `\(name)`")
  }

  static func wrongLevel(
    _ level: LayerProfile.Level, _ parent: String, _ parentLevel: LayerProfile.Level
  ) -> Message {
    Message(
      zh: "\(level.zh)文件不能以\(parentLevel.zh)文件 `\(parent)` 为上层",
      en: "a \(level.en) cannot extend the \(parentLevel.en) `\(parent)`")
  }
}

extension LayerProfile.Level {
  fileprivate var zh: String {
    switch self {
    case .nation: "全国"
    case .province: "省"
    case .city: "城市"
    case .scenario: "场景"
    }
  }

  fileprivate var en: String {
    switch self {
    case .nation: "nation"
    case .province: "province"
    case .city: "city"
    case .scenario: "scenario"
    }
  }
}
