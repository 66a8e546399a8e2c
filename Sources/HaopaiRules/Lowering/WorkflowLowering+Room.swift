import HaopaiDiagnostics
import HaopaiExpression
import HaopaiProgram

/// The `max` of a number set.
struct SetMaximum: Sendable {
  var text: ExpressionText
  var checked: CheckedExpression
}

// Whether a set has room for what is put into it: expressions rely on its `max`.
extension WorkflowLowering {
  mutating func count(
    of draw: ActionSyntax.Draw, into set: SetID, in scope: Scope
  ) -> ProgramID {
    let compiled = compile(draw.count, as: .exactly(.int), in: scope)
    if let compiled {
      let before = findings.findings.count
      check(compiled, of: draw.count, within: ValueBounds.batch)
      if findings.findings.count == before, let maximum = maximum(of: set, draw.set, in: scope),
        !compiled.checked.isAtMost(maximum.checked, assuming: scope.assumptions)
      {
        findings.report(
          .countOverMaximum(draw.set, at: draw.count.span, maximum: maximum.text.span))
      }
    }
    return id(of: compiled)
  }

  /// Nil where nothing can be said: an unknown set is the place of another, and a broken condition
  /// may have been the proof.
  private func maximum(of set: SetID, _ name: Name, in scope: Scope) -> SetMaximum? {
    guard !scope.isUncertain, workflow.sets.indices.contains(set.index),
      workflow.sets[set.index].name == name.value
    else { return nil }
    return maxima[set.index]
  }

  /// The one number that `first_free` finds must have room.
  mutating func checkRoom(in set: SetID, for choice: ActionSyntax.FirstFree, _ scope: Scope) {
    var ignored = FindingCollector()
    environment.roots = scope.roots
    let one = ExpressionCompiler(environment: environment)
      .compile(choice.kind.rewritten("1"), as: .exactly(.int), into: &ignored)
    guard let one, let maximum = maximum(of: set, choice.set, in: scope),
      !one.checked.isAtMost(maximum.checked, assuming: scope.assumptions)
    else { return }
    findings.report(
      .countOverMaximum(choice.set, at: choice.set.span, maximum: maximum.text.span))
  }
}
