package import HaopaiDiagnostics

extension LoadedRules {
  /// The spans with their lines, in the order of files and places.
  package func places(of spans: [SourceSpan]) -> [(span: SourceSpan, place: RulePlace)] {
    var table = PlaceTable(sources)
    return spans.map { ($0, table.place(of: $0)) }
      .sorted { ($0.1.path, $0.0.start) < ($1.1.path, $1.0.start) }
  }
}
