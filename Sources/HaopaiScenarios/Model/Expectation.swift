package import HaopaiDiagnostics

/// What must hold after a step.
package struct Expectation: Sendable {
  /// What is looked at.
  package enum Subject: Hashable, Sendable {
    /// The codes of the refusal; none when the command is accepted.
    case refused
    /// The instant from which a refused command would be accepted.
    case from
    case state
    /// The code of what is said to whoever submitted.
    case said
    /// The codes of what is delivered, in order.
    case messages
    /// The commands that the case offers.
    case open
    case documents
    case field(String)
    case left(counter: String)
    case used(counter: String)
    case numbers(set: String)
    case size(set: String)
    /// The numbers of a set that have one of these characters; there must be none.
    case without(set: String, characters: String)
    case until(set: String)
    case deadline(String)
  }

  package let subject: Subject
  /// Nil: nothing, which files write as `none` or `never`.
  package let value: ScenarioValue?
  /// Of the whole entry; for what a step expects without saying so, that of the step.
  package let span: SourceSpan
  /// Whether the opposite is expected.
  package var isInverted = false

  package init(_ subject: Subject, _ value: ScenarioValue?, at span: SourceSpan) {
    self.subject = subject
    self.value = value
    self.span = span
  }
}

extension Expectation.Subject {
  /// As files write it.
  package var text: String {
    switch self {
    case .refused: "refused"
    case .from: "from"
    case .state: "state"
    case .said: "said"
    case .messages: "messages"
    case .open: "open"
    case .documents: "documents"
    case .field(let name): "case.\(name)"
    case .left(let counter): "\(counter).left"
    case .used(let counter): "\(counter).used"
    case .numbers(let set): set
    case .size(let set): "\(set).size"
    case .without(let set, _): "\(set).without"
    case .until(let set): "\(set).until"
    case .deadline(let timer): timer
    }
  }

  /// Whether a list is compared without regard to its order.
  package var isUnordered: Bool {
    switch self {
    case .refused, .open, .documents: true
    case .from, .state, .said, .messages, .field, .left, .used, .numbers, .size, .without, .until,
      .deadline:
      false
    }
  }
}
