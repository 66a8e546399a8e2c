import HaopaiDomain
import HaopaiProgram

/// What a ledger with a store has changed since it was saved: where to look, so that a row that changes
/// ten times is written once.
struct UnsavedChanges: Sendable {
  var records: [[UInt8]] = []
  /// Indices of the ledger's cases.
  var cases: Set<Int> = []
  /// Those among them that are at their end, and hold nothing.
  var ended: Set<Int> = []
  /// Places in the ledger's tables.
  var counters: Set<Int> = []
  var registers: Set<Int> = []
  /// Numbers that were claimed or issued, or were that until now.
  var numbers: Set<Int64> = []
  var returning: [StoredReturn] = []
  var openings: [OpeningKey] = []
  var messages: [OutboxMessage] = []
  var delivered: [OutboxKey] = []

  var isEmpty: Bool { records.isEmpty && delivered.isEmpty }
}

extension UnsavedChanges {
  /// - Parameter isEnded: whether the case has come to a final state.
  mutating func note(_ state: CaseState, isEnded: Bool) {
    let index = Int(state.number.value) - 1
    cases.insert(index)
    if isEnded, state.holdsNothing {
      ended.insert(index)
    } else {
      ended.remove(index)
    }
  }
}
