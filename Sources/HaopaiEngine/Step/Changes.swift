/// Everything one step wants, and everything it expects to be still true. A ledger commits all of
/// it or nothing. There is one of them for each step, and nobody needs a second.
package struct Changes: ~Copyable, Sendable {
  /// The case after the step.
  package var state: CaseState
  /// The case's revision before it; nil: the case does not exist yet.
  package var expectedRevision: UInt64?
  /// That each number taken is free is expected, too.
  package var numbers: [NumberChange] = []
  /// Keys of counters and registers, one behind the other.
  package var keyBytes: [UInt8] = []
  /// All that the step has read, moved or not.
  package var counters: [CounterChange] = []
  /// All that the step has read, written or not.
  package var registers: [RegisterChange] = []
  package var outbox: [OutboxMessage] = []
  /// The step's journal record, encoded.
  package var record: [UInt8] = []
  /// For a command with a key; a commit of an opening binds it to the opening's key.
  package var answer: RecordedAnswer?
  /// The least due instant of the case's timers and clocks; nil when nothing is due ever.
  package var nextDue: Int64?
  /// Whether the case has come to a final state.
  package var isEnded = false
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
  package var change: Kind
  /// For one that is taken: where it stands in the pools of the view, so that the ledger behind the view
  /// need not look for it.
  package var place: PoolPlace? = nil
}

/// A counter that the step has read, and by how much it moves it.
package struct CounterChange: Hashable, Sendable {
  /// The bytes of its `CounterKey` among `Changes.keyBytes`.
  package var key: Range<Int>
  /// As it was read, 0 for one that never was used; expected to be so still.
  package var used: Int64
  package var delta: Int64
  /// Where the view found it.
  package var place: Int?
}

/// A register entry that the step has read, and what it writes.
package struct RegisterChange: Hashable, Sendable {
  /// The bytes of its `RegisterKey` among `Changes.keyBytes`.
  package var key: Range<Int>
  /// As it was read, nil for one that is not there; expected to be so still.
  package var read: RegisterEntryState?
  /// Nil ends the entry.
  package var entry: RegisterEntryState?
  package var isWritten: Bool
  /// Where the view found it.
  package var place: Int?
}

/// What the shell delivers once the step is durable.
package struct OutboxMessage: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    case message(MessageText)
    /// The code itself is made at delivery, from the host's secret, the case and the ordinal.
    case challenge(name: String, ordinal: UInt32, digits: Int)
  }

  package var caseNumber: CaseNumber
  /// The case's revision after the step, and the message's place among those of the step: no other
  /// message of the city has them.
  package var revision: UInt64
  package var place: Int
  package var address: String
  package var content: Content
  /// Of no use after this instant; `Int64.max` for one that always is.
  package var until: Int64
}
