import Haopai
import HaopaiCommand
import Testing

@Suite("files that are not read")
struct UnreadFileTests {
  private func texts(moving path: String, to other: String) throws -> [String: String] {
    var texts: [String: String] = [:]
    for file in try OneBusiness.files() {
      let name = file.path == path ? other : file.path
      texts[name] = String(decoding: file.bytes, as: UTF8.self)
    }
    return texts
  }

  @Test(
    "an ending that is not read is the one finding, and nothing is missing because of it",
    arguments: [
      ("cities/yantai.yaml", "cities/yantai.yml"), ("cities/yantai.yaml", "cities/yantai.YAML"),
      ("rules/provinces/shandong.yaml", "rules/provinces/shandong.Yaml"),
      ("rules/parts/number-selection.yaml", "rules/parts/number-selection.yml"),
      ("rules/businesses/new-car.yaml", "rules/businesses/new-car.YML"),
      ("rules/national/plate-kinds.yaml", "rules/national/plate-kinds.yml"),
    ])
  func ending(path: String, other: String) throws {
    let rules = try TemporaryRules(try texts(moving: path, to: other))
    let run = ToolRun(["validate", "--format", "json"], root: rules.root)
    #expect(run.status == .findings)
    let found = try run.lines.map { try FoundLine($0) }
    #expect(found.map(\.code) == ["unread-file"] && found.first?.file == other, "\(run.output)")
    let name = try #require(path.split(separator: "/").last)
    #expect(run.output.contains("rename the file to `\(name)`"))
  }

  @Test("what is no rule file by its first lines is a warning")
  func others() throws {
    var texts = try texts(moving: "", to: "")
    texts["rules/readme.yml"] = "notes: [a]\n"
    let rules = try TemporaryRules(texts)
    let run = ToolRun(["validate"], root: rules.root)
    #expect(run.status == .fine)
    #expect(run.output.contains("rules/readme.yml:1:1: warning[unread-file]"), "\(run.output)")
  }

  @Test("scenarios in a rule file are not passed over")
  func scenarios() throws {
    var texts = try texts(moving: "", to: "")
    texts["cities/more.yaml"] = "haopai: 1\nscenarios: more\n"
    let rules = try TemporaryRules(texts)
    let run = ToolRun(["validate"], root: rules.root)
    #expect(run.output.contains("cities/more.yaml:2:1: error[unread-file]"), "\(run.output)")
  }

  @Test("a city may stand in a folder of its own")
  func subfolder() throws {
    let texts = try texts(moving: "cities/yantai.yaml", to: "cities/shandong/yantai.yaml")
    let rules = try TemporaryRules(texts)
    let run = ToolRun(["validate"], root: rules.root)
    #expect(run.status == .fine && run.output.contains("1 usable city"), "\(run.output)")
    let broken = try TemporaryRules(texts.mapValues { $0.replacing("tries: 3", with: "tries: 0") })
    let lines = ToolRun(["validate", "--format", "json"], root: broken.root).lines
    let found = try lines.map { try FoundLine($0) }
    #expect(found.map(\.code) == ["out-of-range"], "\(lines)")
    #expect(found.first?.file == "cities/shandong/yantai.yaml")
  }

  @Test(
    "the states of a part that nobody mounts are checked",
    arguments: [
      ("to: choosing }", "to: chosing }", "unknown-state"),
      ("        to: used_up", "        to: left", "unused-exit"),
      ("  code_sent: { type: bool,", "  code_sent: { type: mobile,", "bad-value"),
      ("when: has(param.draw)", "when: has(param.drw)", "unknown-member"),
      ("amount: size(input.numbers)", "amount: 0 - size(input.numbers)", "value-range"),
    ])
  func idlePart(old: String, new: String, code: String) throws {
    var texts = try texts(moving: "", to: "")
    let text = try #require(texts["rules/parts/number-selection.yaml"])
    try #require(text.contains(old))
    texts["rules/parts/idle.yaml"] = text.replacing("part: number-selection", with: "part: idle")
      .replacing(old, with: new, maxReplacements: 1)
    let rules = try TemporaryRules(texts)
    let run = ToolRun(["validate", "--format", "json"], root: rules.root)
    let found = try run.lines.map { try FoundLine($0) }
    #expect(Set(found.map(\.code)) == ["unmounted-part", code], "\(run.output)")
    #expect(found.allSatisfy { $0.file == "rules/parts/idle.yaml" })
  }

  @Test("a part that nobody mounts is a warning, unless the mount is misspelt")
  func unmounted() throws {
    var texts = try texts(moving: "", to: "")
    let path = "rules/parts/number-selection.yaml"
    texts["rules/parts/other.yaml"] = texts[path]?
      .replacing("part: number-selection", with: "part: other")
    let rules = try TemporaryRules(texts)
    let run = ToolRun(["validate"], root: rules.root)
    #expect(run.status == .fine)
    #expect(run.output.contains("rules/parts/other.yaml:2:7: warning[unmounted-part]"))
    texts["rules/parts/other.yaml"] = nil
    let newCar = "rules/businesses/new-car.yaml"
    texts[newCar] = texts[newCar]?.replacing("part: number-selection", with: "part: number-sel")
    let others = try TemporaryRules(texts)
    let misspelt = ToolRun(["validate"], root: others.root)
    #expect(!misspelt.output.contains("unmounted-part"), "\(misspelt.output)")
  }
}
