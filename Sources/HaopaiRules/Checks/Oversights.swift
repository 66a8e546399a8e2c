import HaopaiDiagnostics

/// What was probably forgotten in workflows that are sound: nothing of it fails, and somebody is
/// misled or left out. A part that several businesses mount is told of once.
enum Oversights {
  private struct Place: Hashable {
    let code: FindingCode
    let span: SourceSpan
  }

  static func check(_ workflows: [LinkedWorkflow], _ findings: inout FindingCollector) {
    let found = workflows.concurrentMap { workflow in
      var own = FindingCollector()
      IdleCommands.check(workflow, &own)
      NumberFates.check(workflow, &own)
      UnsentCodes.check(workflow, &own)
      MissingMocks.check(workflow, &own)
      return own.findings
    }
    var reported: Set<Place> = []
    for finding in found.joined()
    where reported.insert(Place(code: finding.code, span: finding.span)).inserted {
      findings.report(finding)
    }
  }
}

extension FindingCode {
  /// What: a list or a mapping that is written out and empty. Why: something was forgotten there, or
  /// the line misleads. Example: `timers: {}`. Instead: leave the line out.
  static let emptyEntry = FindingCode("empty-entry")

  /// What: a command, or a branch of one, that does nothing, says nothing and leads nowhere. Why: who
  /// gave the command is left in the dark. Example: `- { when: check == "wrong" }`. Instead: `say`, `do`
  /// or `to`.
  static let idleCommand = FindingCode("idle-command")

  /// What: a condition without effect, since the branch behind it does the very same. Why: something
  /// was forgotten in one of the two. Example: `[{ when: draws.left == 0, to: over }, { to: over }]`.
  static let sameOutcome = FindingCode("same-outcome")

  /// What: a way to a final state on which a claimed number is neither issued nor released. Why: nobody
  /// ever gets it. Instead: `release` it, or `issue` it.
  static let claimedAtEnd = FindingCode("claimed-at-end")

  /// What: `issue` of a number set that nothing claims. Why: its clock may run out before. Instead:
  /// `claim` it where it is chosen.
  static let issueWithoutClaim = FindingCode("issue-without-claim")

  /// What: `check` of a code that nothing sends on any way to it. Why: it can only say `expired`.
  /// Instead: `challenge` before.
  static let codeNeverSent = FindingCode("code-never-sent")

  /// What: a field of a fact without `mock`. Why: a mock selection cannot go on where it is asked for.
  static let factWithoutMock = FindingCode("fact-without-mock")

  /// What: a file whose name and whose own name differ. Why: one of the two is misspelt, and who looks
  /// for the file does not find it. Example: `cities/yantai.yaml` with `city: yantia`.
  static let fileNamedOtherwise = FindingCode("file-named-otherwise")
}
