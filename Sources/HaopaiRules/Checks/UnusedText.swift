import HaopaiDiagnostics

/// Refusals and messages that no workflow uses; of a part and of the shared files, none that could.
enum UnusedText {
  /// `used` are the places of the texts that some workflow uses.
  static func check(
    _ workflows: [LinkedWorkflow], used: Set<SourceSpan>, _ findings: inout FindingCollector
  ) {
    for workflow in workflows {
      for text in workflow.refusals where !used.contains(text.name.span) {
        findings.report(.unusedText(.refusal, text.name))
      }
      for text in workflow.messages where !used.contains(text.name.span) {
        findings.report(.unusedText(.message, text.name))
      }
    }
  }
}
