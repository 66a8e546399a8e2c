import HaopaiProgram

/// Leaving and entering states, in SCXML's order.
extension StepMachine {
  /// Follows the first branch that holds. `owner` is the state that the branches belong to; nil
  /// for the command that opens the case.
  mutating func follow(
    _ branches: [Branch], from owner: StateID?, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Bool {
    for index in branches.indices where try holds(branches[index].condition, view) {
      note(branches[index].id)
      try perform(branches[index].actions, view)
      if let message = branches[index].say { said = message }
      switch branches[index].target {
      case .stay: break
      case .state(let target): try move(to: target, from: owner, view)
      case .choose(let inner): _ = try follow(inner, from: owner, view)
      }
      return true
    }
    return false
  }

  private mutating func note(_ branch: BranchID?) {
    if let branch { trace?.taken.insert(branch) }
  }

  /// An external transition: everything below the least state that properly contains both ends is
  /// left and entered anew.
  private mutating func move(
    to target: StateID, from owner: StateID?, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    var depth = 0
    if let owner {
      let domain = commonAncestor(owner, target)
      try leave(below: domain, view)
      depth = workflow.states[domain.index].depth + 1
    }
    try enter(target, from: depth, view)
    try descend(view)
  }

  /// The deepest proper ancestor of both; the root at the least.
  private func commonAncestor(_ left: StateID, _ right: StateID) -> StateID {
    var walk = workflow.states[left.index].parent
    while let id = walk {
      if isProperAncestor(id, of: right) { return id }
      walk = workflow.states[id.index].parent
    }
    return .root
  }

  private func isProperAncestor(_ ancestor: StateID, of state: StateID) -> Bool {
    var walk = workflow.states[state.index].parent
    while let id = walk {
      if id == ancestor { return true }
      walk = workflow.states[id.index].parent
    }
    return false
  }

  /// The state itself or the one around it at a depth, which must not be greater.
  private func ancestor(of state: StateID, atDepth depth: Int) -> StateID {
    var id = state
    while workflow.states[id.index].depth > depth, let parent = workflow.states[id.index].parent {
      id = parent
    }
    return id
  }

  private mutating func leave(
    below ancestor: StateID, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    while state.active != ancestor {
      let id = state.active
      guard let parent = workflow.states[id.index].parent else { return }
      speak(for: id)
      try perform(workflow.states[id.index].onExit, view)
      try settle(id, view)
      for set in workflow.states[id.index].sets { release(set) }
      state.timers.removeAll { $0.state == id }
      state.entered.removeLast()
      state.active = parent
    }
  }

  /// Enters the states around the target that lie at a depth or below, then the target.
  private mutating func enter(
    _ target: StateID, from depth: Int, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    let last = workflow.states[target.index].depth
    guard depth <= last else { return }
    for depth in depth...last { try enter(ancestor(of: target, atDepth: depth), view) }
  }

  private mutating func enter(
    _ id: StateID, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    state.active = id
    trace?.entered.insert(id)
    state.entered.append(now)
    speak(for: id)
    for movement in workflow.states[id.index].during { try use(movement, during: id, view) }
    try perform(workflow.states[id.index].onEntry, view)
    for index in workflow.states[id.index].timers.indices { try start(timer: index, of: id, view) }
    if workflow.states[id.index].isFinal { try finish(view) }
  }

  /// Goes on from a composite state to where its `initial` leads.
  private mutating func descend(_ view: borrowing some LedgerView) throws(StepStop) {
    while !workflow.states[state.active.index].initial.isEmpty {
      let composite = state.active
      speak(for: composite)
      guard let target = try initialTarget(of: composite, view) else {
        throw .fault(.malformedProgram)
      }
      try enter(target, from: workflow.states[composite.index].depth + 1, view)
    }
  }

  private mutating func initialTarget(
    of composite: StateID, _ view: borrowing some LedgerView
  ) throws(StepStop) -> StateID? {
    var branches = workflow.states[composite.index].initial
    search: while true {
      for branch in branches where try holds(branch.condition, view) {
        note(branch.id)
        try perform(branch.actions, view)
        if let message = branch.say { said = message }
        switch branch.target {
        case .state(let target): return target
        case .choose(let inner):
          branches = inner
          continue search
        case .stay: return nil
        }
      }
      return nil
    }
  }

  /// A case that has ended keeps what was issued, and what its last state itself takes for good;
  /// the states around that give back what they took.
  private mutating func finish(_ view: borrowing some LedgerView) throws(StepStop) {
    for index in state.sets.indices { release(SetID(index)) }
    state.timers.removeAll()
    var walk = workflow.states[state.active.index].parent
    while let id = walk {
      try settle(id, view)
      walk = workflow.states[id.index].parent
    }
  }

  /// Fires `always` branches, the innermost state's first, until none holds, then the timers that
  /// have been set for an instant that is not to come, until there is none. What started the step is
  /// the first of its microsteps.
  mutating func settleDown(_ view: borrowing some LedgerView) throws(StepStop) {
    repeat {
      while try fireAlways(view) { try countMicrostep() }
    } while try fireDueAtOnce(view)
  }

  private mutating func countMicrostep() throws(StepStop) {
    microsteps += 1
    guard microsteps < Self.maximumMicrosteps else { throw .fault(.restless) }
  }

  private mutating func fireDueAtOnce(
    _ view: borrowing some LedgerView
  ) throws(StepStop) -> Bool {
    guard !dueAtOnce.isEmpty, let event = takeDueAtOnce() else { return false }
    try countMicrostep()
    try fire(event, view)
    return true
  }

  private mutating func fireAlways(_ view: borrowing some LedgerView) throws(StepStop) -> Bool {
    guard !state.isFinal(in: workflow) else { return false }
    var walk: StateID? = state.active
    while let id = walk {
      let branches = workflow.states[id.index].always
      if !branches.isEmpty {
        speak(for: id)
        if try follow(branches, from: id, view) { return true }
      }
      walk = workflow.states[id.index].parent
    }
    return false
  }

  // MARK: - Timers

  private mutating func start(
    timer index: Int, of id: StateID, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    // Read where it stands: a declaration is a large value to copy.
    guard try holds(workflow.states[id.index].timers[index].condition, view) else { return }
    isProvisional = false
    let due = try instant(of: workflow.states[id.index].timers[index].due, view)
    if due <= now { dueAtOnce.append(DueEvent(due: now, state: id, kind: .timer(index))) }
    state.timers.append(
      TimerState(state: id, index: index, due: max(due, now), isProvisional: isProvisional))
  }

  private mutating func instant(
    of due: TimerDeclaration.Due, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int64 {
    switch due {
    case .after(let length): saturatingSum(now, try word(length, view))
    case .at(let instant): try word(instant, view)
    }
  }

  /// Counts anew what was counted over days of an unpublished year, now that more is known; never
  /// to an earlier instant than was promised.
  mutating func recountProvisionalTimers(_ view: borrowing some LedgerView) throws(StepStop) {
    for position in state.timers.indices where state.timers[position].isProvisional {
      let timer = state.timers[position]
      guard case .at(let program) = workflow.states[timer.state.index].timers[timer.index].due
      else { continue }
      speak(for: timer.state)
      isProvisional = false
      let due = try word(program, view)
      state.timers[position].due = max(timer.due, due)
      state.timers[position].isProvisional = isProvisional
    }
  }
}
