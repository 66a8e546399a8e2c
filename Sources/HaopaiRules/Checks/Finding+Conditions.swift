import HaopaiDiagnostics

// The findings about conditions that decide nothing, or not what they seem to.
extension Finding {
  static func neverHolds(_ role: DecidedConditions.Role, at span: SourceSpan) -> Finding {
    let what =
      switch role {
      case .requirement: Message(zh: "操作总被拒绝", en: "the command is always refused")
      case .command: Message(zh: "操作永远不开放", en: "the command is never open")
      case .branch: Message(zh: "此分支永远不会执行", en: "the branch is never taken")
      case .action: Message(zh: "动作永远不会执行", en: "the action is never done")
      case .timer: Message(zh: "定时器永远不会启动", en: "the timer never starts")
      case .demand: Message(zh: "没有城市能满足", en: "no city can fulfil it")
      case .notice: Message(zh: "须知中永远不会有这一句", en: "the notice never says it")
      case .input: Message(zh: "此项永远不会要求填写", en: "the input is never asked for")
      case .operand: Message(zh: "条件的这一部分不起作用", en: "this part of the condition decides nothing")
      case .filter: Message(zh: "随机选号什么也不排除", en: "nothing is left out of the draw")
      }
    return Finding(
      .neverHolds,
      Message(
        zh: "此条件不可能成立，\(what.zh)", en: "this can never hold, so \(what.en)"), at: span,
      severity: role == .operand ? .warning : .error)
  }

  static func alwaysHolds(_ role: DecidedConditions.Role, at span: SourceSpan) -> Finding {
    switch role {
    case .requirement:
      Finding(
        .alwaysHolds,
        Message(
          zh: "此条件总是成立，不会因此拒绝", en: "this always holds, so that nothing is ever refused for it"),
        at: span, severity: .warning)
    case .demand:
      Finding(
        .alwaysHolds,
        Message(zh: "此要求总是满足，不起作用", en: "this always holds, so that nothing is demanded"), at: span,
        severity: .warning)
    case .branch:
      Finding(
        .alwaysHolds,
        Message(
          zh: "此条件总是成立，后面的分支永远不会执行",
          en: "this always holds, so that the branches behind it are never taken"), at: span,
        severity: .warning)
    case .operand:
      Finding(
        .alwaysHolds,
        Message(
          zh: "此条件总是成立，条件的这一部分不起作用",
          en: "this always holds, so that this part of the condition decides nothing"), at: span,
        severity: .warning)
    case .command, .action, .timer, .input, .filter, .notice:
      Finding(
        .alwaysHolds, Message(zh: "此条件总是成立", en: "this always holds"), at: span,
        severity: .warning,
        help: Message(zh: "删去条件，或改正它", en: "leave the condition out, or mend it"))
    }
  }

  static func overlappingBranches(_ first: BranchBounds, _ second: BranchBounds) -> Finding {
    Finding(
      .overlappingBranches,
      Message(
        zh: "`\(second.name)` 的某些值也符合前面的分支，将执行前面的分支",
        en: "some values of `\(second.name)` fit an earlier branch too, and take that one"),
      at: second.span, severity: .warning,
      help: Message(zh: "让两个范围不重叠", en: "choose bounds that do not overlap"),
      related: [
        Related(
          span: first.span, message: Message(zh: "前面的分支", en: "the earlier branch"))
      ])
  }
}
