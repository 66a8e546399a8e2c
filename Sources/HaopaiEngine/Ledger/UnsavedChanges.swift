import HaopaiDomain
import HaopaiProgram

/// What a ledger with a store has changed since it was saved: where to look, so that a row that changes
/// ten times is written once.
struct UnsavedChanges: Sendable {
  var records: [[UInt8]] = []
  /// Indices of the ledger's cases.
  var cases: Set<Int> = []
  /// Places in the ledger's tables: of counters, those of which cases that are over have used more or less.
  var counters: Set<Int> = []
  var registers: Set<Int> = []
  /// Numbers that were issued, or that cases claim that are over, or did so until now.
  var numbers: Set<Int64> = []
  var returning: [StoredReturn] = []
  var openings: [OpeningKey] = []
  var messages: [OutboxMessage] = []
  var delivered: [OutboxKey] = []

  var isEmpty: Bool { records.isEmpty && delivered.isEmpty }
}

extension UnsavedChanges {
  /// - Parameter state: of a case that is over now, or was.
  mutating func note(claimsOf state: CaseState) {
    for set in state.sets where set.status == .claimed { numbers.formUnion(set.numbers) }
  }
}
