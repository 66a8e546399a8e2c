import HaopaiProgram

/// What happens to a case by itself. The program is the one that the case is pinned to; it is handed
/// on as a whole, because a workflow is a large value to copy.
extension CaseState.Content {
  // MARK: - Clocks

  /// The handler for a set's lapse in the active states, the innermost first.
  func handler(of set: SetID, by program: WorkflowProgram) -> (state: StateID, index: Int)? {
    var walk: StateID? = active
    while let id = walk {
      let count = program.workflow.states[id.index].lapsed.count
      for index in 0..<count where program.workflow.states[id.index].lapsed[index].set == set {
        return (id, index)
      }
      walk = program.workflow.states[id.index].parent
    }
    return nil
  }

  /// A set whose clock has run out is gone, unless a handler for it has yet to run.
  func isLive(_ set: SetID, by program: WorkflowProgram, at now: Int64) -> Bool {
    sets[set.index].status != .held || sets[set.index].until > now
      || handler(of: set, by: program) != nil
  }

  /// Whether there are numbers in a set that is gone.
  func hasLapsed(by program: WorkflowProgram, at now: Int64) -> Bool {
    for index in sets.indices
    where sets[index].until <= now && !sets[index].numbers.isEmpty
      && !isLive(SetID(index), by: program, at: now)
    {
      return true
    }
    return false
  }

  /// Held numbers whose clock has run out and that no handler waits for.
  func lapsedNumbers(by pinned: CompiledBook, at now: Int64) -> [Int64] {
    let program = pinned.programs[workflow]
    guard hasLapsed(by: program, at: now) else { return [] }
    return sets.indices.filter { !isLive(SetID($0), by: program, at: now) }
      .flatMap { sets[$0].numbers }
  }

  // MARK: - Events

  /// Of the timers and handled lapses that are due at this very instant, the one after so many that
  /// could not be carried out. What was due earlier had its turn then.
  func nextEvent(
    by program: WorkflowProgram, at now: Int64, passing passed: Int = 0
  ) -> DueEvent? {
    var event = firstEvent(by: program, at: now, after: nil)
    for _ in 0..<passed {
      guard let failed = event else { return nil }
      event = firstEvent(by: program, at: now, after: failed)
    }
    return event
  }

  private func firstEvent(
    by program: WorkflowProgram, at now: Int64, after previous: DueEvent?
  ) -> DueEvent? {
    var first: DueEvent?
    for timer in timers where timer.due == now {
      let event = DueEvent(due: now, state: timer.state, kind: .timer(timer.index))
      keepEarlier(event, previous, &first, program)
    }
    for index in sets.indices where sets[index].until == now && !sets[index].isEmpty {
      let set = SetID(index)
      guard let handler = handler(of: set, by: program) else { continue }
      let event = DueEvent(
        due: now, state: handler.state, kind: .lapse(set, handler: handler.index))
      keepEarlier(event, previous, &first, program)
    }
    return first
  }

  private func keepEarlier(
    _ event: DueEvent, _ previous: DueEvent?, _ first: inout DueEvent?, _ program: WorkflowProgram
  ) {
    if let previous, !previous.comesBefore(event, in: program) { return }
    if let earlier = first, !event.comesBefore(earlier, in: program) { return }
    first = event
  }

  /// The least instant at which a timer fires or a clock runs out; nil when nothing is due ever.
  /// - Parameter isDone: whether the timers of this very instant have had their turn.
  func nextDue(at now: Int64, isDone: Bool) -> Int64? {
    var due = Int64.max
    for timer in timers where timer.due > now || timer.due == now && !isDone {
      due = min(due, timer.due)
    }
    for index in sets.indices where sets[index].until > now && !sets[index].isEmpty {
      due = min(due, sets[index].until)
    }
    return due == .max ? nil : due
  }

  /// The state and the timer or set of an event, for whoever looks into a fault.
  func name(of event: DueEvent, by program: WorkflowProgram) -> String {
    let owner = program.workflow.states[event.state.index]
    let own =
      switch event.kind {
      case .timer(let index): owner.timers[index].name
      case .lapse(let set, _): program.workflow.sets[set.index].name
      }
    return owner.path.isEmpty ? own : "\(owner.path).\(own)"
  }
}
