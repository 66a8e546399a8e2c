/// Turns findings into one output format. Formats are values; a new one is a new type.
public protocol FindingRenderer: Sendable {
  /// Renders findings in the order given.
  /// - Parameter sources: The files that the findings speak of; a finding of a file that is not
  ///   among them is shown without a place.
  func render(
    _ findings: [Finding], in sources: [SourceText], language: Language
  ) -> String
}

/// The files that some findings speak of, each with its line table, built once.
struct PlacedSources {
  struct Place {
    let path: String
    let start: LineTable.Position
    let end: LineTable.Position
  }

  private let files: [SourceText.ID: (source: SourceText, lines: LineTable)]

  init(_ sources: [SourceText], mentionedBy findings: [Finding]) {
    var mentioned: Set<SourceText.ID> = []
    for finding in findings {
      mentioned.insert(finding.span.file)
      for related in finding.related { mentioned.insert(related.span.file) }
      for fix in finding.fixes { mentioned.insert(fix.span.file) }
    }
    var files: [SourceText.ID: (source: SourceText, lines: LineTable)] = [:]
    for source in sources where mentioned.contains(source.id) {
      files[source.id] = (source, LineTable(source.bytes))
    }
    self.files = files
  }

  func place(of span: SourceSpan) -> Place? {
    guard let file = files[span.file] else { return nil }
    return Place(
      path: file.source.path,
      start: file.lines.position(of: Int(span.start)),
      end: file.lines.position(of: Int(span.end))
    )
  }

  /// The bytes of a file and where one of its lines stands in them.
  func line(_ line: Int, of file: SourceText.ID) -> (bytes: [UInt8], range: Range<Int>)? {
    guard let file = files[file] else { return nil }
    return (file.source.bytes, file.lines.content(ofLine: line))
  }
}
