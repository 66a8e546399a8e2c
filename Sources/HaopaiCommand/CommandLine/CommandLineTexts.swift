import HaopaiDiagnostics
import HaopaiDomain

extension Message {
  static let toolSummary = Message(
    zh: "Haopai 号牌：车辆管理所号牌业务的规则引擎",
    en: "Haopai: a rules engine for the number-plate services of vehicle offices")
  static let usage = Message(zh: "用法", en: "usage")
  static let commandWord = Message(zh: "命令", en: "COMMAND")
  static let commandsHeading = Message(zh: "命令", en: "commands")
  static let optionsHeading = Message(zh: "选项", en: "options")
  static let exitStatuses = Message(
    zh: """
      退出状态：0 正常；1 有问题、场景未通过或覆盖率不足；2 用法错误或无法读取；130 被中断；141 输出管道已关闭。
      `haopai help 命令` 显示某一命令的帮助。
      """,
    en: """
      exit status: 0 fine; 1 findings, a failed scenario or too little coverage; 2 wrong usage or
      unreadable input; 130 interrupted; 141 the output's reader is gone.
      `haopai help COMMAND` explains one command.
      """)
  static let seeHelp = Message(
    zh: "用 `haopai --help` 查看帮助", en: "`haopai --help` shows what there is")
  static let streamFailed = Message(zh: "无法读取或写出数据", en: "data cannot be read or written")
}

extension ArgumentParser.Failure {
  var message: Message {
    switch self {
    case .unknownCommand(let name, let nearest):
      Message(
        zh: "没有命令 `\(name)`" + Self.hint(nearest, zh: true),
        en: "there is no command `\(name)`" + Self.hint(nearest, zh: false))
    case .unknownOption(let name, let nearest):
      Message(
        zh: "没有选项 `\(name)`" + Self.hint(nearest, zh: true),
        en: "there is no option `\(name)` here" + Self.hint(nearest, zh: false))
    case .missingValue(let option, let value):
      Message(
        zh: "选项 `\(option)` 缺少值 \(value)", en: "option `\(option)` needs a value: \(value)")
    case .needlessValue(let option):
      Message(zh: "选项 `\(option)` 不带值", en: "option `\(option)` takes no value")
    case .badValue(let option, let value, let choices):
      Message(
        zh: "选项 `\(option)` 不能是 `\(value)`，可以是 \(choices.joined(separator: "、"))",
        en: "option `\(option)` cannot be `\(value)`, only \(choices.joined(separator: " or "))")
    case .badInstant(let option, let value):
      Message(
        zh: "选项 `\(option)` 不能是 `\(value)`，应为 \(Instant.earliest.date) 和 \(Instant.latest.date) "
          + "的零时之间的时间，如 2026-03-02 09:00",
        en:
          "option `\(option)` cannot be `\(value)`, it is a time such as 2026-03-02 09:00 between "
          + "the midnights of \(Instant.earliest.date) and \(Instant.latest.date)")
    case .badDate(let option, let value):
      Message(
        zh: "选项 `\(option)` 不能是 `\(value)`，应为日期，如 2027-01-01",
        en: "option `\(option)` cannot be `\(value)`, it is a day such as 2027-01-01")
    case .badPercent(let option, let value):
      Message(
        zh: "选项 `\(option)` 不能是 `\(value)`，应为 0 至 100 的整数",
        en: "option `\(option)` cannot be `\(value)`, it is a whole number from 0 to 100")
    case .notTogether(let one, let other):
      Message(
        zh: "选项 `\(one)` 与 `\(other)` 不能同时使用",
        en: "options `\(one)` and `\(other)` cannot be used together")
    case .repeatedOption(let option):
      Message(zh: "选项 `\(option)` 重复", en: "option `\(option)` is given twice")
    case .missingOption(let name): Message(zh: "缺少选项 \(name)", en: "option \(name) is missing")
    case .missingOperand(let name): Message(zh: "缺少 \(name)", en: "\(name) is missing")
    case .extraOperand(let text):
      Message(zh: "多余的参数 `\(text)`", en: "argument `\(text)` is one too many")
    }
  }

  private static func hint(_ nearest: String?, zh: Bool) -> String {
    guard let nearest else { return "" }
    return zh ? "，是否想写 `\(nearest)`" : ", did you mean `\(nearest)`"
  }
}
