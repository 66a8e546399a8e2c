import Haopai
import HaopaiDiagnostics
import HaopaiDomain
import HaopaiEngine

// What can go wrong while a scenario runs.
extension Finding {
  /// `related` leads from the expectation to the step.
  static func failed(
    _ expectation: Expectation, expected: PlainValue?, found: PlainValue?, related: [Related]
  ) -> Finding {
    Finding(
      .scenarioFailed,
      expectation.isInverted
        ? .expectedOther(expectation.subject.text, Shown(found))
        : .expected(expectation.subject.text, Shown(expected), found: Shown(found)),
      at: expectation.span, related: related)
  }

  static func refused(
    _ step: Step, by refusals: [Refusal], from: Instant?, related: [Related]
  ) -> Finding {
    let codes = refusals.map { "`\($0.code)`" }
    return Finding(
      .scenarioFailed, .refused(step.name, codes), at: step.span,
      help: .refusalTexts(refusals.map(\.text), from: from?.civilText), related: related)
  }

  static func accepted(_ expectation: Expectation, _ step: Step, related: [Related]) -> Finding {
    Finding(
      .scenarioFailed, .accepted(step.name), at: expectation.span, related: related)
  }

  static func provisional(
    _ expectation: Expectation, related: [Related]
  ) -> Finding {
    Finding(
      .outsideData, .provisional(expectation.subject.text), at: expectation.span,
      related: related)
  }

  static func impossible(
    _ message: Message, at span: SourceSpan, related: [Related]
  ) -> Finding {
    Finding(.stepImpossible, message, at: span, related: related)
  }

  static func inversionPassed(_ inversion: Inversion) -> Finding {
    Finding(
      .inversionPassed, .inversionPassed(inversion.inverted.subject.text),
      at: inversion.inverted.span,
      related: [Related(span: inversion.scenario.span, message: .inScenario)])
  }
}

/// A value as files write it.
struct Shown: CustomStringConvertible {
  let value: PlainValue?

  init(_ value: PlainValue?) { self.value = value }

  var description: String {
    switch value {
    case nil: "none"
    case .bool(let bool)?: String(bool)
    case .integer(let integer)?: String(integer)
    case .text(let text)?: Instant(rfc3339: text)?.civilText ?? text
    case .list(let items)?: "[\(items.map { "\(Shown($0))" }.joined(separator: ", "))]"
    }
  }
}

extension Instant {
  /// As scenarios write it.
  var civilText: String { "\(date) \(timeOfDay)" }
}

extension Message {
  static func expected(_ subject: String, _ expected: Shown, found: Shown) -> Message {
    Message(
      zh: "`\(subject)` 应为 `\(expected)`，实际为 `\(found)`",
      en: "expected `\(subject)` to be `\(expected)`, found `\(found)`")
  }

  static func expectedOther(_ subject: String, _ found: Shown) -> Message {
    Message(
      zh: "`\(subject)` 应不同于 `\(found)`",
      en: "expected `\(subject)` to be other than `\(found)`")
  }

  static func refused(_ command: String, _ codes: [String]) -> Message {
    Message(
      zh: "操作 `\(command)` 应被接受，实际被拒绝：\(codes.joined(separator: "、"))",
      en: "expected `\(command)` to be accepted, it was refused: \(codes.joined(separator: ", "))")
  }

  static func refusalTexts(_ texts: [BilingualText], from: String?) -> Message {
    Message(
      zh: texts.map(\.zh).joined(separator: "；") + (from.map { "（自 \($0) 起可以）" } ?? ""),
      en: texts.map(\.en).joined(separator: "; ") + (from.map { " (from \($0) on)" } ?? ""))
  }

  static func accepted(_ command: String) -> Message {
    Message(
      zh: "操作 `\(command)` 应被拒绝，实际被接受",
      en: "expected `\(command)` to be refused, it was accepted")
  }

  static func provisional(_ subject: String) -> Message {
    Message(
      zh: "`\(subject)` 依据尚未公布日历的年份，还可能变化",
      en: "`\(subject)` counts days of a year without a calendar and may still change")
  }

  static func inStep(_ name: String, at instant: String) -> Message {
    Message(zh: "步骤 `\(name)`，时间 \(instant)", en: "in step `\(name)` at \(instant)")
  }

  static let inScenario = Message(zh: "在此场景中", en: "in this scenario")

  static func noSuchNumber(_ text: String, count: Int?) -> Message {
    guard let count else {
      return Message(
        zh: "`\(text)` 不存在：此时没有该号码集合", en: "there is no `\(text)`: the case has no such set now")
    }
    return Message(
      zh: "`\(text)` 不存在：集合中有 \(count) 个号码",
      en: "there is no `\(text)`: the set has \(count) numbers")
  }

  static let noCodeSent = Message(
    zh: "尚未向此办件发送验证码", en: "no code was sent to this case so far")

  static func noCase(_ name: String) -> Message {
    Message(zh: "没有办件 `\(name)`", en: "there is no case `\(name)`")
  }

  static func missingFact(_ name: String) -> Message {
    Message(
      zh: "`\(name)` 没有 `mock` 值，应在 `facts` 中写明",
      en: "`\(name)` has no `mock` value, give it in `facts`")
  }

  static func inversionPassed(_ subject: String) -> Message {
    Message(
      zh: "把 `\(subject)` 的预期改为相反，场景仍然通过",
      en: "the scenario passes with the opposite of `\(subject)` too")
  }
}
