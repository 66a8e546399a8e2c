import HaopaiDiagnostics
import HaopaiProgram

/// Types as a rule engineer calls them.
struct TypeWords {
  let enumerations: [Enumeration]

  func words(_ type: ValueType) -> Message {
    switch type {
    case .bool: Message(zh: "真假值", en: "true or false")
    case .int: Message(zh: "整数", en: "a whole number")
    case .text(let format): words(format)
    case .instant: Message(zh: "时刻", en: "an instant")
    case .date: Message(zh: "日期", en: "a date")
    case .timeOfDay: Message(zh: "一天中的时间", en: "a time of day")
    case .duration: Message(zh: "时长", en: "a duration")
    case .term: Message(zh: "期限", en: "a term")
    case .money: Message(zh: "金额", en: "an amount of money")
    case .number: Message(zh: "号牌号码", en: "a plate number")
    case .enumeration(let id):
      Message(zh: "`\(name(id))` 的取值", en: "a word of `\(name(id))`")
    case .set(let id): Message(zh: "`\(name(id))` 的集合", en: "a set of `\(name(id))`")
    case .windows: Message(zh: "服务时间", en: "service windows")
    case .list(let element):
      Message(zh: "列表（元素是\(words(element).zh)）", en: "a list of \(words(element).en)")
    }
  }

  private func words(_ format: TextFormat) -> Message {
    switch format {
    case .free: Message(zh: "文本", en: "text")
    case .vin: Message(zh: "车辆识别代号", en: "a vehicle identification number")
    case .mobile: Message(zh: "手机号", en: "a mobile number")
    case .identity: Message(zh: "证件号码", en: "an identity number")
    case .name: Message(zh: "姓名或名称", en: "a name")
    case .secret: Message(zh: "秘密文本", en: "a secret text")
    }
  }

  func name(_ id: EnumerationID) -> String {
    enumerations.indices.contains(id.index) ? enumerations[id.index].name : "?"
  }

  func cases(_ id: EnumerationID) -> [String] {
    enumerations.indices.contains(id.index) ? enumerations[id.index].cases : []
  }
}
