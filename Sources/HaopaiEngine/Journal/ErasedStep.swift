import HaopaiProgram

/// What is left of a step of an erased case: what it came to for others, so that the journal goes on to
/// give the city as it is. The step itself cannot be taken again.
package struct ErasedStep: Hashable, Sendable {
  package struct CounterMovement: Hashable, Sendable {
    package var key: KeyDigest
    package var delta: Int64
  }

  package struct RegisterMovement: Hashable, Sendable {
    package var key: KeyDigest
    /// Nil ends the entry.
    package var entry: RegisterEntryState?
  }

  /// The case after the step, as `CaseState.erased` leaves it.
  package var state: CaseState
  package var numbers: [NumberChange]
  package var counters: [CounterMovement]
  package var registers: [RegisterMovement]
}

extension ErasedStep {
  /// - Parameters:
  ///   - changes: of the step, with digests for keys.
  ///   - instant: of the erasure.
  init(of changes: borrowing Changes, erasedAt instant: Int64) {
    let keys = changes.keyBytes
    func key(_ range: Range<Int>) -> KeyDigest { KeyDigest(bytes: Array(keys[range])) }
    state = changes.state.erased(at: instant)
    numbers = changes.numbers.map { NumberChange(number: $0.number, change: $0.change) }
    counters = changes.counters.filter { $0.delta != 0 }.map {
      CounterMovement(key: key($0.key), delta: $0.delta)
    }
    registers = changes.registers.filter(\.isWritten).map {
      RegisterMovement(key: key($0.key), entry: $0.entry)
    }
  }

  /// The same as changes to a ledger whose keys are digests.
  /// - Parameters:
  ///   - record: of the erased step.
  ///   - bytes: the record, encoded.
  /// - Throws: `notTaken` for movements that no counter can have made.
  func changes(
    of record: JournalRecord, encoded bytes: [UInt8], in ledger: MemoryLedger
  ) throws(ReplayDifference.Cause) -> Changes {
    var changes = Changes(
      state: state, expectedRevision: record.opening == nil ? record.revision &- 1 : nil)
    changes.numbers = numbers
    for movement in counters {
      guard case .value(let reading) = ledger.used(movement.key.bytes.span),
        !reading.value.addingReportingOverflow(movement.delta).overflow
      else { throw .notTaken }
      let key = changes.keep(movement.key)
      changes.counters.append(
        CounterChange(
          key: key, used: reading.value, delta: movement.delta, place: reading.place))
    }
    for movement in registers {
      guard case .value(let reading) = ledger.entry(movement.key.bytes.span) else {
        throw .notTaken
      }
      let key = changes.keep(movement.key)
      changes.registers.append(
        RegisterChange(
          key: key, read: reading.value, entry: movement.entry, isWritten: true,
          place: reading.place))
    }
    changes.nextDue = state.content.nextDue(at: record.at, isDone: false)
    changes.record = bytes
    return changes
  }

  /// Whether the step can be one of the record's case under its book.
  func fits(_ record: JournalRecord, pinned: CompiledBook) -> Bool {
    state.number == record.caseNumber && state.revision == record.revision
      && state.erasedAt != nil && state.fits(pinned)
      && record.opening.map { $0.business == pinned.programs[state.workflow].workflow.name } ?? true
  }
}

extension Changes {
  /// Puts digests in place of all keys.
  mutating func digestKeys(by keys: KeyDigester) {
    let former = keyBytes
    keyBytes = []
    for index in counters.indices {
      counters[index].key = keep(
        keys.digest(of: former.span.extracting(counters[index].key)))
    }
    for index in registers.indices {
      registers[index].key = keep(
        keys.digest(of: former.span.extracting(registers[index].key)))
    }
  }

  /// - Returns: where the key stands among `keyBytes`.
  fileprivate mutating func keep(_ key: KeyDigest) -> Range<Int> {
    let start = keyBytes.count
    keyBytes += key.bytes
    return start..<keyBytes.count
  }
}
