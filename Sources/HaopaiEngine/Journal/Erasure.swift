package import HaopaiProgram

extension MemoryLedger {
  /// What is to be left of cases that are over. Every step of the journal is taken again for it, so that
  /// nothing is erased from one that does not give what is kept. Nothing may be unsaved.
  /// - Parameters:
  ///   - cases: of the ledger, none of them erased.
  ///   - instant: of the erasure.
  /// - Throws: `AuditDifference`, and `StoreFailure` where the store cannot be read.
  package func erasing(
    _ cases: Set<CaseNumber>, at instant: Int64, current: CompiledBook,
    books: [ContentHash: CompiledBook]
  ) throws -> ErasedRows {
    let records = try journalRecords()
    var replay = Replay(of: records, current: current, books: books, from: start, keys: keys)
    let left: [Int: ErasedStep]
    do throws(ReplayDifference) {
      left = try replay.take(records, erasing: cases, at: instant)
    } catch {
      throw AuditDifference.replay(error)
    }
    for number in cases.sorted() where caseState(number) != replay.ledger.caseState(number) {
      throw AuditDifference.caseState(
        number, position: records.lastIndex { $0.caseNumber == number })
    }
    var rows = ErasedRows()
    var states: [CaseNumber: CaseState] = [:]
    for (position, step) in left.sorted(by: { $0.key < $1.key }) {
      let record = records[position]
      var bytes: [UInt8] = []
      record.erased(to: step).encode(into: &bytes)
      rows.records.append(ErasedRows.Record(position: position, record: bytes))
      if let opening = record.keyedOpening { rows.openings.append(keys.digest(of: opening.key)) }
      states[record.caseNumber] = step.state
    }
    rows.cases = states.values.sorted { $0.number < $1.number }.map {
      UnsavedRows.CaseRow(number: $0.number, row: $0.row, isLive: false)
    }
    return rows
  }

  /// Keeps what is left of erased cases, and nothing else of them. Nothing may be unsaved.
  package func erase(_ rows: ErasedRows) throws(StoreFailure) {
    // A case that is over is not at hand: whoever asks for it asks the store.
    try store?.erase(rows)
  }

  /// Leaves nothing that was erased in the store's files.
  /// - Returns: false while somebody who reads the store needs what was there.
  package func scrub() throws(StoreFailure) -> Bool { try store?.scrub() ?? true }
}
