import HaopaiDiagnostics

/// Transitions of `always` that lead from one to the next and back, so that a step need not come to
/// rest. A branch without a target repeats itself.
enum AlwaysCycle {
  static func check(_ linked: LinkedWorkflow, _ findings: inout FindingCollector) {
    var done: Set<Int> = []
    for index in linked.states.indices {
      var path: [Int] = []
      visit(index, linked, &path, &done, &findings)
    }
  }

  /// Depth first; a state met again on the way closes a circle.
  private static func visit(
    _ state: Int, _ linked: LinkedWorkflow, _ path: inout [Int], _ done: inout Set<Int>,
    _ findings: inout FindingCollector
  ) {
    guard !done.contains(state) else { return }
    if let start = path.firstIndex(of: state) {
      let circle = path[start...].map { linked.states[$0].syntax.name.value }
      findings.report(
        .alwaysCycle(circle + [circle[0]], at: linked.states[state].syntax.name.span))
      return
    }
    path.append(state)
    for next in successors(of: state, linked) { visit(next, linked, &path, &done, &findings) }
    path.removeLast()
    done.insert(state)
  }

  /// Where the `always` of the state, or of one around it, leads; entering a state with `initial`
  /// goes on inside it.
  private static func successors(of state: Int, _ linked: LinkedWorkflow) -> [Int] {
    let entered = linked.states[state].syntax.initial?.names ?? []
    var next = entered.compactMap { linked.target($0.value, from: state) }
    for level in linked.ancestry(of: state) {
      for branch in linked.states[level].syntax.always.flatMap(\.all) {
        if branch.target == nil, !branch.isCut { next.append(state) }
        next += branch.targets.compactMap { linked.target($0.value, from: level) }
      }
    }
    return next
  }
}
