package import HaopaiDomain
package import HaopaiProgram

/// A ledger that lives in memory, as a value: a copy is a snapshot, and what happens to the copy
/// does not happen to the original. Mock selection, tests and simulations work on copies.
///
/// With a store it holds what changes and asks the store for the rest; `unsavedRows` are to be saved
/// before anybody is told what they say. More may be done while they are on their way to the store.
package struct MemoryLedger: Ledger, Sendable {
  /// Where its clock began.
  package let start: Instant
  package internal(set) var clock: Instant
  package internal(set) var journal = Journal()
  /// Nil for one that only the store holds.
  var resident: [CaseState?] = []
  /// By case, for a ledger with a store, whether it is over: it holds nothing any more, and what it has used
  /// and claims is kept by itself.
  var over: [Bool] = []
  /// How many of them there are, for a ledger with a store.
  var residentCount = 0
  /// Of what the store holds too, as many cases are kept at hand, and four times as many counters and
  /// register entries, each.
  package var atHand = 1 << 16
  package let store: (any LedgerStore)?
  /// Those that cases of the store are pinned to.
  var books: [ContentHash: CompiledBook] = [:]
  /// Nil without a store.
  var unsaved: UnsavedChanges?
  /// What somebody takes to the store; nil when nobody does.
  var underWay: UnsavedChanges?
  /// All that receipts of cases under way show, and what was asked for of the rest.
  var counters = KeyTable<CounterTally>()
  /// How many of them could not be let go of when that was tried last.
  var neededCounters = 0
  var registers = KeyTable<RegisterEntryState?>()
  var holders = HolderTable()
  var openings: [OpeningKey: RecordedOpening] = [:]
  var pools: [NumberPool?]
  var queue = WakeUpQueue()
  /// By case, for when it was last put in the queue; `Int64.max` once that was taken out.
  var queued: [Int64] = []
  var returning: [ReturningNumber] = []
  var returnDelay: Int64

  /// An empty ledger for a book, its clock at `instant`.
  package init(book: CompiledBook, at instant: Instant) {
    start = instant
    clock = instant
    let day = instant.date.dayNumber
    pools = book.pools.map { $0.map { NumberPool($0, day: day) } }
    returnDelay = book.returnDelay.milliseconds
    store = nil
  }

  package var nextCaseNumber: CaseNumber { CaseNumber(UInt64(resident.count) + 1) }

  /// All cases, those of the store included, in their order.
  var cases: [CaseState] {
    (1..<nextCaseNumber.value).compactMap { caseState(CaseNumber($0)) }
  }

  // MARK: - Reading

  package func used(_ key: borrowing Span<UInt8>) -> Loaded<Reading<Int64>> {
    guard let place = counters.find(key) else { return .value(Reading(settled(key))) }
    let tally = counters[place]
    let used = tally.used ?? saturatingSum(settled(key), tally.shown)
    return .value(Reading(used, at: place))
  }

  package func entry(_ key: borrowing Span<UInt8>) -> Loaded<Reading<RegisterEntryState?>> {
    if let place = registers.find(key) { return .value(Reading(registers[place], at: place)) }
    guard let store else { return .value(Reading(nil)) }
    return .value(Reading(store.entry(store.keys.digest(of: key))))
  }

  package func pool(_ kind: Int) -> Loaded<NumberPool?> {
    .value(pools.indices.contains(kind) ? pools[kind] : nil)
  }

  package func pool(_ kind: Int, at instant: Int64) -> Loaded<NumberPool?> {
    guard case .value(var pool?) = pool(kind) else { return .value(nil) }
    pool.release(upTo: Instant(milliseconds: instant).date.dayNumber)
    for number in returning where number.place?.plateKind == kind && number.due <= instant {
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
    let due = returning.lazy
      .filter { $0.place?.plateKind == kind && $0.due > instant }.map(\.due).min()
    return [midnight, due].compactMap { $0 }.min()
  }

  package func heldCount(of kind: Int) -> Int { holders.heldCount(of: kind) }

  package func caseState(_ number: CaseNumber) -> CaseState? {
    guard number.value > 0, number.value <= resident.count else { return nil }
    if let state = resident[Int(number.value) - 1] { return state }
    guard let store, let state = store.caseState(number) else { return nil }
    if let book = books[state.book], state.fits(book),
      state.isOver(in: book.programs[state.workflow].workflow) == over[Int(number.value) - 1]
    {
      return state
    }
    store.distrust("case_state: case \(number.value)")
    return nil
  }

  package func opening(_ key: OpeningKey) -> RecordedOpening? {
    openings[key] ?? store.flatMap { $0.opening($0.keys.digest(of: key)) }
  }

  package func holder(of number: PlateNumber) -> Holder? { holders[number.word] }

  package func journalRecords() throws(StoreFailure) -> [JournalRecord] {
    try store?.journalRecords() ?? journal.records()
  }

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
    where number.due <= instant.milliseconds {
      if let place = number.place { pools[place.plateKind]?.free(place.ordinal) }
    }
    returning.removeAll { $0.due <= instant.milliseconds }
  }

  package mutating func lapse(
    _ numbers: [Int64], of number: CaseNumber, nextDue: Instant?
  ) {
    for lapsed in numbers {
      guard let holder = holders[lapsed], holder.caseNumber == number,
        holder.status == .held
      else { continue }
      setFree(lapsed)
    }
    if let nextDue { wake(number, at: nextDue.milliseconds) }
  }

  /// When the first case wakes up, or one woke up that has no more reason to.
  package var nextDue: Instant? { queue.first?.due }

  /// Puts a case in the queue, unless it waits there for that instant already.
  mutating func wake(_ number: CaseNumber, at due: Int64) {
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
    if store != nil { resume(number) }
    if changes.expectedRevision == nil {
      resident.append(changes.state)
      residentCount += 1
      queued.append(.max)
    } else {
      if store != nil, resident[Int(number.value) - 1] == nil { residentCount += 1 }
      resident[Int(number.value) - 1] = changes.state
    }
    unsaved?.messages += changes.outbox
    if let opening, let answer = changes.answer {
      openings[opening.key] = RecordedOpening(command: opening.command, answer: answer)
      unsaved?.openings.append(opening.key)
    }
    for change in changes.numbers { apply(change, of: number) }
    let keys = changes.keyBytes.span
    for change in changes.counters { apply(change, keys.extracting(change.key)) }
    for change in changes.registers {
      guard change.isWritten || isAskedFor(change.place) else { continue }
      let place = registers.set(
        change.isWritten ? change.entry : change.read, for: keys.extracting(change.key),
        seenAt: change.place)
      if change.isWritten { unsaved?.registers.insert(place) }
    }
    if unsaved == nil {
      journal.append(changes.record)
    } else {
      unsaved?.records.append(changes.record)
    }
    if let due = changes.nextDue { wake(number, at: due) }
    if store != nil { note(changes.state, isOver: changes.isEnded && changes.state.holdsNothing) }
  }

  /// Whether the store was asked for what is not here. The next command of the case is likely to want it
  /// too, also where there is nothing: that most people are on no list.
  private func isAskedFor(_ place: Int?) -> Bool { place == nil && store != nil }

  private func check(_ changes: borrowing Changes) throws(CommitFailure) {
    if let revision = changes.expectedRevision {
      guard caseState(changes.state.number)?.revision == revision else { throw .conflict }
    } else {
      guard changes.state.number == nextCaseNumber else { throw .conflict }
    }
    let keys = changes.keyBytes.span
    // What only the store holds nobody else has moved.
    for reading in changes.counters {
      let place = counters.find(keys.extracting(reading.key), seenAt: reading.place)
      let unknown = store == nil ? 0 : reading.used
      guard (place.map { counters[$0].used } ?? unknown) ?? unknown == reading.used else {
        throw .moved
      }
    }
    for reading in changes.registers {
      let place = registers.find(keys.extracting(reading.key), seenAt: reading.place)
      let kept = store == nil ? nil : reading.read
      guard place.map({ registers[$0] }) ?? kept == reading.read else { throw .moved }
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
      let former = holders[change.number]?.status
      holders.setStatus(status, of: change.number)
      if status == .issued || former == .issued { unsaved?.numbers.insert(change.number) }
    case .free: setFree(change.number)
    case .giveBack where returnDelay == 0: setFree(change.number)
    case .giveBack:
      guard let former = holders.remove(change.number) else { return }
      let due = saturatingSum(clock.milliseconds, returnDelay)
      returning.append(ReturningNumber(due: due, number: change.number, place: former.place))
      unsaved?.returning.append(StoredReturn(due: due, number: change.number))
    }
  }

  private mutating func take(_ change: NumberChange, for number: CaseNumber) {
    var holder = Holder(caseNumber: number, status: .held, place: change.place)
    if let place = change.place {
      pools[place.plateKind]?.take(place.ordinal)
    } else {
      holder.place = takeOutOfPool(change.number)
    }
    holders.insert(holder, at: change.number)
  }

  mutating func setFree(_ number: Int64) {
    guard let place = holders.remove(number)?.place else { return }
    pools[place.plateKind]?.free(place.ordinal)
  }
}

extension CaseState {
  /// Whether a timer or a set's clock is due at this very instant.
  func hasDue(_ instant: Int64) -> Bool {
    self.timers.contains { $0.due == instant }
      || self.sets.contains { !$0.isEmpty && $0.until == instant }
  }
}
