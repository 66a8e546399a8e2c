import HaopaiDomain
import HaopaiProgram

/// What a ledger with a store has changed since it was saved: where to look, so that a row that changes
/// ten times is written once.
struct UnsavedChanges: Sendable {
  var records: [[UInt8]] = []
  /// Indices of the ledger's cases.
  var cases: Set<Int> = []
  /// Places in the ledger's tables.
  var counters: Set<Int> = []
  var registers: Set<Int> = []
  /// Numbers that were claimed or issued, or were that until now.
  var numbers: Set<Int64> = []
  var returning: [ReturningNumber] = []
  var openings: [OpeningKey] = []
}

extension CaseState {
  /// Whether time alone changes the case, or it holds numbers.
  var isLive: Bool {
    !self.timers.isEmpty || self.sets.contains { !$0.isEmpty && $0.status == .held }
  }
}
