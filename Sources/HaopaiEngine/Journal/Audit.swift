import HaopaiDomain
package import HaopaiProgram

/// The first place at which what a ledger keeps is not what its journal gives.
package enum AuditDifference: Error, Hashable, Sendable {
  /// The journal itself disagrees with the rules.
  case replay(ReplayDifference)
  /// The step at a position lies before the one before it, before the city began, or after its clock.
  case order(position: Int)
  /// The step at a position was taken under other rules than those in force at its instant.
  case rules(position: Int)
  /// A case is kept otherwise than its steps left it; the position is that of its last step, from 0.
  case caseState(CaseNumber, position: Int?)
  case counter(KeyDigest, kept: Int64, replayed: Int64)
  case register(KeyDigest)
  /// A number is kept for another case than the journal gives it to, or returns at another instant.
  case number(String)
  /// The journal ends with fewer cases, or more, than are kept.
  case caseCount(kept: UInt64, replayed: UInt64)
}

/// What an audit went through, all of which agrees.
public struct AuditSummary: Hashable, Sendable {
  /// Those of erased cases included.
  public let steps: Int
  /// Whose steps could not be taken again: what is left of them gives what is kept.
  public let erasedCases: Int
}

extension MemoryLedger {
  /// Takes every step of the journal again, and compares what comes of it with what is kept. Nothing may
  /// be unsaved.
  /// - Parameter publications: what says which rules were in force; nil where nothing does.
  package func audit(
    current: CompiledBook, books: [ContentHash: CompiledBook],
    _ publications: Publications? = nil
  ) throws -> AuditSummary {
    try store?.examine()
    let records = try journalRecords()
    if let stray = firstOutOfOrder(records) { throw AuditDifference.order(position: stray) }
    if let publications {
      let stray = records.firstIndex {
        !publications.allow($0.current, at: Instant(milliseconds: $0.at))
      }
      if let stray { throw AuditDifference.rules(position: stray) }
    }
    var replay = Replay(of: records, current: current, books: books, from: start, keys: keys)
    do throws(ReplayDifference) {
      try replay.take(records)
    } catch {
      throw AuditDifference.replay(error)
    }
    let again = replay.ledger
    let kept = nextCaseNumber.value - 1
    guard again.nextCaseNumber.value - 1 == kept else {
      throw AuditDifference.caseCount(kept: kept, replayed: again.nextCaseNumber.value - 1)
    }
    for number in (0..<kept).map({ CaseNumber($0 + 1) })
    where caseState(number) != again.caseState(number) {
      // What cannot be read is not another case, but a damaged store.
      try store?.check()
      throw AuditDifference.caseState(
        number, position: records.lastIndex { $0.caseNumber == number })
    }
    try compareTables(with: again)
    try compareHolders(with: again, current: current, books: books)
    return AuditSummary(
      steps: records.count, erasedCases: again.cases.count { $0.erasedAt != nil })
  }

  private func firstOutOfOrder(_ records: [JournalRecord]) -> Int? {
    var last = start.milliseconds
    return records.firstIndex { record in
      defer { last = record.at }
      return record.at < last || record.at > clock.milliseconds
    }
  }

  private func compareTables(with again: MemoryLedger) throws {
    let tables = try tables()
    let replayed = again.digestedTables
    for key in Set(tables.counters.keys).union(replayed.counters.keys).sorted(by: comesBefore) {
      let (kept, replayed) = (tables.counters[key] ?? 0, replayed.counters[key] ?? 0)
      guard kept == replayed else {
        throw AuditDifference.counter(key, kept: kept, replayed: replayed)
      }
    }
    for key in Set(tables.registers.keys).union(replayed.registers.keys).sorted(by: comesBefore)
    where tables.registers[key] != replayed.registers[key] {
      throw AuditDifference.register(key)
    }
  }

  /// Those of a ledger whose keys are digests already.
  private var digestedTables: StoredTables {
    var tables = StoredTables()
    for (key, tally) in counters.all where !tally.isEmpty {
      tables.counters[KeyDigest(bytes: key)] = tally.used
    }
    for (key, entry) in registers.all { tables.registers[KeyDigest(bytes: key)] = entry }
    return tables
  }

  private func comesBefore(_ left: KeyDigest, _ right: KeyDigest) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
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
    let returning = Set(left.returning).symmetricDifference(right.returning).map(\.number)
    if let number = returning.min() {
      throw .number(PlateNumber(word: number)?.description ?? String(number))
    }
  }
}
