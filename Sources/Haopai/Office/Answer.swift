public import HaopaiDomain
public import HaopaiEngine
import HaopaiProgram

/// What became of a command.
public enum Answer: Sendable {
  /// The rules took the command, or had taken it before under the same key.
  case accepted(Accepted)
  /// Nothing has changed. `from`: the first instant at which the same command would be accepted,
  /// where time alone decides.
  case refused([Refusal], from: Instant?)
  /// Look these up and submit again. Nothing has changed.
  case needsFacts([FactQuestion])
  /// The command never reached the rules.
  case failed(SubmissionFailure)
}

/// An accepted command.
public struct Accepted: Sendable {
  /// The case after the command.
  public let view: CaseView
  /// What the rules say to whoever submitted, if anything.
  public let said: RenderedText?
  /// What to deliver.
  public let outbox: [Delivery]
  /// The key was seen with this content before. Nothing was done again, and this is what the first
  /// attempt was answered: its view of the case, what was said, and its own messages with the same
  /// codes, so that an answer that was lost on the way is not lost for good. What has become due
  /// meanwhile comes with the next answer that is none.
  public let isRepeat: Bool
}

extension Answer {
  /// The answer for somebody who delivers nothing, and what is to be delivered. A repeat's messages were
  /// those of the first attempt.
  package func withoutMessages() -> (answer: Answer, messages: [Delivery]) {
    guard case .accepted(let accepted) = self else { return (self, []) }
    let rest = Accepted(
      view: accepted.view, said: accepted.said, outbox: [], isRepeat: accepted.isRepeat)
    return (.accepted(rest), accepted.isRepeat ? [] : accepted.outbox)
  }
}

/// A message for an address.
public struct Delivery: Hashable, Sendable, Identifiable {
  /// What to say to the address.
  public enum Content: Hashable, Sendable {
    /// A message of the rules.
    case message(code: String, text: BilingualText)
    /// A challenge's code; never stored, never journaled.
    case code(challenge: String, code: String)
  }

  /// The same for every attempt to deliver it, and no other message's in the city.
  public var id: String { "\(key.caseNumber.value).\(key.revision).\(key.place)" }
  /// The case whose step it comes from.
  public var caseNumber: CaseNumber { key.caseNumber }
  /// By which the archive knows it.
  let key: OutboxKey
  /// Where to send it, as the rules took it from the case: a mobile number, unmasked.
  public let address: String
  /// What to send; a code in it is for the addressee alone.
  public let content: Content
  /// Of no use after this instant; nil for one that always is.
  public let until: Instant?
}

extension Office {
  func answer(
    _ answer: CityEngine<MemoryLedger>.Answer, _ state: inout State, at instant: Instant
  ) -> Answer {
    switch answer {
    case .accepted(_, let said, let outbox, let recorded?):
      return .accepted(
        Accepted(
          view: recorded.view, said: said, outbox: deliveries(outbox, &state), isRepeat: true))
    case .accepted(let number, let said, let outbox, nil):
      guard let view = view(number, &state) else {
        return .failed(SubmissionFailure(.unknownCase, path: "case"))
      }
      let messages = state.engine.collectDueMessages() + outbox
      return .accepted(
        Accepted(view: view, said: said, outbox: deliveries(messages, &state), isRepeat: false))
    case .refused(let refusals, let from): return .refused(refusals, from: from)
    case .needsFacts(let questions): return .needsFacts(questions)
    case .unknownCase: return .failed(SubmissionFailure(.unknownCase, path: "case"))
    case .erasedCase: return .failed(SubmissionFailure(.erasedCase, path: "case"))
    case .catchingUp: return .failed(SubmissionFailure(.catchingUp, path: "at"))
    case .fault: return .failed(SubmissionFailure(.internalFault, path: "command"))
    }
  }

  /// - Parameter state: remembers what was handed out.
  func deliveries(_ messages: [OutboxMessage], _ state: inout State) -> [Delivery] {
    if archive != nil { state.handedOut.formUnion(messages.map(\.key)) }
    return messages.map { message in
      let content: Delivery.Content =
        switch message.content {
        case .message(let message): .message(code: message.code, text: message.text)
        case .challenge(let name, let ordinal, let digits):
          .code(
            challenge: name,
            code: codes.code(
              city: city, case: message.caseNumber, challenge: name, ordinal: ordinal,
              digits: digits))
        }
      return Delivery(
        key: message.key, address: message.address, content: content,
        until: message.until == .max ? nil : Instant(milliseconds: message.until))
    }
  }
}
