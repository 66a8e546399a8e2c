import HaopaiDiagnostics

/// States that nothing enters. Of states inside one another only the outermost is reported.
enum UnreachableState {
  static func check(
    _ linked: LinkedWorkflow, _ flow: FieldFlow, _ findings: inout FindingCollector
  ) {
    for (index, state) in linked.states.enumerated() where flow.onEntry[index] == nil {
      guard let parent = state.parent, flow.onEntry[parent] != nil,
        // Without `initial` nothing below is entered, and that has a finding of its own.
        linked.states[parent].syntax.initial != nil || parent == 0
      else { continue }
      findings.report(.unreachableState(state.syntax.name))
    }
  }
}
