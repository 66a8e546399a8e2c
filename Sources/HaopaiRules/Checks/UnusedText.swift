import HaopaiDiagnostics

/// Refusals and messages that no workflow uses; of a part and of the shared files, none that could.
struct UnusedText {
  /// The places of the texts that some workflow uses.
  let used: Set<SourceSpan>
  let lost: LostNames
  /// The files that may use a text; what one with errors mentions counts as used.
  let users: Set<SourceText.ID>
  let shared: Set<SourceText.ID>
  /// The businesses whose uses are known.
  let known: Set<String>

  private struct Text {
    let kind: NameKind
    let name: Name
    /// Of the workflows that see the text.
    var files: Set<SourceText.ID> = []
    var isKnown = true
  }

  func check(_ workflows: [LinkedWorkflow], _ findings: inout FindingCollector) {
    // A name that nothing declares may be one of those that nothing seems to use.
    let unknown = Dictionary(grouping: findings.findings, by: \.code)
      .mapValues { Set($0.map(\.span.file)) }
    // Which texts a workflow sees is known where its files could be read.
    let unread = workflows.reduce(into: users) { $0.subtract($1.files) }
    // What is reported there already is not unused as well.
    let reported = Set(findings.findings.map(\.span))
    for text in texts(of: workflows) where text.isKnown && !reported.contains(text.name.span) {
      let files = unread.union(text.files)
      guard unknown[text.kind.unknownCode, default: []].isDisjoint(with: files),
        !lost.use(text.name, in: files), !isBarring(text.name)
      else { continue }
      findings.report(.unusedText(text.kind, text.name))
    }
  }

  /// Whether a shared file itself names the text: whom a bar there concerns others may misspell.
  private func isBarring(_ name: Name) -> Bool {
    guard shared.contains(name.span.file) else { return false }
    return lost.names(of: [name.span.file]).use(name, in: [name.span.file])
  }

  private func texts(of workflows: [LinkedWorkflow]) -> [Text] {
    var texts: [SourceSpan: Text] = [:]
    for workflow in workflows {
      let declared =
        workflow.refusals.map { Text(kind: .refusal, name: $0.name) }
        + workflow.messages.map { Text(kind: .message, name: $0.name) }
      for text in declared where !used.contains(text.name.span) {
        texts[text.name.span, default: text].files.formUnion(workflow.files)
        if !known.contains(workflow.name.value) { texts[text.name.span]?.isKnown = false }
      }
    }
    return Array(texts.values)
  }
}
