extension LinkedWorkflow {
  /// The innermost state that a transition between the two neither leaves nor enters.
  func commonAncestor(of source: Int, _ target: Int) -> Int {
    // Leaving the root is impossible: what the root accepts stays inside it.
    var level = states[source].parent
    while let outer = level {
      if outer != target, isInside(target, outer) { return outer }
      level = states[outer].parent
    }
    return 0
  }

  /// The states that branches of a state enter: their targets, the states around these that are
  /// entered with them, and those that they begin with.
  func entered(by branches: [BranchSyntax], from state: Int) -> Set<Int> {
    var entered: Set<Int> = []
    for name in branches.flatMap(\.all).flatMap(\.targets) {
      guard let target = target(name.value, from: state) else { continue }
      let limit = commonAncestor(of: state, target)
      entered.formUnion(ancestry(of: target).prefix { $0 != limit })
      var inner = [target]
      while let level = inner.popLast() {
        let children = (states[level].syntax.initial?.names ?? []).compactMap {
          self.target($0.value, from: level)
        }
        inner += children.filter { entered.insert($0).inserted }
      }
    }
    return entered
  }

  /// The states that branches of a state may leave: those around it that do not hold the target,
  /// and whatever is inside them.
  func left(by branches: [BranchSyntax], from state: Int) -> Set<Int> {
    var left: Set<Int> = []
    for name in branches.flatMap(\.all).flatMap(\.targets) {
      guard let target = target(name.value, from: state) else { continue }
      let limit = commonAncestor(of: state, target)
      let line = Set(ancestry(of: state))
      for other in states.indices where isInside(other, limit) && other != limit {
        if line.contains(other) || isInside(other, state) { left.insert(other) }
      }
    }
    return left
  }

  /// Every branch that starts in the state, those inside `to` lists included.
  func branches(of state: Int) -> [BranchSyntax] {
    var branches: [BranchSyntax] = []
    forEachBranch(of: state) { branches.append($0) }
    return branches
  }

  /// The same without a list of them.
  func forEachBranch(of state: Int, _ body: (BranchSyntax) -> Void) {
    states[state].syntax.commands.forEachBranches { $0.forEachInside(body) }
    for timer in states[state].syntax.timers { timer.branches.forEachInside(body) }
    for lapse in states[state].syntax.lapsed { lapse.branches.forEachInside(body) }
    states[state].syntax.always.forEachInside(body)
  }

  func forEachAction(_ body: (ActionSyntax) -> Void) {
    open.actions.forEach(body)
    open.branches.forEachInside { $0.actions.forEach(body) }
    for state in states.indices {
      states[state].syntax.onEntry.forEach(body)
      states[state].syntax.onExit.forEach(body)
      states[state].syntax.commands.forEachActions { $0.forEach(body) }
      forEachBranch(of: state) { $0.actions.forEach(body) }
      states[state].syntax.initial?.forEachBranch { $0.actions.forEach(body) }
    }
  }
}

extension BranchSyntax {
  /// The branch and those that its target chooses among.
  var all: [BranchSyntax] { [self] + (target?.branches ?? []) }

  /// The names of all states that it may lead to.
  var targets: [Name] { target?.names ?? [] }
}

// By index: a command is large, and to take it out of its list would copy all that it has.
extension [CommandSyntax] {
  func forEachActions(_ body: ([ActionSyntax]) -> Void) {
    for index in indices { body(self[index].actions) }
  }

  func forEachBranches(_ body: ([BranchSyntax]) -> Void) {
    for index in indices { body(self[index].branches) }
  }
}

extension [BranchSyntax] {
  /// Each of them with those that its target chooses among.
  func forEachInside(_ body: (BranchSyntax) -> Void) {
    for branch in self {
      body(branch)
      branch.target?.forEachBranch(body)
    }
  }
}

extension TargetSyntax {
  /// Those that it chooses among, whatever these choose among included.
  func forEachBranch(_ body: (BranchSyntax) -> Void) {
    if case .choose(let branches, _) = self { branches.forEachInside(body) }
  }

  var branches: [BranchSyntax] {
    switch self {
    case .state: []
    case .choose(let branches, _): branches.flatMap(\.all)
    }
  }

  var names: [Name] {
    switch self {
    case .state(let name): [name]
    case .choose(let branches, _): branches.flatMap(\.targets)
    }
  }
}
