import CSQLite
import Foundation
import Haopai
import Testing

@testable import HaopaiCommand

/// `run --db` and `audit --db`: what was answered is there, whatever happens in between.
@Suite("the database")
struct DatabaseTests {
  /// A database of its own, gone with the test.
  private final class Place {
    let folder: String
    var file: String { folder + "/office.db" }

    init() throws {
      folder = NSTemporaryDirectory() + "haopai-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Runs SQL that no Haopai would.
    func tamper(_ sql: String) throws {
      var handle: OpaquePointer?
      #expect(sqlite3_open(file, &handle) == SQLITE_OK)
      defer { sqlite3_close(handle) }
      let code = sqlite3_exec(handle, sql, nil, nil, nil)
      #expect(code == SQLITE_OK, "\(String(cString: sqlite3_errmsg(handle)))")
    }

    func run(_ lines: [String], root: String = ToolRun.repository) -> ToolRun {
      ToolRun(
        ["run", "--db", file, "--seed", "7"], input: Array(lines.joined(separator: "\n").utf8),
        root: root)
    }

    func audit(root: String = ToolRun.repository) -> ToolRun {
      ToolRun(["audit", "--db", file, "--language", "en"], root: root)
    }
  }

  private func opening(_ key: String, at time: String = "09:00:00") throws -> String {
    try Conversation().opening(key: key, at: time)
  }

  private func agreeing(_ number: Int, at time: String, key: String) -> String {
    #"{"id":2,"case":"yantai-\#(number)","command":"agree","by":{"applicant":"\#(Conversation.applicant)"},"#
      + #""at":"2026-03-02T\#(time)+08:00","key":"\#(key)"}"#
  }

  @Test("a case goes on in the next process, and what was answered is answered again")
  func goesOn() throws {
    let place = try Place()
    let first = place.run([try opening("a"), agreeing(1, at: "09:01:00", key: "b")])
    #expect(first.status == .fine && first.lines.count == 2, "\(first.errors)")
    #expect(first.lines.allSatisfy { $0.contains(#""ok":true"#) }, "\(first.output)")
    // The same lines once more: nothing is done twice.
    let second = place.run([try opening("a"), agreeing(1, at: "09:01:00", key: "b")])
    #expect(second.lines == first.lines)
    let shown = place.run([
      #"{"id":3,"case":"yantai-1","show":true,"at":"2026-03-02T09:02:00+08:00"}"#
    ])
    #expect(shown.output.contains(#""case":"yantai-1""#), "\(shown.output)")
    #expect(place.run([try opening("c", at: "09:03:00")]).output.contains("yantai-2"))
    let audit = place.audit()
    #expect(audit.status == .fine)
    #expect(audit.output == "yantai: 3 steps, all agree\n")
  }

  @Test("a case stays with the rules under which it was opened, which the database keeps")
  func pinned() throws {
    let place = try Place()
    let opened = place.run([try opening("a"), agreeing(1, at: "09:01:00", key: "b")])
    #expect(opened.status == .fine)
    let other = try TemporaryRules(mutating: "cities/yantai.yaml") { text in
      text.replacing("validity: 300 s", with: "validity: 240 s")
    }
    let later = place.run([try opening("c", at: "09:03:00")], root: other.root)
    #expect(later.output.contains("yantai-2"), "\(later.output)\(later.errors)")
    let audit = place.audit(root: other.root)
    #expect(audit.output == "yantai: 3 steps, all agree\n", "\(audit.errors)")
    // Without the rules of its time a case means nothing.
    try place.tamper("DELETE FROM book WHERE id = 1")
    let lost = place.run([try opening("d", at: "09:04:00")], root: other.root)
    #expect(lost.status == .usage || lost.output.contains("missing-rules"), "\(lost.output)")
  }

  @Test(
    "the first difference between journal and tables is found",
    arguments: [
      (
        "UPDATE case_state SET content = (SELECT content FROM case_state WHERE id & 7 = 2)",
        "caseState"
      ),
      ("UPDATE counter SET used = used + 1", "counter"),
      ("INSERT INTO taken VALUES (1, 3, 1, 'small-car', 1)", "number"),
    ])
  func tampered(sql: String, difference: String) throws {
    let place = try Place()
    let run = place.run([
      try opening("a"), try opening("b"), agreeing(1, at: "09:01:00", key: "c"),
    ])
    #expect(run.status == .fine)
    try place.tamper(
      "INSERT INTO counter VALUES (1, x'41', 0) ON CONFLICT DO NOTHING; \(sql)")
    let audit = place.audit()
    #expect(audit.status == .findings, "\(audit.output)\(audit.errors)")
    #expect(audit.output.contains(difference), "\(audit.output)")
  }

  @Test(
    "what is no database of this version is refused with a word",
    arguments: [
      ("PRAGMA user_version = 99", "a newer version wrote this database"),
      ("PRAGMA application_id = 1", "this is no database of Haopai's"),
      ("UPDATE city SET steps = 7", "the database is damaged"),
      ("UPDATE case_state SET content = x'0102', live = 1", "the database is damaged"),
    ])
  func refused(sql: String, sentence: String) throws {
    let place = try Place()
    #expect(place.run([try opening("a")]).status == .fine)
    try place.tamper(sql)
    let run = ToolRun(["run", "--db", place.file, "--language", "en"])
    #expect(run.status == .usage && run.errors.contains(sentence), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test("files that are none are refused, and a database that is not there is not audited")
  func noDatabase() throws {
    let place = try Place()
    let missing = place.audit()
    #expect(missing.status == .usage && missing.errors.contains("cannot be opened"))
    try Data("not a database at all, but long enough to look like one".utf8)
      .write(to: URL(fileURLWithPath: place.file))
    #expect(place.run([try opening("a")]).errors.contains("this is no database"))
    let folder = ToolRun(["run", "--db", place.folder + "/none/office.db"])
    #expect(folder.status == .usage && !folder.errors.isEmpty)
    #expect(ToolRun(["audit"]).status == .usage)
  }

  @Test("a second process that would write is refused, and an audit is not")
  func oneWriter() throws {
    let place = try Place()
    #expect(place.run([try opening("a")]).status == .fine)
    let script = #"""
      { echo '{"id":1,"hello":true}'; sleep 3; } | "$0" run --db \#(place.file) > \#(place.folder)/out &
      for i in $(seq 100); do test -s \#(place.folder)/out && break; sleep 0.05; done
      "$0" run --db \#(place.file) --language en </dev/null; echo "second: $?"
      "$0" audit --db \#(place.file) --language en; echo "audit: $?"
      kill %1; wait
      """#
    let run = try ProcessTests.shell(script)
    #expect(run.errors.contains("another process writes to this database"), "\(run.errors)")
    #expect(run.output.contains("second: 2"), "\(run.output)")
    #expect(run.output.contains("1 steps, all agree\naudit: 0"), "\(run.output)")
  }
}
