import HaopaiDomain
import HaopaiProgram

/// Counters, registers and number sets as the step sees them: the ledger's answer with the step's
/// own movements on top.
extension StepMachine {
  // MARK: - Counters

  mutating func counterKey(
    _ counter: CounterID, _ keys: [ProgramID], _ view: borrowing some LedgerView
  ) throws(StepStop) -> CounterKey {
    var key = CounterKey(
      name: workflow.counters[counter.index].name, period: period(of: counter))
    try append(keys, workflow.counters[counter.index].keyTypes, to: &key, view)
    return key
  }

  mutating func registerKey(
    _ register: RegisterID, _ keys: [ProgramID], _ view: borrowing some LedgerView
  ) throws(StepStop) -> RegisterKey {
    var key = RegisterKey(name: workflow.registers[register.index].name)
    try append(keys, workflow.registers[register.index].keys, to: &key, view)
    return key
  }

  /// The index of the counter's tally, read from the view on first sight.
  private mutating func tally(
    _ key: CounterKey, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int {
    for index in counters.indices where counters[index].key == key { return index }
    guard case .value(let used) = view.used(key) else { throw .load(.counter(key)) }
    // Most commands look at a few: one allocation instead of one at each doubling.
    if counters.isEmpty { counters.reserveCapacity(4) }
    counters.append(CounterChange(key: key, used: used, delta: 0))
    return counters.count - 1
  }

  mutating func used(
    of counter: CounterID, _ key: CounterKey, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int64 {
    let index = try tally(key, view)
    notePeriodEnd(of: counter)
    return counters[index].used + counters[index].delta
  }

  /// What is left, never below 0; `Int64.max` for a counter without a limit.
  mutating func left(
    of counter: CounterID, _ key: CounterKey, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int64 {
    guard let limit = workflow.counters[counter.index].limit else { return .max }
    let allowed =
      if let number = translation?.limit(of: counter) { number } else { try word(limit, view) }
    return max(0, allowed - (try used(of: counter, key, view)))
  }

  private mutating func notePeriodEnd(of counter: CounterID) {
    let date = Instant(milliseconds: now).date
    let next: CivilDate? =
      switch workflow.counters[counter.index].period {
      case .ever: nil
      case .day: date.adding(days: 1)
      case .month:
        date.month < 12
          ? CivilDate(year: date.year, month: date.month + 1, day: 1)
          : CivilDate(year: date.year + 1, month: 1, day: 1)
      case .year: CivilDate(year: date.year + 1, month: 1, day: 1)
      }
    if let next { note(Instant(next, .midnight).milliseconds) }
  }

  /// Takes from a counter, or refuses with the counter's own code.
  mutating func use(
    _ movement: CounterMovement, during owner: StateID?, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    let amount = try amount(of: movement, view)
    guard amount > 0 else { return }
    let key = try counterKey(movement.counter, movement.keys, view)
    guard try left(of: movement.counter, key, view) >= amount else {
      throw .refused([workflow.counters[movement.counter.index].refusal])
    }
    let index = try tally(key, view)
    counters[index].delta += amount
    let receipt = state.receipts.indices.first {
      state.receipts[$0].state == owner && state.receipts[$0].key == key
    }
    if let receipt {
      state.receipts[receipt].amount += amount
    } else {
      state.receipts.append(Receipt(key: key, amount: amount, state: owner))
    }
  }

  /// Gives back what a receipt shows, at most the amount asked for.
  mutating func giveBack(
    _ movement: CounterMovement, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    let key = try counterKey(movement.counter, movement.keys, view)
    let asked = try amount(of: movement, view)
    for index in state.receipts.indices
    where state.receipts[index].state == nil && state.receipts[index].key == key {
      let amount = min(asked, state.receipts[index].amount)
      state.receipts[index].amount -= amount
      counters[try tally(key, view)].delta -= amount
    }
    state.receipts.removeAll { $0.amount == 0 }
  }

  /// Gives back what a state's `during` took.
  mutating func settle(_ owner: StateID, _ view: borrowing some LedgerView) throws(StepStop) {
    for index in state.receipts.indices where state.receipts[index].state == owner {
      counters[try tally(state.receipts[index].key, view)].delta -= state.receipts[index].amount
    }
    if state.receipts.contains(where: { $0.state == owner }) {
      state.receipts.removeAll { $0.state == owner }
    }
  }

  private mutating func amount(
    of movement: CounterMovement, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int64 {
    guard let program = movement.amount else { return 1 }
    return max(0, try word(program, view))
  }

  // MARK: - Registers

  private mutating func tally(
    _ key: RegisterKey, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int {
    for index in registers.indices where registers[index].key == key { return index }
    guard case .value(let entry) = view.entry(key) else { throw .load(.register(key)) }
    registers.append(RegisterChange(key: key, read: entry, entry: entry, isWritten: false))
    return registers.count - 1
  }

  /// The entry that is in force at the step's instant.
  mutating func entry(
    of register: RegisterID, _ key: RegisterKey, _ view: borrowing some LedgerView
  ) throws(StepStop) -> RegisterEntryState? {
    let index = try tally(key, view)
    guard let entry = registers[index].entry, entry.ends > now else { return nil }
    note(entry.ends)
    return entry
  }

  mutating func write(
    _ entry: RegisterEntryState?, to key: RegisterKey, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    let index = try tally(key, view)
    registers[index].entry = entry
    registers[index].isWritten = true
  }

  // MARK: - Number sets

  /// The numbers of a set that can still be chosen.
  func liveNumbers(of set: SetID) -> [Int64] {
    isLive(set) ? state.sets[set.index].numbers : []
  }

  /// A set whose clock has run out is gone, unless a handler for it has yet to run.
  func isLive(_ set: SetID) -> Bool {
    state.sets[set.index].status != .held || state.sets[set.index].until > now
      || handler(of: set) != nil
  }

  /// The handler for a set's lapse in the active states, the innermost first.
  func handler(of set: SetID) -> (state: StateID, index: Int)? {
    var walk: StateID? = state.active
    while let id = walk {
      if let index = workflow.states[id.index].lapsed.firstIndex(where: { $0.set == set }) {
        return (id, index)
      }
      walk = workflow.states[id.index].parent
    }
    return nil
  }
}
