public import HaopaiDomain
import HaopaiProgram

/// A text with its values, as it is said to somebody.
public struct RenderedText: Hashable, Sendable {
  public struct Value: Hashable, Sendable {
    /// As the rule file writes it between braces.
    public let name: String
    public let text: String
  }

  public let code: String
  public let text: BilingualText
  public let values: [Value]
}

extension StepMachine {
  mutating func renderSaid(_ view: borrowing some LedgerView) throws(StepStop) -> RenderedText? {
    guard let said else { return nil }
    let message = workflow.messages[said.index]
    return try render(message.code, message.text, view)
  }

  mutating func renderOutbox(
    _ view: borrowing some LedgerView
  ) throws(StepStop) -> [OutboxMessage] {
    var messages: [OutboxMessage] = []
    for pending in outbox {
      if let challenge = pending.challenge {
        messages.append(
          OutboxMessage(
            caseNumber: state.number, address: pending.address,
            content: .challenge(
              name: challenge.name, ordinal: challenge.ordinal, digits: challenge.digits),
            until: pending.until))
      } else if let id = pending.message {
        let message = workflow.messages[id.index]
        let rendered = try render(message.code, message.text, view)
        messages.append(
          OutboxMessage(
            caseNumber: state.number, address: pending.address,
            content: .message(code: rendered.code, text: rendered.text), until: pending.until))
      }
    }
    return messages
  }

  func renderRefusals(
    _ codes: [RefusalID], of command: PreparedCommand, before: CaseState,
    _ view: borrowing some LedgerView
  ) -> [Refusal] {
    var machine = rewound(to: before, with: command)
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
    var texts: [BilingualText] = []
    for value in template.values { texts.append(try render(value, view)) }
    return compose(code, template, texts)
  }

  private mutating func renderLeniently(
    _ code: String, _ template: Template, _ view: borrowing some LedgerView
  ) -> RenderedText {
    var texts: [BilingualText] = []
    for value in template.values {
      do throws(StepStop) {
        texts.append(try render(value, view))
      } catch {
        texts.append(ValueFormat.absent)
      }
    }
    return compose(code, template, texts)
  }

  private func compose(
    _ code: String, _ template: Template, _ texts: [BilingualText]
  ) -> RenderedText {
    func join(_ segments: [Template.Segment], _ value: (Int) -> String) -> String {
      segments.map { segment in
        switch segment {
        case .text(let text): text
        case .value(let index): value(index)
        }
      }.joined()
    }
    return RenderedText(
      code: code,
      text: BilingualText(
        zh: join(template.zh) { texts[$0].zh }, en: join(template.en) { texts[$0].en }),
      values: zip(template.values, texts).map { .init(name: $0.name, text: $1.en) })
  }

  private mutating func render(
    _ value: Template.Value, _ view: borrowing some LedgerView
  ) throws(StepStop) -> BilingualText {
    guard try holds(value.presence, view) else { return ValueFormat.absent }
    return format.text(of: try self.value(value.program, view), type: value.type)
  }

  var format: ValueFormat { ValueFormat(enumerations: workflow.enumerations) }

  func plain(_ value: PreparedValue, of type: ValueType) -> PlainValue {
    format.plain(value, type: type)
  }
}
