public import HaopaiDomain
public import HaopaiEngine
import HaopaiProgram
import Synchronization

/// A case among the others of its city, for whoever looks through them.
public struct CaseSummary: Hashable, Sendable {
  /// By which it is asked for, within its city.
  public let number: CaseNumber
  /// The business's title.
  public let business: BilingualText
  /// Identity number or credit code, unmasked; nil once it is erased.
  public let applicant: String?
  /// When it was opened.
  public let openedAt: Instant
  /// The state's title, or its path where it has none.
  public let state: BilingualText
  /// Whether the case has come to an end.
  public let isFinal: Bool
  /// Steps taken, the opening included.
  public let steps: UInt64
  /// When the case's personal data was erased; nil for a case that has it.
  public let erasedAt: Instant?
}

extension Office {
  /// How many cases there are; they are numbered from 1 without gaps.
  public var caseCount: UInt64 { state.withLock { $0.engine.ledger.nextCaseNumber.value - 1 } }

  /// What the office keeps, for whoever compares all of it.
  package var ledger: MemoryLedger { state.withLock { $0.engine.ledger } }

  /// How many steps were taken since the office was opened.
  package var steps: UInt64 { state.withLock { $0.engine.steps } }

  /// What a list of cases shows of one; nil for an unknown one.
  public func summary(of number: CaseNumber) -> CaseSummary? {
    state.withLock { state in
      guard let found = state.engine.ledger.caseState(number) else { return nil }
      let workflow = state.engine.book(of: found).programs[found.workflow].workflow
      let leaf = workflow.states[found.active.index]
      return CaseSummary(
        number: number, business: workflow.title,
        applicant: found.erasedAt == nil ? found.applicant.id : nil,
        openedAt: Instant(milliseconds: found.openedAt),
        state: leaf.title ?? BilingualText(zh: leaf.path, en: leaf.path), isFinal: leaf.isFinal,
        steps: found.revision, erasedAt: found.erasedAt.map(Instant.init(milliseconds:)))
    }
  }

  /// What people call a command of a case; nil where the rules give it no title.
  public func title(ofCommand name: String, of number: CaseNumber) -> BilingualText? {
    state.withLock { state in
      guard let found = state.engine.ledger.caseState(number) else { return nil }
      let workflow = state.engine.book(of: found).programs[found.workflow].workflow
      return workflow.commands.first { $0.name == name }?.title
    }
  }
}
