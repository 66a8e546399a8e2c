import HaopaiDomain
import HaopaiEngine
import HaopaiProgram

/// A twin erases nothing, and knows what an erasure leaves.
extension Twin {
  mutating func erase(_ cases: Set<CaseNumber>, at instant: Instant) {
    for number in cases { erased[number] = instant }
  }

  /// A case as the office must have it.
  func expected(_ number: CaseNumber) -> CaseState? {
    let state = ledger.caseState(number)
    guard let instant = erased[number] else { return state }
    return state?.erased(at: instant.milliseconds)
  }

  /// Whether a case has come to an end and can be erased; false for an unknown one.
  func isOver(_ number: CaseNumber) -> Bool {
    guard let state = ledger.caseState(number) else { return false }
    return state.isOver(in: engine.book(of: state).programs[state.workflow].workflow)
  }

  /// What erased cases had to show for counters.
  var erasedReceipts: [Receipt] {
    erased.keys.flatMap { ledger.caseState($0)?.receipts ?? [] }
  }

  /// The key of an erased case's opening opens another case; here it is taken, and another one stands
  /// for it.
  func freeKey(of opening: JournalRecord.Opening, _ command: PreparedCommand) -> String? {
    guard var key = command.key else { return nil }
    while let first = ledger.opening(
      OpeningKey(business: opening.business, applicant: opening.applicant.id, key: key)),
      erased[first.answer.view.number] != nil
    {
      key += " again"
    }
    return key
  }
}

extension PreparedCommand {
  func keyed(as key: String?) -> PreparedCommand {
    var command = self
    command.key = key
    return command
  }
}

extension JournalRecord {
  /// The same, with the key under which the office has opened the case.
  func opened(as other: JournalRecord) -> JournalRecord {
    guard opening != nil, case .command(let command) = trigger,
      case .command(let known) = other.trigger
    else { return self }
    var record = self
    record.trigger = .command(command.keyed(as: known.key))
    return record
  }
}
