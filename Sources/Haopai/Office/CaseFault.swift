public import HaopaiDomain
public import HaopaiEngine
import Synchronization

/// Something due that could not be carried out. It stays where it was and is not tried again; the
/// case and the city go on. Rules that passed validation do not lead here.
public struct CaseFault: Hashable, Sendable {
  /// Whose event it is.
  public let caseNumber: CaseNumber
  /// When the event was due.
  public let at: Instant
  /// The state and its timer, or its number set whose clock ran out: `selecting.session`.
  public let event: String
  /// kebab-case, stable: `refused`, `restless`, `expression`, `malformed-program`,
  /// `not-committed`.
  public let code: String
  /// The refusal that nobody was there to be given; nil for other codes.
  public let refusal: String?
  /// The cause in a sentence, for whoever looks after the rules.
  public let text: BilingualText
}

extension Office {
  /// What could not be carried out since the beginning, in the order in which it was due. Not
  /// empty: look into it.
  public var faults: [CaseFault] {
    state.withLock { state in state.engine.faults.map { CaseFault($0) } }
  }
}

extension CaseFault {
  fileprivate init(_ fault: CityEngine<MemoryLedger>.Fault) {
    caseNumber = fault.caseNumber
    at = fault.at
    event = fault.event
    refusal = if case .refusedWithoutCommand(let refused) = fault.fault { refused } else { nil }
    code = fault.fault.code
    text = fault.fault.text
  }
}

extension StepFault {
  fileprivate var code: String {
    switch self {
    case .refusedWithoutCommand: "refused"
    case .restless: "restless"
    case .expression: "expression"
    case .malformedProgram: "malformed-program"
    case .notCommitted: "not-committed"
    }
  }

  fileprivate var text: BilingualText {
    switch self {
    case .refusedWithoutCommand(let refusal):
      BilingualText(
        zh: "到期事项被规则拒绝（\(refusal)）", en: "the rules refused what was due (\(refusal))")
    case .restless:
      BilingualText(
        zh: "到期事项引起的状态变化没有尽头", en: "what was due led from state to state without end")
    case .expression:
      BilingualText(
        zh: "到期事项的表达式无法求值", en: "an expression of what was due could not be evaluated")
    case .malformedProgram:
      BilingualText(
        zh: "到期事项的规则程序不完整", en: "the compiled rules of what was due are not whole")
    case .notCommitted:
      BilingualText(zh: "到期事项未能保存", en: "what was due could not be recorded")
    }
  }
}
