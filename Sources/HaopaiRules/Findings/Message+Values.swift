import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram

// Sentences about values and the declarations of their types, in both languages.
extension Message {
  static func badValue(
    _ text: String, because failure: ValueFailure, range: (low: String, high: String)?
  ) -> Message {
    switch failure {
    case .below, .above: outOfRange(text, range)
    case .quantity(let failure): badQuantity(text, failure)
    case .termUnit(let unit):
      Message(
        zh: "`\(text)` 的单位应为 `\(unit.name)`", en: "`\(text)` must be in `\(unit.name)`")
    case .unknownWord: unknownWord(text)
    case .number(let reason): badNumber(text, reason)
    case .emptyText: Message(zh: "文字不能为空", en: "a text must not be empty")
    case .secret:
      Message(zh: "保密的值不能写在文件里", en: "a secret must not stand in a file")
    case .notDate: notADate(text)
    case .notBool, .notCount, .notTime, .notInstant, .vin, .mobile, .identity:
      notA(failure.noun, text)
    }
  }

  static func notADate(_ text: String) -> Message {
    let parts = text.split(separator: "-").map(String.init)
    guard parts.map(\.utf8.count) == [4, 2, 2], let month = Int(parts[1]), (1...12).contains(month),
      let day = Int(parts[2]), (29...31).contains(day)
    else { return notA(ValueFailure.notDate.noun, text) }
    // The form is right, so that nobody looks for a mistake in it.
    return Message(zh: "没有 `\(text)` 这一天", en: "there is no day `\(text)`")
  }

  private static func notA(_ noun: (zh: String, en: String), _ text: String) -> Message {
    Message(zh: "`\(text)` 不是\(noun.zh)", en: "`\(text)` is not \(noun.en)")
  }

  private static func outOfRange(_ text: String, _ range: (low: String, high: String)?) -> Message {
    let (low, high) = range ?? ("", "")
    return Message(
      zh: "`\(text)` 超出范围，应在 `\(low)` 至 `\(high)` 之间",
      en: "`\(text)` is out of range, it must lie between `\(low)` and `\(high)`")
  }

  private static func badQuantity(_ text: String, _ failure: QuantityFailure) -> Message {
    switch failure {
    case .noCount:
      Message(zh: "`\(text)` 应以数字开头", en: "`\(text)` must begin with a digit")
    case .negative:
      Message(zh: "`\(text)` 不能为负", en: "`\(text)` must not be negative")
    case .leadingZero:
      Message(zh: "`\(text)` 的数字不能以 0 开头", en: "`\(text)` must not begin with a zero")
    case .fraction:
      Message(zh: "`\(text)` 的小数位数不正确", en: "`\(text)` has a fraction that its unit does not have")
    case .spacing:
      Message(
        zh: "`\(text)` 的数字与单位之间应有一个空格",
        en: "`\(text)` must have one space between count and unit")
    case .noUnit: Message(zh: "`\(text)` 缺少单位", en: "`\(text)` has no unit")
    case .unknownUnit(let unit):
      Message(zh: "此处不能使用单位 `\(unit)`", en: "the unit `\(unit)` cannot be used here")
    case .outOfRange(let maximum):
      Message(
        zh: "`\(text)` 过大，此单位最多为 \(maximum)",
        en: "`\(text)` is too great, at most \(maximum) of this unit")
    }
  }

  static func badNumber(_ text: String, _ reason: PlateNumber.ParseError.Reason) -> Message {
    switch reason {
    case .empty: Message(zh: "缺少号牌号码", en: "a plate number is missing")
    case .unknownProvince(let scalar): unknownProvince(String(scalar))
    case .missingAuthority: Message(zh: "缺少发牌机关代号", en: "the authority's letter is missing")
    case .badAuthority(let scalar): badAuthority(String(scalar))
    case .forbiddenLetter(let scalar, let position):
      Message(
        zh: "序号第 \(position) 位不能是字母 `\(scalar)`",
        en: "position \(position) of the serial cannot be the letter `\(scalar)`")
    case .badCharacter(let scalar, let position):
      Message(
        zh: "序号第 \(position) 位的 `\(scalar)` 不是数字或字母",
        en: "position \(position) of the serial is `\(scalar)`, neither digit nor letter")
    case .wrongLength(let length):
      Message(
        zh: "序号有 \(length) 位，应为 1 至 6 位",
        en: "the serial has \(length) characters, it must have 1 to 6")
    }
  }

  static func quotedValue(_ text: String) -> Message {
    Message(
      zh: "引号里的 `\(text)` 是文字，应去掉引号", en: "in quotes `\(text)` is a text, leave the quotes out")
  }

  static func duplicateItem(_ text: String) -> Message {
    Message(zh: "`\(text)` 出现了两次", en: "`\(text)` stands twice")
  }

  static func listSize(_ count: Int, _ counts: ClosedRange<Int>) -> Message {
    Message(
      zh: "列表有 \(count) 项，应有 \(counts.lowerBound) 至 \(counts.upperBound) 项",
      en: "the list has \(count) items, it must have \(counts.lowerBound) to \(counts.upperBound)")
  }

  static func withUnits(_ count: String, _ units: [String]) -> Message {
    let forms = units.map { "`\(count) \($0)`" }
    return Message(
      zh: "写出单位，例如 \(forms.joined(separator: "、"))",
      en: "write the unit: \(forms.joined(separator: ", "))")
  }

  static func knownUnits(_ units: [String]) -> Message {
    let forms = units.map { "`\($0)`" }
    return Message(
      zh: "可用的单位：\(forms.joined(separator: "、"))",
      en: "units that can be used: \(forms.joined(separator: ", "))")
  }

  /// What a value of the type looks like, where an example says it best.
  static func form(of type: ValueType) -> Message? {
    let example: String? =
      switch type {
      case .int: "10"
      case .date: "2026-03-01"
      case .timeOfDay: "08:00"
      case .instant: "2026-03-01 09:00"
      case .number: "鲁F·12345"
      default: nil
      }
    return example.map { Message(zh: "例如 `\($0)`", en: "such as `\($0)`") }
  }
}

extension ValueFailure {
  fileprivate var noun: (zh: String, en: String) {
    switch self {
    case .notBool: ("`true` 或 `false`", "`true` or `false`")
    case .notCount: ("整数", "a whole number")
    case .notDate: ("日期", "a date")
    case .notTime: ("时间", "a time of day")
    case .notInstant: ("日期和时间", "a date and time")
    case .vin: ("车辆识别代号", "a vehicle identification number")
    case .mobile: ("手机号码", "a mobile number")
    case .identity: ("身份证明号码", "an identity number")
    default: ("可用的值", "a value")
    }
  }
}

// MARK: - Hours

extension Message {
  static func badHours(_ failure: OpeningHoursFailure) -> Message {
    switch failure {
    case .empty: Message(zh: "缺少服务时间", en: "the hours are missing")
    case .malformed(let text):
      Message(
        zh: "`\(text)` 不是 00:00 至 24:00 之间的一段服务时间",
        en: "`\(text)` is not a span of hours between 00:00 and 24:00")
    case .closesBeforeOpening(let text):
      Message(
        zh: "`\(text)` 的结束不晚于开始，跨越零点的时间应分写在两天",
        en: "`\(text)` does not end after it begins; hours past midnight are written on both days")
    case .overlap(let first, let second):
      Message(zh: "`\(first)` 与 `\(second)` 重叠", en: "`\(first)` and `\(second)` overlap")
    case .tooMany(let maximum):
      Message(zh: "一天最多 \(maximum) 段服务时间", en: "a day has at most \(maximum) spans of hours")
    }
  }

  static let hoursForm = Message(
    zh: "例如 `08:00-17:00`、`08:00-12:00, 13:00-17:00` 或 `closed`",
    en: "such as `08:00-17:00`, `08:00-12:00, 13:00-17:00` or `closed`")

  static func dayWithoutHours(_ day: String) -> Message {
    Message(zh: "没有写明 `\(day)` 的服务时间", en: "the hours of `\(day)` are not given")
  }

  static let endBeforeStart = Message(
    zh: "结束应晚于开始", en: "the end must lie after the beginning")
}

// MARK: - Declarations

extension Message {
  static let missingType = Message(
    zh: "应写明类型：`type`、`enum` 或 `list`", en: "the type is missing: `type`, `enum` or `list`")

  static func twoTypes(_ first: String, _ second: String) -> Message {
    Message(
      zh: "`\(first)` 和 `\(second)` 只能写一个",
      en: "only one of `\(first)` and `\(second)` can be given")
  }

  static func unknownType(_ word: String) -> Message {
    Message(zh: "未知的类型 `\(word)`", en: "unknown type `\(word)`")
  }

  static let enumerationSize = Message(
    zh: "枚举应有 1 至 63 个词", en: "an enumeration must have 1 to 63 words")

  static func badRange(_ text: String) -> Message {
    Message(
      zh: "`\(text)` 不是此类型的范围", en: "`\(text)` is not a range of this type")
  }

  static let rangeForm = Message(
    zh: "例如 `1..50` 或 `1 s..24 h`，两端单位属于该类型",
    en: "such as `1..50` or `1 s..24 h`, both ends of the declared type")

  static let optionalWithDefault = Message(
    zh: "有默认值的项总是存在，不能再是 `optional`",
    en: "with a default the value is always there, it cannot be optional")
}
