import HaopaiDiagnostics

/// Conditions of which types, ranges and what is known around them say what they always come to.
struct DecidedConditions: Sendable {
  /// What a condition is asked for.
  enum Role: Sendable {
    case requirement, command, branch, action, timer, input, demand, notice
    /// A side of `&&` or `||`, or what `?:` asks.
    case operand
    /// `without_when` of a draw.
    case filter
  }

  private struct Verdict {
    let role: Role
    /// Nil where it can come to either.
    var truth: Bool?
  }

  private var verdicts: [SourceSpan: Verdict] = [:]

  /// A condition may be met more than once: a part's, wherever it is mounted.
  mutating func note(_ truth: Bool?, of role: Role, at span: SourceSpan) {
    if let known = verdicts[span], known.truth != truth {
      verdicts[span]?.truth = nil
    } else {
      verdicts[span] = Verdict(role: role, truth: truth)
    }
  }

  /// What all workflows that have a condition agree on.
  mutating func join(_ other: DecidedConditions) {
    for (span, verdict) in other.verdicts { note(verdict.truth, of: verdict.role, at: span) }
  }

  /// - Parameter broken: files of workflows with errors, in which a condition may mean something else.
  func report(outside broken: Set<SourceText.ID>, _ findings: inout FindingCollector) {
    for (span, verdict) in verdicts where !broken.contains(span.file) {
      guard let truth = verdict.truth else { continue }
      findings.report(
        truth ? .alwaysHolds(verdict.role, at: span) : .neverHolds(verdict.role, at: span))
    }
  }
}
