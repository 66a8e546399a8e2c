import Foundation
import Haopai
import Testing

/// Bytes in place of a city's file, and where the first finding stands.
struct HostileFile: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let code: String
  let line: Int

  var testDescription: String { name }

  init(_ name: String, _ text: String, _ code: String, line: Int = 1) {
    self.init(name, bytes: Array(text.utf8), code, line: line)
  }

  init(_ name: String, bytes: [UInt8], _ code: String, line: Int = 1) {
    self.name = name
    self.bytes = bytes
    self.code = code
    self.line = line
  }
}

private let head = "haopai: 1\ncity: hostile\n"
private let mebibyte = 1 << 20

@Suite("hostile files")
struct HostileFileTests {
  @Test(
    "any bytes as a file give a finding on the right line", .timeLimit(.minutes(1)),
    arguments: [
      HostileFile("nothing", "", "empty-file"),
      HostileFile("spaces", " \n \n", "empty-file"),
      HostileFile("a comment", "# 烟台\n", "empty-file"),
      HostileFile("a scalar", "x", "wrong-shape"),
      HostileFile("a list", "- x", "wrong-shape"),
      HostileFile("a byte order mark", "\u{FEFF}" + head, "byte-order-mark"),
      HostileFile("UTF-16", bytes: [0xFF, 0xFE, 0x68, 0x00, 0x61, 0x00], "not-utf-8"),
      HostileFile(
        "GBK", bytes: Array((head + "name: ").utf8) + [0xD1, 0xCC, 0xCC, 0xA8], "not-utf-8", line: 3
      ),
      HostileFile("a lone return", "haopai: 1\rcity: x\r", "lone-carriage-return"),
      HostileFile("zeros", String(repeating: "\0", count: 64), "control-character"),
      HostileFile("several documents", head + "---\n" + head, "several-documents", line: 3),
      HostileFile("a directive", "%YAML 1.2\n---\n" + head, "yaml-directive"),
      HostileFile("a tab", head + "\tname: x\n", "tab-indentation", line: 3),
      HostileFile("a full-width colon", "haopai: 1\ncity： x\n", "fullwidth-colon", line: 2),
      HostileFile(
        "an ideographic space", head + "plates:\n\u{3000}province: 鲁\n", "unusual-space", line: 4),
      HostileFile("an anchor", head + "extends: &a x\n", "yaml-anchor", line: 3),
      HostileFile("an alias", head + "extends: *a\n", "yaml-alias", line: 3),
      HostileFile("a merge key", head + "<<: { a: b }\n", "merge-key", line: 3),
      HostileFile("a list as key", head + "? [a]\n: b\n", "key-not-text", line: 3),
      HostileFile("a key again", head + "city: hostile\n", "duplicate-key", line: 3),
      HostileFile("a bidi control", head + "extends: a\u{202E}b\n", "bidi-control", line: 3),
      HostileFile(
        "a mebibyte of brackets", String(repeating: "[", count: mebibyte), "nesting-too-deep"),
      HostileFile(
        "a mebibyte of braces", String(repeating: "{", count: mebibyte), "nesting-too-deep"),
      HostileFile(
        "more than a mebibyte", String(repeating: "a", count: mebibyte + 1), "file-too-large"),
    ])
  func finding(_ file: HostileFile) throws {
    let loaded = RuleBook.load(files: [("cities/hostile.yaml", file.bytes)])
    #expect(!loaded.isClean)
    let own = loaded.findings.first { $0.code.description == file.code }
    let finding = try #require(
      own, "\(loaded.findings.map { "\($0.code) \($0.message.en)" }.prefix(5))")
    let before = file.bytes.prefix(Int(finding.span.start))
    #expect(before.count { $0 == UInt8(ascii: "\n") } + 1 == file.line)
  }

  @Test("truncated and damaged rules never stop the tool", arguments: 0..<24)
  func damage(seed: Int) throws {
    var dice = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func roll(_ count: Int) -> Int {
      dice ^= dice << 13
      dice ^= dice >> 7
      dice ^= dice << 17
      return Int(dice % UInt64(max(1, count)))
    }
    var files = try OneBusiness.files()
    let index = roll(files.count)
    var bytes = files[index].bytes
    if seed.isMultiple(of: 2) {
      bytes.removeLast(roll(bytes.count))
    } else {
      for _ in 0..<8 { bytes[roll(bytes.count)] = UInt8(roll(256)) }
    }
    files[index].bytes = bytes
    let loaded = RuleBook.load(files: files)
    for language in [Language.zh, .en] {
      let text = TextRenderer().render(loaded.findings, in: loaded.sources, language: language)
      #expect(loaded.findings.isEmpty == text.isEmpty, "seed \(seed)")
    }
    let lines = JSONRenderer().render(loaded.findings, in: loaded.sources, language: .zh)
    for line in lines.split(separator: "\n") {
      let found = try FoundLine(String(line))
      #expect(found.line >= 1 && found.column >= 1, "seed \(seed): \(line)")
      #expect((found.endLine, found.endColumn) >= (found.line, found.column), "seed \(seed)")
    }
  }
}
