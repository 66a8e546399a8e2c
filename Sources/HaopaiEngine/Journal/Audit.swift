import HaopaiDomain
package import HaopaiProgram

/// The first place at which what a ledger keeps is not what its journal gives.
package enum AuditDifference: Error, Hashable, Sendable {
  /// The journal itself disagrees with the rules.
  case replay(ReplayDifference)
  /// A case is kept otherwise than its steps left it; the position is that of its last step, from 0.
  case caseState(CaseNumber, position: Int?)
  case counter([UInt8], kept: Int64, replayed: Int64)
  case register([UInt8])
  /// Numbers are kept for other cases than the journal gives them to.
  case number(String)
  /// The journal ends with fewer cases, or more, than are kept.
  case caseCount(kept: UInt64, replayed: UInt64)
}

extension MemoryLedger {
  /// Takes every step of the journal again, and compares what comes of it with what is kept. Nothing may
  /// be unsaved.
  /// - Returns: how many steps there were.
  package func audit(
    current: CompiledBook, books: [ContentHash: CompiledBook]
  ) throws -> Int {
    let records = try journalRecords()
    var journal = Journal()
    for record in records {
      var bytes: [UInt8] = []
      record.encode(into: &bytes)
      journal.append(bytes)
    }
    let again: MemoryLedger
    do throws(ReplayDifference) {
      again = try MemoryLedger.replay(journal, current: current, books: books, from: start)
    } catch {
      throw AuditDifference.replay(error)
    }
    let kept = nextCaseNumber.value - 1
    guard again.nextCaseNumber.value - 1 == kept else {
      throw AuditDifference.caseCount(kept: kept, replayed: again.nextCaseNumber.value - 1)
    }
    for number in (0..<kept).map({ CaseNumber($0 + 1) })
    where caseState(number) != again.caseState(number) {
      throw AuditDifference.caseState(
        number, position: records.lastIndex { $0.caseNumber == number })
    }
    try compareTables(with: again)
    try compareHolders(with: again, current: current, books: books)
    return records.count
  }

  private func compareTables(with again: MemoryLedger) throws {
    let tables = try tables()
    let counters = again.tablesInMemory.counters
    for key in Set(tables.counters.keys).union(counters.keys).sorted(by: comesBefore) {
      let (kept, replayed) = (tables.counters[key] ?? 0, counters[key] ?? 0)
      guard kept == replayed else {
        throw AuditDifference.counter(key, kept: kept, replayed: replayed)
      }
    }
    let registers = again.tablesInMemory.registers
    for key in Set(tables.registers.keys).union(registers.keys).sorted(by: comesBefore)
    where tables.registers[key] != registers[key] {
      throw AuditDifference.register(key)
    }
  }

  private func comesBefore(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.lexicographicallyPrecedes(right)
  }

  private func compareHolders(
    with again: MemoryLedger, current: CompiledBook, books: [ContentHash: CompiledBook]
  ) throws(AuditDifference) {
    var left = self
    var right = again
    let instant = max(clock, again.clock)
    left.settleLapses(upTo: instant, current: current, books: books)
    right.settleLapses(upTo: instant, current: current, books: books)
    let numbers = Set((left.holders.all + right.holders.all).map(\.word)).sorted()
    for number in numbers where left.holders[number] != right.holders[number] {
      throw .number(PlateNumber(word: number)?.description ?? String(number))
    }
  }
}
