import Foundation
import Haopai
import HaopaiCommand
import Testing

@Suite("haopai validate")
struct ValidateTests {
  @Test("this repository's rules are clean")
  func shippedRules() {
    let run = ToolRun(["validate", "--strict"])
    #expect(run.status == .fine, "\(run.output)")
    #expect(run.output.hasSuffix("5 usable cities: no findings\n"))
    #expect(run.errors.isEmpty)
  }

  @Test("findings go to the output and exit with 1")
  func findings() throws {
    let rules = try TemporaryRules(["cities/x.yaml": "haopai: 1\ncity: x\ncity: y\n"])
    let run = ToolRun(["validate"], root: rules.root)
    #expect(run.status == .findings)
    #expect(run.output.contains("cities/x.yaml:3:1: error[duplicate-key]"))
    #expect(run.errors.isEmpty)
    let chinese = ToolRun(["validate", "--language", "zh"], root: rules.root)
    #expect(chinese.output.contains("cities/x.yaml:3:1: 错误[duplicate-key]"))
  }

  @Test("what stands in the place of a folder does not pass for an empty one")
  func foldersThatAreNone() throws {
    let rules = try TemporaryRules(["cities": "", "rules/x.txt": ""])
    let other = try TemporaryRules(["rules/x.txt": ""])
    try FileManager.default.createSymbolicLink(
      atPath: other.root + "/cities", withDestinationPath: "gone")
    for root in [rules.root, other.root] {
      let run = ToolRun(["validate"], root: root)
      #expect(run.status == .usage)
      #expect(run.errors == "haopai: `cities` cannot be read\n")
    }
  }

  @Test(
    "rules without a city are not called wrong",
    arguments: [["test"], ["run"], ["try", "yantai", "new-car"]])
  func withoutCities(arguments: [String]) throws {
    var files: [String: String] = [:]
    for file in try OneBusiness.files() where file.path.hasPrefix("rules/") {
      files[file.path] = String(decoding: file.bytes, as: UTF8.self)
    }
    let rules = try TemporaryRules(files)
    let checked = ToolRun(["validate"], root: rules.root)
    #expect(checked.status == .fine)
    #expect(
      checked.output.hasPrefix(
        "cities:1:1: warning[no-cities]: the rules have no city, so there is nothing to run\n"),
      "\(checked.output)")
    #expect(ToolRun(["validate", "--strict"], root: rules.root).status == .findings)
    let run = ToolRun(arguments, root: rules.root)
    #expect(run.status == .usage)
    #expect(run.errors == "haopai: the rules have no city\n")
    let chinese = ToolRun(arguments + ["--language", "zh"], root: rules.root)
    #expect(chinese.errors == "haopai: 规则中没有城市\n")
  }

  @Test("JSON is one object a line with exactly the documented keys")
  func json() throws {
    let rules = try TemporaryRules(["cities/x.yaml": "haopai: 1\ncity: x\ncity: y\n"])
    let run = ToolRun(["validate", "--format", "json"], root: rules.root)
    #expect(run.status == .findings)
    #expect(!run.lines.isEmpty)
    for line in run.lines {
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(
        Set(object.keys) == [
          "file", "line", "column", "endLine", "endColumn", "severity", "code", "message", "help",
          "fixes",
        ])
    }
  }

  @Test("a path selects what is shown, from the root or the current folder")
  func paths() throws {
    let rules = try TemporaryRules([
      "cities/x.yaml": "haopai: 1\ncity: x\ncity: y\n", "cities/z.yaml": "haopai: 1\na: [\n",
    ])
    for path in ["cities/z.yaml", "./cities//z.yaml", rules.root + "/cities/z.yaml"] {
      let run = ToolRun(["validate", path], root: rules.root)
      #expect(run.status == .findings)
      #expect(run.output.contains("cities/z.yaml:"), "\(path)")
      #expect(!run.output.contains("cities/x.yaml:"), "\(path)")
    }
    let both = ToolRun(["validate", "cities"], root: rules.root)
    #expect(both.output.contains("cities/z.yaml:") && both.output.contains("cities/x.yaml:"))
  }

  @Test("what cannot be read is a finding of its own, and hides no other")
  func unreadableFiles() throws {
    let rules = try TemporaryRules(mutating: "cities/yantai.yaml") {
      $0.replacing("hold: 180 s", with: "hold: 180s")
    }
    let manager = FileManager.default
    let city = rules.root + "/cities/"
    try manager.createDirectory(atPath: city + "d.yaml", withIntermediateDirectories: true)
    try manager.createSymbolicLink(
      atPath: city + "gone.yaml", withDestinationPath: city + "nowhere.yaml")
    #expect(mkfifo(city + "pipe.yaml", 0o600) == 0)
    let name = Array((city + "b").utf8) + [0xFF] + Array(".yaml".utf8) + [0]
    let badName = name.map { CChar(bitPattern: $0) }
    #expect(fopen(badName, "w").map { fclose($0) } == 0)
    defer { unlink(badName) }
    try manager.createSymbolicLink(
      atPath: city + "loop.scenarios.yaml", withDestinationPath: city + "loop.scenarios.yaml")
    let run = ToolRun(["validate"], root: rules.root)
    #expect(run.status == .findings)
    #expect(run.errors.isEmpty)
    let paths = [
      "cities/b\u{FFFD}.yaml", "cities/d.yaml", "cities/gone.yaml", "cities/loop.scenarios.yaml",
      "cities/pipe.yaml",
    ]
    for path in paths {
      #expect(run.output.contains("\(path):1:1: error[unreadable-file]"), "\(path)\n\(run.output)")
    }
    #expect(run.output.contains("error[bad-value]: `180s`"))
    #expect(run.output.hasSuffix(": 6 errors, 0 warnings\n"), "\(run.output)")
    let json = ToolRun(["validate", "--format", "json"], root: rules.root)
    #expect(json.status == .findings)
    #expect(json.lines.count == 6)
    #expect(json.lines.count { $0.contains(#""code":"unreadable-file""#) } == 5)
  }

  @Test("an unreadable part leads to one finding, at the part")
  func unreadablePart() throws {
    let rules = try TemporaryRules(mutating: "cities/yantai.yaml") { $0 }
    let path = rules.root + "/rules/parts/number-selection.yaml"
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let run = ToolRun(["validate", "--format", "json"], root: rules.root)
    #expect(run.lines.count == 1, "\(run.output)")
    #expect(run.output.contains("unreadable-file"))
  }

  @Test("with an error in any file no city is usable, for every command")
  func brokenElsewhere() throws {
    let rules = try TemporaryRules(mutating: "cities/yantai.yaml") { $0 }
    let other = rules.root + "/rules/businesses/other.yaml"
    try Data("haopai: 1\nworkflow: other\nworkflow: x\n".utf8)
      .write(to: URL(fileURLWithPath: other))
    let run = ToolRun(["validate"], root: rules.root)
    #expect(run.output.contains(" files: ") && !run.output.contains("usable"), "\(run.output)")
    #expect(ToolRun(["run"], root: rules.root).status == .usage)
    #expect(ToolRun(["try", "yantai", "new-car"], root: rules.root).status == .usage)
    #expect(ToolRun(["test"], root: rules.root).status == .findings)
  }

  @Test("hidden files and folders are not rules, folders are")
  func strangeFiles() throws {
    let rules = try TemporaryRules(mutating: "cities/yantai.yaml") { $0 }
    let manager = FileManager.default
    let city = rules.root + "/cities/"
    try Data("x".utf8).write(to: URL(fileURLWithPath: city + ".#yantai.yaml"))
    try manager.createDirectory(atPath: city + ".old", withIntermediateDirectories: true)
    try manager.copyItem(atPath: city + "yantai.yaml", toPath: city + ".old/yantai.yaml")
    #expect(ToolRun(["validate"], root: rules.root).status == .fine)
    // A copy in a folder that is not hidden is the same city again.
    try manager.createDirectory(atPath: city + "old", withIntermediateDirectories: true)
    try manager.copyItem(atPath: city + "yantai.yaml", toPath: city + "old/yantai.yaml")
    let run = ToolRun(["validate"], root: rules.root)
    #expect(run.output.contains("error[duplicate-file]"), "\(run.output)")
  }

  @Test("what cannot be read is the tool's failure, not a finding")
  func unreadable() throws {
    let rules = try TemporaryRules(["cities/x.yaml": "haopai: 1\n"])
    let missing = ToolRun(["validate", "cities/y.yaml"], root: rules.root)
    #expect(missing.status == .usage)
    #expect(missing.output.isEmpty)
    #expect(missing.errors.contains("`cities/y.yaml`, did you mean `cities/x.yaml`"))
    let nowhere = ToolRun(["validate"], root: rules.root + "/cities")
    #expect(nowhere.status == .usage)
    #expect(nowhere.errors.contains("holds neither rules/ nor cities/"))
  }
}
