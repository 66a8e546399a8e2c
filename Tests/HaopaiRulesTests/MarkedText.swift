import HaopaiDiagnostics
import HaopaiYAML
import Testing

/// A file's text with markers such as 1️⃣ where findings must start; the markers are no part of it.
struct MarkedText {
  let source: SourceText
  /// The byte at which each marker stood.
  let places: [Character: Int]

  init(_ marked: String, path: String = "test.yaml", id: Int = 0) {
    var text = ""
    var places: [Character: Int] = [:]
    for character in marked {
      if character.unicodeScalars.contains("\u{20E3}") {
        places[character] = text.utf8.count
      } else {
        text.append(character)
      }
    }
    source = SourceText(id: SourceText.ID(id), path: path, bytes: Array(text.utf8))
    self.places = places
  }

  /// The located tree; a text that is no YAML fails the test.
  func tree(sourceLocation: SourceLocation = #_sourceLocation) throws -> YAMLNode {
    var findings = FindingCollector()
    let tree = YAMLReader().read(source, into: &findings)
    #expect(
      findings.findings.isEmpty, "the test's own text is not sound: \(findings.findings)",
      sourceLocation: sourceLocation)
    return try #require(tree, sourceLocation: sourceLocation)
  }
}

/// What is expected of one finding.
struct Expected {
  let code: String
  /// A part of the English or the Chinese sentence, of the help or of a fix.
  let text: String?

  init(_ code: String, _ text: String? = nil) {
    self.code = code
    self.text = text
  }
}

/// Checks that the findings are exactly the expected ones, each starting at its marker.
///
/// - Parameter ignored: a code that is not what the test is about.
func expect(
  _ findings: FindingCollector, in texts: [MarkedText], except ignored: FindingCode? = nil,
  _ expected: [Character: Expected],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  var rest = findings.sorted().filter { $0.code != ignored }
  for (marker, wanted) in expected.sorted(by: { $0.key < $1.key }) {
    let index = rest.firstIndex { finding in
      texts.contains {
        $0.source.id == finding.span.file && $0.places[marker] == Int(finding.span.start)
      } && finding.code.description == wanted.code
    }
    guard let index else {
      let found = rest.map { "\($0.code) at \($0.span.start): \($0.message.en)" }
      Issue.record(
        "no `\(wanted.code)` at \(marker); found \(found)", sourceLocation: sourceLocation)
      continue
    }
    let finding = rest.remove(at: index)
    guard let text = wanted.text else { continue }
    let said =
      [finding.message, finding.help].compactMap { $0 }.flatMap { [$0.en, $0.zh] }
      + finding.fixes.map(\.replacement)
    #expect(
      said.contains { $0.contains(text) }, "`\(text)` is not in \(said)",
      sourceLocation: sourceLocation)
  }
  #expect(
    rest.isEmpty,
    "unexpected: \(rest.map { "\($0.code) at \($0.span.start): \($0.message.en) \($0.help?.en ?? "")" })",
    sourceLocation: sourceLocation)
}

func expect(
  _ findings: FindingCollector, in text: MarkedText, _ expected: [Character: Expected],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expect(findings, in: [text], expected, sourceLocation: sourceLocation)
}
