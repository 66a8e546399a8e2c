import HaopaiDiagnostics
import HaopaiExpression

/// Actions that may be refused, where no command is there to be refused: timers, `always`,
/// `lapsed`. A guard that mentions the resource is taken as sufficient.
enum FallibleAction {
  static func check(_ linked: LinkedWorkflow, _ findings: inout FindingCollector) {
    for state in linked.states {
      let syntax = state.syntax
      let branches =
        syntax.timers.flatMap(\.branches) + syntax.lapsed.flatMap(\.branches) + syntax.always
      for branch in branches { check(branch, guards: [], &findings) }
    }
  }

  private static func check(
    _ branch: BranchSyntax, guards: [String], _ findings: inout FindingCollector
  ) {
    let inner = guards + [branch.condition?.text].compactMap { $0 }
    for action in branch.actions {
      let conditions = inner + [action.condition?.text].compactMap { $0 }
      for step in action.steps {
        guard let (name, resource) = fallible(step.kind) else { continue }
        let isGuarded = conditions.contains { words(of: $0).contains(resource) }
        if !isGuarded { findings.report(.actionMayFail(name, at: step.span)) }
      }
    }
    for next in branch.target?.choices ?? [] { check(next, guards: inner, &findings) }
  }

  /// The action's key and the resource that a guard must mention.
  private static func fallible(_ kind: ActionSyntax.Kind) -> (String, String)? {
    switch kind {
    case .use(let movement): ("use", movement.counter.value)
    case .draw(let draw): ("draw", draw.set.value)
    case .move(let move): ("move", move.set.value)
    case .challenge(let name): ("challenge", name.value)
    case .set, .giveBack, .firstFree, .extend, .release, .claim, .issue, .enter, .end, .notify:
      nil
    }
  }

  private static func words(of expression: String) -> Set<String> {
    let isPart = { (scalar: Unicode.Scalar) in
      scalar == "_" || ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
    }
    return Set(
      expression.unicodeScalars.split(whereSeparator: { !isPart($0) }).map { String($0) })
  }
}

extension TargetSyntax {
  /// The branches right behind a `to`.
  fileprivate var choices: [BranchSyntax] {
    guard case .choose(let branches, _) = self else { return [] }
    return branches
  }
}
