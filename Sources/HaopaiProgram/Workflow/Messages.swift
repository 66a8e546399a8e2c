package import HaopaiDomain

/// Text in both languages with values in it.
package struct Template: Sendable {
  package enum Segment: Hashable, Sendable {
    case text(String)
    /// An entry of `values`.
    case value(Int)
  }

  package struct Value: Hashable, Sendable {
    /// As the rule file writes it between the braces.
    package var name: String
    package var program: ProgramID
    /// Whether the value is there; nil when it always is. One that is not is shown as a dash.
    package var presence: ProgramID?
    package var type: ValueType

    package init(name: String, program: ProgramID, presence: ProgramID? = nil, type: ValueType) {
      self.name = name
      self.program = program
      self.presence = presence
      self.type = type
    }
  }

  package var zh: [Segment]
  package var en: [Segment]
  package var values: [Value]

  package init(zh: [Segment], en: [Segment], values: [Value]) {
    self.zh = zh
    self.en = en
    self.values = values
  }
}

package struct RefusalDeclaration: Sendable {
  /// kebab-case, stable.
  package var code: String
  package var text: Template

  package init(code: String, text: Template) {
    self.code = code
    self.text = text
  }
}

package struct MessageDeclaration: Sendable {
  package var code: String
  package var text: Template

  package init(code: String, text: Template) {
    self.code = code
    self.text = text
  }
}

/// Something an applicant may print while a state is active.
package struct DocumentDeclaration: Sendable {
  package var name: String
  package var title: BilingualText
  package var lines: [Template]

  package init(name: String, title: BilingualText, lines: [Template]) {
    self.name = name
    self.title = title
    self.lines = lines
  }
}

/// Refusals that the engine gives by itself; the rule files give each its sentence, under this
/// code.
package enum EngineRefusal: Int, CaseIterable, Sendable {
  case commandNotOpen
  case notPermitted
  case poolEmpty
  case numberNotHeld
  case setFull
  case resendTooSoon
  case clockBackwards
  case keyReused
  case inputNotOffered
  /// Its sentence may show `fewest` and `most`.
  case wrongCount

  package var code: String {
    switch self {
    case .commandNotOpen: "command-not-open"
    case .notPermitted: "not-permitted"
    case .poolEmpty: "pool-empty"
    case .numberNotHeld: "number-not-held"
    case .setFull: "set-full"
    case .resendTooSoon: "resend-too-soon"
    case .clockBackwards: "clock-backwards"
    case .keyReused: "key-reused"
    case .inputNotOffered: "input-not-offered"
    case .wrongCount: "wrong-count"
    }
  }
}
