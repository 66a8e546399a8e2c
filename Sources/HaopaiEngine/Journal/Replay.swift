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
  /// the books of its time. There are no steps of erased cases in it.
  package static func replay(
    _ journal: Journal, current: CompiledBook, books: [ContentHash: CompiledBook],
    from start: Instant
  ) throws(ReplayDifference) -> MemoryLedger {
    let records = journal.records()
    var replay = Replay(of: records, current: current, books: books, from: start, keys: nil)
    try replay.take(records)
    return replay.ledger
  }
}

/// A journal on its way to the ledger that comes of it.
///
/// Steps of erased cases know keys by their digests only. Where there may be some, the ledger's own keys
/// are digests, too, whoever asks for one.
package struct Replay: Sendable {
  package private(set) var ledger: MemoryLedger
  /// Nil for a ledger with keys as they are.
  private let keys: KeyDigester?
  private let current: CompiledBook
  private let books: [ContentHash: CompiledBook]
  private var inForce: CompiledBook

  /// - Parameter current: the book in force after the last record.
  init(
    of records: [JournalRecord], current: CompiledBook, books: [ContentHash: CompiledBook],
    from start: Instant, keys: KeyDigester?
  ) {
    self.keys = keys
    self.current = current
    self.books = books
    inForce = records.first.flatMap { books[$0.current] } ?? current
    ledger = MemoryLedger(book: inForce, at: start)
  }

  /// Takes all steps in their order.
  /// - Parameters:
  ///   - cases: that are to be erased.
  ///   - instant: of the erasure.
  /// - Returns: what is to be left of the steps of these cases, by position.
  @discardableResult
  mutating func take(
    _ records: [JournalRecord], erasing cases: Set<CaseNumber> = [], at instant: Int64 = 0
  ) throws(ReplayDifference) -> [Int: ErasedStep] {
    var left: [Int: ErasedStep] = [:]
    for (position, record) in records.enumerated() {
      do throws(ReplayDifference.Cause) {
        let changes = try changes(of: record)
        if cases.contains(record.caseNumber) {
          left[position] = ErasedStep(of: changes, erasedAt: instant)
        }
        try commit(changes, of: record)
      } catch {
        throw ReplayDifference(position: position, cause: error)
      }
    }
    if inForce.hash != current.hash { ledger.adopt(current) }
    return left
  }

  private mutating func commit(
    _ changes: consuming Changes, of record: JournalRecord
  ) throws(ReplayDifference.Cause) {
    do throws(CommitFailure) {
      try ledger.commit(changes, opening: record.keyedOpening)
    } catch {
      throw .notTaken
    }
  }

  /// What the step of a record comes to, everything before it being taken.
  private mutating func changes(
    of record: JournalRecord
  ) throws(ReplayDifference.Cause) -> Changes {
    guard let book = books[record.current] else { throw .unknownBook(record.current) }
    if book.hash != inForce.hash {
      ledger.adopt(book)
      inForce = book
    }
    guard record.semantics == CompiledBook.semanticsVersion else {
      throw .otherSemantics(record.semantics)
    }
    guard let pinned = books[record.pinned] else { throw .unknownBook(record.pinned) }
    ledger.settleLapses(
      upTo: Instant(milliseconds: record.at), current: inForce, books: books)
    if let left = record.erased {
      // A case is erased from its first step to its last.
      guard keys != nil, left.fits(record, pinned: pinned),
        record.opening != nil || ledger.caseState(record.caseNumber)?.erasedAt != nil
      else { throw .notTaken }
      var bytes: [UInt8] = []
      record.encode(into: &bytes)
      return try left.changes(of: record, encoded: bytes, in: ledger)
    }
    var changes = try step(record, pinned: pinned)
    if let keys { changes.digestKeys(by: keys) }
    return changes
  }

  private func step(
    _ record: JournalRecord, pinned: CompiledBook
  ) throws(ReplayDifference.Cause) -> Changes {
    guard let state = state(before: record, pinned: pinned) else { throw .notTaken }
    // What could not be carried out before the event of the record cannot be now.
    for passed in 0...StepMachine.maximumMicrosteps {
      var chance = Chance.recorded(record.drawn)
      var trace: StepTrace?
      var memory = StepMemory()
      let result = Engine.step(
        pinned: pinned, current: inForce, state: state, trigger: record.trigger,
        at: Instant(milliseconds: record.at), passing: passed, chance: &chance, trace: &trace,
        memory: &memory, view: DigestedView(ledger: ledger, keys: keys))
      switch consume result {
      case .fault where record.trigger == .due: continue
      case .done(let changes, _):
        guard (try? JournalRecord(decoding: changes.record[...])) == record else {
          throw .otherRecord
        }
        return changes
      default: throw .notTaken
      }
    }
    throw .notTaken
  }

  private func state(before record: JournalRecord, pinned: CompiledBook) -> CaseState? {
    guard let opening = record.opening else {
      let state = ledger.caseState(record.caseNumber)
      return state?.erasedAt == nil ? state : nil
    }
    guard let workflow = pinned.workflow(named: opening.business) else { return nil }
    return CaseState(
      opening: record.caseNumber, workflow: workflow, of: pinned, applicant: opening.applicant,
      at: Instant(milliseconds: record.at))
  }
}

extension MemoryLedger {
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
        state.content.lapsedNumbers(by: pinned, at: now), of: wakeUp.caseNumber,
        nextDue: state.content.nextDue(at: now, isDone: true).map(Instant.init(milliseconds:)))
    }
    advance(to: instant)
  }
}

extension JournalRecord {
  /// Nil for an opening without a key, and for any other step.
  var keyedOpening: KeyedOpening? {
    guard let opening, case .command(let command) = trigger, let key = command.key else {
      return nil
    }
    return KeyedOpening(
      key: OpeningKey(business: opening.business, applicant: opening.applicant.id, key: key),
      command: command)
  }
}
