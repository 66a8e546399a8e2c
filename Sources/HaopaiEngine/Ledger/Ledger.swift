package import HaopaiDomain
package import HaopaiProgram

/// The port behind which a city's cases, numbers, counters and registers are kept.
///
/// One operation changes things: `commit` takes all of a step's changes or none. Everything that a
/// step expects is looked at again there, so that two writers cannot both be right.
package protocol Ledger: LedgerView {
  /// The latest instant that is recorded; no step lies before it.
  var clock: Instant { get }
  var nextCaseNumber: CaseNumber { get }

  func caseState(_ number: CaseNumber) -> CaseState?
  /// The case that an opening with this key made.
  func opening(_ key: OpeningKey) -> RecordedOpening?
  /// Of everything due at or before the instant, the first: by due instant, then by case.
  mutating func nextWakeUp(upTo instant: Instant) -> WakeUp?
  /// Moves the clock on: returned numbers whose delay is over and ranges released meanwhile become
  /// free.
  mutating func advance(to instant: Instant)
  /// Frees held numbers whose clock ran out without a handler.
  mutating func lapse(_ numbers: [Int64], of number: CaseNumber, nextDue: Instant?)
  /// Goes on under another book: with its pools and its delay. Whoever has a number keeps it.
  mutating func adopt(_ book: CompiledBook)
  /// - Parameter opening: for a case that is opened with a key.
  mutating func commit(_ changes: borrowing Changes, opening: KeyedOpening?) throws(CommitFailure)
  func journalRecords() throws(StoreFailure) -> [JournalRecord]
}

/// A case has something due.
package struct WakeUp: Hashable, Sendable {
  package var due: Instant
  package var caseNumber: CaseNumber
}

/// The scope in which a key for an opening is unique.
package struct OpeningKey: Hashable, Sendable {
  package var business: String
  package var applicant: String
  package var key: String

  package init(business: String, applicant: String, key: String) {
    self.business = business
    self.applicant = applicant
    self.key = key
  }
}

/// An opening with a key, for every later attempt with that key to be known by.
package struct KeyedOpening: Hashable, Sendable {
  package var key: OpeningKey
  package var command: PreparedCommand
}

package struct RecordedOpening: Hashable, Sendable {
  package var command: PreparedCommand
  package var answer: RecordedAnswer
}

/// What is no longer true of a step's expectations. The step is taken again.
package enum CommitFailure: Error, Hashable, Sendable {
  /// The case has moved on.
  case conflict
  /// The number has another owner.
  case taken(Int64)
  /// A counter or a register has moved.
  case moved
}
