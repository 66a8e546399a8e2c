import Foundation
import Haopai
import HaopaiCommand
import Testing

private let newCar = "rules/businesses/new-car.yaml"
private let yantai = "cities/yantai.yaml"

/// Mistakes beside one that could hide them.
@Suite("hidden findings")
struct HiddenFindingTests {
  private func found(
    in path: String, _ change: (String) throws -> String
  ) throws -> (found: [FoundLine], text: String) {
    let rules = try TemporaryRules(mutating: path, change)
    let run = ToolRun(["validate", "--format", "json"], root: rules.root)
    #expect(run.status == .findings)
    let text = try String(contentsOfFile: rules.root + "/" + path, encoding: .utf8)
    return (try run.lines.map { try FoundLine($0) }, text)
  }

  @Test(
    "a bidirectional control is one mistake, wherever it stands",
    arguments: [
      (yantai, "      hold: 180 s", "      ho\u{202E}ld: 180 s"),
      (yantai, "      hold: 180 s", "      hold: 18\u{2066}0 s"),
      (yantai, "extends: shandong", "extends: shan\u{200F}dong"),
      (newCar, "workflow: new-car", "workflow: new-\u{202E}car"),
      (newCar, "owner_name: fact.account.name", "owner_name: fact.account.\u{202E}name"),
      (newCar, "vehicle-registered: {", "vehicle-\u{202E}registered: {"),
    ])
  func bidi(path: String, old: String, new: String) throws {
    let (found, text) = try found(in: path) { text in
      try #require(text.contains(old))
      return text.replacing(old, with: new, maxReplacements: 1)
    }
    #expect(found.map(\.code) == ["bidi-control"])
    let marked = try #require(found.first?.underlined(in: text)).unicodeScalars
    #expect(marked.count == 1 && marked.allSatisfy { new.unicodeScalars.contains($0) })
  }

  @Test("what else is wrong beside a bidirectional control is found in the same run")
  func besideBidi() throws {
    let (found, _) = try found(in: yantai) { text in
      text.replacing("extends: shandong", with: "extends: shan\u{202E}dong")
        .replacing("hold: 180 s", with: "hold: 180s")
        .replacing("3 working days", with: "3 h") + "# \u{2067}\n"
    }
    #expect(Set(found.map(\.code)) == ["bidi-control", "bad-value", "bad-unit"])
    #expect(found.count { $0.code == "bidi-control" } == 2)
  }

  @Test(
    "a byte that is not UTF-8 is the one finding, and no other file is to blame",
    arguments: try OneBusiness.files().map(\.path).filter {
      !$0.hasSuffix(".scenarios.yaml")
    })
  func notUTF8(path: String) throws {
    var files = try OneBusiness.files()
    let index = try #require(files.firstIndex { $0.path == path })
    let middle = try #require(
      files[index].bytes.indices.dropFirst(60).first { place in
        files[index].bytes[place] == UInt8(ascii: "\n")
      })
    files[index].bytes.insert(0xFF, at: middle)
    let loaded = RuleBook.load(files: files)
    #expect(
      loaded.findings.map(\.code.description) == ["not-utf-8"],
      "\(loaded.findings.map { "\($0.code): \($0.message.en)" })")
    #expect(loaded.findings.first.map { Int($0.span.start) } == middle)
  }

  // MARK: - open

  private func withoutOpen(_ text: String) throws -> String {
    let start = try #require(text.range(of: "\nopen:\n")?.lowerBound)
    let end = try #require(text.range(of: "\nstates:\n")?.lowerBound)
    return text.replacingCharacters(in: start..<end, with: "")
  }

  @Test("a business that nothing opens has one mistake")
  func missingOpen() throws {
    let (found, _) = try found(in: newCar) { try withoutOpen($0) }
    #expect(found.map(\.code) == ["missing-key"])
    #expect(found.first?.line == 2)
  }

  @Test(
    "an `open` that cannot be read is one mistake",
    arguments: [("\nopen:\n", "\nopne:\n", "unknown-key")])
  func brokenOpen(old: String, new: String, code: String) throws {
    let (found, _) = try found(in: newCar) { $0.replacing(old, with: new, maxReplacements: 1) }
    #expect(found.map(\.code) == [code])
  }

  @Test("an `open` of the wrong shape is one mistake")
  func shapelessOpen() throws {
    let (found, _) = try found(in: newCar) {
      try withoutOpen($0).replacing("\nstates:\n", with: "\nopen: noticing\nstates:\n")
    }
    #expect(found.map(\.code) == ["wrong-shape"])
  }

  @Test("a title that is missing hides nothing else")
  func missingTitle() throws {
    let (found, _) = try found(in: newCar) {
      $0.replacing("\ntitle: {", with: "\ntilte: {", maxReplacements: 1)
        .replacing("mock: false }", with: "mock: flase }", maxReplacements: 1)
    }
    #expect(found.map(\.code) == ["unknown-key", "bad-value"])
  }

  @Test(
    "the rest of a business that nothing opens is checked",
    arguments: [
      (
        "      registered: { type: bool, mock: false }",
        "      registered: { type: bool, mock: 0 }",
        "bad-value"
      ),
      ("!fact.vehicle.registered ||", "!fact.vehicle.registred ||", "unknown-member"),
      ("mock: small-car", "mock: small-cra", "unknown-word"),
      (
        "fact.vehicle.plate_kind in param.kinds", "fact.vehicle.own in param.kinds",
        "type-mismatch"
      ),
      ("\"!is_blank(input.evidence)\"", "\"!is_blank(input.evidance)\"", "unknown-member"),
      ("to: proving", "to: provin", "unknown-state"),
    ])
  func besideMissingOpen(old: String, new: String, code: String) throws {
    let (found, _) = try found(in: newCar) { text in
      try #require(text.contains(old))
      return try withoutOpen(text).replacing(old, with: new)
    }
    #expect(Set(found.map(\.code)) == ["missing-key", code], "\(found)")
  }
}
