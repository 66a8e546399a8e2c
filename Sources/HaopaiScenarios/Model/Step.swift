package import Haopai
package import HaopaiDiagnostics
package import HaopaiDomain
package import HaopaiRules

/// One thing that is done, and what must come of it.
package struct Step: Sendable {
  package enum Action: Sendable {
    case wait(TimeSpan)
    case move(to: Instant)
    case open(applicant: ApplicantDescription?, Request)
    case submit(command: String, Request)
  }

  /// What goes with a command.
  package struct Request: Sendable {
    package var author: Author = .applicant
    package var inputs: [Input] = []
    package var facts: [FactValue] = []
    package var key: Located<String>?
    /// Of an opening, where it is another than the scenario's.
    package var business: String?
    /// What it gives as its time, where that lies before the clock.
    package var instant: Instant?
  }

  /// Who submits.
  package enum Author: Hashable, Sendable {
    /// The applicant of the case.
    case applicant
    /// Another person, by identity number.
    case person(String)
    case officer(role: String?)
    case host
  }

  package struct Input: Sendable {
    package let name: String
    package let value: ScenarioValue
    package let span: SourceSpan
  }

  /// The name of the case that every scenario has.
  package static let mainCase = "main"

  package let action: Action
  /// Which case of the scenario it concerns.
  package let caseName: String
  /// Of its first key.
  package let span: SourceSpan
  package var expectations: [Expectation]

  /// As the file calls it: a command, `open`, `wait`, `at`.
  package var name: String {
    switch action {
    case .wait: StepWord.wait
    case .move: StepWord.at
    case .open: StepWord.open
    case .submit(let command, _): command
    }
  }
}

extension Step {
  /// Whether it names numbers by where cases hold them.
  package var readsNumbers: Bool {
    let values = expectations.compactMap(\.value)
    switch action {
    case .wait, .move: return values.contains(where: \.readsNumbers)
    case .open(_, let request), .submit(_, let request):
      return (values + request.inputs.map(\.value)).contains(where: \.readsNumbers)
    }
  }
}

/// The words of a step that are no commands.
package enum StepWord {
  package static let open = "open"
  package static let wait = "wait"
  package static let at = "at"
}
