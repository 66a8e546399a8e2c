package import Haopai
package import HaopaiDiagnostics

extension Scenario {
  /// Runs the scenario in an office of its own; the same scenario and book always give the same.
  /// - Returns: how many steps came to what they expect, and what went wrong with the next.
  package func run(in book: RuleBook) -> (steps: Int, findings: [Finding]) {
    guard var run = ScenarioRun(self, in: book) else { return (0, [.notInBook(self)]) }
    run.run()
    return (run.steps, run.findings)
  }
}

extension Inversion {
  /// Whether the variant fails where it must: at the opposite, and nowhere before.
  package func fails(in book: RuleBook) -> Bool {
    let (steps, findings) = scenario.run(in: book)
    return steps == step && findings.map(\.span) == [inverted.span]
  }
}

extension Finding {
  fileprivate static func notInBook(_ scenario: Scenario) -> Finding {
    .impossible(.brokenCity(scenario.city), at: scenario.span, related: [])
  }
}
