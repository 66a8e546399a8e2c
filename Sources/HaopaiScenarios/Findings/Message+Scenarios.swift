import HaopaiDiagnostics
import HaopaiDomain

// Sentences of reading scenarios, in both languages.
extension Message {
  static func didYouMean(_ word: String) -> Message {
    Message(zh: "是否想写 `\(word)`？", en: "did you mean `\(word)`?")
  }

  static func writeInstead(_ word: String) -> Message {
    Message(zh: "写作 `\(word)`", en: "write `\(word)`")
  }

  static func known(_ words: [String]) -> Message {
    guard !words.isEmpty else { return Message(zh: "此处没有可用的", en: "there is none here") }
    let shown = words.prefix(40).map { "`\($0)`" } + (words.count > 40 ? ["…"] : [])
    return Message(
      zh: "可用：\(shown.joined(separator: "、"))",
      en: "possible here: \(shown.joined(separator: ", "))")
  }

  static func unknownName(_ kind: ScenarioName, _ name: String) -> Message {
    Message(zh: "未知的\(kind.words.zh) `\(name)`", en: "unknown \(kind.words.en) `\(name)`")
  }

  static func notScenarios(_ key: String) -> Message {
    Message(
      zh: "场景文件的第二个键应是 `scenarios`，实际是 `\(key)`",
      en: "the second key of a file of scenarios must be `scenarios`, found `\(key)`")
  }

  static func brokenCity(_ city: String) -> Message {
    Message(
      zh: "城市 `\(city)` 的规则有错误，不能运行其场景",
      en: "the rules of city `\(city)` have errors, its scenarios cannot run")
  }

  static let expectsNothing = Message(
    zh: "没有任何预期，总会通过", en: "nothing is expected, this would always pass")

  static func unusedPrelude(_ name: String) -> Message {
    Message(zh: "没有场景使用前置步骤 `\(name)`", en: "no scenario uses the prelude `\(name)`")
  }

  static let tooManySteps = Message(
    zh: "场景连同其前置步骤过多，应分为几个文件",
    en: "the scenarios with their preludes are too many for one file, split it")

  static let unusedCase = Message(
    zh: "没有预期，不必写明办件", en: "without an expectation it does not matter which case is meant")

  static let unusedSeed = Message(
    zh: "没有随机选号，种子没有作用", en: "no numbers are drawn, the seed has no effect")

  static func unusedFact(_ name: String) -> Message {
    Message(zh: "没有操作查询 `\(name)`", en: "no command asked for `\(name)`")
  }

  static let missingSeed = Message(
    zh: "有随机选号的场景应写明 `seed`", en: "a scenario that draws numbers needs a `seed`")

  static func outsideData(_ date: CivilDate) -> Message {
    Message(
      zh: "规则中没有 \(date) 所在年份的工作日历",
      en: "the rules have no calendar for the year of \(date)")
  }

  static let beyondTime = Message(
    zh: "等待超出了 2200 年", en: "this wait goes beyond the year 2200")

  static func coveredYears(_ years: [Int]) -> Message {
    let list = years.map(String.init)
    return Message(
      zh: "已有日历的年份：\(list.joined(separator: "、"))",
      en: "years with a calendar: \(list.joined(separator: ", "))")
  }

  static func clockStands(_ now: String) -> Message {
    Message(zh: "时间应晚于 `\(now)`", en: "the instant must be later than `\(now)`")
  }

  static func clockBehind(_ now: String) -> Message {
    Message(
      zh: "操作自带的时间应早于 `\(now)`", en: "the time of a command must be earlier than `\(now)`")
  }

  static let nowIsUnsaid = Message(
    zh: "操作发生在当时；时间流逝另写一步 `at` 或 `wait`",
    en: "a command happens when its step comes; time passes in a step of its own, `at` or `wait`")

  static func commandNotFirst(_ key: String) -> Message {
    Message(
      zh: "步骤的第一个键应是操作，`\(key)` 应写在其后",
      en: "a step begins with its command, `\(key)` stands after it")
  }

  static let caseNotNamed = Message(
    zh: "另开的办件应以 `case` 命名", en: "a second case needs a name of its own, given by `case`")

  static func caseOpenedTwice(_ name: String) -> Message {
    Message(zh: "办件 `\(name)` 已经存在", en: "there is a case `\(name)` already")
  }

  static let oneAuthor = Message(
    zh: "应写明 `applicant` 或 `officer` 其中之一", en: "give one of `applicant` and `officer`")

  static let fromWithoutRefusal = Message(
    zh: "只有被拒绝的操作才有 `from`", en: "only a refused command has a `from`")

  static let refusedByNothing = Message(
    zh: "应写明拒绝代码", en: "a refusal has at least one code")

  static func badReference(_ text: String) -> Message {
    Message(zh: "`\(text)` 不表示任何号码", en: "`\(text)` names no number")
  }

  static let referenceForm = Message(
    zh: "例如 `batch[0]` 或 `other.batch[0]`", en: "such as `batch[0]` or `other.batch[0]`")

  static func noPlateCharacters(_ text: String) -> Message {
    Message(
      zh: "`\(text)` 应由数字和大写字母组成", en: "`\(text)` must be digits and capital letters")
  }
}
