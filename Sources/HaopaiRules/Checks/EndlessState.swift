import HaopaiDiagnostics

/// States from which no final state can be reached, such as two that lead only to each other.
///
/// That is an error where the workflow has an end, because a case has left its way to it. A workflow
/// without any final state may mean to live for ever, like a standing permit: a warning says so once.
enum EndlessState {
  /// `stuck` states have been reported; what leads only to them is not to blame.
  static func check(
    _ linked: LinkedWorkflow, _ flow: FieldFlow, _ branches: LiveBranches, stuck: Set<Int>,
    _ findings: inout FindingCollector
  ) {
    let entered = linked.states.indices.dropFirst().filter { flow.onEntry[$0] != nil }
    let ends = linked.states.indices.filter { linked.states[$0].syntax.final != nil }
    guard !ends.isEmpty else {
      if stuck.isEmpty, !entered.isEmpty { findings.report(.workflowWithoutEnd(linked.name)) }
      return
    }
    let next = Dictionary(
      uniqueKeysWithValues: entered.map { ($0, successors(of: $0, linked, branches)) })
    let ending = leading(to: stuck.union(ends), next)
    let lost = entered.filter { !ending.contains($0) && linked.states[$0].children.isEmpty }
    var explained: Set<Int> = []
    for state in lost where !explained.contains(state) {
      let circle = reached(from: state, next)
      // Only where nothing leads on, so that one circle gives one finding.
      guard circle.allSatisfy({ reached(from: $0, next).isSuperset(of: circle) }) else { continue }
      explained.formUnion(circle)
      findings.report(.endlessState(linked.states[state].syntax.name))
    }
  }

  /// A state with states inside is left for the one that it begins with; any other for where it and
  /// the states around it lead.
  private static func successors(
    of state: Int, _ linked: LinkedWorkflow, _ branches: LiveBranches
  ) -> [Int] {
    let children = linked.states[state].children
    guard children.isEmpty else {
      let initial = linked.states[state].syntax.initial?.names ?? []
      let found = initial.compactMap { linked.target($0.value, from: state) }
      return found.isEmpty ? children : found
    }
    return linked.ancestry(of: state).flatMap { branches.targets[$0] }
  }

  private static func leading(to ends: Set<Int>, _ next: [Int: [Int]]) -> Set<Int> {
    var before: [Int: [Int]] = [:]
    for (state, targets) in next {
      for target in targets { before[target, default: []].append(state) }
    }
    return reached(from: ends, before)
  }

  private static func reached(from state: Int, _ next: [Int: [Int]]) -> Set<Int> {
    reached(from: [state], next)
  }

  private static func reached(from states: Set<Int>, _ next: [Int: [Int]]) -> Set<Int> {
    var reached = states
    var waiting = Array(states)
    while let state = waiting.popLast() {
      for target in next[state] ?? [] where reached.insert(target).inserted {
        waiting.append(target)
      }
    }
    return reached
  }
}
