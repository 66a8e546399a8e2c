package import HaopaiDomain

/// Everything one step wants, and everything it expects to be still true. A ledger commits all of
/// it or nothing. There is one of them for each step, and nobody needs a second.
package struct Changes: ~Copyable, Sendable {
  /// The case after the step.
  package var state: CaseState
  package var expects: Expectations
  package var numbers: [NumberChange] = []
  package var counters: [CounterChange] = []
  package var registers: [RegisterChange] = []
  package var outbox: [OutboxMessage] = []
  package var record: JournalRecord
  /// For a command with a key; a commit of an opening binds it to the opening's key.
  package var answer: RecordedAnswer?
  /// The least due instant of the case's timers and clocks; nil when nothing is due ever.
  package var nextDue: Int64?
}

/// What the step read, absences included. The freedom of each taken number is expected too.
package struct Expectations: Hashable, Sendable {
  /// Nil: the case does not exist yet.
  package var revision: UInt64?
  package var counters: [CounterReading] = []
  package var registers: [RegisterReading] = []

  package struct CounterReading: Hashable, Sendable {
    package var key: CounterKey
    package var used: Int64
  }

  package struct RegisterReading: Hashable, Sendable {
    package var key: RegisterKey
    package var entry: RegisterEntryState?
  }
}

package struct NumberChange: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// From the pool to the case.
    case take
    /// Already the case's; now this.
    case mark(NumberSetState.Status)
    /// Back to the pool at once.
    case free
    /// Back to the pool after its return delay.
    case giveBack
  }

  package var number: Int64
  package var plateKind: Int
  package var change: Kind
}

package struct CounterChange: Hashable, Sendable {
  package var key: CounterKey
  package var delta: Int64
}

package struct RegisterChange: Hashable, Sendable {
  package var key: RegisterKey
  /// Nil ends the entry.
  package var entry: RegisterEntryState?
}

/// What the shell delivers once the step is durable.
package struct OutboxMessage: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    case message(code: String, text: BilingualText)
    /// The code itself is made at delivery, from the host's secret, the case and the ordinal.
    case challenge(name: String, ordinal: UInt32, digits: Int)
  }

  package var caseNumber: CaseNumber
  package var address: String
  package var content: Content
  /// Of no use after this instant; `Int64.max` for one that always is.
  package var until: Int64
}
