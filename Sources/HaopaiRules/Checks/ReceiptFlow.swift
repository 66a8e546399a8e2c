import HaopaiDiagnostics

/// Counters that are given back where no way leads to from any use: a case has no receipt there.
enum ReceiptFlow {
  static func check(_ linked: LinkedWorkflow, _ findings: inout FindingCollector) {
    // What cannot be read may use anything.
    guard linked.isWhole else { return }
    var after = StatesAfter(linked)
    var uses: [String: Set<Int>] = [:]
    for (movement, state) in linked.found(in: \.use) {
      uses[movement.counter.value, default: []].insert(state)
    }
    for (movement, state) in linked.found(in: \.giveBack) {
      let counter = movement.counter
      let before = uses[counter.value] ?? []
      guard !before.contains(where: { after.states(after: $0).contains(state) }) else { continue }
      findings.report(.nothingToGiveBack(counter, isUsed: !before.isEmpty))
    }
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
