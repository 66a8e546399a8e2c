import Foundation
import Haopai
import HaopaiDomain
import Testing

@testable import HaopaiCommand

/// `run --db` and `audit --db`: what was answered is there, whatever happens in between.
@Suite("the database")
struct DatabaseTests {
  private typealias Place = DatabasePlace

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
    let published = ToolRun(
      ["publish", "--db", place.file, "--from", "2026-03-02 09:02"], root: other.root)
    #expect(published.status == .fine, "\(published.errors)")
    let later = place.run([try opening("c", at: "09:03:00")], root: other.root)
    #expect(later.errors.isEmpty)
    #expect(later.output.contains("yantai-2"), "\(later.output)\(later.errors)")
    let audit = place.audit(root: other.root)
    #expect(audit.output == "yantai: 3 steps, all agree\n", "\(audit.errors)")
    // Without the rules of its time a case means nothing.
    try place.tamper("UPDATE book SET files = (SELECT files FROM book WHERE id = 2)")
    let lost = place.run([try opening("d", at: "09:04:00")], root: other.root)
    #expect(lost.status == .usage && lost.errors.contains("do not mean the same any more"))
  }

  private static let plate = (try? PlateNumber("鲁F·0A000"))?.word ?? 0

  @Test(
    "the first difference between journal and tables is found",
    arguments: [
      (
        // When it was opened: after the version, the case, the hash of the rules and the workflow.
        """
        UPDATE case_state
        SET content = CAST(substr(content, 1, 35) || x'81' || substr(content, 37) AS BLOB)
        """,
        "caseState"
      ),
      ("UPDATE counter SET used = used + 1", "counter"),
      ("INSERT INTO taken VALUES (1, \(Self.plate), 1, 1)", "number"),
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
      ("INSERT INTO taken VALUES (1, 3, 1, 1)", "the database is damaged"),
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
    let misspelt = place.folder + "/offise.db"
    for command in [["sweep"], ["erase", "yantai-1"], ["cases"], ["audit"]] {
      let run = ToolRun(command + ["--db", misspelt, "--language", "en"])
      #expect(run.status == .usage && run.errors.contains("cannot be opened"), "\(command)")
      #expect(!FileManager.default.fileExists(atPath: misspelt), "\(command)")
    }
  }

  @Test("a second process that would write is refused, and an audit is not")
  func oneWriter() throws {
    let place = try Place()
    #expect(place.run([try opening("a")]).status == .fine)
    let script = #"""
      mkfifo \#(place.folder)/in
      "$0" run --db \#(place.file) < \#(place.folder)/in > \#(place.folder)/out &
      exec 3> \#(place.folder)/in; echo '{"id":1,"hello":true}' >&3
      for i in $(seq 600); do test -s \#(place.folder)/out && break; sleep 0.05; done
      "$0" run --db \#(place.file) --language en </dev/null; echo "second: $?"
      "$0" audit --db \#(place.file) --language en; echo "audit: $?"
      exec 3>&-; wait
      """#
    let run = try ProcessTests.shell(script)
    #expect(run.errors.contains("another process writes to this database"), "\(run.errors)")
    #expect(run.output.contains("second: 2"), "\(run.output)")
    #expect(run.output.contains("1 step, all agree\naudit: 0"), "\(run.output)")
  }

  @Test("cases are listed, and one's history is told, personal data masked unless it is asked for")
  func cases() throws {
    let place = try Place()
    let run = place.run([
      try opening("a"), try opening("b"), agreeing(1, at: "09:01:00", key: "c"),
    ])
    #expect(run.status == .fine)
    let list = ToolRun(["cases", "--db", place.file, "--language", "en"])
    #expect(list.status == .fine && list.lines.count == 2, "\(list.output)")
    #expect(list.lines.first?.hasPrefix("  yantai-1  2026-03-02 09:00  110") == true)
    #expect(!list.output.contains(Conversation.applicant))
    let history = ToolRun(["cases", "yantai-1", "--db", place.file, "--language", "en"])
    #expect(history.lines.filter { $0.hasPrefix("  2026-03-02 09:0") }.count == 2)
    #expect(history.output.contains("read and agree") && history.output.contains("138****0000"))
    #expect(!history.output.contains("13800000000"))
    let whole = ToolRun(["cases", "yantai-1", "--db", place.file, "--unmasked"])
    #expect(whole.output.contains("13800000000") && whole.output.contains(Conversation.applicant))
    for wrong in ["yantai-3", "yantai-0", "beijing-1", "nonsense"] {
      #expect(ToolRun(["cases", wrong, "--db", place.file]).status == .usage, "\(wrong)")
    }
  }

  @Test("a backup is the database of one moment, and takes its place")
  func backup() throws {
    let place = try Place()
    #expect(place.run([try opening("a")]).status == .fine)
    let copy = place.folder + "/copy.db"
    #expect(ToolRun(["backup", "--db", place.file, "--to", copy]).status == .fine)
    // What happens later is not in it.
    #expect(place.run([agreeing(1, at: "09:01:00", key: "b")]).status == .fine)
    let audit = ToolRun(["audit", "--db", copy, "--language", "en"])
    #expect(audit.output == "yantai: 1 step, all agree\n")
    let restored = ToolRun(["run", "--db", copy], lines: [agreeing(1, at: "09:02:00", key: "b")])
    #expect(restored.output.contains(#""ok":true"#), "\(restored.output)")
    let again = ToolRun(["backup", "--db", place.file, "--to", copy, "--language", "en"])
    #expect(again.status == .usage && again.errors.contains("the target is there already"))
    let nowhere = ToolRun(["backup", "--db", place.file, "--to", place.folder + "/none/copy.db"])
    #expect(nowhere.status == .usage)
    #expect(ToolRun(["backup", "--db", place.file]).status == .usage)
  }

  @Test("a folder that cannot be written is told of, and nothing is answered")
  func readOnly() throws {
    let place = try Place()
    #expect(place.run([try opening("a")]).status == .fine)
    // Root writes to what is read-only; a file system that is has to be asked for.
    let script = #"""
      "$0" run --db /proc/office.db --language en </dev/null; echo "status: $?"
      """#
    let run = try ProcessTests.shell(script)
    #expect(run.output == "status: 2\n" && !run.errors.isEmpty)
  }

  @Test("a full disk ends the run with a word, and what was answered before is kept")
  func fullDisk() throws {
    let place = try Place()
    #expect(place.run([try opening("a")]).status == .fine)
    // A process may not write files beyond this size: for SQLite the disk is full.
    let size = try #require(
      try FileManager.default.attributesOfItem(atPath: place.file)[.size] as? Int)
    let lines = try (0..<3000).map { try opening("x\($0)") }.joined(separator: "\n")
    try Data(lines.utf8).write(to: URL(fileURLWithPath: place.folder + "/lines"))
    let script = #"""
      trap '' XFSZ; ulimit -f \#(size / 1024 + 64)
      "$0" run --db \#(place.file) --language en < \#(place.folder)/lines > \#(place.folder)/out
      echo "status: $?"
      """#
    let run = try ProcessTests.shell(script)
    #expect(run.output == "status: 2\n", "\(run.errors)")
    #expect(run.errors.contains("office.db: the d"), "\(run.errors)")
    let told = try String(contentsOfFile: place.folder + "/out", encoding: .utf8)
    let answered = told.split(separator: "\n").filter { $0.contains(#""ok":true"#) }.count
    let audit = place.audit()
    #expect(audit.status == .fine, "\(audit.output)\(audit.errors)")
    let steps = Int(audit.output.split(separator: " ").dropFirst().first ?? "") ?? 0
    #expect(steps >= answered + 1, "\(steps) steps, \(answered) answered")
    // With room again it goes on.
    #expect(place.run([try opening("y", at: "10:00:00")]).output.contains(#""ok":true"#))
  }

  /// Opens a case and asks for a code, which is a message.
  private func asking() throws -> [String] {
    let by = #""by":{"applicant":"\#(Conversation.applicant)"}"#
    return [
      try opening("a"), agreeing(1, at: "09:01:00", key: "b"),
      #"{"case":"yantai-1","command":"submit",\#(by),"input":{"vin":"1M8GDM9AXKP042788","evidence":"HGZ1"},"facts":{"vehicle":{"known":true,"registered":false,"selected":false,"own":true,"plate_kind":"small-car"}},"at":"2026-03-02T09:02:00+08:00"}"#,
      #"{"case":"yantai-1","command":"send_code",\#(by),"key":"c","at":"2026-03-02T09:03:00+08:00"}"#,
    ]
  }

  @Test("a message whose answer nobody read is told again under the same id, and once only")
  func undelivered() throws {
    let place = try Place()
    let lines = try asking()
    #expect(place.run(Array(lines.prefix(3))).lines.allSatisfy { $0.contains(#""ok":true"#) })
    try Data(lines[3].utf8).write(to: URL(fileURLWithPath: place.folder + "/lines"))
    // The command happens, and its answer goes nowhere.
    let run = try ProcessTests.shell(
      #""$0" run --db \#(place.file) --seed 7 < \#(place.folder)/lines >&-; echo "$?" >&2"#)
    #expect(run.errors == "141\n", "\(run.errors)")
    let look = #"{"id":9,"case":"yantai-1","show":true,"at":"2026-03-02T09:03:10+08:00"}"#
    let told = place.run([look])
    #expect(
      told.output.contains(#""outbox":[{"id":"yantai-1.4.0","case":"yantai-1""#), "\(told.output)")
    let silent = place.run([look.replacing("09:03:10", with: "09:03:20")])
    #expect(silent.output.contains(#""outbox":[]"#), "\(silent.output)")
    // The client that never got an answer gets it, with the same message.
    let again = place.run([lines[3]])
    #expect(again.output.contains(#""outbox":[{"id":"yantai-1.4.0""#), "\(again.output)")
  }

  @Test("a message that is of no more use is not told again")
  func expired() throws {
    let place = try Place()
    let lines = try asking()
    #expect(place.run(Array(lines.prefix(3))).status == .fine)
    try Data(lines[3].utf8).write(to: URL(fileURLWithPath: place.folder + "/lines"))
    _ = try ProcessTests.shell(
      #""$0" run --db \#(place.file) --seed 7 < \#(place.folder)/lines >&-"#)
    // Another case moves the clock beyond the code's time.
    #expect(place.run([try opening("z", at: "09:30:00")]).output.contains("yantai-2"))
    let look = #"{"id":9,"case":"yantai-1","show":true,"at":"2026-03-02T09:31:00+08:00"}"#
    #expect(place.run([look]).output.contains(#""outbox":[]"#))
  }

  @Test("a sweep lets happen what is due, and the next run tells of it")
  func sweep() throws {
    let place = try Place()
    let lines = try asking()
    #expect(place.run(Array(lines.prefix(4))).lines.allSatisfy { $0.contains(#""ok":true"#) })
    let early = ToolRun(
      ["sweep", "--db", place.file, "--at", "2026-03-02 09:03", "--language", "en"])
    #expect(early.output == "yantai: 0 steps up to 2026-03-02 09:03\n", "\(early.errors)")
    let late = ToolRun(
      ["sweep", "--db", place.file, "--at", "2026-03-04 09:03", "--language", "en"])
    #expect(late.status == .fine && late.output.hasPrefix("yantai: "), "\(late.errors)")
    #expect(place.audit().status == .fine)
    #expect(ToolRun(["sweep", "--db", place.file, "--at", "soon"]).status == .usage)
    #expect(ToolRun(["sweep"]).status == .usage)
  }

  @Test("a database, its log and its backup are their owner's alone")
  func permissions() throws {
    let place = try Place()
    #expect(place.run([try opening("a")]).status == .fine)
    let copy = place.folder + "/copy.db"
    #expect(ToolRun(["backup", "--db", place.file, "--to", copy]).status == .fine)
    for file in [place.file, place.file + "-lock", copy] {
      let attributes = try FileManager.default.attributesOfItem(atPath: file)
      #expect((attributes[.posixPermissions] as? Int) == 0o600, "\(file)")
    }
  }
}
