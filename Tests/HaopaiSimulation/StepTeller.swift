import HaopaiDomain

/// Tells one step after the other, following the clock of a scenario, which never goes back.
struct StepTeller {
  private let world: SimulatedWorld
  private let firstBusiness: String?
  /// What a step with a key is, for those that repeat it.
  private let actions: [Int: SimulatedStep.Action]
  /// Of whoever submits, and of the office.
  private var now: Instant
  private var clock: Instant

  init(
    _ steps: [SimulatedStep], in world: SimulatedWorld, start: Instant, firstBusiness: String?
  ) {
    actions = Dictionary(steps.map { ($0.id, $0.action) }) { first, _ in first }
    self.world = world
    self.firstBusiness = firstBusiness
    (now, clock) = (start, start)
  }

  mutating func lines(for step: SimulatedStep) -> [String] {
    switch step.action {
    case .wait(let span):
      now = Instant(milliseconds: now.milliseconds + span)
      guard now > clock else { return ["# the clock is set to \(now.civil)"] }
      defer { clock = now }
      return ["- wait: \(now.milliseconds - clock.milliseconds) ms"]
    case .save(let isHeard): return ["# answers are told\(isHeard ? "" : ", messages are not")"]
    case .begin: return ["# answers are saved while more is done"]
    case .erase(let cases):
      return ["# erase: \(cases.map { "case_\($0)" }.joined(separator: ", "))"]
    case .publish(let publication): return ["# \(publication)"]
    case .fault(let fault): return ["# \(fault)"]
    case .restart(let restart): return ["# restart: \(restart)"]
    case .open, .submit: return tell(step.action, of: step.id, key: step.id)
    case .again(let id, false) where actions[id]?.asksNothing == true:
      return actions[id].map { tell($0, of: step.id, key: id) } ?? []
    case .again(let id, let isChanged):
      return ["# step_\(id) again\(isChanged ? ", with other content" : "")"]
    }
  }

  private func tell(_ action: SimulatedStep.Action, of id: Int, key: Int) -> [String] {
    let command: SimulatedStep.Command
    var lines: [String] = []
    switch action {
    case .open(let business, let applicant, let given):
      command = given
      // Whoever opens it again does not know that there is a case.
      let name = id == key ? "case_\(id)" : "again_\(id)"
      lines = ["- open: \(Self.text(of: command))", "  case: \(name)"]
      lines.append("  applicant: \(ScenarioText.text(of: applicant))")
      if business != firstBusiness { lines.append("  business: \(business)") }
    case .submit(let opening, let given):
      command = given
      lines = ["- \(command.name): \(Self.text(of: command))", "  case: case_\(opening)"]
    default: return []
    }
    lines += Self.circumstances(of: command)
    if command.hasKey { lines.append("  key: step_\(key)") }
    guard let outcome = world.outcomes[id] else {
      return ["# not submitted:"] + lines.map { "# \($0)" }
    }
    if outcome.isLate { lines.append("  at: \(outcome.at.civil)") }
    switch outcome.kind {
    case .accepted(let state):
      return lines + (id == key ? ["  expect: { state: \(state) }"] : [])
    case .refused(let codes, let from):
      return lines + [
        "  refused: [ \(codes.joined(separator: ", ")) ]", "  from: \(from?.civil ?? "never")",
      ]
    case .failed(let failure): return ["# not taken: \(failure)"] + lines.map { "# \($0)" }
    }
  }

  /// Who submits, and what registries say.
  private static func circumstances(of command: SimulatedStep.Command) -> [String] {
    var lines: [String] = []
    switch command.by {
    case .applicant: break
    case .person(let person): lines.append("  by: { applicant: \(person) }")
    case .officer(nil): lines.append("  by: officer")
    case .officer(let role?): lines.append("  by: { officer: \(role) }")
    case .host: lines.append("  by: host")
    }
    let facts = command.facts.sorted { $0.key < $1.key }.map { fact, fields in
      let fields = fields.sorted { $0.key < $1.key }
        .map { "\($0.key): \(text(of: .plain($0.value)))" }
      return "\(fact): { \(fields.joined(separator: ", ")) }"
    }
    if !facts.isEmpty { lines.append("  facts: { \(facts.joined(separator: ", ")) }") }
    return lines
  }

  private static func text(of command: SimulatedStep.Command) -> String {
    let inputs = command.inputs.sorted { $0.key < $1.key }
      .map { "\($0.key): \(text(of: $0.value))" }
    return inputs.isEmpty ? "{}" : "{ \(inputs.joined(separator: ", ")) }"
  }

  private static func text(of input: SimulatedStep.Input) -> String {
    switch input {
    case .plain(.bool(let value)): "\(value)"
    case .plain(.integer(let value)): "\(value)"
    case .plain(.text(let text)): "\"\(text)\""
    case .plain(.list(let items)):
      "[\(items.map { Self.text(of: .plain($0)) }.joined(separator: ", "))]"
    case .code(let isRight): isRight ? "right" : "wrong"
    case .held(let opening, let set, let index): "\"case_\(opening).\(set)[\(index)]\""
    case .list(let items): "[\(items.map(Self.text).joined(separator: ", "))]"
    }
  }
}

extension SimulatedStep.Action {
  /// Whether registries have no say in it. A scenario gives what they say only where it is asked for, and
  /// a repeat does not ask.
  fileprivate var asksNothing: Bool {
    switch self {
    case .open(_, _, let command), .submit(_, let command): command.facts.isEmpty
    default: false
    }
  }
}
