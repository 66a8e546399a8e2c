import Haopai
import HaopaiCommand
import Testing

@Suite("files that are not read")
struct UnreadFileTests {
  private func texts(moving path: String, to other: String) throws -> [String: String] {
    var texts: [String: String] = [:]
    for file in try RuleBook.files(root: ToolRun.repository) {
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
