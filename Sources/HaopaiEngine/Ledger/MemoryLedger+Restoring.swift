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
    for taken in city.taken {
      let holder = Holder(
        caseNumber: taken.caseNumber, plateKind: kind(named: taken.plateKind),
        status: taken.status, ordinal: nil)
      try restore(taken.number, holder)
    }
    for stored in city.returning where stored.due > clock.milliseconds {
      let number = ReturningNumber(
        due: stored.due, number: stored.number, plateKind: kind(named: stored.plateKind))
      take(number.number, of: number.plateKind)
      returning.append(number)
    }
    for state in city.liveCases { try restore(state, book, books) }
  }

  private mutating func restore(
    _ state: CaseState, _ book: CompiledBook, _ books: [ContentHash: CompiledBook]
  ) throws(StoredFault) {
    guard let pinned = books[state.book] else { throw .missingBook(state.number, state.book) }
    let now = clock.milliseconds
    let lapsed = Set(state.content.lapsedNumbers(by: pinned, book, at: now).map(\.number))
    let translation = book.translation(of: state.workflow, from: pinned)
    for set in state.sets where set.status == .held {
      let kind = translation.map { $0.plateKind(set.kind) ?? -1 } ?? set.kind
      for number in set.numbers where !lapsed.contains(number) {
        try restore(
          number, Holder(caseNumber: state.number, plateKind: kind, status: .held, ordinal: nil))
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
    var holder = holder
    holder.ordinal = take(number, of: holder.plateKind)
    holders.insert(holder, at: number)
  }

  /// Takes a number out of its pool.
  /// - Returns: its ordinal; nil for one that is none of the pool's.
  @discardableResult
  mutating func take(_ number: Int64, of kind: Int) -> Int? {
    guard pools.indices.contains(kind), let ordinal = pools[kind]?.layout.ordinal(ofWord: number)
    else { return nil }
    pools[kind]?.take(ordinal)
    return ordinal
  }
}
