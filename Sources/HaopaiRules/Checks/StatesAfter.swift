/// The states in which a case may be after something happened in a state: with the states around
/// them and inside them, more than there may be, never less.
struct StatesAfter {
  private let linked: LinkedWorkflow
  private var reached: [Int: Set<Int>] = [:]
  /// What one step may lead to from each state, looked up once.
  private var next: [Int: [Int]] = [:]

  init(_ linked: LinkedWorkflow) { self.linked = linked }

  /// - Parameter state: the root stands for all states.
  mutating func states(after state: Int) -> Set<Int> {
    if let known = reached[state] { return known }
    let found = states(after: state == 0 ? Array(linked.states.indices) : [state])
    reached[state] = found
    return found
  }

  private mutating func states(after states: [Int]) -> Set<Int> {
    var found: Set<Int> = []
    var waiting = states
    while let next = waiting.popLast() {
      if found.insert(next).inserted { waiting += successors(of: next) }
    }
    return found
  }

  private mutating func successors(of state: Int) -> [Int] {
    if let known = next[state] { return known }
    let found =
      linked.ancestry(of: state).dropLast() + linked.states[state].children
      + linked.entered(by: linked.branches(of: state), from: state)
    next[state] = Array(found)
    return Array(found)
  }
}

extension LinkedWorkflow {
  /// What the actions say, each with the state in which it is done; those of `open` in the root.
  func found<Value>(in actions: (ActionSyntax.Kind) -> Value?) -> [(value: Value, state: Int)] {
    var found: [(value: Value, state: Int)] = []
    func note(_ list: [ActionSyntax], _ state: Int) {
      for action in list {
        for step in action.steps {
          if let value = actions(step.kind) { found.append((value, state)) }
        }
      }
    }
    note(open.actions, 0)
    open.branches.forEachInside { note($0.actions, 0) }
    for state in states.indices {
      note(states[state].syntax.onEntry, state)
      note(states[state].syntax.onExit, state)
      states[state].syntax.commands.forEachActions { note($0, state) }
      states[state].syntax.initial?.forEachBranch { note($0.actions, state) }
      forEachBranch(of: state) { note($0.actions, state) }
    }
    return found
  }
}
