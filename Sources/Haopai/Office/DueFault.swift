public import HaopaiDomain
public import HaopaiEngine

/// A timer or a lapse that could not be carried out.
public struct DueFault: Hashable, Sendable {
  public let caseNumber: CaseNumber
  /// When it was due.
  public let at: Instant
  /// kebab-case, stable.
  public let code: String
  public let text: BilingualText

  init(_ fault: CityEngine<MemoryLedger>.Fault) {
    caseNumber = fault.caseNumber
    at = fault.at
    switch fault.fault {
    case .expression:
      code = "expression-failed"
      text = BilingualText(
        zh: "到期事项的表达式无法求值", en: "an expression of what was due could not be evaluated")
    case .malformedProgram:
      code = "malformed-program"
      text = BilingualText(
        zh: "到期事项的规则程序不完整", en: "the compiled rules of what was due are not whole")
    case .restless:
      code = "restless"
      text = BilingualText(
        zh: "到期事项引起的状态变化没有尽头", en: "what was due led from state to state without end")
    case .notCommitted:
      code = "not-committed"
      text = BilingualText(zh: "到期事项未能保存", en: "what was due could not be recorded")
    case .refusedWithoutCommand(let refusal):
      code = "refused-without-command"
      text = BilingualText(
        zh: "到期事项被规则拒绝（\(refusal)）", en: "the rules refused what was due (\(refusal))")
    }
  }
}
