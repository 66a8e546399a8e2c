import Haopai
import HaopaiDomain
import HaopaiEngine
import HaopaiProgram

extension SimulatedWorld {
  /// Has the office erase cases, which saves all that was done before.
  func erase(_ openings: [Int]) throws(Violation) {
    try erase { Set(openings.compactMap { self.cases[$0]?.number }) }
  }

  /// The same of all that is erased already, whether anybody was told of it or not.
  func eraseAgain() throws(Violation) { try erase { Set(self.twin.erased.keys) } }

  /// - Parameter cases: as they are known once all that was done before is saved.
  private func erase(_ cases: () -> Set<CaseNumber>) throws(Violation) {
    // Nobody has the office in hand while another one is opened.
    guard try land(isHeard: true), try isErased(cases) else { return try fail() }
  }

  /// - Returns: false where nobody knows whether it was done.
  private func isErased(_ cases: () -> Set<CaseNumber>) throws(Violation) -> Bool {
    let office = try openedOffice()
    let numbers = cases()
    guard !numbers.isEmpty else { return true }
    let before = office.ledger
    erasing = (numbers, before.clock)
    guard let answer = try? office.erase(numbers.sorted(), at: before.clock) else {
      hasResidue = true
      return false
    }
    switch answer {
    case .refused(let refusals):
      erasing = nil
      try check(refusals, at: office, unchangedFrom: before)
      return true
    case .erased(let count, let isScrubbed):
      let fresh = numbers.filter { twin.erased[$0] == nil }
      guard count == fresh.count else {
        throw Violation(.erasedIsGone, "\(count) of \(fresh.count) cases are erased")
      }
      let waited = waiting
      waiting = []
      guard try isFollowing() else { return false }
      let records = try settle(waited, at: office)
      for number in fresh.sorted() where !twin.isOver(number) {
        throw Violation(.erasedIsGone, "case \(number.value) was not over")
      }
      forget(fresh, at: before.clock)
      hasResidue = !isScrubbed
      if isScrubbed { try checkFiles() }
      unlookedAt.formUnion(fresh)
      return try isAgreed(office, changed: records)
    }
  }

  private func check(
    _ refusals: [ErasureRefusal], at office: Office, unchangedFrom before: MemoryLedger
  ) throws(Violation) {
    guard office.ledger.isUnchanged(from: before) else {
      throw Violation(.refusalsLeaveNoTrace, "an erasure was refused and changed something")
    }
    for refusal in refusals {
      if case .unknownCase(let number) = refusal {
        throw Violation(.nothingIsLost, "case \(number.value) is unknown")
      }
      // The twin knows nothing of what is not saved.
      guard before.hasUnsavedSteps || !twin.isOver(refusal.caseNumber) else {
        throw Violation(.refusalsHaveReasons, "case \(refusal.caseNumber.value) is over")
      }
    }
  }

  /// Nobody knows any more what was said of cases.
  private func forget(_ numbers: Set<CaseNumber>, at instant: Instant) {
    erasing = nil
    twin.erase(numbers, at: instant)
    counted.erasures += numbers.count
    said.forget(numbers)
    answers = answers.filter { !numbers.contains($0.value.view.number) }
  }

  // MARK: - What must hold

  /// An erasure is there as a whole, once it was told of, and nothing else is erased.
  func checkErased(_ found: [JournalRecord]) throws(Violation) {
    let gone = Set(found.filter { $0.erased != nil }.map(\.caseNumber))
    let known = Set(twin.erased.keys)
    defer { erasing = nil }
    guard gone != known else { return }
    guard let (numbers, instant) = erasing, gone == known.union(numbers) else {
      throw Violation(
        .erasedIsGone, "cases \(gone.map(\.value).sorted()) are erased, \(known.count) known")
    }
    forget(numbers.subtracting(known), at: instant)
  }

  /// Whether records are those that were written, or what an erasure leaves of them.
  func areTheSame(
    _ found: ArraySlice<JournalRecord>, _ known: ArraySlice<JournalRecord>
  ) -> Bool {
    found.count == known.count
      && zip(found, known).allSatisfy { found, known in
        guard let left = found.erased else {
          return found == known && twin.erased[known.caseNumber] == nil
        }
        return left.state.applicant.id.isEmpty && known.erased(to: left) == found
      }
  }

  /// What is kept of cases that are not erased, and for all: a text in it is theirs, too.
  private var keptOfOthers: [[UInt8]] {
    let ledger = twin.ledger
    let numbers = (1..<ledger.nextCaseNumber.value).map { CaseNumber($0) }
    var kept = numbers.filter { twin.erased[$0] == nil }
      .compactMap { ledger.caseState($0)?.row }
    for record in journal where twin.erased[record.caseNumber] == nil {
      var bytes: [UInt8] = []
      record.encode(into: &bytes)
      kept.append(bytes)
    }
    kept += ((try? ledger.tables())?.registers.values.map(\.row)) ?? []
    kept += twin.messages.filter { twin.erased[$0.caseNumber] == nil }.map(\.row)
    return kept + rules.compactMap { $0.storedBook(ofCity: book.city)?.row }
  }

  /// Nothing that only erased cases knew is in any file.
  func checkFiles() throws(Violation) {
    let found = TextSearch(said.texts(of: twin.erased.keys)).found(in: disk.contents)
    guard !found.isEmpty else { return }
    if let text = found.subtracting(TextSearch(found).found(in: keptOfOthers)).min() {
      throw Violation(.erasedIsGone, "`\(text)` is still there")
    }
  }
}
