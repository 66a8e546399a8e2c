import HaopaiDomain
import HaopaiProgram

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
  ) throws(StepStop) -> [PreparedValue?] {
    var values: [PreparedValue?] = []
    let count = workflow.messages[message.index].text.values.count
    values.reserveCapacity(count)
    for index in 0..<count {
      let program = workflow.messages[message.index].text.values[index].program
      values.append(
        asksForTimer(program) ? nil : try value(index, of: message, view))
    }
    return values
  }

  /// What a place of a message's text stands for; absent where it is not there.
  private mutating func value(
    _ index: Int, of message: MessageID, _ view: borrowing some LedgerView
  ) throws(StepStop) -> PreparedValue {
    let presence = workflow.messages[message.index].text.values[index].presence
    guard try holds(presence, view) else { return .absent }
    return try value(workflow.messages[message.index].text.values[index].program, view)
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
          caseNumber: state.number, revision: state.revision, place: messages.count,
          address: pending.address,
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
      var all: [PreparedValue] = []
      all.reserveCapacity(values.count)
      for index in values.indices {
        if let value = values[index] {
          all.append(value)
        } else {
          all.append(try value(index, of: id, view))
        }
      }
      return .message(MessageText(id, of: program, values: all, windows: allWindows))
    }
  }

  mutating func renderRefusals(
    _ codes: [RefusalID], of command: PreparedCommand, before: CaseState,
    _ view: borrowing some LedgerView
  ) -> [Refusal] {
    var machine = rewound(to: before, with: command, view)
    swap(&machine.trace, &trace)
    defer { swap(&machine.trace, &trace) }
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
    return RenderedText(code, template, texts)
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
    return RenderedText(code, template, texts)
  }

  private mutating func render(
    _ value: Template.Value, _ view: borrowing some LedgerView
  ) throws(StepStop) -> ValueText {
    guard try holds(value.presence, view) else { return .absent }
    return ValueText(try self.value(value.program, view), of: value.type, format)
  }

  var format: ValueFormat {
    ValueFormat(enumerations: workflow.enumerations, windows: allWindows)
  }

  func plain(_ value: PreparedValue, of type: ValueType) -> PlainValue {
    format.plain(value, type: type)
  }
}
