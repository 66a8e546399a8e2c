import Haopai
import HaopaiDomain
import HaopaiEngine
import HaopaiEngineOracle
import HaopaiProgram

extension SimulatedWorld {
  func save(isHeard: Bool) throws(Violation) {
    // Nobody has the office in hand while another one is opened.
    guard try land(isHeard: isHeard), try isBegun(), try land(isHeard: isHeard) else {
      return try fail()
    }
  }

  func begin(isFast: Bool) throws(Violation) {
    guard try land(isHeard: true), try isBegun() else { return try fail() }
    if isFast { underWay?.saving.complete() }
  }

  /// - Returns: false where a commit has failed before.
  private func isBegun() throws(Violation) -> Bool {
    let office = try openedOffice()
    counted.commits += 1
    guard let saving = try? office.beginSave() else { return false }
    underWay = (saving, waiting)
    waiting = []
    return true
  }

  /// - Returns: false where the commit failed, or something that it rests on could not be read.
  func land(isHeard: Bool) throws(Violation) -> Bool {
    guard let (saving, waited) = underWay else { return true }
    let office = try openedOffice()
    guard (try? office.endSave(saving)) != nil else { return false }
    underWay = nil
    guard try isFollowing() else { return false }
    let records = try settle(waited, at: office)
    if isHeard { acknowledge(waited, at: office) }
    return try isAgreed(office, changed: records)
  }

  /// All that was done so far is saved.
  /// - Returns: the steps that are saved now.
  func settle(_ waited: [Told], at office: Office) throws(Violation) -> [JournalRecord] {
    if let fault = office.faults.first {
      throw Violation(.rulesHold, "\(fault.event): \(fault.text.en)")
    }
    let rows = watch.takeAttempt()
    let records = try decoded(rows?.records ?? [])
    try countAnswers(waited, records)
    if let difference = twin.take(records) { throw Violation(.twinAgrees, difference) }
    journal += records
    for told in waited { try tell(told) }
    // What anybody is told rests on all that was there.
    if rows != nil || !waited.isEmpty { settled = journal.count }
    return records
  }

  /// Who was told has what he was told, and not what others wait for.
  private func acknowledge(_ waited: [Told], at office: Office) {
    guard !waiting.isEmpty else { return office.acknowledge() }
    for told in waited {
      if case .accepted(let accepted) = told.answer { office.acknowledge(accepted.outbox) }
    }
  }

  /// Holds what an office has in hand against its twin.
  /// - Returns: false where that could not be read.
  func isAgreed(
    _ office: Office, changed records: [JournalRecord]
  ) throws(Violation) -> Bool {
    let ledger = office.ledger
    unlookedAt.formUnion(records.map(\.caseNumber))
    var difference: String?
    // The twin knows nothing of what is not saved.
    if !ledger.hasUnsavedSteps {
      difference = twin.difference(from: ledger, of: unlookedAt.sorted())
      unlookedAt = []
    }
    let wrong =
      difference.map { Violation(.twinAgrees, $0) }
      ?? ledger.brokenInvariant(in: office.book, countingPools: false, erased: twin.erasedReceipts)
      .map { Violation(.ledgerIsWhole, $0) }
    guard let wrong else { return true }
    // What could not be read is not known, and nobody is told.
    guard (try? office.save()) != nil else { return false }
    throw wrong
  }

  func decoded(_ records: [[UInt8]]) throws(Violation) -> [JournalRecord] {
    var decoded: [JournalRecord] = []
    for record in records {
      guard let record = try? JournalRecord(decoding: record[...]) else {
        throw Violation(.auditAgrees, "a record cannot be read")
      }
      if let last = decoded.last ?? journal.last, last.at > record.at {
        throw Violation(.timeGoesOn, "a step at \(record.at) comes after one at \(last.at)")
      }
      decoded.append(record)
    }
    return decoded
  }

  /// Each command that was taken now is a step, and each step of a command was asked for.
  private func countAnswers(
    _ waited: [Told], _ records: [JournalRecord]
  ) throws(Violation) {
    let taken = waited.count { told in
      if case .accepted(let accepted) = told.answer { return !accepted.isRepeat }
      return false
    }
    let kept = records.count { if case .command = $0.trigger { true } else { false } }
    guard taken == kept else {
      throw Violation(
        taken > kept ? .nothingIsLost : .nothingIsInvented,
        "\(taken) commands were accepted, \(kept) are kept")
    }
  }

  private func tell(_ told: Told) throws(Violation) {
    guard case .accepted(let accepted) = told.answer else {
      if case .failed(let failure) = told.answer {
        if failure.code == .unknownCase, told.isOfKnownCase {
          throw Violation(.nothingIsLost, "\(told.request.name): a case is unknown")
        }
        if failure.code == .internalFault { throw Violation(.rulesHold, failure.text.en) }
      }
      if let repeated = told.repeated, answers[repeated] != nil {
        guard told.isChanged, case .refused(let refusals, _) = told.answer,
          refusals.map(\.code) == ["key-reused"]
        else {
          throw Violation(
            .repeatsAreAnsweredTheSame, "\(told.request.name) again: \(told.answer)")
        }
      }
      return
    }
    for delivery in accepted.outbox { hear(delivery) }
    let key = told.repeated ?? told.step
    if let first = answers[key] {
      guard !told.isChanged, accepted.isRepeat, accepted.view == first.view,
        accepted.said == first.said,
        first.outbox.suffix(accepted.outbox.count) == accepted.outbox[...]
      else {
        throw Violation(
          .repeatsAreAnsweredTheSame, "\(told.request.name) again: another answer than the first")
      }
    } else if told.request.key != nil, !told.isChanged {
      answers[key] = accepted
    }
  }

  func hear(_ delivery: Delivery) {
    heard.insert(delivery.id)
    if case .code(_, let code) = delivery.content { codes[delivery.caseNumber] = code }
  }
}
