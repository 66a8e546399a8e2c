import HaopaiDiagnostics
import HaopaiYAML

extension YAMLNode {
  /// A place that stands for the whole node: a scalar itself; of a mapping or a list, what comes
  /// before the end of its first scalar value, so that no comment behind it is pointed at.
  var beginning: SourceSpan {
    var node = self
    while true {
      switch node.content {
      case .scalar: return from(span.start, to: node.span.end)
      case .sequence(let items):
        guard let first = items.first else { return from(span.start, to: node.span.end) }
        node = first
      case .mapping(let entries):
        guard let first = entries.first else { return from(span.start, to: node.span.end) }
        guard case .scalar = first.value.content else {
          return from(span.start, to: first.keySpan.end)
        }
        node = first.value
      }
    }
  }

  private func from(_ start: Int32, to end: Int32) -> SourceSpan {
    SourceSpan(file: span.file, start: Int(start), end: Int(end))
  }
}
