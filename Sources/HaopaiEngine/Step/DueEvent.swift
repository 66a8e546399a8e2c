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
  func comesBefore(_ other: DueEvent, in workflow: Workflow) -> Bool {
    rank(in: workflow) < other.rank(in: workflow)
  }

  private func rank(in workflow: Workflow) -> (Int64, Int, Int, Int) {
    let depth = workflow.states[state.index].depth
    return switch kind {
    case .lapse(_, let handler): (due, depth, 0, handler)
    case .timer(let index): (due, depth, 1, index)
    }
  }
}

extension StepMachine {
  /// Of the case's timers and handled lapses that are due at this very instant, the one after so
  /// many that could not be carried out. What was due earlier had its turn then.
  func nextEvent(passing passed: Int = 0) -> DueEvent? {
    var event = firstEvent(after: nil)
    for _ in 0..<passed {
      guard let failed = event else { return nil }
      event = firstEvent(after: failed)
    }
    return event
  }

  private func firstEvent(after previous: DueEvent?) -> DueEvent? {
    var first: DueEvent?
    for timer in state.timers where timer.due == now {
      keepEarlier(
        DueEvent(due: timer.due, state: timer.state, kind: .timer(timer.index)), previous, &first)
    }
    for index in state.sets.indices where state.sets[index].until == now {
      let set = SetID(index)
      guard !state.sets[index].isEmpty, let handler = handler(of: set) else { continue }
      keepEarlier(
        DueEvent(due: now, state: handler.state, kind: .lapse(set, handler: handler.index)),
        previous, &first)
    }
    return first
  }

  private func keepEarlier(
    _ event: DueEvent, _ previous: DueEvent?, _ first: inout DueEvent?
  ) {
    if let previous, !previous.comesBefore(event, in: workflow) { return }
    if let earlier = first, !event.comesBefore(earlier, in: workflow) { return }
    first = event
  }

  /// The state and the timer or set of an event, for whoever looks into a fault.
  func name(of event: DueEvent) -> String {
    let owner = workflow.states[event.state.index]
    let own =
      switch event.kind {
      case .timer(let index): owner.timers[index].name
      case .lapse(let set, _): workflow.sets[set.index].name
      }
    return owner.path.isEmpty ? own : "\(owner.path).\(own)"
  }

  /// The least instant, after the one given, at which a timer fires or a clock runs out. By
  /// default a timer that is due at this very instant counts; one whose instant went by does not.
  func nextDue(after instant: Int64? = nil) -> Int64? {
    var due: Int64?
    let last = instant ?? now - 1
    for timer in state.timers where timer.due > last { due = min(due ?? .max, timer.due) }
    for set in state.sets where !set.isEmpty && set.until != .max && set.until > now {
      due = min(due ?? .max, set.until)
    }
    return due
  }

  /// Fires the first event that is due, or the one after so many; false when there is none.
  mutating func fireDue(
    passing passed: Int = 0, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Bool {
    guard let event = nextEvent(passing: passed) else { return false }
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
        dueAtOnce[$0].comesBefore(dueAtOnce[$1], in: workflow)
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
    for number in content.numbers { numberChanges.append(.free, number, kind: content.kind) }
    state.sets[set.index] = NumberSetState()
  }

  /// Forgets what lapsed without a handler before the step: the ledger has let it go, so that it
  /// may be another's by now. A state that has a handler must not bring it back.
  mutating func forgetLapsed() {
    for index in state.sets.indices where !state.sets[index].isEmpty && !isLive(SetID(index)) {
      state.sets[index] = NumberSetState()
    }
  }

  /// Lets go what is due at the very instant of the step, once the state whose handler waited for
  /// it has been left.
  mutating func letUnhandledLapse() {
    for index in state.sets.indices where !state.sets[index].isEmpty && !isLive(SetID(index)) {
      letLapse(SetID(index))
    }
  }
}
