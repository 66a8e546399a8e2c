import HaopaiDiagnostics

// The findings of the statechart's checks.
extension Finding {
  static func unreachableState(_ state: Name) -> Finding {
    Finding(
      .unreachableState,
      Message(
        zh: "没有任何途径进入状态 `\(state.value)`", en: "nothing leads to the state `\(state.value)`"),
      at: state.span)
  }

  /// `hasDeadWay`: a way out is written, but it can never be taken.
  static func stateWithoutExit(_ state: Name, hasDeadWay: Bool) -> Finding {
    Finding(
      .stateWithoutExit,
      hasDeadWay
        ? Message(
          zh: "状态 `\(state.value)` 的出路全都不可能成立",
          en: "no way out of `\(state.value)` can ever be taken, and it is not final")
        : Message(
          zh: "状态 `\(state.value)` 不是终点，却没有任何出路",
          en: "nothing leads out of `\(state.value)`, which is not final"),
      at: state.span,
      help: hasDeadWay
        ? Message(
          zh: "检查条件和动作：条件恒为假，字段从未填写，号码集合从未装入，次数上限为 0，"
            + "登记册从未登记，验证码从未发送",
          en: "look at its conditions and actions: always false, a field never set, a set never "
            + "filled, a limit of 0, a register never entered, a code never sent")
        : Message(zh: "增加出路，或写 `final: true`", en: "add a way on, or write `final: true`"))
  }

  static func endlessState(_ state: Name) -> Finding {
    Finding(
      .endlessState,
      Message(
        zh: "从状态 `\(state.value)` 无法到达任何终点",
        en: "no final state can be reached from `\(state.value)`"),
      at: state.span,
      help: Message(
        zh: "增加通向终点的出路，或写 `final: true`",
        en: "add a way that leads to an end, or write `final: true`"))
  }

  static func workflowWithoutEnd(_ workflow: Name) -> Finding {
    Finding(
      .workflowWithoutEnd,
      Message(
        zh: "流程 `\(workflow.value)` 没有终点状态，办件永不结束",
        en: "`\(workflow.value)` has no final state, so that its cases never end"),
      at: workflow.span, severity: .warning)
  }

  static func finalStateGoesOn(_ what: Name, final: SourceSpan) -> Finding {
    Finding(
      .finalStateGoesOn,
      Message(
        zh: "终点状态不能有 `\(what.value)`", en: "a final state cannot have `\(what.value)`"),
      at: what.span, related: [Related(span: final, message: .declaredHere)])
  }

  static func missingInitial(_ state: Name) -> Finding {
    Finding(
      .missingInitial,
      Message(
        zh: "状态 `\(state.value)` 有子状态，须有 `initial`",
        en: "`\(state.value)` has states inside, so it needs `initial`"),
      at: state.span)
  }

  static func initialLeadsOut(_ target: Name, of state: Name) -> Finding {
    Finding(
      .initialLeadsOut,
      Message(
        zh: "`initial` 须指向 `\(state.value)` 内部的状态",
        en: "`initial` must lead to a state inside `\(state.value)`"),
      at: target.span)
  }

  static func missingElse(at span: SourceSpan) -> Finding {
    Finding(
      .missingElse,
      Message(
        zh: "最后一个分支不能有 `when`，否则可能无路可走",
        en: "the last branch must have no `when`, or none may hold"),
      at: span)
  }

  static func unreachableBranch(at span: SourceSpan, after earlier: SourceSpan) -> Finding {
    Finding(
      .unreachableBranch,
      Message(
        zh: "前面的分支没有条件，此分支永远不会执行",
        en: "an earlier branch has no condition, so this one is never taken"),
      at: span, related: [Related(span: earlier, message: .firstHere)])
  }

  static func alwaysCycle(_ states: [String], at span: SourceSpan) -> Finding {
    let path = states.map { "`\($0)`" }.joined(separator: " → ")
    return Finding(
      .alwaysCycle,
      Message(
        zh: "`always` 可能循环：\(path)", en: "`always` can run in a circle: \(path)"), at: span)
  }

  static func stepTooLong(
    from first: String, transitions: Int, limit: Int, at span: SourceSpan
  ) -> Finding {
    Finding(
      .stepTooLong,
      Message(
        zh: "从状态 `\(first)` 起，一步中可自行连续转移 \(transitions) 次，最多允许 \(limit) 次",
        en:
          "from `\(first)` on \(transitions) transitions can follow by themselves in one step, at "
          + "most \(limit) are allowed"),
      at: span,
      help: Message(
        zh: "合并一进入就离开的状态，或在中间等待操作或更长的定时器",
        en: "join states that are left at once, or wait for a command or a longer timer in between")
    )
  }

  /// - Parameter key: `open` or `initial`.
  static func missingTarget(of key: String, isBranch: Bool, at span: SourceSpan) -> Finding {
    Finding(
      .missingTarget,
      isBranch
        ? Message(
          zh: "`\(key)` 的这个分支没有 `to`，办件将不在任何状态中",
          en: "this branch of `\(key)` has no `to`, so that a case would stand in no state")
        : Message(
          zh: "`\(key)` 没有 `to`，办件将不在任何状态中",
          en: "`\(key)` has no `to`, so that a case would stand in no state"),
      at: span,
      help: key == "open"
        ? Message(
          zh: "写 `to: 状态名`；不应受理的情形用 `require` 拒绝",
          en: "write `to:` and a state; what must not be opened is refused by `require`")
        : Message(zh: "写 `to: 状态名`", en: "write `to:` and a state"))
  }

  static func actionMayFail(
    _ action: String, _ cure: WorkflowLowering.Cure, at span: SourceSpan
  ) -> Finding {
    let help =
      switch cure {
      case .guardWith(let condition):
        Message(
          zh: "用 `when: \(condition)` 加以限制", en: "guard it with `when: \(condition)`")
      case .command:
        Message(
          zh: "没有条件能保证它成功，请放到操作的 `do` 中",
          en: "no condition makes it safe; leave it to a command's `do`")
      }
    return Finding(
      .actionMayFail,
      Message(
        zh: "此处 `\(action)` 可能失败，却无人可告知",
        en: "`\(action)` can fail here, where nobody can be told"),
      at: span, help: help)
  }

  static func unmountedPart(_ part: Name) -> Finding {
    Finding(
      .unmountedPart,
      Message(
        zh: "没有业务使用公共流程 `\(part.value)`，其状态未经检查",
        en: "no business mounts the part `\(part.value)`, so its states are not checked"),
      at: part.span, severity: .warning)
  }

  static func unmetNumbers(_ set: Name, at mount: Name) -> Finding {
    var finding = Finding(
      .unmetExpectation,
      Message(
        zh: "公共流程 `\(mount.value)` 需要号码集合 `\(set.value)`",
        en: "the part `\(mount.value)` expects a number set `\(set.value)`"),
      at: mount.span, related: [Related(span: set.span, message: .declaredHere)])
    finding.subject = NameKind.numberSet.subject(set.value)
    return finding
  }

  static func unmetField(_ field: Name, hasOtherType: Bool, at mount: Name) -> Finding {
    let message =
      hasOtherType
      ? Message(
        zh: "公共流程 `\(mount.value)` 需要的字段 `\(field.value)` 类型不同",
        en: "the part `\(mount.value)` expects the field `\(field.value)` with another type")
      : Message(
        zh: "公共流程 `\(mount.value)` 需要字段 `\(field.value)`",
        en: "the part `\(mount.value)` expects a field `\(field.value)`")
    var finding = Finding(
      .unmetExpectation, message, at: mount.span,
      related: [Related(span: field.span, message: .declaredHere)])
    finding.subject = hasOtherType ? nil : NameKind.field.subject(field.value)
    return finding
  }

  static func expectedFieldUnset(_ field: String, at mount: Name) -> Finding {
    Finding(
      .expectedFieldUnset,
      Message(
        zh: "进入公共流程 `\(mount.value)` 时字段 `\(field)` 可能尚未填写",
        en: "the field `\(field)` may be unset where the part `\(mount.value)` begins"),
      at: mount.span)
  }
}
