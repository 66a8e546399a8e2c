package import HaopaiDomain
package import HaopaiProgram

/// A ledger that lives in memory, as a value: a copy is a snapshot, and what happens to the copy
/// does not happen to the original. Mock selection, tests and simulations work on copies.
package struct MemoryLedger: Ledger, Sendable {
  /// A number on its way back to the pool.
  struct ReturningNumber: Hashable, Sendable {
    var due: Int64
    var number: Int64
    var plateKind: Int
  }

  /// Where its clock began.
  package let start: Instant
  package private(set) var clock: Instant
  package internal(set) var journal = Journal()
  var cases: [CaseState] = []
  private var counters = KeyTable<Int64>()
  private var registers = KeyTable<RegisterEntryState?>()
  var holders = HolderTable()
  var openings: [OpeningKey: RecordedOpening] = [:]
  var pools: [NumberPool?]
  private var queue = WakeUpQueue()
  /// By case, for when it was last put in the queue; `Int64.max` once that was taken out.
  private var queued: [Int64] = []
  private var returning: [ReturningNumber] = []
  private let returnDelay: Int64

  /// An empty ledger for a book, its clock at `instant`.
  package init(book: CompiledBook, at instant: Instant) {
    start = instant
    clock = instant
    let day = instant.date.dayNumber
    pools = book.pools.map { $0.map { NumberPool($0, day: day) } }
    returnDelay = book.returnDelay.milliseconds
  }

  package var nextCaseNumber: CaseNumber { CaseNumber(UInt64(cases.count) + 1) }

  // MARK: - Reading

  package func used(_ key: borrowing Span<UInt8>) -> Loaded<Reading<Int64>> {
    guard let place = counters.find(key) else { return .value(Reading(0)) }
    return .value(Reading(counters[place], at: place))
  }

  package func entry(_ key: borrowing Span<UInt8>) -> Loaded<Reading<RegisterEntryState?>> {
    guard let place = registers.find(key) else { return .value(Reading(nil)) }
    return .value(Reading(registers[place], at: place))
  }

  /// The counters of which something is used.
  var usedCounters: [CounterKey: Int64] {
    Dictionary(
      uniqueKeysWithValues: counters.all.lazy.filter { $0.value != 0 }
        .map { (CounterKey($0.key), $0.value) })
  }

  var registerEntries: [RegisterKey: RegisterEntryState] {
    Dictionary(
      uniqueKeysWithValues: registers.all.lazy.compactMap { key, entry in
        entry.map { (RegisterKey(key), $0) }
      })
  }

  package func pool(_ kind: Int) -> Loaded<NumberPool?> {
    .value(pools.indices.contains(kind) ? pools[kind] : nil)
  }

  package func pool(_ kind: Int, at instant: Int64) -> Loaded<NumberPool?> {
    guard case .value(var pool?) = pool(kind) else { return .value(nil) }
    pool.release(upTo: Instant(milliseconds: instant).date.dayNumber)
    for number in returning where number.plateKind == kind && number.due <= instant {
      pool.free(word: number.number)
    }
    return .value(pool)
  }

  package func nextArrival(in kind: Int, after instant: Int64) -> Int64? {
    guard case .value(let pool?) = pool(kind) else { return nil }
    let today = Instant(milliseconds: instant).date.dayNumber
    let release = pool.layout.releases.map(\.releasedOnDay).filter { $0 > today }.min()
    let midnight = release.map {
      Instant(CivilDate(saturating: Int($0)), .midnight).milliseconds
    }
    let due = returning.lazy.filter { $0.plateKind == kind && $0.due > instant }.map(\.due).min()
    return [midnight, due].compactMap { $0 }.min()
  }

  package func heldCount(of kind: Int) -> Int { holders.heldCount(of: kind) }

  package func caseState(_ number: CaseNumber) -> CaseState? {
    guard number.value > 0, number.value <= cases.count else { return nil }
    return cases[Int(number.value) - 1]
  }

  package func opening(_ key: OpeningKey) -> RecordedOpening? { openings[key] }

  package func holder(of number: PlateNumber) -> Holder? { holders[number.word] }

  package func journalRecords() -> [JournalRecord] { journal.records() }

  // MARK: - Time

  package mutating func nextWakeUp(upTo instant: Instant) -> WakeUp? {
    while let first = queue.first, first.due <= instant {
      queue.removeFirst()
      let index = Int(first.caseNumber.value) - 1
      if queued[index] == first.due.milliseconds { queued[index] = .max }
      if caseState(first.caseNumber)?.hasDue(first.due.milliseconds) == true { return first }
    }
    return nil
  }

  package mutating func advance(to instant: Instant) {
    guard instant > clock else { return }
    let isNewDay = instant.date != clock.date
    clock = instant
    if isNewDay {
      for kind in pools.indices { pools[kind]?.release(upTo: instant.date.dayNumber) }
    }
    guard !returning.isEmpty else { return }
    for number in returning
    where number.due <= instant.milliseconds && pools.indices.contains(number.plateKind) {
      pools[number.plateKind]?.free(word: number.number)
    }
    returning.removeAll { $0.due <= instant.milliseconds }
  }

  package mutating func lapse(
    _ numbers: [LapsedNumber], of number: CaseNumber, nextDue: Instant?
  ) {
    for lapsed in numbers {
      guard let holder = holders[lapsed.number], holder.caseNumber == number,
        holder.status == .held
      else { continue }
      setFree(lapsed.number)
    }
    if let nextDue { wake(number, at: nextDue.milliseconds) }
  }

  /// Puts a case in the queue, unless it waits there for that instant already.
  private mutating func wake(_ number: CaseNumber, at due: Int64) {
    let index = Int(number.value) - 1
    guard queued[index] != due else { return }
    queued[index] = due
    queue.insert(WakeUp(due: Instant(milliseconds: due), caseNumber: number))
  }

  // MARK: - Writing

  package mutating func commit(
    _ changes: borrowing Changes, opening: KeyedOpening? = nil
  ) throws(CommitFailure) {
    try check(changes)
    let number = changes.state.number
    if changes.expectedRevision == nil {
      cases.append(changes.state)
      queued.append(.max)
    } else {
      cases[Int(number.value) - 1] = changes.state
    }
    if let opening, let answer = changes.answer {
      openings[opening.key] = RecordedOpening(command: opening.command, answer: answer)
    }
    for change in changes.numbers { apply(change, of: number) }
    let keys = changes.keyBytes.span
    for change in changes.counters where change.delta != 0 {
      counters.set(
        change.used + change.delta, for: keys.extracting(change.key), seenAt: change.place)
    }
    for change in changes.registers where change.isWritten {
      registers.set(change.entry, for: keys.extracting(change.key), seenAt: change.place)
    }
    journal.append(changes.record)
    if let due = changes.nextDue { wake(number, at: due) }
  }

  private func check(_ changes: borrowing Changes) throws(CommitFailure) {
    if let revision = changes.expectedRevision {
      guard caseState(changes.state.number)?.revision == revision else { throw .conflict }
    } else {
      guard changes.state.number == nextCaseNumber else { throw .conflict }
    }
    let keys = changes.keyBytes.span
    for reading in changes.counters {
      let place = counters.find(keys.extracting(reading.key), seenAt: reading.place)
      guard (place.map { counters[$0] } ?? 0) == reading.used else { throw .moved }
    }
    for reading in changes.registers {
      let place = registers.find(keys.extracting(reading.key), seenAt: reading.place)
      guard place.flatMap({ registers[$0] }) == reading.read else { throw .moved }
    }
    for change in changes.numbers where change.change == .take {
      if holders.isTaken(change.number, byAnotherThan: changes.state.number) {
        throw .taken(change.number)
      }
    }
  }

  private mutating func apply(_ change: NumberChange, of number: CaseNumber) {
    switch change.change {
    case .take: take(change, for: number)
    case .mark(let status):
      holders.setStatus(status, of: change.number)
    case .free: setFree(change.number)
    case .giveBack where returnDelay == 0: setFree(change.number)
    case .giveBack:
      // The kind as which the number was taken: a set may hold numbers of several.
      let kind = holders.remove(change.number)?.plateKind ?? change.plateKind
      returning.append(
        ReturningNumber(
          due: saturatingSum(clock.milliseconds, returnDelay), number: change.number,
          plateKind: kind))
    }
  }

  private mutating func take(_ change: NumberChange, for number: CaseNumber) {
    var holder = Holder(
      caseNumber: number, plateKind: change.plateKind, status: .held, ordinal: change.ordinal)
    if pools.indices.contains(change.plateKind) {
      holder.ordinal =
        change.ordinal ?? pools[change.plateKind]?.layout.ordinal(ofWord: change.number)
      if let ordinal = holder.ordinal { pools[change.plateKind]?.take(ordinal) }
    }
    holders.insert(holder, at: change.number)
  }

  private mutating func setFree(_ number: Int64) {
    guard let holder = holders.remove(number), let ordinal = holder.ordinal else { return }
    pools[holder.plateKind]?.free(ordinal)
  }
}

extension CaseState {
  /// Whether a timer or a set's clock is due at this very instant.
  func hasDue(_ instant: Int64) -> Bool {
    self.timers.contains { $0.due == instant }
      || self.sets.contains { !$0.isEmpty && $0.until == instant }
  }
}
