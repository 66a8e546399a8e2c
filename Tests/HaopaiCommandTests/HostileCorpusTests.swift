import Foundation
import Haopai
import Testing

/// Inputs that look like something else than they are: each has its own finding, on its line, and a
/// fix that cures it where it says so.
@Suite("hostile inputs")
struct HostileCorpusTests {
  @Test("each input has its findings and no others", arguments: try HostileCase.all())
  func findings(input: HostileCase) throws {
    let files = try Self.files.get()
    let text = String(decoding: try #require(files[input.path]), as: UTF8.self)
    let (bytes, firstLine) = try input.changed(text)
    let rules = try TemporaryRules(bytes: files.merging([input.path: bytes]) { $1 })
    let found = try Self.validate(rules)
    let wanted = try input.expected.map { expectation in
      let file = expectation.file == input.path ? bytes : try #require(files[expectation.file])
      let line = expectation.words.map { Self.line(of: $0, in: file) }
      return "\(expectation.code) \(expectation.file):\(line ?? firstLine + expectation.line - 1)"
    }
    let told = found.map { "\($0.code) \($0.file):\($0.line)" }
    #expect(told == wanted, "\(found.map { "\($0.line):\($0.column) \($0.message)" })")
    guard input.isCured else { return }
    let cured = try #require(Self.fixed(bytes, found.filter { $0.file == input.path }))
    let after = try Self.validate(
      TemporaryRules(bytes: files.merging([input.path: cured]) { $1 }))
    #expect(after.isEmpty, "\(after.map { "\($0.code) \($0.line): \($0.message)" })")
  }

  @Test("there are enough of them, and each is another")
  func count() throws {
    let names = try HostileCase.all().map(\.name)
    #expect(names.count >= 200)
    #expect(Set(names).count == names.count)
  }

  /// The shipped rules; scenarios would only make the tests slow.
  private static let files = Result {
    let files = try OneBusiness.files()
    return Dictionary(
      uniqueKeysWithValues: files.filter { !$0.path.hasSuffix(".scenarios.yaml") }
        .map { ($0.path, $0.bytes) })
  }

  private static func validate(_ rules: TemporaryRules) throws -> [Found] {
    let run = ToolRun(["validate", "--format", "json"], root: rules.root)
    #expect(run.errors.isEmpty)
    return try run.lines.map { try JSONDecoder().decode(Found.self, from: Data($0.utf8)) }
  }

  private static func line(of words: String, in bytes: [UInt8]) -> Int {
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n")
    return (lines.firstIndex { $0.contains(words) } ?? -1) + 1
  }

  /// The text with the first fix of each finding; nil where a finding has none.
  private static func fixed(_ bytes: [UInt8], _ found: [Found]) -> [UInt8]? {
    let fixes = found.compactMap(\.fixes.first)
    guard fixes.count == found.count else { return nil }
    var lines = String(decoding: bytes, as: UTF8.self).unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(Array.init)
    for fix in fixes.reversed() {
      let head = lines[fix.line - 1][..<(fix.column - 1)]
      let tail = lines[fix.endLine - 1][(fix.endColumn - 1)...]
      lines.replaceSubrange(
        (fix.line - 1)...(fix.endLine - 1),
        with: [head + Array(fix.replacement.unicodeScalars) + tail])
    }
    var text = String.UnicodeScalarView()
    for (index, line) in lines.enumerated() {
      if index > 0 { text.append("\n") }
      text.append(contentsOf: line)
    }
    return Array(String(text).utf8)
  }

  /// One line of `--format json`, with its fixes.
  private struct Found: Decodable {
    struct Fix: Decodable {
      let line: Int
      let column: Int
      let endLine: Int
      let endColumn: Int
      let replacement: String
    }

    let file: String
    let line: Int
    let column: Int
    let code: String
    let message: String
    let fixes: [Fix]
  }
}
