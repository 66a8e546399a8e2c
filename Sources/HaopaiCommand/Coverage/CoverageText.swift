import Haopai
import HaopaiScenarios

/// Tells people what scenarios came by of the rules, and what they missed.
struct CoverageText {
  /// Of what a rule book does there must be enough; what it reads follows.
  private static let judged: [Coverage.Kind] = [.transitions, .refusals, .timers]

  let language: Language

  /// One line a kind.
  func table(of coverage: Coverage) -> String {
    var table = TextTable([.left, .right, .right])
    for kind in Coverage.Kind.allCases {
      let count = coverage.count(of: kind)
      table.add([say(kind.title), "\(count.covered)/\(count.total)", "\(count.percent) %"])
    }
    return table.text
  }

  /// One line a place, kind by kind in the order of files and lines.
  func missed(of coverage: Coverage, in rules: LoadedRules) -> String {
    var lines = ""
    for kind in Coverage.Kind.allCases {
      let missed = coverage.missed(of: kind)
      for (span, place) in rules.places(of: Array(missed.keys)) {
        if let name = missed[span] { lines += "\(place)  \(say(kind.missed(name)))\n" }
      }
    }
    return lines
  }

  /// Which kinds have less than a percentage; nil where none has.
  func shortfall(of coverage: Coverage, below percent: Int) -> Message? {
    let short = Self.judged.filter { coverage.count(of: $0).isBelow(percent) }.map { kind in
      (kind.title, coverage.count(of: kind).percent)
    }
    guard !short.isEmpty else { return nil }
    return Message(
      zh: "覆盖率低于 \(percent) %：" + short.map { "\($0.zh) \($1) %" }.joined(separator: "、"),
      en: "coverage below \(percent) %: " + short.map { "\($0.en) \($1) %" }.joined(separator: ", ")
    )
  }

  private func say(_ message: Message) -> String { message.text(in: language) }
}

extension Coverage.Kind {
  fileprivate var title: Message {
    switch self {
    case .states: Message(zh: "状态", en: "states")
    case .transitions: Message(zh: "转移", en: "transitions")
    case .refusals: Message(zh: "拒绝代码", en: "refusals")
    case .timers: Message(zh: "定时", en: "timers")
    case .parameters: Message(zh: "参数", en: "parameters")
    case .datedValues: Message(zh: "分期取值", en: "dated values")
    }
  }

  fileprivate func missed(_ name: String) -> Message {
    switch self {
    case .states: Message(zh: "状态 \(name)", en: "state \(name)")
    case .transitions: Message(zh: "\(name) 的转移", en: "transition of \(name)")
    case .refusals: Message(zh: "拒绝代码 \(name)", en: "refusal \(name)")
    case .timers: Message(zh: "定时 \(name)", en: "timer \(name)")
    case .parameters: Message(zh: "参数 \(name)", en: "parameter \(name)")
    case .datedValues: Message(zh: "分期取值 \(name)", en: "dated value \(name)")
    }
  }
}
