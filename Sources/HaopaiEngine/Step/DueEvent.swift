import HaopaiProgram

/// The next thing that happens to a case by itself.
struct DueEvent: Hashable {
  enum Kind: Hashable {
    case lapse(SetID, handler: Int)
    case timer(Int)
  }

  var due: Int64
  /// The state that owns the handler or the timer.
  var state: StateID
  var kind: Kind

  /// Due instant, then the outermost state, then document order, a lapse before a timer.
  func comesBefore(_ other: DueEvent, in program: WorkflowProgram) -> Bool {
    rank(in: program) < other.rank(in: program)
  }

  private func rank(in program: WorkflowProgram) -> (Int64, Int, Int, Int) {
    let depth = program.workflow.states[state.index].depth
    return switch kind {
    case .lapse(_, let handler): (due, depth, 0, handler)
    case .timer(let index): (due, depth, 1, index)
    }
  }
}

extension StepMachine {
  /// Fires the first event that is due, or the one after so many; false when there is none.
  mutating func fireDue(
    passing passed: Int = 0, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Bool {
    guard let event = state.nextEvent(by: program, at: now, passing: passed) else { return false }
    try fire(event, view)
    return true
  }

  /// The first of the timers that fire in the step that set them; none of those whose state has been
  /// left since.
  mutating func takeDueAtOnce() -> DueEvent? {
    dueAtOnce.removeAll { event in
      !state.timers.contains { event.kind == .timer($0.index) && event.state == $0.state }
    }
    guard
      let first = dueAtOnce.indices.min(by: {
        dueAtOnce[$0].comesBefore(dueAtOnce[$1], in: program)
      })
    else { return nil }
    return dueAtOnce.remove(at: first)
  }

  mutating func fire(
    _ event: DueEvent, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    speak(for: event.state)
    let owner = event.state.index
    switch event.kind {
    case .timer(let index):
      trace?.fired.insert(StepTrace.Timer(state: event.state, index: index))
      state.timers.removeAll { $0.state == event.state && $0.index == index }
      _ = try follow(workflow.states[owner].timers[index].branches, from: event.state, view)
    case .lapse(let set, let handler):
      let lapsed = state.sets[set.index].numbers
      _ = try follow(workflow.states[owner].lapsed[handler].branches, from: event.state, view)
      // What the handler left in the set is free from here on.
      if state.sets[set.index].status == .held, state.sets[set.index].until <= now,
        state.sets[set.index].numbers.allSatisfy(lapsed.contains)
      {
        letLapse(set)
      }
    }
  }

  private mutating func letLapse(_ set: SetID) {
    let content = state.sets[set.index]
    for number in content.numbers { numberChanges.append(.free, number) }
    state.sets[set.index] = NumberSetState()
  }

  /// Forgets what lapsed without a handler before the step: the ledger has let it go, so that it
  /// may be another's by now. A state that has a handler must not bring it back.
  mutating func forgetLapsed() {
    guard state.hasLapsed(by: program, at: now) else { return }
    for index in state.sets.indices where !isLive(SetID(index)) {
      state.sets[index] = NumberSetState()
    }
  }

  /// Lets go what is due at the very instant of the step, once the state whose handler waited for
  /// it has been left.
  mutating func letUnhandledLapse() {
    guard state.hasLapsed(by: program, at: now) else { return }
    for index in state.sets.indices where !isLive(SetID(index)) { letLapse(SetID(index)) }
  }
}
