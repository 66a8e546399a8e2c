public import HaopaiDomain
import HaopaiProgram

/// A text with its values, as it is said to somebody.
public struct RenderedText: Hashable, Sendable {
  /// One value of the text, for who renders it in another way.
  public struct Value: Hashable, Sendable {
    /// As the rule file writes it between braces.
    public let name: String
    /// In its English form, masked as in the text itself.
    public let text: String
  }

  /// The text's kebab-case name in the rule files.
  public let code: String
  /// With its values in place: mobile numbers, identity numbers and names masked.
  public let text: BilingualText
  /// In the order in which the rule file first names them.
  public let values: [Value]
}

/// A value in a text, for people and for programs.
struct ValueText {
  let text: BilingualText
  /// Of an instant, in milliseconds: programs read it otherwise than people.
  let instant: Int64?

  /// For programs: the English form, of an instant RFC 3339.
  var value: String {
    instant.map { Instant(milliseconds: $0).rfc3339 } ?? text.en
  }

  /// For one that is not there.
  static let absent = ValueText(text: ValueFormat.absent, instant: nil)
}

extension Probe {
  fileprivate var asksForTimer: Bool {
    switch self {
    case .timerDue, .timerProvisional: true
    default: false
    }
  }
}

extension StepMachine {
  mutating func renderSaid(_ view: borrowing some LedgerView) throws(StepStop) -> RenderedText? {
    guard let said else { return nil }
    let message = workflow.messages[said.index]
    return try render(message.code, message.text, view)
  }

  /// The values of a message as it is sent. A state's timers are set only after the messages of its
  /// entry, so that an instant of a timer waits for the end of the step.
  mutating func valuesNow(
    of message: MessageID, _ view: borrowing some LedgerView
  ) throws(StepStop) -> [ValueText?] {
    var texts: [ValueText?] = []
    for value in workflow.messages[message.index].text.values {
      texts.append(asksForTimer(value.program) ? nil : try render(value, view))
    }
    return texts
  }

  private func asksForTimer(_ id: ProgramID) -> Bool {
    workflow.programs[id.index].instructions.contains { instruction in
      guard instruction.operation == .probe else { return false }
      return workflow.probes[Int(instruction.jump)].asksForTimer
    }
  }

  mutating func renderOutbox(
    _ view: borrowing some LedgerView
  ) throws(StepStop) -> [OutboxMessage] {
    var messages: [OutboxMessage] = []
    for pending in outbox {
      messages.append(
        OutboxMessage(
          caseNumber: state.number, address: pending.address,
          content: try render(pending.content, view), until: pending.until))
    }
    return messages
  }

  private mutating func render(
    _ content: PendingMessage.Content, _ view: borrowing some LedgerView
  ) throws(StepStop) -> OutboxMessage.Content {
    switch content {
    case .challenge(let name, let ordinal, let digits):
      return .challenge(name: name, ordinal: ordinal, digits: digits)
    case .message(let id, let values):
      let message = workflow.messages[id.index]
      var texts: [ValueText] = []
      for (value, text) in zip(message.text.values, values) {
        if let text { texts.append(text) } else { texts.append(try render(value, view)) }
      }
      return .message(code: message.code, text: compose(message.text, texts))
    }
  }

  func renderRefusals(
    _ codes: [RefusalID], of command: PreparedCommand, before: CaseState,
    _ view: borrowing some LedgerView
  ) -> [Refusal] {
    var machine = rewound(to: before, with: command, view)
    machine.frame.words[Frame.Word.fewest] = frame.words[Frame.Word.fewest]
    machine.frame.words[Frame.Word.most] = frame.words[Frame.Word.most]
    var refusals: [Refusal] = []
    for id in codes {
      let refusal = workflow.refusals[id.index]
      // A value that cannot be had does not cost the applicant the sentence.
      let rendered = machine.renderLeniently(refusal.code, refusal.text, view)
      refusals.append(
        Refusal(code: refusal.code, text: rendered.text, values: rendered.values))
    }
    return refusals
  }

  mutating func render(
    _ code: String, _ template: Template, _ view: borrowing some LedgerView
  ) throws(StepStop) -> RenderedText {
    var texts: [ValueText] = []
    for value in template.values { texts.append(try render(value, view)) }
    return compose(code, template, texts)
  }

  private mutating func renderLeniently(
    _ code: String, _ template: Template, _ view: borrowing some LedgerView
  ) -> RenderedText {
    var texts: [ValueText] = []
    for value in template.values {
      do throws(StepStop) {
        texts.append(try render(value, view))
      } catch {
        texts.append(.absent)
      }
    }
    return compose(code, template, texts)
  }

  private func compose(
    _ code: String, _ template: Template, _ texts: [ValueText]
  ) -> RenderedText {
    RenderedText(
      code: code, text: compose(template, texts),
      values: template.values.indices.map {
        .init(name: template.values[$0].name, text: texts[$0].value)
      })
  }

  private func compose(_ template: Template, _ texts: [ValueText]) -> BilingualText {
    BilingualText(
      zh: join(template.zh, texts, \.zh), en: join(template.en, texts, \.en))
  }

  private func join(
    _ segments: [Template.Segment], _ texts: [ValueText],
    _ language: (BilingualText) -> String
  ) -> String {
    var joined = ""
    for segment in segments {
      switch segment {
      case .text(let text): joined += text
      case .value(let index): joined += language(texts[index].text)
      }
    }
    return joined
  }

  private mutating func render(
    _ value: Template.Value, _ view: borrowing some LedgerView
  ) throws(StepStop) -> ValueText {
    guard try holds(value.presence, view) else {
      return .absent
    }
    let content = try self.value(value.program, view)
    var instant: Int64?
    if value.type == .instant, case .word(let word) = content { instant = word }
    return ValueText(text: format.text(of: content, type: value.type), instant: instant)
  }

  var format: ValueFormat { ValueFormat(enumerations: workflow.enumerations) }

  func plain(_ value: PreparedValue, of type: ValueType) -> PlainValue {
    format.plain(value, type: type)
  }
}
