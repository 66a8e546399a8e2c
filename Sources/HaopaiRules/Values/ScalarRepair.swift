import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram

/// What somebody probably meant who wrote a scalar that is no value of its type. A guess is only
/// ever shown as a fix, and only when it reads as a value.
enum ScalarRepair {
  /// The first guess that `accepts` takes.
  static func guess(
    _ text: String, for type: DeclaredType, _ enumerations: EnumerationTable,
    accepts: (String) -> Bool
  ) -> String? {
    let plain = halfWidth(text)
    return ([plain] + guesses(plain, for: type, enumerations))
      .first { $0 != text && accepts($0) }
  }

  private static func guesses(
    _ text: String, for type: DeclaredType, _ enumerations: EnumerationTable
  ) -> [String] {
    switch type.type {
    case .bool: bool(text)
    case .int: counts(text)
    case .duration: quantities(text, units: TimeSpan.unitNames)
    case .term: quantities(text, units: type.termUnit.map { [$0.name] } ?? Term.unitNames)
    case .money: quantities(text, units: Money.unitNames)
    case .date: [date(text)]
    case .timeOfDay: [time(text)]
    case .windows: [windows(text)]
    case .enumeration(let id):
      Nearest.word(to: text, among: enumerations[id].cases).map { [$0] } ?? []
    case .instant, .text, .number, .set, .list: []
    }
  }

  private static func bool(_ text: String) -> [String] {
    switch text.lowercased() {
    case "yes", "on", "true", "y", "1", "是": ["true"]
    case "no", "off", "false", "n", "0", "否": ["false"]
    default: []
    }
  }

  private static func counts(_ text: String) -> [String] {
    let digits = text.utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: ",") }
    let stripped = digits.drop { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "+") }
    return [String(decoding: stripped, as: UTF8.self)]
  }

  /// `180s`, `180 sec`, `３分钟` and `3个工作日`, each with a unit that the type knows.
  private static func quantities(_ text: String, units: [String]) -> [String] {
    let digits = text.utf8.prefix { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
    guard !digits.isEmpty else { return [] }
    let rest = text.utf8.dropFirst(digits.count).drop { $0 == UInt8(ascii: " ") }
    let unit = String(decoding: rest, as: UTF8.self).lowercased()
    let stripped = digits.count > 1 ? digits.drop { $0 == UInt8(ascii: "0") } : digits
    let count = String(decoding: stripped, as: UTF8.self)
    let known = [aliases[unit], unit, Suggestion.nearest(to: unit, among: units)]
    return known.compactMap { $0 }.map { "\(count) \($0)" }
  }

  private static let aliases: [String: String] = [
    "毫秒": "ms", "millisecond": "ms", "milliseconds": "ms",
    "秒": "s", "秒钟": "s", "sec": "s", "secs": "s", "second": "s", "seconds": "s",
    "分": "min", "分钟": "min", "m": "min", "mins": "min", "minute": "min", "minutes": "min",
    "时": "h", "小时": "h", "hr": "h", "hrs": "h", "hour": "h", "hours": "h",
    "天": "days", "日": "days", "d": "days", "自然日": "days",
    "工作日": "working days", "个工作日": "working days", "workday": "working days",
    "workdays": "working days", "working_days": "working days", "business days": "working days",
    "月": "months", "个月": "months", "年": "years", "y": "years",
    "元": "CNY", "人民币": "CNY", "yuan": "CNY", "rmb": "CNY", "cny": "CNY",
  ]

  /// `2026-1-5`, `2026/01/05`, `2026.1.5` and `2026年1月5日`.
  static func date(_ text: String) -> String {
    let numbers = numbers(text)
    guard numbers.count == 3, numbers[0].count == 4 else { return text }
    return "\(numbers[0])-\(padded(numbers[1]))-\(padded(numbers[2]))"
  }

  /// `8:00`, `8.00` and `8点30分`.
  private static func time(_ text: String) -> String {
    let numbers = numbers(text)
    guard (1...2).contains(numbers.count) else { return text }
    return "\(padded(numbers[0])):\(numbers.count == 2 ? padded(numbers[1]) : "00")"
  }

  /// `8:00-23:00`, `08:00 ~ 23:00`, `8点至23点`, several of them between commas.
  private static func windows(_ text: String) -> String {
    let joined = text.unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "~", "–", "—", "〜", "～", "至", "到": "-"
      case "、", "，", "；", ";": ","
      default: Character(scalar)
      }
    }
    let intervals = String(joined).split(separator: ",").map { interval in
      interval.split(separator: "-").map { time(String($0)) }.joined(separator: "-")
    }
    return intervals.joined(separator: ", ")
  }

  /// The runs of ASCII digits.
  private static func numbers(_ text: String) -> [String] {
    text.utf8.split { !$0.isASCIIDigit }.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func padded(_ digits: String) -> String {
    digits.utf8.count == 1 ? "0\(digits)" : digits
  }

  /// Full-width forms and the ideographic space as their ASCII ones, blanks at both ends cut off.
  private static func halfWidth(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x3000, 0xA0, 0x09: scalars.append(" ")
      case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      default: scalars.append(scalar)
      }
    }
    let start = scalars.drop { $0 == " " }
    return String(String.UnicodeScalarView(start.reversed().drop { $0 == " " }.reversed()))
  }
}
