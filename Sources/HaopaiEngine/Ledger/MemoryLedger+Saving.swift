import HaopaiDomain
import HaopaiProgram

// MARK: - Everything

extension MemoryLedger {
  /// All counters and registers as they are now: those of the store where none is in memory.
  /// - Parameter digester: makes the digests of keys; nil for the ledger's own.
  package func tables(
    by digester: KeyDigester? = nil
  ) throws(StoreFailure) -> StoredTables {
    var tables = try store?.tables() ?? StoredTables()
    let keys = digester ?? keys
    for (key, tally) in counters.all {
      let digest = keys.digest(of: key.span)
      let used = saturatingSum(tally.settled ?? tables.counters[digest] ?? 0, tally.shown)
      tables.counters[digest] = used == 0 ? nil : used
    }
    for (key, entry) in registers.all { tables.registers[keys.digest(of: key.span)] = entry }
    return tables
  }

  /// The store's; without one nothing is kept, and any will do.
  package var keys: KeyDigester { store?.keys ?? KeyDigester(secret: []) }
}

// MARK: - Saving

extension MemoryLedger {
  /// What is to be saved; nil when nothing is, and without a store. A clock that has moved on without
  /// any step is saved with the next one.
  package var unsavedRows: UnsavedRows? {
    guard let unsaved, !unsaved.isEmpty else { return nil }
    var rows = UnsavedRows(clock: clock)
    rows.records = unsaved.records
    rows.cases = unsaved.cases.sorted().compactMap { index in
      resident[index].map {
        UnsavedRows.CaseRow(
          number: $0.number, row: $0.row, isLive: !over[index])
      }
    }
    let keys = keys
    // In an order that is the same every time: what fails on a disk fails there again.
    rows.counters = unsaved.counters.sorted().map {
      (keys.digest(of: counters.key(at: $0).span), counters[$0].settled ?? 0)
    }
    rows.registers = unsaved.registers.sorted().map {
      (keys.digest(of: registers.key(at: $0).span), registers[$0]?.row)
    }
    rows.numbers = unsaved.numbers.sorted().map { number in
      guard let holder = holders[number], isKeptByItself(holder) else {
        return UnsavedRows.TakenNumber(number: number, taken: nil)
      }
      return UnsavedRows.TakenNumber(
        number: number,
        taken: StoredNumber(
          number: number, caseNumber: holder.caseNumber, status: holder.status))
    }
    rows.returning = unsaved.returning
    let delivered = Set(unsaved.delivered)
    rows.messages = unsaved.messages.filter { !delivered.contains($0.key) }
    rows.delivered = unsaved.delivered
    rows.openings = unsaved.openings.compactMap { key in
      openings[key].map { (keys.digest(of: key), $0.row) }
    }
    return rows
  }

  /// A number that a case under way holds or claims stands in the case.
  private func isKeptByItself(_ holder: Holder) -> Bool {
    switch holder.status {
    case .held: false
    case .claimed: over[Int(holder.caseNumber.value) - 1]
    case .issued: true
    }
  }

  /// Notes that messages have reached whom they are for, or whoever sees to it.
  package mutating func note(delivered keys: [OutboxKey]) { unsaved?.delivered += keys }

  /// Whether there are steps that the store may not have.
  package var hasUnsavedSteps: Bool { underWay != nil || unsaved?.records.isEmpty == false }

  /// Saves what is unsaved. After a failure the ledger is of no more use: what it says may never have
  /// happened.
  package mutating func save() throws(StoreFailure) {
    guard let store else { return }
    // A refusal changes nothing, and is wrong all the same where the store could not be read.
    guard let rows = unsavedRows else { return try store.check() }
    try store.save(rows)
    setOff()
    land()
  }

  /// Somebody takes `unsavedRows` to the store; what is done from now on is of the rows after them. Until
  /// they land, all that they say is found here, and the store is asked only for what they leave as it is.
  package mutating func setOff() {
    precondition(underWay == nil, "rows are taken to the store after those before them")
    underWay = unsaved
    if unsaved != nil { unsaved = UnsavedChanges() }
  }

  /// The store has the rows that were on their way: nothing of them need be kept here, unless it has
  /// changed since.
  package mutating func land() {
    guard let landed = underWay, let unsaved else { return }
    underWay = nil
    for index in landed.cases where over[index] && !unsaved.cases.contains(index) {
      resident[index] = nil
      residentCount -= 1
    }
    let kept = Set(unsaved.openings)
    for key in landed.openings where !kept.contains(key) { openings[key] = nil }
    letGo()
  }

  /// What is asked for again soon is found again; all at once is simple, and seldom.
  private mutating func letGo() {
    guard var changes = unsaved else { return }
    changes.counters = letGoOfCounters(but: changes.counters)
    if registers.count > atHand * 4 { changes.registers = registers.keepOnly(changes.registers) }
    if residentCount > atHand {
      let kept = changes.cases.map { ($0, resident[$0]) }
      resident = Array(repeating: nil, count: resident.count)
      for (index, state) in kept { resident[index] = state }
      residentCount = kept.count
    }
    unsaved = changes
  }
}
