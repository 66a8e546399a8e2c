import HaopaiProgram

/// What cases under way have used and claim stands in them, and nowhere else in a store: it is written with
/// the case, which is written anyway, and found again in all of them when a ledger begins. Once a case is
/// over, tables of their own take it up, and the case need not be looked at any more.
extension MemoryLedger {
  /// What cases that are over have used of a counter.
  /// - Parameter key: the bytes of a `CounterKey`.
  func settled(_ key: borrowing Span<UInt8>) -> Int64 {
    guard let store else { return 0 }
    return store.used(store.keys.digest(of: key)) ?? 0
  }

  /// Moves a counter for a case that is under way. What a damaged store says may be more than a number
  /// holds: that is for whoever looks through it, and no reason to end.
  mutating func apply(_ change: CounterChange, _ key: borrowing Span<UInt8>) {
    let known = counters.find(key, seenAt: change.place)
    let isSettled = known.map { counters[$0].settled != nil } ?? (store == nil)
    guard change.delta != 0 || !isSettled else { return }
    let place = known ?? counters.set(CounterTally(), for: key)
    if counters[place].settled == nil {
      counters[place].settled = change.used &- counters[place].shown
    }
    counters[place].shown &+= change.delta
  }

  /// A case goes on, if it was over: its receipts show what it has used again.
  mutating func resume(_ number: CaseNumber) {
    let index = Int(number.value) - 1
    guard over.indices.contains(index), over[index], let state = caseState(number) else { return }
    over[index] = false
    for receipt in state.receipts { settle(receipt, of: number, by: -1) }
    unsaved?.note(claimsOf: state)
  }

  /// A step was taken.
  /// - Parameter isOver: whether the case has come to its end and holds nothing.
  mutating func note(_ state: CaseState, isOver: Bool) {
    let index = Int(state.number.value) - 1
    if index == over.count { over.append(isOver) } else { over[index] = isOver }
    unsaved?.cases.insert(index)
    guard isOver else { return }
    for receipt in state.receipts { settle(receipt, of: state.number, by: 1) }
    unsaved?.note(claimsOf: state)
  }

  /// - Parameter sign: 1 for a case that is over, -1 for one that was.
  private mutating func settle(
    _ receipt: Receipt, of number: CaseNumber, by sign: Int64
  ) {
    let key = receipt.key.bytes.span
    let place = counters.find(key) ?? counters.set(CounterTally(), for: key)
    let settled = counters[place].settled ?? settled(key)
    let left = saturatingSum(settled, sign * receipt.amount)
    if left < 0 { store?.distrust("counter: less than case \(number.value) has used") }
    counters[place].settled = left
    counters[place].shown = saturatingSum(counters[place].shown, -sign * receipt.amount)
    unsaved?.counters.insert(place)
  }

  /// Counts what a case under way has used before this ledger began.
  mutating func restore(_ receipt: Receipt) {
    let key = receipt.key.bytes.span
    let place = counters.find(key) ?? counters.set(CounterTally(), for: key)
    counters[place].shown = saturatingSum(counters[place].shown, receipt.amount)
  }

  /// Lets go of counters that no case under way has used, once there are many. Those that must stay are not
  /// gone through again before there are twice as many.
  mutating func letGoOfCounters(but places: Set<Int>) -> Set<Int> {
    guard counters.count > max(atHand * 4, neededCounters * 2) else { return places }
    let kept = counters.keepOnly(places) { $0.shown != 0 }
    neededCounters = counters.count
    return kept
  }
}
