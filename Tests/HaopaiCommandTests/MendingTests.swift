import Foundation
import Haopai
import Testing

/// What hides the rest of a file, and can only be meant in one way, hides it from nobody.
@Suite("reading on behind a mistake")
struct MendingTests {
  private static let yantai = "cities/yantai.yaml"

  private static let hiding = [
    ("      slots: 10", "      slots:10", "missing-space-after-colon"),
    ("  small-nev:", "  small-nev：", "fullwidth-colon"),
    ("    vin_check: warning", "\tvin_check: warning", "tab-indentation"),
    ("authorities: [F, Y] }", "authorities: [F，Y] }", "fullwidth-comma"),
    ("      tries: 3", "\u{3000}     tries: 3", "unusual-space"),
  ]

  private static let others = [
    ("extends: shandong", "extends: shandnog", "unknown-layer"),
    ("      hold: 180 s", "      hold: 180s", "bad-value"),
    ("at_closing: cut", "at_closing: stop", "unknown-word"),
    ("released: 2026-01-05", "released: 2026-01-35", "bad-value"),
    ("      validity: 300 s", "      validity: 4 s", "demand-not-met"),
    ("register_within: 3 working days", "register_within: 3 h", "bad-unit"),
    ("  pools: 号池公示", "  pools: true # 号池公示", "assumed-without-reason"),
  ]

  private func codes(_ changes: [(String, String, String)]) throws -> [String] {
    let rules = try TemporaryRules(mutating: Self.yantai) { text in
      try changes.reduce(text) { text, change in
        try #require(text.contains(change.0))
        return text.replacing(change.0, with: change.1, maxReplacements: 1)
      }
    }
    let run = ToolRun(["validate", "--format", "json"], root: rules.root)
    let text = try String(contentsOfFile: rules.root + "/" + Self.yantai, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return try run.lines.map { line in
      let found = try FoundLine(line)
      let marked = try #require(found.underlined(in: text), "\(found)")
      return "\(found.code) \(found.line) \(marked) \(lines[found.line - 1])"
    }
  }

  @Test("another mistake is found at its place", arguments: hiding, others)
  func both(hiding: (String, String, String), other: (String, String, String)) throws {
    let alone = try codes([other])
    try #require(alone.count == 1 && alone[0].hasPrefix(other.2), "\(alone)")
    let hidden = try codes([hiding])
    try #require(hidden.count == 1 && hidden[0].hasPrefix(hiding.2), "\(hidden)")
    #expect(try Set(codes([hiding, other])) == Set(alone + hidden))
  }

  @Test("all of them are found in one run")
  func all() throws {
    let found = try codes(Self.hiding + Self.others.filter { $0.2 != "unknown-layer" })
    #expect(
      found.map { $0.prefix { $0 != " " } }.sorted() == [
        "assumed-without-reason", "bad-unit", "bad-value", "bad-value", "demand-not-met",
        "fullwidth-colon", "fullwidth-comma", "missing-space-after-colon", "tab-indentation",
        "unknown-word", "unusual-space",
      ])
  }

  @Test("what seems to be wrong in a line that was mended waits until it is")
  func sameLine() throws {
    let found = try codes([("      slots: 10", "      slots:ten", "")])
    #expect(found.count == 1 && found[0].hasPrefix("missing-space-after-colon"), "\(found)")
  }

  @Test("where nothing more can be read, the last line says so")
  func unread() throws {
    let rules = try TemporaryRules(mutating: Self.yantai) { text in
      text.replacing("      slots: 10", with: "      slots:10")
        .replacing("number-selection.sms: 指南", with: "number-selection.sms: \"指南")
    }
    let run = ToolRun(["validate"], root: rules.root)
    #expect(run.output.contains("error[missing-space-after-colon]"))
    #expect(run.output.contains("error[unterminated-quote]"))
    #expect(
      run.output.hasSuffix(
        "2 errors, 0 warnings\n1 file could not be read to its end: mend it to see what else is wrong\n"
      ), "\(run.output)")
    let chinese = ToolRun(["validate", "--language", "zh"], root: rules.root)
    #expect(chinese.output.hasSuffix("有 1 个文件未能读完，改正后才能看到其中的其他问题\n"))
    let mended = try TemporaryRules(mutating: Self.yantai) {
      $0.replacing("      slots: 10", with: "      slots:10")
    }
    #expect(ToolRun(["validate"], root: mended.root).output.hasSuffix("1 error, 0 warnings\n"))
  }

  @Test("an empty file has nothing to read")
  func empty() throws {
    let rules = try TemporaryRules(mutating: Self.yantai) { _ in "" }
    #expect(ToolRun(["validate"], root: rules.root).output.hasSuffix("1 error, 0 warnings\n"))
  }

  // MARK: - Values beside a broken one

  @Test(
    "a demand is held against values that can be read, whatever else is broken",
    arguments: [
      ("      hold: 180 s", "      hold: 3 minutes"), ("at_closing: cut", "at_closing: stop"),
      ("      slots: 10", "      slotz: 10"), ("      hold: 300 s\n", ""),
      ("extends: shandong", "extends: shandnog"),
    ])
  func demands(other: (String, String)) throws {
    let unmet = ("      validity: 300 s", "      validity: 4 s", "")
    let found = try codes([unmet, (other.0, other.1, "")])
    #expect(found.contains { $0.hasPrefix("demand-not-met") } && found.count == 2, "\(found)")
  }

  @Test("a demand that reads a broken value says nothing")
  func brokenDemand() throws {
    let found = try codes([
      ("      validity: 300 s", "      validity: 4 s", ""),
      ("      confirm_after: 5 s", "      confirm_after: 5 sec", ""),
    ])
    #expect(found.count == 1 && found[0].hasPrefix("bad-unit"), "\(found)")
  }

  @Test("ranges overlap whether or not their dates can be read")
  func overlap() throws {
    let found = try codes([
      ("9C999, released: 2021-03-23", "9C999, released: 2021-02-30", ""),
      (
        "    - { range: 鲁Y·00A00",
        "    - { range: 鲁F·5B500, released: 2024-01-01 }\n    - { range: 鲁Y·00A00", ""
      ),
    ])
    #expect(found.map { $0.prefix { $0 != " " } } == ["bad-value", "overlapping-ranges"])
  }

  @Test("a key of the file's top that stands too deep is one mistake", arguments: ["    ", "  "])
  func tooDeep(indentation: String) throws {
    let rules = try TemporaryRules(mutating: Self.yantai) {
      $0.replacing("return_after: 0 s", with: indentation + "return_after: 0 s")
    }
    let run = ToolRun(["validate"], root: rules.root)
    #expect(run.output.contains("help: `return_after` belongs at the top of the file"))
    #expect(run.output.hasSuffix("1 error, 0 warnings\n"), "\(run.output)")
  }
}
