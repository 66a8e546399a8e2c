import Foundation
import Testing

/// The graph of the modules, read off their import lines. SwiftPM lets a target import what it
/// only depends on through others; this does not.
@Suite("Layering")
struct LayeringTests {
  /// What each target may import of ours, and which libraries beside the standard library.
  static let mayImport: [String: Set<String>] = [
    "HaopaiDomain": [],
    "HaopaiDiagnostics": [],
    "HaopaiYAML": ["CYAML", "HaopaiDiagnostics"],
    "HaopaiProgram": ["HaopaiDomain"],
    "HaopaiExpression": ["HaopaiDiagnostics", "HaopaiDomain", "HaopaiProgram"],
    "HaopaiRules": [
      "Dispatch", "HaopaiDiagnostics", "HaopaiDomain", "HaopaiExpression", "HaopaiProgram",
      "HaopaiYAML", "Synchronization",
    ],
    "HaopaiEngine": ["HaopaiDomain", "HaopaiProgram"],
    "HaopaiSQLite": [
      "CSQLite", "Glibc", "Musl", "HaopaiDomain", "HaopaiEngine", "HaopaiProgram",
      "Synchronization",
    ],
    "Haopai": [
      "Glibc", "Musl", "HaopaiDiagnostics", "HaopaiDomain", "HaopaiEngine",
      "HaopaiProgram", "HaopaiRules", "Synchronization",
    ],
    "HaopaiRuntime": ["Dispatch", "Glibc", "Musl", "Haopai", "Synchronization"],
    "HaopaiScenarios": [
      "Haopai", "HaopaiDiagnostics", "HaopaiDomain", "HaopaiEngine", "HaopaiProgram",
      "HaopaiRules", "HaopaiYAML",
    ],
    "HaopaiCommand": [
      "FoundationEssentials", "Glibc", "Musl", "Darwin", "Dispatch", "Synchronization", "Haopai",
      "HaopaiDiagnostics", "HaopaiDomain", "HaopaiEngine", "HaopaiProgram", "HaopaiSQLite",
      "HaopaiScenarios",
    ],
    "haopai-cli": ["CMalloc", "Glibc", "HaopaiCommand", "Musl"],
    "HaopaiBench": [
      "CMalloc", "CSQLite", "CYAML", "Dispatch", "Foundation", "Haopai", "HaopaiDiagnostics",
      "HaopaiDomain", "HaopaiEngine", "HaopaiExpression", "HaopaiProgram", "HaopaiSQLite",
      "Synchronization",
    ],
  ]

  /// Targets that are pure: no clock, no chance, no waiting.
  static let pure = [
    "HaopaiDomain", "HaopaiDiagnostics", "HaopaiYAML", "HaopaiProgram", "HaopaiExpression",
    "HaopaiRules", "HaopaiEngine",
  ]

  static let sources = ShippedRules.root + "/Sources"

  @Test("every target imports only what the table allows")
  func imports() throws {
    let targets = try FileManager.default.contentsOfDirectory(atPath: Self.sources)
      .filter { !["CMalloc", "CSQLite", "CYAML"].contains($0) }
    #expect(Set(targets) == Set(Self.mayImport.keys))
    for target in targets {
      let allowed = Self.mayImport[target] ?? []
      for (path, lines) in try Self.files(of: target) {
        for module in lines.compactMap(Self.importedModule) where !allowed.contains(module) {
          Issue.record("\(path) imports \(module)")
        }
      }
    }
  }

  @Test("pure targets have no clock, no chance of their own and nothing asynchronous")
  func purity() throws {
    let forbidden = [
      "Date()", "ContinuousClock", "SuspendingClock", "SystemRandomNumberGenerator", ".random(in",
      " async ", "await ", "nonisolated(unsafe)", "@unchecked",
    ]
    for target in Self.pure {
      for (path, lines) in try Self.files(of: target) {
        for (number, line) in lines.enumerated() {
          for word in forbidden where Self.code(of: line).contains(word) {
            Issue.record("\(path):\(number + 1) has `\(word)`")
          }
        }
      }
    }
  }

  @Test("no Swift file names a city or a business")
  func policyIsData() throws {
    let names = try ["cities", "rules/businesses", "rules/provinces"].flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: ShippedRules.root + "/" + folder)
        .compactMap { $0.split(separator: ".").first.map(String.init) }
    }
    #expect(names.contains("yantai"))
    for target in Self.mayImport.keys {
      for (path, lines) in try Self.files(of: target) {
        for (number, line) in lines.enumerated() {
          for name in names where Self.code(of: line).contains("\"\(name)\"") {
            Issue.record("\(path):\(number + 1) names `\(name)`")
          }
        }
      }
    }
  }

  private static func files(of target: String) throws -> [(String, [String])] {
    let folder = sources + "/" + target
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      return ("\(target)/\(name)", text.components(separatedBy: "\n"))
    }
  }

  private static func importedModule(_ line: String) -> String? {
    let words = line.split(separator: " ")
    guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
      words[..<index].allSatisfy({
        ["public", "package", "internal", "private", "@_exported", "@preconcurrency"].contains($0)
      })
    else { return nil }
    return String(words[index + 1])
  }

  private static func code(of line: String) -> String {
    line.range(of: "//").map { String(line[..<$0.lowerBound]) } ?? line
  }
}
