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
    for (key, used) in counters.all {
      tables.counters[keys.digest(of: key.span)] = used == 0 ? nil : used
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
          number: $0.number, row: $0.row, isLive: !unsaved.ended.contains(index))
      }
    }
    let keys = keys
    // In an order that is the same every time: what fails on a disk fails there again.
    rows.counters = unsaved.counters.sorted().map {
      (keys.digest(of: counters.key(at: $0).span), counters[$0])
    }
    rows.registers = unsaved.registers.sorted().map {
      (keys.digest(of: registers.key(at: $0).span), registers[$0]?.row)
    }
    rows.numbers = unsaved.numbers.sorted().map { number in
      guard let holder = holders[number], holder.status != .held else {
        return UnsavedRows.TakenNumber(number: number, taken: nil)
      }
      return UnsavedRows.TakenNumber(
        number: number,
        taken: StoredNumber(
          number: number, caseNumber: holder.caseNumber, plateKind: name(ofKind: holder.plateKind),
          status: holder.status))
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

  /// Notes that messages have reached whom they are for, or whoever sees to it.
  package mutating func note(delivered keys: [OutboxKey]) { unsaved?.delivered += keys }

  /// Saves what is unsaved. After a failure the ledger is of no more use: what it says may never have
  /// happened.
  package mutating func save() throws(StoreFailure) {
    guard let store else { return }
    // A refusal changes nothing, and is wrong all the same where the store could not be read.
    guard let rows = unsavedRows else { return try store.check() }
    try store.save(rows)
    unsaved = UnsavedChanges()
    // The store has them.
    for row in rows.cases where !row.isLive { resident[Int(row.number.value) - 1] = nil }
    residentCount -= rows.cases.count { !$0.isLive }
    openings.removeAll(keepingCapacity: true)
    letGo()
  }

  /// What is asked for again soon is found again; all at once is simple, and seldom.
  private mutating func letGo() {
    if counters.count > atHand * 4 { counters = KeyTable() }
    if registers.count > atHand * 4 { registers = KeyTable() }
    if residentCount > atHand {
      resident = Array(repeating: nil, count: resident.count)
      residentCount = 0
    }
  }
}
