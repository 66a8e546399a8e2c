import Foundation
import HaopaiDiagnostics
import HaopaiYAML
import Testing

@testable import HaopaiRules

/// The rule files of this repository.
enum RepositoryFiles {
  static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every rule file and city by its path relative to the root; scenarios aside.
  static func all() throws -> [String: YAMLNode] {
    var trees: [String: YAMLNode] = [:]
    for (index, path) in try paths().enumerated() {
      let bytes = Array(try Data(contentsOf: root.appending(path: path)))
      let source = SourceText(id: SourceText.ID(index), path: path, bytes: bytes)
      var findings = FindingCollector()
      trees[path] = YAMLReader().read(source, into: &findings)
      #expect(findings.findings.isEmpty, "\(path): \(findings.findings)")
    }
    return trees
  }

  private static func paths() throws -> [String] {
    try ["rules", "cities"].flatMap { folder in
      try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
        .filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".scenarios.yaml") }
        .map { "\(folder)/\($0)" }
    }.sorted()
  }
}
