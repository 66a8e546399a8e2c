import HaopaiDiagnostics

/// Counters that are given back where no way leads to from any use: a case has no receipt there.
struct ReceiptFlow {
  private let linked: LinkedWorkflow
  /// The states in which a case may be after an action of each state.
  private var reached: [Int: Set<Int>] = [:]

  static func check(_ linked: LinkedWorkflow, _ findings: inout FindingCollector) {
    // What cannot be read may use anything.
    guard linked.isWhole else { return }
    var flow = ReceiptFlow(linked: linked)
    var uses: [String: Set<Int>] = [:]
    for (movement, state) in flow.movements(\.use) {
      uses[movement.counter.value, default: []].insert(state)
    }
    for (movement, state) in flow.movements(\.giveBack) {
      let counter = movement.counter
      let before = uses[counter.value] ?? []
      guard !before.contains(where: { flow.states(after: $0).contains(state) }) else { continue }
      findings.report(.nothingToGiveBack(counter, isUsed: !before.isEmpty))
    }
  }

  /// The movements of a kind, each with the state in which it happens; those of `open` in the root.
  private func movements(
    _ kind: (ActionSyntax.Kind) -> MovementSyntax?
  ) -> [(MovementSyntax, Int)] {
    var found: [(MovementSyntax, Int)] = []
    func note(_ actions: [ActionSyntax], _ state: Int) {
      for step in actions.flatMap(\.steps) {
        if let movement = kind(step.kind) { found.append((movement, state)) }
      }
    }
    note(linked.open.actions + linked.open.branches.flatMap(\.all).flatMap(\.actions), 0)
    for (index, state) in linked.states.enumerated() {
      let syntax = state.syntax
      note(syntax.onEntry + syntax.onExit + syntax.commands.flatMap(\.actions), index)
      note((syntax.initial?.branches ?? []).flatMap(\.actions), index)
      note(linked.branches(of: index).flatMap(\.actions), index)
    }
    return found
  }

  /// With the states around them and inside them: more than there may be, never less.
  private mutating func states(after state: Int) -> Set<Int> {
    if let known = reached[state] { return known }
    var found: Set<Int> = []
    var waiting = state == 0 ? Array(linked.states.indices) : [state]
    while let next = waiting.popLast() {
      guard found.insert(next).inserted else { continue }
      waiting += linked.ancestry(of: next).dropLast() + linked.states[next].children
      waiting += linked.entered(by: linked.branches(of: next), from: next)
    }
    reached[state] = found
    return found
  }
}

extension ActionSyntax.Kind {
  fileprivate var use: MovementSyntax? {
    if case .use(let movement) = self { movement } else { nil }
  }

  fileprivate var giveBack: MovementSyntax? {
    if case .giveBack(let movement) = self { movement } else { nil }
  }
}
