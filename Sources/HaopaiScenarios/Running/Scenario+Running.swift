import Haopai
package import HaopaiDiagnostics

extension Scenario {
  /// Runs the scenario in an office of its own; the same scenario always gives the same.
  /// - Returns: how many steps came to what they expect, and what went wrong with the next.
  package func run() -> (steps: Int, findings: [Finding]) {
    var run = ScenarioRun(self)
    run.run()
    return (run.steps, run.findings)
  }

  /// The same, noting what the steps come by.
  ///
  /// - Parameter path: of the scenario's file.
  func result(in path: String) -> ScenarioResult {
    var run = ScenarioRun(self, isTraced: true)
    run.run()
    return ScenarioResult(
      title: title, span: span, path: path, steps: run.steps,
      findings: run.findings,
      trail: ScenarioTrail(traces: run.office.traces, refused: run.refused))
  }
}

extension Inversion {
  /// Whether the variant fails where it must: at the opposite, and nowhere before.
  package func fails() -> Bool {
    let (steps, findings) = scenario.run()
    return steps == step && findings.map(\.span) == [inverted.span]
  }
}
