import Foundation
import HaopaiCommand
import Testing

/// What the tool prints about the wrong example of each page, in both languages, stands in `Golden/`,
/// a file for each code. `HAOPAI_WRITE_GOLDEN=1 swift test --filter GoldenTests` writes them anew;
/// what changes is then read before it is kept.
@Suite("golden texts")
struct GoldenTests {
  private static let folder =
    ToolRun.repository + "/Tests/HaopaiCommandTests/Explanations/Golden"
  private static let isWriting = ProcessInfo.processInfo.environment["HAOPAI_WRITE_GOLDEN"] == "1"
  private static let provoked = CodePage.all.filter { $0.example != nil }

  @Test("a wrong example is its code's only finding, and is told as it was", arguments: provoked)
  func golden(page: CodePage) throws {
    let rules = try SampleRules.broken(by: try #require(page.example))
    var text = ""
    for language in ["zh", "en"] {
      let arguments = page.reporter.arguments + ["--language", language]
      let run = ToolRun(arguments, root: rules.root)
      let codes = Self.codes(in: run.output)
      #expect(!codes.isEmpty && codes.allSatisfy { $0 == page.code }, "\(run.output)\(run.errors)")
      text += "$ haopai \(arguments.joined(separator: " "))\n\(run.output)"
    }
    let path = "\(Self.folder)/\(page.code).txt"
    if Self.isWriting { try text.write(toFile: path, atomically: true, encoding: .utf8) }
    let golden = try? String(contentsOfFile: path, encoding: .utf8)
    #expect(text == golden, "HAOPAI_WRITE_GOLDEN=1 writes \(path) anew")
  }

  /// The codes of the headlines.
  private static func codes(in output: String) -> [String] {
    output.split(separator: "\n").compactMap { line in
      for label in ["error[", "warning[", "错误[", "警告["] {
        if let place = line.range(of: ": " + label) {
          return String(line[place.upperBound...].prefix { $0 != "]" })
        }
      }
      return nil
    }
  }

  @Test("no golden text is left over", .enabled(if: !isWriting))
  func leftovers() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
    #expect(Set(files) == Set(Self.provoked.map { "\($0.code).txt" }))
  }
}
