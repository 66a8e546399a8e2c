import Foundation
import Haopai
import Testing

@Suite("The README's embedding example")
struct EmbeddingExampleTests {
  @Test("does what the README says")
  func runs() throws {
    let now = try #require(Instant(civil: "2026-03-02 09:00"))
    #expect(
      try begin(rules: ShippedRules.root, city: "yantai", at: now) == #"noticing: ["agree"]"#)
  }

  @Test("names what is wrong: the city, or the rules")
  func mistakes() throws {
    let now = try #require(Instant(civil: "2026-03-02 09:00"))
    #expect(
      try begin(rules: ShippedRules.root, city: "yantia", at: now)
        == "the rules have no city yantia")
    #expect(throws: RuleFilesFailure.self) {
      try begin(rules: ShippedRules.root + "/cities", city: "yantai", at: now)
    }
  }

  @Test("stands in the README letter by letter")
  func isTheSame() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let example = try String(
      contentsOf: folder.appending(path: "EmbeddingExample.swift"), encoding: .utf8)
    let readme = try String(contentsOfFile: ShippedRules.root + "/README.md", encoding: .utf8)
    #expect(readme.contains(example))
  }
}
