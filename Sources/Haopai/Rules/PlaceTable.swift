import HaopaiDiagnostics

/// Turns places of bytes into lines, each file read once.
struct PlaceTable {
  private let sources: [SourceText.ID: SourceText]
  private var lines: [SourceText.ID: LineTable] = [:]

  init(_ sources: [SourceText]) {
    self.sources = Dictionary(uniqueKeysWithValues: sources.map { ($0.id, $0) })
  }

  mutating func place(of span: SourceSpan) -> RulePlace {
    guard let source = sources[span.file] else { return RulePlace(path: "", line: 1) }
    let table = lines[span.file] ?? LineTable(source.bytes)
    lines[span.file] = table
    return RulePlace(
      path: source.path, line: table.position(of: Int(span.start)).line)
  }
}
