import HaopaiDomain
import HaopaiProgram

/// Counters, registers and number sets as the step sees them: the ledger's answer with the step's
/// own movements on top.
extension StepMachine {
  // MARK: - Counters

  /// - Parameter tally: the index of the counter's tally.
  mutating func used(of counter: CounterID, _ tally: Int) -> Int64 {
    notePeriodEnd(of: counter)
    return saturatingSum(counters[tally].used, counters[tally].delta)
  }

  /// What is left, never below 0; `Int64.max` for a counter without a limit.
  mutating func left(
    of counter: CounterID, _ tally: Int, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Int64 {
    guard let limit = workflow.counters[counter.index].limit else { return .max }
    let allowed =
      if let number = translation?.limit(of: counter) { number } else { try word(limit, view) }
    return max(0, allowed - used(of: counter, tally))
  }

  private mutating func notePeriodEnd(of counter: CounterID) {
    if workflow.counters[counter.index].period == .ever { return }
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
    let index = try tally(of: movement.counter, movement.keys, view)
    guard try left(of: movement.counter, index, view) >= amount else {
      throw .refused([workflow.counters[movement.counter.index].refusal])
    }
    counters[index].delta += amount
    for receipt in state.receipts.indices
    where state.receipts[receipt].state == owner && isReceipt(receipt, of: index) {
      state.receipts[receipt].amount += amount
      return
    }
    let key = CounterKey(keyBytes[counters[index].key])
    state.receipts.append(Receipt(key: key, amount: amount, state: owner))
  }

  private func isReceipt(_ receipt: Int, of tally: Int) -> Bool {
    let key = state.receipts[receipt].key.bytes
    return keyBytes.span.extracting(counters[tally].key).isSame(as: key.span)
  }

  /// Gives back what a receipt shows, at most the amount asked for.
  mutating func giveBack(
    _ movement: CounterMovement, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    // Who has no receipt asks for nothing, and what the counter stands at is no matter.
    guard state.receipts.contains(where: { $0.state == nil }) else { return }
    let tally = try tally(of: movement.counter, movement.keys, view)
    let asked = try amount(of: movement, view)
    for index in state.receipts.indices
    where state.receipts[index].state == nil && isReceipt(index, of: tally) {
      let amount = min(asked, state.receipts[index].amount)
      state.receipts[index].amount -= amount
      counters[tally].delta -= amount
    }
    state.receipts.removeAll { $0.amount == 0 }
  }

  /// Gives back what a state's `during` took.
  mutating func settle(_ owner: StateID, _ view: borrowing some LedgerView) throws(StepStop) {
    for index in state.receipts.indices where state.receipts[index].state == owner {
      counters[try tally(of: state.receipts[index].key, view)].delta -= state.receipts[index].amount
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

  /// The entry that is in force at the step's instant.
  /// - Parameter tally: the index of the entry's tally.
  mutating func entry(_ tally: Int) -> RegisterEntryState? {
    guard let entry = registers[tally].entry, entry.ends > now else { return nil }
    note(entry.ends)
    return entry
  }

  mutating func write(_ entry: RegisterEntryState?, to tally: Int) {
    registers[tally].entry = entry
    registers[tally].isWritten = true
  }

  // MARK: - Number sets

  /// The numbers of a set that can still be chosen.
  func liveNumbers(of set: SetID) -> [Int64] {
    isLive(set) ? state.sets[set.index].numbers : []
  }

  func isLive(_ set: SetID) -> Bool { state.isLive(set, by: program, at: now) }
}
