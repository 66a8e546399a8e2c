import Foundation
import HaopaiDiagnostics
import Testing

@testable import HaopaiYAML

/// The inputs of the public YAML test suite, when its copy is at hand.
enum YAMLTestSuite {
  struct Case: Decodable {
    let id: String
    let yaml: String
  }

  static var file: URL? {
    let shared: URL
    if let path = ProcessInfo.processInfo.environment["HAOPAI_SHARED"] {
      shared = URL(filePath: path)
    } else {
      // Tests/HaopaiYAMLTests/ConformanceTests.swift of the repository beside the folder.
      let root = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in
        url.deletingLastPathComponent()
      }
      shared = root.deletingLastPathComponent().appending(path: "shared")
    }
    let file = shared.appending(path: "conformance/yaml-test-suite/cases.json")
    return FileManager.default.fileExists(atPath: file.path) ? file : nil
  }

  static func cases() throws -> [Case] {
    guard let file else { return [] }
    return try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
  }
}

@Suite(.enabled(if: YAMLTestSuite.file != nil, "the yaml test suite is not at hand"))
struct ConformanceTests {
  /// Reads the raw bytes of each scalar again; a coarse place means that our reading and libyaml's
  /// differ.
  @Test func `every scalar's places are exact`() throws {
    var scalars = 0
    for example in try YAMLTestSuite.cases() {
      for newline in ["\n", "\r\n"] {
        let text = example.yaml.split(separator: "\n", omittingEmptySubsequences: false)
          .joined(separator: newline)
        scalars += checkScalars(of: Array(text.utf8), id: example.id)
      }
    }
    #expect(scalars > 2_000, "only \(scalars) scalars were looked at")
  }

  private func checkScalars(of bytes: [UInt8], id: String) -> Int {
    let source = SourceText(id: .init(0), path: id, bytes: bytes)
    var findings = FindingCollector()
    guard bytes.first != 0xEF,
      case .everything(hasBidi: false, _) = CharacterCheck(source: source, start: 0)
        .run(into: &findings),
      let parser = LibYAMLParser(bytes[...])
    else { return 0 }
    var cursor = MarkCursor(bytes, start: 0)
    var scalars = 0
    do {
      while true {
        let event = try parser.next()
        if case .streamEnd = event.kind { return scalars }
        guard case .scalar(let scalar) = event.kind else { continue }
        let start = cursor.offset(of: event.start)
        let end = cursor.offset(of: event.end)
        let hasProperties = event.properties != nil
        let content = hasProperties ? NodeProperties.skip(in: bytes, from: start, to: end) : start
        let places = ScalarDecoding(source: source)
          .places(of: scalar.text, style: scalar.style, in: content..<max(content, end))
        let raw = String(decoding: bytes[content..<max(content, end)], as: UTF8.self)
        #expect(
          !places.isCoarse, "\(id): \(raw.debugDescription) is \(scalar.text.debugDescription)")
        scalars += 1
      }
    } catch {
      return scalars
    }
  }

  @Test func `every input gives a tree or an error`() throws {
    for example in try YAMLTestSuite.cases() {
      let reading = Reading(example.yaml)
      let hasError = reading.findings.contains { $0.severity == .error }
      #expect(reading.tree != nil || hasError, "\(example.id)")
    }
  }
}
