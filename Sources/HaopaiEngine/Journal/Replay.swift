package import HaopaiDomain
package import HaopaiProgram

/// The first place at which a journal and the rules disagree.
package struct ReplayDifference: Error, Hashable, Sendable {
  package enum Cause: Error, Hashable, Sendable {
    /// The record names a book that was not given.
    case unknownBook(ContentHash)
    /// Written under another meaning of the rules.
    case otherSemantics(UInt32)
    /// The step that the record tells of is not taken now.
    case notTaken
    /// It is taken, but another record comes of it.
    case otherRecord
  }

  /// From 0.
  package var position: Int
  package var cause: Cause
}

extension MemoryLedger {
  /// Takes every step of a journal again, with the inputs, facts and numbers that it names, each under
  /// the books of its time.
  package static func replay(
    _ journal: Journal, current: CompiledBook, books: [ContentHash: CompiledBook],
    from start: Instant
  ) throws(ReplayDifference) -> MemoryLedger {
    var inForce = journal.record(at: 0).flatMap { books[$0.current] } ?? current
    var ledger = MemoryLedger(book: inForce, at: start)
    for (position, record) in journal.records().enumerated() {
      do throws(ReplayDifference.Cause) {
        guard let book = books[record.current] else { throw .unknownBook(record.current) }
        if book.hash != inForce.hash {
          ledger.adopt(book, after: inForce)
          inForce = book
        }
        try ledger.take(record, current: inForce, books: books)
      } catch {
        throw ReplayDifference(position: position, cause: error)
      }
    }
    if inForce.hash != current.hash { ledger.adopt(current, after: inForce) }
    return ledger
  }

  private mutating func take(
    _ record: JournalRecord, current: CompiledBook, books: [ContentHash: CompiledBook]
  ) throws(ReplayDifference.Cause) {
    guard record.semantics == CompiledBook.semanticsVersion else {
      throw .otherSemantics(record.semantics)
    }
    guard let pinned = books[record.pinned] else { throw .unknownBook(record.pinned) }
    let instant = Instant(milliseconds: record.at)
    settleLapses(upTo: instant, current: current, books: books)
    guard let state = state(before: record, pinned: pinned) else { throw .notTaken }
    // What could not be carried out before the event of the record cannot be now.
    for passed in 0...StepMachine.maximumMicrosteps {
      var chance = Chance.recorded(record.drawn)
      var trace: StepTrace?
      var memory = StepMemory()
      let result = Engine.step(
        pinned: pinned, current: current, state: state, trigger: record.trigger, at: instant,
        passing: passed, chance: &chance, trace: &trace, memory: &memory, view: self)
      switch consume result {
      case .fault where record.trigger == .due: continue
      case .done(let changes, _):
        guard (try? JournalRecord(decoding: changes.record[...])) == record else {
          throw .otherRecord
        }
        do throws(CommitFailure) {
          return try commit(changes, opening: record.keyedOpening)
        } catch {
          throw .notTaken
        }
      default: throw .notTaken
      }
    }
    throw .notTaken
  }

  private func state(before record: JournalRecord, pinned: CompiledBook) -> CaseState? {
    guard let opening = record.opening else { return caseState(record.caseNumber) }
    guard let workflow = pinned.workflow(named: opening.business) else { return nil }
    return CaseState(
      opening: record.caseNumber, workflow: workflow, of: pinned, applicant: opening.applicant,
      at: Instant(milliseconds: record.at))
  }

  /// Frees what lapsed without a handler; what had a handler stands in the journal.
  package mutating func settleLapses(
    upTo instant: Instant, current: CompiledBook, books: [ContentHash: CompiledBook]
  ) {
    while let wakeUp = nextWakeUp(upTo: instant) {
      advance(to: wakeUp.due)
      guard let state = caseState(wakeUp.caseNumber) else { continue }
      let now = wakeUp.due.milliseconds
      let pinned = books[state.book] ?? current
      lapse(
        state.content.lapsedNumbers(by: pinned, current, at: now), of: wakeUp.caseNumber,
        nextDue: state.content.nextDue(at: now, isDone: true).map(Instant.init(milliseconds:)))
    }
    advance(to: instant)
  }
}

extension JournalRecord {
  fileprivate var keyedOpening: KeyedOpening? {
    guard let opening, case .command(let command) = trigger, let key = command.key else {
      return nil
    }
    return KeyedOpening(
      key: OpeningKey(business: opening.business, applicant: opening.applicant.id, key: key),
      command: command)
  }
}
