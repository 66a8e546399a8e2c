import HaopaiDiagnostics
import HaopaiDomain

// Sentences about the national files and a city's numbers, in both languages.
extension Message {
  static let authorityLetter = Message(
    zh: "写车牌上省份简称后的一个大写字母，逐项列出，例如 `[A, B]`",
    en: "one capital letter each, as it follows the province on a plate, such as `[A, B]`")

  static func secondFile(_ key: String) -> Message {
    Message(
      zh: "已有另一个 `\(key)` 文件", en: "there is another file of `\(key)` already")
  }

  static func badPlateCode(_ text: String) -> Message {
    Message(
      zh: "号牌种类代码 `\(text)` 应为两位数字", en: "the code `\(text)` of a plate kind must be two digits")
  }

  static func badPattern(
    _ text: String, _ reason: SerialPattern.ParseError.Reason
  ) -> Message {
    switch reason {
    case .empty: noPattern
    case .tooLong:
      Message(zh: "编码规则 `\(text)` 超过 6 位", en: "the pattern `\(text)` is longer than 6")
    case .badCharacter(let scalar, let position):
      Message(
        zh: "编码规则第 \(position) 位的 `\(scalar)` 应为 `D`、`L` 或 `E`",
        en: "position \(position) of the pattern is `\(scalar)`, it must be `D`, `L` or `E`")
    }
  }

  static let noPattern = Message(zh: "缺少编码规则", en: "a pattern is missing")

  static func letterNotAllowed(_ letters: String) -> Message {
    Message(zh: "此处不能使用 `\(letters)`", en: "`\(letters)` cannot be used here")
  }

  static func badLetters(_ reason: CharacterClassSet.ParseError.Reason) -> Message {
    switch reason {
    case .empty: Message(zh: "缺少字母", en: "the letters are missing")
    case .badCharacter(let scalar):
      Message(zh: "`\(scalar)` 不是大写字母", en: "`\(scalar)` is not a capital letter")
    case .duplicate(let scalar): duplicateItem(String(scalar))
    }
  }

  static func dateOfAnotherYear(_ date: CivilDate, _ year: Int) -> Message {
    Message(
      zh: "`\(date)` 不属于 \(year) 年的放假安排", en: "`\(date)` does not belong to the notice of \(year)")
  }

  static func offAndWorked(_ date: CivilDate) -> Message {
    Message(zh: "`\(date)` 既放假又上班", en: "`\(date)` is both off and worked")
  }

  static func unknownProvince(_ text: String) -> Message {
    Message(
      zh: "`\(text)` 不是省、自治区、直辖市简称", en: "`\(text)` is not the character of a province")
  }

  static func badAuthority(_ text: String) -> Message {
    Message(
      zh: "`\(text)` 不是发牌机关代号", en: "`\(text)` is not an authority's letter")
  }

  static func authorityOfAnother(_ prefix: String, _ places: [String]) -> Message {
    guard !places.isEmpty else {
      return Message(
        zh: "发牌机关代号表中没有 `\(prefix)`", en: "the table of authorities does not have `\(prefix)`")
    }
    return Message(
      zh: "发牌机关代号 `\(prefix)` 属于 `\(places.joined(separator: "、"))`",
      en: "`\(prefix)` belongs to `\(places.joined(separator: ", "))`")
  }
}

// MARK: - Ranges

extension Message {
  static func badNumberRange(
    _ text: String, _ reason: NumberRange.ParseError.Reason
  ) -> Message {
    switch reason {
    case .number(let reason): badNumber(text, reason)
    case .differentPrefix(let first, let last):
      Message(
        zh: "`\(first)` 与 `\(last)` 的省份或发牌机关不同",
        en: "`\(first)` and `\(last)` have different prefixes")
    case .differentLength(let first, let last):
      Message(
        zh: "首号的序号有 \(first) 位，末号的有 \(last) 位",
        en: "the serial of the first number has \(first) characters, that of the last \(last)")
    case .endBeforeStart(let position):
      Message(
        zh: "号段末号的第 \(position) 位小于首号的第 \(position) 位",
        en: "at position \(position) the last number stands before the first")
    }
  }

  static func numberRangeForm(_ example: NumberRange) -> Message {
    Message(zh: "例如 `\(example)`", en: "such as `\(example)`")
  }

  static func foreignRange(_ range: NumberRange) -> Message {
    Message(
      zh: "号段 `\(range)` 不属于本市", en: "the range `\(range)` does not belong to this city")
  }

  static func foreignPools(_ prefixes: [String]) -> Message {
    let names = prefixes.map { "`\($0)`" }
    return Message(
      zh: "`pools` 中没有一个号段属于本市：号段以 \(names.joined(separator: "、")) 开头",
      en:
        "no range under `pools` belongs to this city: they begin with \(names.joined(separator: ", "))"
    )
  }

  static func emptyRange(_ range: NumberRange, _ kind: BilingualText) -> Message {
    Message(
      zh: "号段 `\(range)` 中没有符合\(kind.zh)编码规则和可用字母的号码",
      en: "no number of `\(range)` fits the patterns of a \(kind.en) and the letters in use")
  }

  static func knownPatterns(
    _ patterns: [SerialPattern], _ letters: CharacterClassSet, _ energyLetters: CharacterClassSet
  ) -> Message {
    let zh = patterns.map { "`\($0)`" }.joined(separator: "、")
    let en = patterns.map { "`\($0)`" }.joined(separator: ", ")
    let elements = patterns.flatMap(\.elements)
    func legend(_ digit: String, _ oneOf: String, _ separator: String) -> String {
      let meanings: [(SerialPattern.Element, String)] = [
        (.digit, "D \(digit)"),
        (.letter, "L \(oneOf) `\(String(decoding: Array(letters), as: UTF8.self))`"),
        (.energyLetter, "E \(oneOf) `\(String(decoding: Array(energyLetters), as: UTF8.self))`"),
      ]
      return meanings.filter { elements.contains($0.0) }.map(\.1).joined(separator: separator)
    }
    return Message(
      zh: "编码规则：\(zh)（\(legend("为数字", "取自", "；"))）",
      en: "patterns: \(en) (\(legend("is a digit", "one of", "; ")))")
  }

  static func lettersInUse(_ letters: CharacterClassSet) -> Message {
    let letters = String(decoding: Array(letters), as: UTF8.self)
    return Message(
      zh: "序号中只能用数字和字母 `\(letters)`",
      en: "a serial has digits and the letters `\(letters)`")
  }

  static func poolTooLarge(_ count: Int, _ limit: Int) -> Message {
    Message(
      zh: "号池有 \(count) 个号码，最多 \(limit) 个",
      en: "the pool has \(count) numbers, at most \(limit) are possible")
  }

  static func poolTooScattered(_ count: Int, _ limit: Int) -> Message {
    Message(
      zh: "号段分为 \(count) 块，最多 \(limit) 块",
      en: "the ranges fall into \(count) blocks, at most \(limit) are possible")
  }

  static func tooManyRanges(_ count: Int, _ limit: Int) -> Message {
    Message(
      zh: "到此已有 \(count) 个号段，一个文件最多 \(limit) 个",
      en: "there are \(count) ranges up to here, a file may have at most \(limit)")
  }

  static func overlappingRanges(_ witness: PlateNumber) -> Message {
    Message(
      zh: "号段与另一号段重叠，例如 `\(witness)`",
      en: "the range overlaps another one, for example at `\(witness)`")
  }

  static let separateRanges = Message(
    zh: "改正其中一个号段，或删去一个", en: "correct one of the two ranges, or remove one")

  static func otherRange(_ kind: String) -> Message {
    Message(zh: "另一号段（`\(kind)`）", en: "the other range (`\(kind)`)")
  }
}
