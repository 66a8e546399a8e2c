import HaopaiDomain
package import HaopaiProgram

extension MemoryLedger {
  /// The ledger of a city as its store holds it.
  /// - Parameter books: those that its cases are pinned to, the one in force included.
  /// - Throws: `StoredFault` for what no ledger can have come to.
  package init(
    book: CompiledBook, books: [ContentHash: CompiledBook], from city: StoredCity,
    store: any LedgerStore
  ) throws(StoredFault) {
    start = city.start
    clock = city.clock
    let day = clock.date.dayNumber
    pools = book.pools.map { $0.map { NumberPool($0, day: day) } }
    kinds = book.plateKinds.cases
    returnDelay = book.returnDelay.milliseconds
    self.store = store
    unsaved = UnsavedChanges()
    let count = Int(clamping: city.caseCount)
    resident = Array(repeating: nil, count: count)
    queued = Array(repeating: .max, count: count)
    over = Array(repeating: true, count: count)
    for taken in city.taken {
      let holder = Holder(
        caseNumber: taken.caseNumber, plateKind: kind(named: taken.plateKind),
        status: taken.status, ordinal: nil)
      try restore(taken.number, holder)
    }
    for stored in city.returning where stored.due > clock.milliseconds {
      let number = ReturningNumber(
        due: stored.due, number: stored.number, plateKind: kind(named: stored.plateKind))
      take(number)
      returning.append(number)
    }
    for state in city.liveCases { try restore(state, book, books) }
  }

  private mutating func restore(
    _ state: CaseState, _ book: CompiledBook, _ books: [ContentHash: CompiledBook]
  ) throws(StoredFault) {
    guard let pinned = books[state.book] else { throw .missingBook(state.number, state.book) }
    over[Int(state.number.value) - 1] = false
    for receipt in state.receipts { restore(receipt) }
    let now = clock.milliseconds
    let lapsed = Set(state.content.lapsedNumbers(by: pinned, book, at: now).map(\.number))
    let translation = book.translation(of: state.workflow, from: pinned)
    for set in state.sets {
      let kind = translation.map { $0.plateKind(set.kind) ?? -1 } ?? set.kind
      for number in set.numbers where set.status != .held || !lapsed.contains(number) {
        try restore(
          number,
          Holder(caseNumber: state.number, plateKind: kind, status: set.status, ordinal: nil))
      }
    }
    if let due = state.content.nextDue(at: now, isDone: false) { wake(state.number, at: due) }
  }

  private mutating func restore(_ number: Int64, _ holder: Holder) throws(StoredFault) {
    if let other = holders[number] {
      guard let plate = PlateNumber(word: number), other.caseNumber != holder.caseNumber else {
        return
      }
      throw .twoOwners(plate, other.caseNumber, holder.caseNumber)
    }
    holders.insert(taking(number, for: holder), at: number)
  }

  /// Takes a number out of its pool: that of its kind or, where that does not have it, whichever has it. Of
  /// a set one kind is known, and it may hold numbers of several.
  /// - Returns: the holder, of the pool's kind; as it was for a number that no pool has.
  mutating func taking(_ number: Int64, for holder: Holder) -> Holder {
    var holder = holder
    holder.ordinal = ordinal(of: number, in: holder.plateKind)
    for kind in pools.indices where holder.ordinal == nil {
      guard let ordinal = ordinal(of: number, in: kind) else { continue }
      holder.plateKind = kind
      holder.ordinal = ordinal
    }
    if let ordinal = holder.ordinal { pools[holder.plateKind]?.take(ordinal) }
    return holder
  }

  /// Takes a number that is on its way back out of its pool.
  mutating func take(_ number: ReturningNumber) {
    guard let ordinal = ordinal(of: number.number, in: number.plateKind) else { return }
    pools[number.plateKind]?.take(ordinal)
  }

  private func ordinal(of number: Int64, in kind: Int) -> Int? {
    pools.indices.contains(kind) ? pools[kind]?.layout.ordinal(ofWord: number) : nil
  }
}
