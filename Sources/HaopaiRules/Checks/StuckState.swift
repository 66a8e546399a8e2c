import HaopaiDiagnostics
import HaopaiProgram

/// States that a case can never leave although they are not final, and final ones that go on.
enum StuckState {
  static func check(
    _ linked: LinkedWorkflow, _ flow: FieldFlow, _ findings: inout FindingCollector
  ) {
    let branches = LiveBranches(linked)
    var stuck: Set<Int> = []
    for index in linked.states.indices.dropFirst() {
      let syntax = linked.states[index].syntax
      if let final = syntax.final {
        checkFinal(syntax, final, &findings)
      } else if linked.states[index].children.isEmpty, syntax.mount == nil,
        !hasExit(index, linked, branches)
      {
        stuck.insert(index)
        findings.report(.stateWithoutExit(syntax.name, hasDeadWay: hasWay(index, linked)))
      }
    }
    EndlessState.check(linked, flow, branches, stuck: stuck, &findings)
  }

  /// The state itself, or one around it, leads to somewhere else.
  private static func hasExit(
    _ state: Int, _ linked: LinkedWorkflow, _ branches: LiveBranches
  ) -> Bool {
    linked.ancestry(of: state).contains { level in
      branches.targets[level].contains { $0 != state }
    }
  }

  /// Whether a way out is written, though it is never taken.
  private static func hasWay(_ state: Int, _ linked: LinkedWorkflow) -> Bool {
    linked.ancestry(of: state).contains { level in
      linked.branches(of: level).contains { branch in
        branch.targets.contains {
          linked.target($0.value, from: level).map { $0 != state } ?? false
        }
      }
    }
  }

  /// What officers and the host correct afterwards is allowed.
  private static func checkFinal(
    _ state: StateSyntax, _ final: SourceSpan, _ findings: inout FindingCollector
  ) {
    var wrong = state.states.map(\.name) + state.timers.map(\.name)
    wrong += state.commands.filter { $0.author == .applicant }.map(\.name)
    // The case ends here: it can neither wait nor go on by itself.
    wrong += state.always.prefix(1).map { Name("always", at: $0.span) }
    for name in wrong { findings.report(.finalStateGoesOn(name, final: final)) }
  }
}
