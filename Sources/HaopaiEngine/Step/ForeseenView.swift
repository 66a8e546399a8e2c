import HaopaiDomain
import HaopaiProgram

/// A view as it will be once a case's own events have come, nobody else doing anything.
struct ForeseenView<Base: LedgerView>: LedgerView {
  private let base: Base
  /// Up to when time has passed.
  var instant: Int64
  /// What the case itself holds.
  private let own: [Int64]
  private var counters: [CounterKey: Int64] = [:]
  private var registers: [RegisterKey: RegisterEntryState?] = [:]
  /// Numbers that change hands, in order.
  private var numbers: [(word: Int64, isFree: Bool)] = []

  /// - Parameter machine: of the case whose events are foreseen, before any of them.
  init(_ base: Base, of machine: borrowing StepMachine) {
    self.base = base
    instant = machine.now
    let now = machine.now
    own = machine.state.sets.filter { $0.status == .held && $0.until > now }.flatMap(\.numbers)
  }

  func used(_ key: borrowing Span<UInt8>) -> Loaded<Reading<Int64>> {
    guard let delta = counters[CounterKey(key.elements)], case .value(let used) = base.used(key)
    else { return base.used(key) }
    return .value(Reading(used.value + delta))
  }

  func entry(_ key: borrowing Span<UInt8>) -> Loaded<Reading<RegisterEntryState?>> {
    if let entry = registers[RegisterKey(key.elements)] { return .value(Reading(entry)) }
    return base.entry(key)
  }

  /// While others hold numbers, without what releases and returns would add: one of theirs may come
  /// free earlier, as they please.
  func pool(_ kind: Int) -> Loaded<NumberPool?> {
    pool(heldCount(of: kind) == 0 ? base.pool(kind, at: instant) : base.pool(kind))
  }

  func pool(_ kind: Int, at instant: Int64) -> Loaded<NumberPool?> {
    pool(base.pool(kind, at: instant))
  }

  /// Copied only where its numbers have changed hands.
  private func pool(_ later: Loaded<NumberPool?>) -> Loaded<NumberPool?> {
    guard case .value(var pool?) = later else { return later }
    for number in numbers where pool.layout.ordinal(ofWord: number.word) != nil {
      if number.isFree { pool.free(word: number.word) } else { pool.take(word: number.word) }
    }
    return .value(pool)
  }

  /// Nil while others hold numbers, as for the pool.
  func nextArrival(in kind: Int, after instant: Int64) -> Int64? {
    guard heldCount(of: kind) == 0 else { return nil }
    return base.nextArrival(in: kind, after: instant)
  }

  func heldCount(of kind: Int) -> Int {
    let count = base.heldCount(of: kind)
    guard count > 0, case .value(let pool?) = base.pool(kind) else { return count }
    return count - own.count { pool.layout.ordinal(ofWord: $0) != nil }
  }

  /// - Parameter machine: one that has carried out an event.
  mutating func absorb(_ machine: borrowing StepMachine) {
    for tally in machine.counters where tally.delta != 0 {
      counters[CounterKey(machine.keyBytes[tally.key]), default: 0] += tally.delta
    }
    for tally in machine.registers where tally.isWritten {
      registers.updateValue(tally.entry, forKey: RegisterKey(machine.keyBytes[tally.key]))
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

extension Span<UInt8> {
  fileprivate var elements: [UInt8] { indices.map { self[$0] } }
}
