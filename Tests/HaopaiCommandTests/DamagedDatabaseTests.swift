import CSQLite
import Foundation
import Testing

@testable import HaopaiCommand

/// Databases that cannot be used: each is told of in a sentence with its code and exit status 2, nothing
/// is half done, and there is a way back.
@Suite("damaged databases")
struct DamagedDatabaseTests {
  private static let pageSize = 4_096

  /// A database with cases, and a backup beside it.
  private func place(cases: Int = 30) throws -> (place: DatabasePlace, backup: String) {
    let place = try DatabasePlace()
    let run = place.run(try openings(cases))
    #expect(run.status == .fine && run.lines.count == cases, "\(run.errors)")
    let backup = place.folder + "/copy.db"
    #expect(ToolRun(["backup", "--db", place.file, "--to", backup]).status == .fine)
    return (place, backup)
  }

  private func openings(_ count: Int, at time: String = "09:00:00") throws -> [String] {
    try (1...count).map { try Conversation().opening(key: "key-\($0)", at: time) }
  }

  private func content(of file: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: file))
  }

  private func write(_ content: Data, to file: String) throws {
    try content.write(to: URL(fileURLWithPath: file))
  }

  /// The backup in the place of the file, as the README says.
  private func restore(_ backup: String, to place: DatabasePlace) throws {
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: place.file + suffix)
    }
    try FileManager.default.copyItem(atPath: backup, toPath: place.file)
    #expect(place.audit().output == "yantai: 30 steps, all agree\n")
    // Whoever was answered is answered the same.
    let again = place.run(try openings(2, at: "09:30:00"))
    #expect(
      again.lines.count == 2 && again.lines[1].contains(#""case":"yantai-2""#), "\(again.errors)")
    #expect(place.audit().output == "yantai: 30 steps, all agree\n")
  }

  @Test(
    "a page that is not what was written is found by an audit, and no answer rests on it",
    arguments: [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
  func corruptPage(share: Double) throws {
    let (place, backup) = try place()
    var bytes = try content(of: place.file)
    let pages = bytes.count / Self.pageSize
    #expect(pages > 60)
    let page = Int(Double(pages) * share)
    // The header of the whole file is left, or it would be no database at all.
    let start = page == 0 ? 100 : page * Self.pageSize
    for index in start..<(page + 1) * Self.pageSize { bytes[index] = 0x5A }
    try write(bytes, to: place.file)
    let audit = place.audit()
    #expect(audit.status == .usage && audit.output.isEmpty, "page \(page): \(audit.output)")
    #expect(
      audit.errors.contains("the database is damaged; go back to a backup (database-damaged: "),
      "page \(page): \(audit.errors)")
    #expect(audit.errors.split(separator: "\n").count == 1)
    let copy = place.folder + "/second.db"
    let saved = ToolRun(["backup", "--db", place.file, "--to", copy, "--language", "en"])
    // Texts and rules are bytes to a copy, which has them as they are.
    if saved.status == .fine {
      #expect(ToolRun(["audit", "--db", copy]).status == .usage, "page \(page)")
    } else {
      #expect(saved.errors.contains("(database-damaged: "), "page \(page): \(saved.errors)")
      #expect(!FileManager.default.fileExists(atPath: copy))
    }
    let run = place.run([try Conversation().opening(key: "new", at: "09:10:00")])
    #expect(run.status == .fine || run.output.isEmpty, "page \(page): \(run.output)")
    #expect(run.status == .fine || run.errors.contains("(database-damaged: "), "\(run.errors)")
    // A case that cannot be read is none that is unknown, nor one that is not over yet.
    let names = (1...30).map { "yantai-\($0)" }
    let erase = ToolRun(["erase", "--db", place.file, "--language", "en"] + names)
    #expect(erase.status == .usage && erase.output.isEmpty, "page \(page): \(erase.output)")
    #expect(
      erase.errors.contains("(database-damaged: ")
        || erase.errors.split(separator: "\n").count { $0.contains("the case is not over") } == 30,
      "page \(page): \(erase.errors)")
    try restore(backup, to: place)
  }

  @Test(
    "a file that lost its end is damaged, wherever it was cut off",
    arguments: [4_096, 4_097, 40_000, 100_000])
  func truncated(missing: Int) throws {
    let (place, backup) = try place()
    let bytes = try content(of: place.file)
    try write(bytes.prefix(bytes.count - missing), to: place.file)
    for run in [place.audit(), place.run(try openings(1))] {
      #expect(run.status == .usage && run.output.isEmpty, "\(missing) bytes: \(run.output)")
      #expect(
        run.errors.contains("the database is damaged; go back to a backup (database-damaged: "),
        "\(missing) bytes: \(run.errors)")
    }
    try restore(backup, to: place)
  }

  @Test("a database that another program holds is told of, and used again once it is let go")
  func locked() throws {
    let (place, _) = try place()
    var handle: OpaquePointer?
    #expect(sqlite3_open(place.file, &handle) == SQLITE_OK)
    defer { sqlite3_close(handle) }
    #expect(sqlite3_exec(handle, "BEGIN EXCLUSIVE", nil, nil, nil) == SQLITE_OK)
    let run = ToolRun(
      ["run", "--db", place.file, "--language", "en"],
      lines: [try Conversation().opening(key: "new", at: "09:10:00")])
    #expect(run.status == .usage && run.output.isEmpty, "\(run.output)")
    #expect(
      run.errors.contains("another program holds the database for too long (database-locked: "),
      "\(run.errors)")
    // Whoever only reads is not kept from it.
    #expect(place.audit().output == "yantai: 30 steps, all agree\n")
    #expect(sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) == SQLITE_OK)
    let again = place.run([try Conversation().opening(key: "new", at: "09:10:00")])
    #expect(again.output.contains("yantai-31"), "\(again.errors)")
  }

  @Test("a file that cannot be written is told of, and still read")
  func readOnly() throws {
    let (place, _) = try place()
    try write(Data(try openings(1)[0].utf8), to: place.folder + "/request")
    // Root may write to anything.
    let script = #"""
      as=; if test "$(id -u)" = 0; then
        as="setpriv --reuid=65534 --regid=65534 --clear-groups"; chown -R 65534 "\#(place.folder)"
      fi
      chmod 0400 "\#(place.file)"
      $as "$0" run --db "\#(place.file)" --language en < "\#(place.folder)/request"; echo "run: $?"
      $as "$0" audit --db "\#(place.file)" --language en; echo "audit: $?"
      chmod 0600 "\#(place.file)"*
      $as "$0" run --db "\#(place.file)" < "\#(place.folder)/request" | grep -c '"ok":true'
      """#
    let run = try ProcessTests.shell(script)
    #expect(run.output == "run: 2\nyantai: 30 steps, all agree\naudit: 0\n1\n", "\(run.errors)")
    #expect(
      run.errors.contains("the database cannot be written (database-read-only: "), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
  }

  @Test("a clock that was set back between two runs stands still until it has caught up")
  func clockBackwards() throws {
    let place = try DatabasePlace()
    func run(_ line: String, at clock: Int64) -> ToolRun {
      ToolRun(["run", "--db", place.file, "--seed", "7"], input: Array(line.utf8), clock: clock)
    }
    let opening = try Conversation().opening(key: "a")
    let now = opening.replacing(#""at":"2026-03-02T09:00:00+08:00","#, with: "")
    let noon: Int64 = 1_772_424_000_000
    #expect(run(now, at: noon).output.contains(#""at":"2026-03-02T12:00:00.000+08:00""#))
    // An hour earlier nothing is earlier than what has happened.
    let later = now.replacing(#""key":"a""#, with: #""key":"b""#)
    let second = run(later, at: noon - 3_600_000)
    #expect(second.output.contains(#""at":"2026-03-02T12:00:00.000+08:00""#), "\(second.output)")
    // Whoever names an instant that is over is refused, and the repeat of what was done is answered.
    let named = run(opening.replacing(#""key":"a""#, with: #""key":"c""#), at: noon - 3_600_000)
    #expect(named.output.contains(#""code":"clock-backwards""#), "\(named.output)")
    #expect(run(now, at: noon - 3_600_000).output.contains(#""case":"yantai-1""#))
    let sweep = ToolRun(["sweep", "--db", place.file, "--language", "en"], clock: noon - 3_600_000)
    #expect(sweep.output == "yantai: 0 steps up to 2026-03-02 12:00\n", "\(sweep.errors)")
    let third = run(now.replacing(#""key":"a""#, with: #""key":"d""#), at: noon + 1)
    #expect(third.output.contains(#""at":"2026-03-02T12:00:00.001+08:00""#), "\(third.output)")
    #expect(place.audit().output == "yantai: 3 steps, all agree\n")
  }
}
