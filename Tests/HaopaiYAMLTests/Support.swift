import HaopaiDiagnostics
import HaopaiYAML
import Testing

/// What reading a text gave.
struct Reading {
  let source: SourceText
  let tree: YAMLNode?
  let findings: [Finding]

  init(_ text: String, limits: YAMLLimits = YAMLLimits()) {
    self.init(bytes: Array(text.utf8), limits: limits)
  }

  init(bytes: [UInt8], limits: YAMLLimits = YAMLLimits()) {
    source = SourceText(id: .init(0), path: "test.yaml", bytes: bytes)
    var collector = FindingCollector()
    tree = YAMLReader(limits: limits).read(source, into: &collector)
    findings = collector.sorted()
  }

  var codes: [String] { findings.map(\.code.description) }

  /// The text with every fix of every finding applied.
  var fixed: String {
    var bytes = source.bytes
    for fix in findings.flatMap(\.fixes).sorted(by: { $0.span.start > $1.span.start }) {
      bytes.replaceSubrange(Int(fix.span.start)..<Int(fix.span.end), with: fix.replacement.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func text(at span: SourceSpan) -> String {
    String(decoding: source.bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
  }
}

/// Expects one finding of a code for each stretch between `⟦` and `⟧`, and no others.
@discardableResult
func expect(
  _ marked: String, _ codes: String..., fixed: String? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) -> Reading {
  var bytes: [UInt8] = []
  var spans: [(start: Int, end: Int)] = []
  for scalar in marked.unicodeScalars {
    switch scalar {
    case "⟦": spans.append((bytes.count, bytes.count))
    case "⟧": spans[spans.count - 1].end = bytes.count
    default: bytes += Array(String(Character(scalar)).utf8)
    }
  }
  let reading = Reading(bytes: bytes)
  let found = reading.findings.map {
    "\($0.code) \($0.span.start)..<\($0.span.end) `\(reading.text(at: $0.span))`"
  }
  let wanted = zip(codes, spans).map { code, span in
    let text = String(decoding: bytes[span.start..<span.end], as: UTF8.self)
    return "\(code) \(span.start)..<\(span.end) `\(text)`"
  }
  #expect(codes.count == spans.count, "marks and codes must pair", sourceLocation: sourceLocation)
  #expect(found == wanted, sourceLocation: sourceLocation)
  if let fixed { #expect(reading.fixed == fixed, sourceLocation: sourceLocation) }
  return reading
}

extension YAMLNode {
  /// The node as one line, for comparison.
  var outline: String {
    switch content {
    case .scalar(let scalar): "`\(scalar.text)`"
    case .sequence(let items): "[\(items.map(\.outline).joined(separator: ", "))]"
    case .mapping(let entries):
      "{\(entries.map { "\($0.key): \($0.value.outline)" }.joined(separator: ", "))}"
    }
  }

  /// Every node below and including this one.
  var all: [YAMLNode] {
    switch content {
    case .scalar: [self]
    case .sequence(let items): [self] + items.flatMap(\.all)
    case .mapping(let entries): [self] + entries.flatMap(\.value.all)
    }
  }
}
