import Haopai
import HaopaiCommand
import Testing

/// Lists in a city's file, of which each item is to be there once.
@Suite("lists of values")
struct ListValueTests {
  @Test(
    "an item that stands twice is a warning, at the second",
    arguments: [
      ("cities/shijiazhuang.yaml", "classes: [D, E]", "classes: [D, E, D]", "D"),
      ("cities/yantai.yaml", "[08:00, 09:00, 10:00, 11:00]", "[08:00, 09:00, 09:00]", "09:00"),
      ("cities/yantai.yaml", "sites: [第一检测站,", "sites: [第二检测站,", "第二检测站"),
    ])
  func twice(path: String, old: String, new: String, item: String) throws {
    let files = try RuleBook.files(root: ToolRun.repository).map { file in
      let text = String(decoding: file.bytes, as: UTF8.self)
      guard file.path == path else { return (file.path, file.bytes) }
      try #require(text.contains(old))
      return (file.path, Array(text.replacing(old, with: new).utf8))
    }
    let rules = try TemporaryRules(bytes: Dictionary(files) { first, _ in first })
    let run = ToolRun(["validate", path], root: rules.root)
    #expect(run.status == .fine)
    #expect(run.output.contains("warning[duplicate-item]: `\(item)` stands twice"), "\(run.output)")
    #expect(run.output.hasSuffix("1 file: 0 errors, 1 warning\n"), "\(run.output)")
  }
}
