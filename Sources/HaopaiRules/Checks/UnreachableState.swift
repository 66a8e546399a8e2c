import HaopaiDiagnostics

/// States that nothing enters. Of states inside one another only the outermost is reported, and of
/// states that lead to one another the first.
enum UnreachableState {
  static func check(
    _ linked: LinkedWorkflow, _ flow: FieldFlow, _ findings: inout FindingCollector
  ) {
    let lost = linked.states.indices.filter { isLost($0, linked, flow) }
    let next = Dictionary(uniqueKeysWithValues: lost.map { ($0, targets(of: $0, linked)) })
    let led = lost.reduce(into: Set<Int>()) { led, state in
      led.formUnion(next[state, default: []].subtracting([state]))
    }
    var explained: Set<Int> = []
    // Those that nothing at all leads to come first; what is left leads in circles.
    for state in lost.filter({ !led.contains($0) }) + lost where !explained.contains(state) {
      findings.report(.unreachableState(linked.states[state].syntax.name))
      var waiting = [state]
      while let state = waiting.popLast() {
        guard explained.insert(state).inserted else { continue }
        waiting += next[state, default: []]
      }
    }
  }

  private static func isLost(_ state: Int, _ linked: LinkedWorkflow, _ flow: FieldFlow) -> Bool {
    guard flow.onEntry[state] == nil, let parent = linked.states[state].parent,
      flow.onEntry[parent] != nil
    else { return false }
    // Without `initial` nothing below is entered, and that has a finding of its own.
    return linked.states[parent].syntax.initial != nil || parent == 0
  }

  /// Where the state, or one inside it, leads.
  private static func targets(of state: Int, _ linked: LinkedWorkflow) -> Set<Int> {
    var targets: Set<Int> = []
    for inner in linked.states.indices where linked.isInside(inner, state) {
      for name in linked.branches(of: inner).flatMap(\.targets) {
        guard let target = linked.target(name.value, from: inner) else { continue }
        targets.formUnion(linked.ancestry(of: target))
      }
    }
    return targets
  }
}
