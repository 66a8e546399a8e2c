public import HaopaiDomain
public import HaopaiEngine
import HaopaiProgram
import Synchronization

/// A record of the journal, in names.
public struct JournalEntry: Hashable, Sendable {
  /// From 0, in the order in which steps were committed.
  public let position: Int
  /// The instant of the step.
  public let at: Instant
  /// The case that the step was of.
  public let caseNumber: CaseNumber
  /// The id of the case's business.
  public let business: String
  /// The case's steps up to this one.
  public let revision: UInt64
  /// Nil for what came due by itself.
  public let command: String?
  /// Who submitted it; nil for what came due by itself. The applicant of an erased case has no identity.
  public let by: Submitter?
  /// The key it was submitted with; nil for none, and for an erased case.
  public let key: String?
  /// The numbers that chance gave.
  public let drawn: [PlateNumber]
  /// The hash of the rules that the case is pinned to, as `RuleBook.hash(ofCity:)` gives it.
  public let rules: String
}

extension Office {
  /// Everything that was accepted or came due, in order. Secrets are not in it.
  /// - Throws: `OfficeFailure` where the archive cannot be read.
  public func journal() throws(OfficeFailure) -> [JournalEntry] {
    try state.withLock { state throws(OfficeFailure) in
      let ledger = state.engine.ledger
      let records = try OfficeFailure.wrapping { () throws(StoreFailure) in
        try ledger.journalRecords()
      }
      return records.enumerated().compactMap { position, record in
        guard let found = ledger.caseState(record.caseNumber) else { return nil }
        let workflow = state.engine.book(of: found).programs[found.workflow].workflow
        var prepared: PreparedCommand?
        if case .command(let command) = record.trigger { prepared = command }
        return JournalEntry(
          position: position, at: Instant(milliseconds: record.at),
          caseNumber: record.caseNumber, business: workflow.name, revision: record.revision,
          command: prepared.map { workflow.commands[$0.command.index].name }, by: prepared?.by,
          key: prepared?.key, drawn: record.drawn.compactMap { PlateNumber(word: $0) },
          rules: record.pinned.description)
      }
    }
  }

  /// Takes every step of the journal again and compares what comes of it with what is kept.
  public func replayAgrees() -> Bool {
    state.withLock { state in
      let ledger = state.engine.ledger
      guard
        let again = try? MemoryLedger.replay(
          ledger.journal, current: state.engine.current, books: state.engine.pinned,
          from: ledger.start)
      else { return false }
      return again.agrees(
        with: ledger, current: state.engine.current, books: state.engine.pinned)
    }
  }
}
