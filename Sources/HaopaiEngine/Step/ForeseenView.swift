import HaopaiDomain
import HaopaiProgram

/// A view as it will be once a case's own events have come, nobody else doing anything.
struct ForeseenView<Base: LedgerView>: LedgerView {
  private let base: Base
  private var counters: [CounterKey: Int64] = [:]
  private var registers: [RegisterKey: RegisterEntryState?] = [:]
  /// Numbers that change hands, in order.
  private var numbers: [(word: Int64, isFree: Bool)] = []

  init(_ base: Base) { self.base = base }

  func used(_ key: CounterKey) -> Loaded<Int64> {
    guard let delta = counters[key], case .value(let used) = base.used(key) else {
      return base.used(key)
    }
    return .value(used + delta)
  }

  func entry(_ key: RegisterKey) -> Loaded<RegisterEntryState?> {
    if let entry = registers[key] { return .value(entry) }
    return base.entry(key)
  }

  /// A copy of the pool, made only where somebody asks for one whose numbers have changed hands.
  func pool(_ kind: Int) -> Loaded<NumberPool?> {
    guard case .value(var pool?) = base.pool(kind) else { return base.pool(kind) }
    for number in numbers where pool.layout.ordinal(ofWord: number.word) != nil {
      if number.isFree { pool.free(word: number.word) } else { pool.take(word: number.word) }
    }
    return .value(pool)
  }

  /// - Parameter machine: one that has carried out an event.
  mutating func absorb(_ machine: borrowing StepMachine) {
    for tally in machine.counters where tally.delta != 0 {
      counters[tally.key, default: 0] += tally.delta
    }
    for tally in machine.registers where tally.isWritten {
      registers.updateValue(tally.entry, forKey: tally.key)
    }
    for change in machine.numberChanges {
      switch change.change {
      case .take: numbers.append((change.number, false))
      case .free: numbers.append((change.number, true))
      case .giveBack where machine.current.returnDelay.milliseconds == 0:
        numbers.append((change.number, true))
      // What waits for the pool's delay is not free yet.
      case .giveBack, .mark: break
      }
    }
  }

  /// What lapses at the very instant without a handler is free from then on.
  mutating func letLapse(_ machine: borrowing StepMachine) {
    for index in machine.state.sets.indices where machine.state.sets[index].until == machine.now {
      guard machine.state.sets[index].status == .held, !machine.isLive(SetID(index)) else {
        continue
      }
      numbers += machine.state.sets[index].numbers.map { ($0, true) }
    }
  }
}
