import HaopaiDiagnostics

/// What must end in a state: every branch of `open`, and of `initial`.
enum MissingTarget {
  static func check(_ linked: LinkedWorkflow, _ findings: inout FindingCollector) {
    checkOpen(linked.open, &findings)
    for state in linked.states {
      guard case .choose(let branches, _)? = state.syntax.initial else { continue }
      for branch in ends(of: branches) where leadsNowhere(branch) {
        findings.report(.missingTarget(of: "initial", isBranch: true, at: branch.span))
      }
    }
  }

  /// Where none of its branches leads anywhere, `open` itself does not.
  private static func checkOpen(_ open: CommandSyntax, _ findings: inout FindingCollector) {
    let ends = ends(of: open.branches)
    let lost = ends.filter(leadsNowhere)
    guard lost.count < ends.count else {
      if !ends.isEmpty {
        findings.report(.missingTarget(of: open.name.value, isBranch: false, at: open.name.span))
      }
      return
    }
    for branch in lost {
      findings.report(.missingTarget(of: open.name.value, isBranch: true, at: branch.span))
    }
  }

  /// The branches without those that only choose among others.
  private static func ends(of branches: [BranchSyntax]) -> [BranchSyntax] {
    branches.flatMap { branch in
      guard case .choose(let inner, _)? = branch.target else { return [branch] }
      return ends(of: inner)
    }
  }

  /// What could not be read has been reported.
  private static func leadsNowhere(_ branch: BranchSyntax) -> Bool {
    branch.target == nil && !branch.isCut
  }
}
