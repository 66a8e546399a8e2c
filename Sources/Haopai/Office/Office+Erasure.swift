public import HaopaiDomain
public import HaopaiEngine
import HaopaiProgram
import Synchronization

/// Why a case is not erased. Nothing was.
public enum ErasureRefusal: Error, Hashable, Sendable {
  /// The city has no such case.
  case unknownCase(CaseNumber)
  /// The case has not come to its end, or holds numbers there.
  case notOver(CaseNumber)

  /// The case that is not erased.
  public var caseNumber: CaseNumber {
    switch self {
    case .unknownCase(let number), .notOver(let number): number
    }
  }

  /// For a person: why, and what may be done.
  public var text: BilingualText {
    switch self {
    case .unknownCase: BilingualText(zh: "没有此办件", en: "there is no such case")
    case .notOver:
      BilingualText(
        zh: "办件还没有办结，或仍保留着号码；办结之后才能删除个人信息",
        en: "the case is not over, or holds numbers; only the data of one that is over is erased")
    }
  }
}

/// What came of an erasure.
public enum ErasureAnswer: Hashable, Sendable {
  /// - Parameters:
  ///   - count: of the cases, those that were not erased before.
  ///   - isScrubbed: whether nothing of them is left in the archive's files. While somebody reads the
  ///     archive, parts that he needs stay: erase again when he is done.
  case erased(count: Int, isScrubbed: Bool)
  /// Nothing was erased, for these reasons.
  case refused([ErasureRefusal])
}

extension Office {
  /// Erases the personal data of cases that are over: who applied, what was submitted and looked up, what
  /// the case knew and what was sent. That there was a case, its states, instants and numbers stay, and
  /// numbers keep their owner. Counters and registers go on to count whom they counted.
  ///
  /// It cannot be undone. Every step of the journal is taken again for it, and the archive's files are
  /// written anew: an office with many cases is busy for a while. Backups keep what they have.
  /// - Parameters:
  ///   - numbers: of cases; one that is erased already stays so.
  ///   - instant: which the journal is to name as that of the erasure.
  /// - Throws: `OfficeFailure` where the office has no archive, the archive fails, or does not hold what
  ///   its journal gives. Nothing is erased then, or all is and still lies in the archive's files: erase
  ///   again.
  public func erase(
    _ numbers: [CaseNumber], at instant: Instant
  ) throws(OfficeFailure) -> ErasureAnswer {
    guard archive != nil else { throw .noArchive }
    return try state.withLock { state throws(OfficeFailure) in
      let refusals = numbers.compactMap { refusal(of: $0, state) }
      guard refusals.isEmpty else {
        try Self.checkReading(state)
        return .refused(refusals)
      }
      let cases = Set(numbers.filter { state.engine.ledger.caseState($0)?.erasedAt == nil })
      try state.save()
      return try OfficeFailure.auditing {
        if !cases.isEmpty {
          let rows = try state.engine.ledger.erasing(
            cases, at: instant.milliseconds, current: state.engine.current,
            books: state.engine.pinned)
          try state.engine.ledger.erase(rows)
          state.engine.forgetDue(of: cases)
        }
        return .erased(count: cases.count, isScrubbed: try state.engine.ledger.scrub())
      }
    }
  }

  /// Why cases would not be erased; empty where all of them would.
  /// - Throws: `OfficeFailure` where not all of them could be read.
  public func refusals(
    toErase numbers: [CaseNumber]
  ) throws(OfficeFailure) -> [ErasureRefusal] {
    try state.withLock { state throws(OfficeFailure) in
      let refusals = numbers.compactMap { refusal(of: $0, state) }
      try Self.checkReading(state)
      return refusals
    }
  }

  /// The cases with personal data that can be erased and came to their end before an instant.
  /// - Throws: `OfficeFailure` where not all cases could be read.
  public func casesOver(before instant: Instant) throws(OfficeFailure) -> [CaseNumber] {
    try state.withLock { state throws(OfficeFailure) in
      let numbers = (1..<state.engine.ledger.nextCaseNumber.value).map { CaseNumber($0) }
      let over = numbers.filter { number in
        guard let found = state.engine.ledger.caseState(number), found.erasedAt == nil,
          refusal(of: number, state) == nil, let end = found.entered.last
        else { return false }
        return end < instant.milliseconds
      }
      try Self.checkReading(state)
      return over
    }
  }

  /// A case that could not be read is not unknown.
  private static func checkReading(_ state: borrowing State) throws(OfficeFailure) {
    try OfficeFailure.wrapping { () throws(StoreFailure) in
      try state.engine.ledger.store?.check()
    }
  }

  private func refusal(of number: CaseNumber, _ state: borrowing State) -> ErasureRefusal? {
    guard let found = state.engine.ledger.caseState(number) else { return .unknownCase(number) }
    let workflow = state.engine.book(of: found).programs[found.workflow].workflow
    return found.isOver(in: workflow) ? nil : .notOver(number)
  }
}
