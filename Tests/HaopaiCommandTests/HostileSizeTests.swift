import Haopai
import Testing

/// Files that are made to keep the reader busy: as long as a file may be, and of every kind.
@Suite("hostile files of size")
struct HostileSizeTests {
  struct Body: Sendable, CustomTestStringConvertible {
    let name: String
    /// What the body begins with, and what is repeated.
    let start: String
    let piece: @Sendable (Int) -> String

    var testDescription: String { name }

    init(_ name: String, _ start: String = "", piece: @escaping @Sendable (Int) -> String) {
      self.name = name
      self.start = start
      self.piece = piece
    }

    func file(_ header: String, size: Int) -> [UInt8] {
      var bytes = Array(("haopai: 1\n" + header + start).utf8)
      var index = 0
      while bytes.count < size {
        bytes += piece(index).utf8
        index += 1
      }
      return Array(bytes.prefix(size))
    }
  }

  private static let headers = [
    "nation: x\n", "province: x\nextends: china\n", "city: x\nextends: china\n", "part: x\n",
    "workflow: x\n", "shared: x\n", "plate_kinds:\n", "calendar: 2031\n",
  ]

  private static let bodies = [
    Body("deep nesting", "a: ") { _ in "[" },
    Body("one line", "a: ") { _ in "x " },
    Body("one quoted line", "a: \"") { _ in "号牌" },
    Body("keys") { "key_\($0): x\n" },
    Body("declarations", "parameters:\n") { "  key_\($0): { type: count }\n" },
    Body("values", "parts:\n  number-selection:\n") { "    key_\($0): x\n" },
    Body("values near to others", "parts:\n  number-selection:\n") { "    atempts_\($0): 1\n" },
    Body("operators", "open: { when: \"") { $0 % 8000 == 7999 ? "\", to: \"" : "!" },
    Body("ideographic spaces") { "\u{3000}\u{3000}a\($0):\n" },
    Body("ideographic spaces on one line", "a: ") { _ in "\u{3000}#" },
    Body("notes", "sources:\n") { "  key.no_\($0): x\n" },
    Body("one key again") { _ in "same: x\n" },
    Body("a long flow list", "a: [x") { _ in ", x" },
    Body("open expressions", "a: [x") { _ in ", f(" },
    Body("a long expression", "open: { when: \"a") { _ in " + a" },
    Body("full-width text") { "名：称，\($0)： 号\n" },
    Body("missing blanks") { "a\($0):b\n" },
    Body("tabs") { "\ta\($0): b\n" },
    Body("zeros") { _ in "\0\0\0\0" },
    Body("bytes at random") {
      String(UInt64($0 &+ 1) &* 0x9E37_79B9_7F4A_7C15, radix: 36) + "\u{7F}:\n"
    },
  ]

  /// What every rule book needs, so that all errors are the hostile file's own.
  private let national: [(path: String, bytes: [UInt8])]

  init() throws {
    national = try OneBusiness.files().filter {
      ["nation.yaml", "messages.yaml", "plate-kinds.yaml", "applicants.yaml"].contains(
        $0.path.split(separator: "/").last.map(String.init))
    }
  }

  private func findings(_ bytes: [UInt8]) -> [Finding] {
    RuleBook.load(files: national + [("rules/hostile.yaml", bytes)]).findings
  }

  /// However long the file: findings that are bounded in number and length, with places in it.
  private func check(_ bytes: [UInt8]) {
    let findings = findings(bytes)
    #expect(findings.contains { $0.severity == .error })
    #expect(findings.count <= 10_000)
    for finding in findings {
      let span = finding.span
      #expect(span.start >= 0 && span.start <= span.end && Int(span.end) <= bytes.count)
      #expect(finding.message.en.utf8.count <= 4096, "\(finding.code)")
    }
  }

  @Test("every kind of file", arguments: headers, bodies)
  func kinds(header: String, body: Body) { check(body.file(header, size: 8 << 10)) }

  @Test("a mebibyte", .timeLimit(.minutes(2)), arguments: bodies)
  func mebibyte(body: Body) { check(body.file("city: x\n", size: 1 << 20)) }

  @Test("one byte more is not read at all", arguments: bodies)
  func limit(body: Body) {
    let bytes = body.file("city: x\n", size: 1 << 20 + 1)
    #expect(findings(bytes).map(\.code.description) == ["file-too-large"])
  }
}
