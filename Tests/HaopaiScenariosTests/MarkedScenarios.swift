import Haopai
import HaopaiDiagnostics
import HaopaiScenarios
import Testing

/// A file of scenarios with markers such as 1️⃣ where findings must start; the markers are no part of
/// the file.
struct MarkedScenarios {
  let suite: ScenarioSuite
  private let text: String
  private let places: [Character: Int]

  init(file marked: String) throws {
    var text = ""
    var places: [Character: Int] = [:]
    for character in marked {
      if character.unicodeScalars.contains("\u{20E3}") {
        places[character] = text.utf8.count
      } else {
        text.append(character)
      }
    }
    self.text = text
    self.places = places
    let source = SourceText(
      id: SourceText.ID(0), path: "cities/test.scenarios.yaml", bytes: Array(text.utf8))
    suite = ScenarioSuite.load([source], for: try RepositoryBook.book())
  }

  /// One scenario of Yantai's new cars: what stands between the common keys and `steps`, and the
  /// steps, indented by two spaces.
  init(_ keys: String = "", steps: String) throws {
    let lines = { (text: String, indent: String) in
      text.split(separator: "\n").map { "\(indent)\($0)\n" }.joined()
    }
    try self.init(
      file: """
        haopai: 1
        scenarios: test
        list:
          - scenario: { zh: 测试, en: test }
            city: yantai
            business: new-car
            at: 2026-03-02 09:00
            applicant: { kind: individual, id: 11010519491231002X }
        \(lines(keys, "    "))    steps:
        \(lines(steps, "      "))
        """)
  }

  /// Checks that reading finds exactly this, each at its marker.
  func expectRead(
    _ expected: [Character: Expected], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expect(suite.findings, expected, sourceLocation)
  }

  /// Checks that reading finds nothing and running exactly this, each at its marker.
  func expectRun(
    _ expected: [Character: Expected], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expect(suite.findings, [:], sourceLocation)
    expect(suite.run().findings, expected, sourceLocation)
  }

  private func expect(
    _ findings: [Finding], _ expected: [Character: Expected], _ sourceLocation: SourceLocation
  ) {
    var rest = findings
    for (marker, wanted) in expected.sorted(by: { $0.key < $1.key }) {
      let index = rest.firstIndex {
        places[marker] == Int($0.span.start) && $0.code.description == wanted.code
      }
      guard let index else {
        Issue.record(
          "no `\(wanted.code)` at \(marker); found \(rest.map(description))",
          sourceLocation: sourceLocation)
        continue
      }
      let finding = rest.remove(at: index)
      let said = [finding.message, finding.help].compactMap { $0 }.flatMap { [$0.en, $0.zh] }
      #expect(
        wanted.text.map { text in said.contains { $0.contains(text) } } ?? true,
        "`\(wanted.text ?? "")` is not in \(said)", sourceLocation: sourceLocation)
    }
    #expect(rest.isEmpty, "unexpected: \(rest.map(description))", sourceLocation: sourceLocation)
  }

  private func description(_ finding: Finding) -> String {
    let bytes = Array(text.utf8)[Int(finding.span.start)..<Int(finding.span.end)]
    return "\(finding.code) at `\(String(decoding: bytes, as: UTF8.self))`: \(finding.message.en)"
  }
}

/// What is expected of one finding.
struct Expected {
  let code: String
  /// A part of the English or the Chinese sentence or of the help.
  let text: String?

  init(_ code: String, _ text: String? = nil) {
    self.code = code
    self.text = text
  }
}
