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
    returnDelay = book.returnDelay.milliseconds
    self.store = store
    self.books = books
    unsaved = UnsavedChanges()
    let count = Int(clamping: city.caseCount)
    resident = Array(repeating: nil, count: count)
    queued = Array(repeating: .max, count: count)
    over = Array(repeating: true, count: count)
    for taken in city.taken {
      try restore(taken.number, Holder(caseNumber: taken.caseNumber, status: taken.status))
    }
    for state in city.liveCases { try restore(state) }
    for stored in city.returning where stored.due > clock.milliseconds {
      guard holders[stored.number] == nil else {
        throw .unreadable(.damaged("returning_number: \(stored.number) is taken"))
      }
      returning.append(
        ReturningNumber(
          due: stored.due, number: stored.number, place: takeOutOfPool(stored.number)))
    }
  }

  private mutating func restore(_ state: CaseState) throws(StoredFault) {
    guard let pinned = books[state.book] else { throw .missingBook(state.number, state.book) }
    guard state.fits(pinned), !state.isOver(in: pinned.programs[state.workflow].workflow) else {
      throw .unreadable(.damaged("case_state: case \(state.number.value)"))
    }
    over[Int(state.number.value) - 1] = false
    for receipt in state.receipts { restore(receipt) }
    let now = clock.milliseconds
    let lapsed = Set(state.content.lapsedNumbers(by: pinned, at: now))
    for set in state.sets {
      for number in set.numbers where set.status != .held || !lapsed.contains(number) {
        try restore(number, Holder(caseNumber: state.number, status: set.status))
      }
    }
    if let due = state.content.nextDue(at: now, isDone: false) { wake(state.number, at: due) }
  }

  private mutating func restore(_ number: Int64, _ holder: Holder) throws(StoredFault) {
    if let other = holders[number] {
      if let plate = PlateNumber(word: number), other.caseNumber != holder.caseNumber {
        throw .twoOwners(plate, other.caseNumber, holder.caseNumber)
      }
      // What was issued to a case under way stands in the case, too.
      if other.status == .issued, holder.status == .issued { return }
      throw .unreadable(.damaged("\(number) is case \(holder.caseNumber.value)'s twice"))
    }
    var holder = holder
    holder.place = takeOutOfPool(number)
    holders.insert(holder, at: number)
  }

  /// - Returns: where the number stands; nil for one that no pool has.
  mutating func takeOutOfPool(_ number: Int64) -> PoolPlace? {
    for kind in pools.indices {
      guard let ordinal = pools[kind]?.layout.ordinal(ofWord: number) else { continue }
      pools[kind]?.take(ordinal)
      return PoolPlace(plateKind: kind, ordinal: ordinal)
    }
    return nil
  }
}
