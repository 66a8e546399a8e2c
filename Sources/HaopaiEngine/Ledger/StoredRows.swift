package import HaopaiDomain
package import HaopaiProgram

/// The rows that steps since the last `save` have left, each as it is now.
package struct UnsavedRows: Sendable {
  package struct CaseRow: Sendable {
    package var number: CaseNumber
    package var row: [UInt8]
    /// Whether the case has not come to its end, or holds numbers there.
    package var isLive: Bool
  }

  /// A number that was issued, or that a case claims that is over; nil for one that is neither any more.
  package struct TakenNumber: Sendable {
    package var number: Int64
    package var taken: StoredNumber?
  }

  /// Encoded, in the order of their steps.
  package var records: [[UInt8]] = []
  /// The instant that everybody was told of.
  package var clock: Instant
  package var cases: [CaseRow] = []
  /// What cases that are over have used.
  package var counters: [(key: KeyDigest, used: Int64)] = []
  /// Nil ends an entry.
  package var registers: [(key: KeyDigest, row: [UInt8]?)] = []
  package var numbers: [TakenNumber] = []
  package var returning: [StoredReturn] = []
  package var openings: [(key: KeyDigest, row: [UInt8])] = []
  /// What is to be delivered.
  package var messages: [OutboxMessage] = []
  /// What was delivered.
  package var delivered: [OutboxKey] = []
}

/// What is left of erased cases, for a store to put in place of what it has of them. Openings, keys
/// and undelivered messages of the cases have no place any more.
package struct ErasedRows: Sendable {
  package struct Record: Sendable {
    /// Of the journal, from 0.
    package var position: Int
    package var record: [UInt8]
  }

  package var records: [Record] = []
  package var cases: [UnsavedRows.CaseRow] = []
  package var openings: [KeyDigest] = []
}

/// A number that was issued, or that a case claims that is over, as a store says it.
package struct StoredNumber: Hashable, Sendable {
  package var number: Int64
  package var caseNumber: CaseNumber
  package var status: NumberSetState.Status

  package init(number: Int64, caseNumber: CaseNumber, status: NumberSetState.Status) {
    self.number = number
    self.caseNumber = caseNumber
    self.status = status
  }
}

/// A number on its way back to the pool, as a store says it.
package struct StoredReturn: Hashable, Sendable {
  package var due: Int64
  package var number: Int64

  package init(due: Int64, number: Int64) {
    self.due = due
    self.number = number
  }
}

/// A number on its way back to the pool.
struct ReturningNumber: Hashable, Sendable {
  var due: Int64
  var number: Int64
  /// Nil for one that is in none of the ledger's pools.
  var place: PoolPlace?
}

/// What a store holds of a city, enough for its ledger to go on.
package struct StoredCity: Sendable {
  /// Where the ledger's clock began.
  package var start: Instant
  /// The latest instant that anybody was told of.
  package var clock: Instant
  package var caseCount: UInt64
  /// Those that have not come to their end, or hold numbers there.
  package var liveCases: [CaseState]
  /// Numbers that were issued, or that cases claim that are over; those of live cases are found in them.
  package var taken: [StoredNumber]
  package var returning: [StoredReturn]
  /// Messages that nobody has said are delivered, in the order in which they came.
  package var undelivered: [OutboxMessage]

  package init(
    start: Instant, clock: Instant, caseCount: UInt64, liveCases: [CaseState] = [],
    taken: [StoredNumber] = [], returning: [StoredReturn] = [],
    undelivered: [OutboxMessage] = []
  ) {
    self.undelivered = undelivered
    self.start = start
    self.clock = clock
    self.caseCount = caseCount
    self.liveCases = liveCases
    self.taken = taken
    self.returning = returning
  }
}

/// What is wrong with what a store holds of a city.
package enum StoredFault: Error, Hashable, Sendable {
  /// A case is pinned to rules that the store does not have.
  case missingBook(CaseNumber, ContentHash)
  /// A number that two cases have.
  case twoOwners(PlateNumber, CaseNumber, CaseNumber)
  /// What cannot be read, or cannot be true.
  case unreadable(StoreFailure)
}

/// What there is of counters and registers, for whoever compares all of it.
package struct StoredTables: Hashable, Sendable {
  /// Those of which something is used.
  package var counters: [KeyDigest: Int64] = [:]
  package var registers: [KeyDigest: RegisterEntryState] = [:]

  package init() {}
}
