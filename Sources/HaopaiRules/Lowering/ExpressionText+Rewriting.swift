import HaopaiDiagnostics
import HaopaiExpression

extension ExpressionText {
  /// Another text that stands for the same bytes of the file.
  func rewritten(_ text: String) -> ExpressionText { ExpressionText(text, standingFor: span) }

  /// A text that no file says, in place of what one says.
  init(_ text: String, standingFor span: SourceSpan) {
    let length = Int(span.end - span.start)
    self.init(
      text: text,
      places: ScalarPlaces(
        file: span.file,
        first: .init(text: 0, source: Int(span.start), sourceLength: length),
        textLength: text.utf8.count))
  }
}
