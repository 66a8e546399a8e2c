import Foundation
import Haopai
import HaopaiCommand
import Testing

@Suite("folders of rules")
struct FolderTests {
  private let manager = FileManager.default

  /// The rules of the repository, each file at the path that the closure gives it.
  private func rules(at place: (String) -> String = { $0 }) throws -> TemporaryRules {
    var texts: [String: String] = [:]
    for file in try OneBusiness.files() {
      texts[place(file.path)] = String(decoding: file.bytes, as: UTF8.self)
    }
    return try TemporaryRules(texts)
  }

  private func found(_ rules: TemporaryRules) throws -> [FoundLine] {
    try ToolRun(["validate", "--format", "json"], root: rules.root).lines.map { try FoundLine($0) }
  }

  private func link(_ path: String, to target: String, in rules: TemporaryRules) throws {
    try manager.createSymbolicLink(
      atPath: rules.root + "/" + path, withDestinationPath: target)
  }

  @Test(
    "a root without a rule file is an error",
    arguments: [
      ["rules/notes.txt": ""], ["rules/.hidden.yaml": "haopai: 1\n"],
      ["cities/notes.txt": "", "rules/national/kinds.csv": ""],
      ["cities/yantai.scenarios.yaml": "haopai: 1\n"],
    ])
  func empty(files: [String: String]) throws {
    let rules = try TemporaryRules(files)
    let run = ToolRun(["validate"], root: rules.root)
    #expect(run.status == .findings)
    #expect(
      run.output.hasPrefix(
        "rules:1:1: error[no-rules]: there is no rule file below `rules/` and `cities/`\n"),
      "\(run.output)")
    #expect(run.output.hasSuffix(": 1 error, 0 warnings\n"), "\(run.output)")
    let chinese = ToolRun(["validate", "--language", "zh"], root: rules.root)
    #expect(
      chinese.output.hasPrefix("rules:1:1: 错误[no-rules]: `rules/` 和 `cities/` 下都没有规则文件\n"))
    #expect(ToolRun(["test"], root: rules.root).status == .findings)
    #expect(ToolRun(["run"], root: rules.root).status == .usage)
  }

  @Test("no files at all are no rules for a program either")
  func embedded() {
    let loaded = RuleBook.load(files: [])
    #expect(loaded.book == nil && !loaded.isClean)
    #expect(loaded.findings.map(\.code.description) == ["no-rules"])
    #expect(loaded.sources.map(\.path) == ["rules"])
  }

  @Test("cities without any rules are one mistake, besides what is wrong with their text")
  func onlyCities() throws {
    let city = try #require(
      try OneBusiness.files().first { $0.path == "cities/yantai.yaml" })
    let text = String(decoding: city.bytes, as: UTF8.self)
    let rules = try TemporaryRules([city.path: text])
    let run = ToolRun(["validate"], root: rules.root)
    #expect(run.status == .findings)
    #expect(
      run.output.hasPrefix(
        "rules:1:1: error[no-rules]: there are only cities, and no rule file below `rules/`\n"))
    #expect(run.output.hasSuffix("1 file: 1 error, 0 warnings\n"))
    let twice = try TemporaryRules([city.path: text + "extends: china\n"])
    #expect(try found(twice).map(\.code) == ["no-rules", "duplicate-key"])
    let chinese = ToolRun(["validate", "--language", "zh"], root: twice.root)
    #expect(chinese.output.contains("错误[no-rules]: 只有城市文件，`rules/` 下没有规则文件"))
  }

  @Test("a file that cannot be read may be the city")
  func unreadableCity() throws {
    let rules = try rules { $0 == "cities/yantai.yaml" ? "cities/yantai.yml" : $0 }
    #expect(try found(rules).map(\.code) == ["unread-file"])
  }

  @Test("a rule file whose ending is misspelt does not stand for rules")
  func misspelt() throws {
    let rules = try TemporaryRules(["rules/readme.yml": "notes: [a]\n"])
    #expect(try found(rules).map(\.code) == ["no-rules", "unread-file"])
  }

  @Test("folders that links lead to are read")
  func linkedFolders() throws {
    let rules = try rules {
      $0.hasPrefix("rules/provinces/") || $0.hasPrefix("cities/") ? "elsewhere/" + $0 : $0
    }
    try link("cities", to: "elsewhere/cities", in: rules)
    try link("rules/provinces", to: "../elsewhere/rules/provinces", in: rules)
    let run = ToolRun(["validate"], root: rules.root)
    #expect(run.status == .fine && run.output.contains("1 usable city"), "\(run.output)")
    let path = rules.root + "/elsewhere/rules/provinces/shandong.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("\nparts:", with: "\npats:").write(
      toFile: path, atomically: true, encoding: .utf8)
    let broken = try found(rules)
    #expect(broken.map(\.file) == ["rules/provinces/shandong.yaml"])
  }

  @Test("a link to a folder that is read already is a finding, and ends", .timeLimit(.minutes(1)))
  func loops() throws {
    let rules = try rules()
    try link("cities/again", to: ".", in: rules)
    try link("cities/up", to: "..", in: rules)
    try link("rules/mirror", to: "parts", in: rules)
    try link("rules/self", to: "self", in: rules)
    let found = try found(rules)
    #expect(Set(found.map(\.code)) == ["unreadable-file"])
    #expect(
      found.map(\.file) == [
        "cities/again", "cities/up/cities", "cities/up/rules", "rules/mirror", "rules/self",
      ])
  }

  @Test("a folder is read by its own path, whatever link comes before it")
  func ownPath() throws {
    let rules = try rules { $0.replacing("cities/", with: "cities/shandong/") }
    try link("cities/abc", to: "shandong", in: rules)
    #expect(try found(rules).map(\.file) == ["cities/abc"])
  }

  @Test("links that double at every level are read once", .timeLimit(.minutes(1)))
  func doubling() throws {
    let rules = try rules()
    for level in 0..<20 {
      try manager.createDirectory(
        atPath: rules.root + "/elsewhere/\(level)", withIntermediateDirectories: true)
      try link("elsewhere/\(level)/a", to: "../\(level + 1)", in: rules)
      try link("elsewhere/\(level)/b", to: "../\(level + 1)", in: rules)
    }
    try manager.createDirectory(
      atPath: rules.root + "/elsewhere/20", withIntermediateDirectories: true)
    try link("cities/more", to: "../elsewhere/0", in: rules)
    #expect(try found(rules).count == 20)
  }

  @Test("a folder whose link or name is broken is a finding")
  func brokenFolders() throws {
    let rules = try rules()
    try link("cities/shandong", to: "../gone", in: rules)
    try link("cities/notes.txt", to: "../gone", in: rules)
    let name = Array((rules.root + "/cities/b").utf8) + [0xFF, 0]
    let badName = name.map { CChar(bitPattern: $0) }
    #expect(mkdir(badName, 0o700) == 0)
    defer { rmdir(badName) }
    let found = try found(rules)
    #expect(found.map(\.code) == ["unreadable-file", "unreadable-file"])
    #expect(found.map(\.file) == ["cities/b\u{FFFD}", "cities/shandong"])
  }
}
