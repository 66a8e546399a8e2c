import HaopaiDiagnostics

/// Lists of branches: the first that holds is taken, so that one without a condition ends the list,
/// and where something must follow the last has none.
enum BranchOrder {
  static func check(_ linked: LinkedWorkflow, _ findings: inout FindingCollector) {
    check(linked.open, &findings)
    for state in linked.states {
      let syntax = state.syntax
      for command in syntax.commands { check(command, &findings) }
      for timer in syntax.timers { check(timer.branches, mustHold: true, &findings) }
      for lapse in syntax.lapsed { check(lapse.branches, mustHold: true, &findings) }
      check(syntax.always, mustHold: false, &findings)
      if let initial = syntax.initial { check(initial, &findings) }
    }
  }

  private static func check(_ command: CommandSyntax, _ findings: inout FindingCollector) {
    check(command.branches, mustHold: true, &findings)
  }

  private static func check(_ target: TargetSyntax, _ findings: inout FindingCollector) {
    guard case .choose(let branches, _) = target else { return }
    check(branches, mustHold: true, &findings)
  }

  private static func check(
    _ branches: [BranchSyntax], mustHold: Bool, _ findings: inout FindingCollector
  ) {
    if let end = branches.firstIndex(where: { $0.condition == nil && !$0.isCut }),
      end + 1 < branches.count
    {
      findings.report(
        .unreachableBranch(at: branches[end + 1].span, after: branches[end].span))
    } else if mustHold, let last = branches.last, let condition = last.condition {
      findings.report(.missingElse(at: condition.span))
    }
    for branch in branches {
      if let target = branch.target { check(target, &findings) }
    }
  }
}
