import HaopaiDomain

// Amounts as citizens read them, always exact.

extension TimeSpan {
  private struct Unit {
    let milliseconds: Int64
    /// The shortest time that people give in it: a countdown of 180 s is none of three minutes.
    let least: Int64
    let zh: String
    let en: String
  }

  private static let longerUnits = [
    Unit(milliseconds: 3_600_000, least: 7_200_000, zh: "小时", en: "hour"),
    Unit(milliseconds: 60_000, least: 300_000, zh: "分钟", en: "minute"),
  ]
  private static let second = Unit(milliseconds: 1_000, least: 0, zh: "秒", en: "second")
  private static let smallest = Unit(milliseconds: 1, least: 0, zh: "毫秒", en: "millisecond")

  /// `180秒`, `60分钟`, `2小时`.
  var words: BilingualText {
    let fitting = (Self.longerUnits + [Self.second]).first { unit in
      milliseconds >= unit.least && milliseconds.isMultiple(of: unit.milliseconds)
    }
    let unit = fitting ?? Self.smallest
    let count = milliseconds / unit.milliseconds
    return BilingualText(
      zh: "\(count)\(unit.zh)", en: "\(count) \(unit.en)\(count == 1 ? "" : "s")")
  }
}

extension Term {
  /// `3个工作日`.
  var words: BilingualText {
    let unit =
      switch self.unit {
      case .days: "天"
      case .workingDays: "个工作日"
      case .months: "个月"
      case .years: "年"
      }
    return BilingualText(zh: "\(count)\(unit)", en: description)
  }
}

extension Money {
  /// `200元`.
  var words: BilingualText {
    let number = description.split(separator: " ").first.map(String.init) ?? ""
    return BilingualText(zh: "\(number)元", en: description)
  }
}
