import Haopai
import HaopaiDomain
import HaopaiEngine
import HaopaiEngineOracle
import HaopaiProgram
import HaopaiRandomRules
import HaopaiSQLite

extension SimulatedWorld {
  /// A commit has failed, or seems to have: nobody is told, and the office is opened again.
  func fail() throws(Violation) {
    let attempt = watch.takeAttempt()
    try reopen(.kill, attempted: try decoded(attempt?.records ?? []))
  }

  func restart(_ restart: SimulatedStep.Restart) throws(Violation) {
    guard office != nil else { return }
    // A commit may be under way.
    let attempt = watch.takeAttempt()
    try reopen(restart, attempted: try decoded(attempt?.records ?? []))
  }

  /// - Parameter attempted: steps of which it is not known whether they are kept.
  private func reopen(
    _ restart: SimulatedStep.Restart, attempted: [JournalRecord]
  ) throws(Violation) {
    counted.restarts += 1
    // Nobody was told: whoever has no answer asks again.
    waiting = (underWay?.told ?? []) + waiting
    underWay = nil
    unlookedAt = []
    for step in waiting.map({ $0.repeated ?? $0.step }) where answers[step] == nil {
      cases[step] = nil
    }
    waiting = []
    if restart != .clean { disk.killProcess() }
    archive = nil
    office = nil
    if case .powerLoss(let seed) = restart {
      counted.powerLosses += 1
      var dice = Dice(seed: seed)
      disk.losePower(&dice)
    }
    disk.beginLife()
    watch.beginLife()
    let office = try openedOffice()
    try check(office, attempted: attempted)
    for delivery in office.collectDueMessages() { hear(delivery) }
  }

  func openedOffice() throws(Violation) -> Office {
    if let office { return office }
    var failure = ""
    // The first attempt may meet what was prepared to fail.
    for _ in 0..<2 {
      do {
        let office = try openOffice()
        self.office = office
        return office
      } catch {
        archive = nil
        failure = "\(error)"
        disk.killProcess()
        disk.beginLife()
      }
    }
    throw Violation(.reopens, failure)
  }

  private func openOffice() throws -> Office {
    lives += 1
    let database = try SQLiteDatabase(path: path, by: FileApproach(fileSystem: disk.name))
    let archive = OfficeArchive(WatchedArchive(archive: database, watch: watch))
    self.archive = archive
    var options = Office.Options(chance: .seeded(seed &+ lives - 1), secret: Self.secret)
    // What is let go of is read again, also while a save is under way.
    options.atHand = [nil, 0, 1, 4][Int(seed / 4 % 4)]
    return try Office(city: book.city, of: rules[0], in: archive, at: start, options: options)
  }

  /// Holds what an office found when it was opened against what was told before.
  private func check(_ office: Office, attempted: [JournalRecord]) throws(Violation) {
    let ledger = office.ledger
    guard let found = try? ledger.journalRecords() else {
      throw Violation(.reopens, "the journal cannot be read")
    }
    try checkErased(found)
    guard found.count >= settled,
      areTheSame(found.prefix(settled), journal.prefix(settled))
    else {
      throw Violation(
        .nothingIsLost, "\(settled) steps were told of, \(found.count) are there")
    }
    let known = journal + attempted
    guard found.count <= known.count, areTheSame(found[...], known.prefix(found.count)) else {
      throw Violation(.nothingIsInvented, "step \(found.count) was never asked for")
    }
    guard [settled, journal.count, known.count].contains(found.count) else {
      throw Violation(
        .nothingIsLost, "a commit is there in part: \(found.count) of \(known.count) steps")
    }
    guard try isFollowing() else { throw Violation(.reopens, "publications cannot be read") }
    if found.count > journal.count {
      let difference = twin.take(Array(known[journal.count..<found.count]))
      if let difference { throw Violation(.twinAgrees, difference) }
    } else if found.count < journal.count {
      twin = Twin(book: book, at: start, knowing: books, erased: twin.erased)
      guard try isFollowing() else { throw Violation(.reopens, "publications cannot be read") }
      let difference = twin.take(Array(known.prefix(found.count)))
      if let difference { throw Violation(.twinAgrees, difference) }
    }
    journal = Array(known.prefix(found.count))
    guard ledger.clock.milliseconds >= found.last?.at ?? 0 else {
      throw Violation(.timeGoesOn, "the clock stands before the last step")
    }
    if let broken = ledger.brokenInvariant(
      in: office.book, countingPools: true, erased: twin.erasedReceipts)
    {
      throw Violation(.ledgerIsWhole, broken)
    }
    let difference = twin.difference(from: ledger, under: office.book)
    if let difference { throw Violation(.twinAgrees, difference) }
    let summary: AuditSummary
    do throws(OfficeFailure) {
      summary = try office.audit()
    } catch {
      throw Violation(.auditAgrees, error.detail)
    }
    guard summary.steps == found.count, summary.erasedCases == twin.erased.count else {
      throw Violation(
        .auditAgrees, "\(summary.steps) steps, \(summary.erasedCases) cases are erased")
    }
    if !hasResidue { try checkFiles() }
  }

  /// Closes the office, opens it once more, and looks at everything.
  func finish() throws(Violation) {
    try save(isHeard: false)
    try reopen(.clean, attempted: [])
    try eraseAgain()
    guard twin.erased.isEmpty || !hasResidue else {
      throw Violation(.erasedIsGone, "files are never rid of it")
    }
    let clock = office?.clock.milliseconds ?? 0
    for message in twin.messages
    where message.until > clock && twin.erased[message.caseNumber] == nil {
      let id = "\(message.caseNumber.value).\(message.revision).\(message.place)"
      guard heard.contains(id) else {
        throw Violation(.messagesArrive, "\(id) was never handed out")
      }
    }
    archive = nil
    office = nil
  }
}
