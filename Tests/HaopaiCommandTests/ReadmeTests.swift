import Foundation
import Testing

/// What the README shows is what the tool says. `…` stands for anything that is left out; a line of
/// it, for any number of lines.
@Suite("the README")
struct ReadmeTests {
  private static let readme = try? String(
    contentsOfFile: ToolRun.repository + "/README.md", encoding: .utf8)

  /// The fenced blocks of one language.
  private static func blocks(_ language: String) throws -> [String] {
    let lines = try #require(readme).split(separator: "\n", omittingEmptySubsequences: false)
    var blocks: [String] = []
    var open: [Substring]?
    for line in lines {
      if let content = open {
        open = line == "```" ? nil : content + [line]
        if open == nil { blocks.append(content.joined(separator: "\n")) }
      } else if line == "```\(language)" {
        open = []
      }
    }
    return blocks
  }

  /// The files that the README writes out, by the path in their first line, a comment, which is no part
  /// of them.
  private static func files() throws -> [(path: String, text: String)] {
    try blocks("yaml").filter { $0.hasPrefix("# ") }.map { block in
      let end = try #require(block.firstIndex(of: "\n"))
      return (String(block[..<end].dropFirst(2)), String(block[block.index(after: end)...]) + "\n")
    }
  }

  /// A command and the lines below it.
  private struct Shown {
    var command: String
    var output: [Substring]
  }

  private static func shown(in block: String) -> [Shown] {
    var shown: [Shown] = []
    for line in block.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("$ ") {
        shown.append(Shown(command: String(line.dropFirst(2)), output: []))
      } else if !shown.isEmpty {
        shown[shown.count - 1].output.append(line)
      }
    }
    return shown
  }

  /// The first place at which a text departs from what is shown; nil when it is shown truly.
  private static func departure(of text: String, from shown: String) -> String? {
    let pattern = ("\n" + shown).replacingOccurrences(of: "\n…\n", with: "\n…").dropFirst()
    var rest = Substring(text)
    let segments = pattern.components(separatedBy: "…")
    for (index, segment) in segments.enumerated() where !segment.isEmpty {
      if index == 0 {
        guard rest.hasPrefix(segment) else { return segment }
        rest = rest.dropFirst(segment.count)
      } else if index == segments.count - 1 {
        guard rest.hasSuffix(segment) else { return segment }
      } else {
        guard let found = rest.range(of: segment) else { return segment }
        rest = rest[found.upperBound...]
      }
    }
    let isOpenAtEnd = segments.count > 1
    return isOpenAtEnd || rest.isEmpty ? nil : String(rest)
  }

  @Test("commands print what is shown below them")
  func console() throws {
    let scratch = try ScratchTree()
    let blocks = try Self.blocks("console").flatMap(Self.shown)
    #expect(blocks.count >= 6)
    let files = try Self.files().filter { $0.path.hasPrefix("ten/") }
    for shown in blocks {
      // What the text says to write is written by then.
      if shown.command.hasPrefix("haopai"), shown.command.contains("--root ten"),
        !shown.output.contains(where: { $0.contains("missing-parameter") })
      {
        for file in files { try scratch.write(file.text, to: file.path) }
      }
      let run = try ProcessTests.shell(
        "haopai() { \"$executable\" \"$@\"; }; executable=$0; \(shown.command)", in: scratch.path)
      let expected = shown.output.joined(separator: "\n")
      let departure = Self.departure(of: String(run.output.dropLast()), from: expected)
      #expect(departure == nil, "$ \(shown.command)\n\(run.output)\(run.errors)")
    }
  }

  @Test("the files of the business from scratch are complete, and their scenario passes")
  func business() throws {
    let scratch = try ScratchTree()
    let files = try Self.files().filter { !$0.path.hasPrefix("ten/") }
    #expect(files.count == 3)
    for file in files { try scratch.write(file.text, to: file.path) }
    let validation = try ProcessTests.shell("\"$0\" validate --strict", in: scratch.path)
    #expect(validation.status == 0, "\(validation.output)")
    let run = try ProcessTests.shell(
      "\"$0\" test cities/weihai.scenarios.yaml", in: scratch.path)
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.hasPrefix("scenarios: 1 passed, 0 failed, 0 not run, 5 steps\n"))
  }

  @Test("the session of `run` goes as it is told")
  func session() throws {
    let lines = try Self.blocks("text").flatMap { $0.split(separator: "\n") }
    let requests = lines.filter { $0.hasPrefix("→ ") }.map { $0.dropFirst(2) }
    let answers = lines.filter { $0.hasPrefix("← ") }.map { $0.dropFirst(2) }
    #expect(requests.count == answers.count)
    #expect(requests.count >= 16)
    let scratch = try ScratchTree()
    let input = requests.joined(separator: "\n") + "\n"
    try Data(input.utf8).write(to: URL(fileURLWithPath: scratch.path + "/requests"))
    let run = try ProcessTests.shell("\"$0\" run --seed 7 <requests", in: scratch.path)
    let real = run.output.split(separator: "\n")
    #expect(real.count == answers.count)
    for (real, told) in zip(real, answers) {
      let departure = Self.departure(of: String(real), from: String(told))
      #expect(departure == nil, "\(real)")
    }
  }

  @Test("the finding in JSON is one of the broken copy")
  func finding() throws {
    let scratch = try ScratchTree()
    let broken = try Self.blocks("console").flatMap(Self.shown).map(\.command)
    let breaking = broken.filter { !$0.hasPrefix("haopai") && $0.contains("broken") }
    #expect(breaking.count == 2)
    for command in breaking { _ = try ProcessTests.shell(command, in: scratch.path) }
    let run = try ProcessTests.shell(
      "\"$0\" validate --root broken --format json", in: scratch.path)
    let findings = Set(run.output.split(separator: "\n").map(String.init))
    let told = try Self.blocks("json")
    #expect(told.count == 1)
    for finding in told { #expect(findings.contains(finding)) }
  }
}

/// A copy of the rules that a test may break.
private final class ScratchTree {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/haopai-readme-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for folder in ["rules", "cities"] {
      try FileManager.default.copyItem(
        atPath: ToolRun.repository + "/" + folder, toPath: path + "/" + folder)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to file: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(file)"))
  }
}
