import Foundation
import Haopai
import HaopaiCommand
import Testing

/// One change to this repository's rules, and the one finding that it must lead to.
struct Mutation: Sendable, CustomTestStringConvertible {
  let path: String
  let old: String
  let new: String
  let code: String
  /// What the finding underlines.
  let marked: String

  var testDescription: String { "\(path): \(new)" }

  init(_ path: String, _ old: String, _ new: String, _ code: String, at marked: String) {
    self.path = path
    self.old = old
    self.new = new
    self.code = code
    self.marked = marked
  }
}

/// Checks that a mutation gives its one finding, in both languages.
func expectOneFinding(_ mutation: Mutation) throws {
  let rules = try TemporaryRules(mutating: mutation.path) { text in
    try #require(text.contains(mutation.old))
    guard let place = text.range(of: mutation.old) else { return text }
    return text.replacingCharacters(in: place, with: mutation.new)
  }
  let run = ToolRun(["validate", "--format", "json"], root: rules.root)
  #expect(run.status == .findings)
  #expect(run.lines.count == 1, "\(run.output)")
  let finding = try FoundLine(try #require(run.lines.first))
  #expect(finding.code == mutation.code, "\(run.output)")
  #expect(finding.file == mutation.path)
  let text = try String(contentsOfFile: rules.root + "/" + mutation.path, encoding: .utf8)
  #expect(finding.underlined(in: text) == mutation.marked)
  let chinese = ToolRun(["validate", "--language", "zh"], root: rules.root)
  #expect(chinese.output.contains("错误[\(mutation.code)]"))
}

/// One line of `--format json`.
struct FoundLine: Decodable {
  let file: String
  let line: Int
  let column: Int
  let endLine: Int
  let endColumn: Int
  let code: String

  init(_ line: String) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(line.utf8))
  }

  /// Columns count Unicode scalars, the end is exclusive.
  func underlined(in text: String) -> String? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard line == endLine, lines.indices.contains(line - 1) else { return nil }
    let scalars = Array(lines[line - 1].unicodeScalars)
    guard column >= 1, column <= endColumn, endColumn - 1 <= scalars.count else { return nil }
    return String(String.UnicodeScalarView(scalars[(column - 1)..<(endColumn - 1)]))
  }
}

extension TemporaryRules {
  /// This repository's rules with one file changed.
  convenience init(mutating path: String, _ change: (String) throws -> String) throws {
    var texts: [String: String] = [:]
    for file in try OneBusiness.files() {
      texts[file.path] = String(decoding: file.bytes, as: UTF8.self)
    }
    texts[path] = try change(try #require(texts[path]))
    try self.init(texts)
  }
}
