import Haopai
import HaopaiDiagnostics
import HaopaiDomain
import HaopaiEngine

// Whether what came of a step is what it expects.
extension ScenarioRun {
  mutating func compare(
    _ outcome: Outcome, _ step: Step, _ before: [String: CaseView]
  ) {
    for expectation in step.expectations {
      let expected = expectation.value.map { resolve($0, at: expectation.span, step, before) }
      // A reference that leads nowhere was reported.
      if case .some(nil) = expected { return }
      let isMet = expectation.isMet(by: outcome, expected: expected ?? nil)
      if !isMet { reportFailure(of: expectation, expected ?? nil, outcome, step) }
      // Whether it was refused at all decides about everything else.
      if !isMet, expectation.subject == .refused { return }
    }
  }

  private mutating func reportFailure(
    of expectation: Expectation, _ expected: PlainValue?, _ outcome: Outcome, _ step: Step
  ) {
    let related = trail(step)
    let isRefusal = expectation.subject == .refused && !expectation.isInverted
    if isRefusal, expected == .list([]) {
      findings.append(
        .refused(step, by: outcome.refusals, from: outcome.from, related: related))
    } else if isRefusal, outcome.refusals.isEmpty {
      findings.append(.accepted(expectation, step, related: related))
    } else if outcome.isProvisional(expectation.subject) {
      findings.append(.provisional(expectation, related: related))
    } else {
      let found = outcome.value(of: expectation.subject)
      findings.append(.failed(expectation, expected: expected, found: found, related: related))
    }
  }

  mutating func report(_ message: Message, at span: SourceSpan, _ step: Step) {
    findings.append(.impossible(message, at: span, related: trail(step)))
  }

  /// The step, and for one of a prelude the scenario.
  private func trail(_ step: Step) -> [Finding.Related] {
    let inStep = Finding.Related(
      span: step.span, message: .inStep(step.name, at: now.civilText))
    let isOwn = scenario.body.start <= step.span.start && step.span.end <= scenario.body.end
    let inScenario = Finding.Related(span: scenario.span, message: .inScenario)
    return isOwn ? [inStep] : [inStep, inScenario]
  }
}

extension Expectation {
  /// Whether what was found is what is expected, or for an inverted one anything else.
  fileprivate func isMet(by outcome: Outcome, expected: PlainValue?) -> Bool {
    guard !outcome.isProvisional(subject) else { return false }
    let found = outcome.value(of: subject)
    let isEqual =
      subject.isUnordered ? found?.unordered == expected?.unordered : found == expected
    return isEqual != isInverted
  }
}

extension PlainValue {
  fileprivate var unordered: [PlainValue: Int] {
    guard case .list(let items) = self else { return [self: 1] }
    return items.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
