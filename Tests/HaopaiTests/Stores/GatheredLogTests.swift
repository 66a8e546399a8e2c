import CSQLite
import Foundation
import HaopaiRandomRules
import Testing

@testable import HaopaiSQLite

/// A log whose pages are gathered is to SQLite as one whose pages are not.
@Suite("gathered logs")
struct GatheredLogTests {
  /// A log as SQLite opens it, beside a file.
  private final class OpenLog {
    let system: GatheringFileSystem
    private let memory: UnsafeMutableRawPointer
    private let file: UnsafeMutablePointer<sqlite3_file>
    private var path: [CChar]

    init(_ path: String) throws {
      system = try #require(GatheringFileSystem(above: nil))
      let description = try #require(sqlite3_vfs_find(system.name))
      memory = .allocate(byteCount: Int(description.pointee.szOsFile), alignment: 16)
      file = memory.assumingMemoryBound(to: sqlite3_file.self)
      // A log has the rights of its file.
      try Data().write(to: URL(filePath: String(path.dropLast("-wal".count))))
      // SQLite looks for parameters behind the name.
      self.path = Array(path.utf8CString) + [0, 0, 0]
      let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_WAL
      let open = try #require(description.pointee.xOpen)
      try #require(open(description, &self.path, file, flags, nil) == SQLITE_OK)
    }

    deinit {
      _ = file.pointee.pMethods.pointee.xClose(file)
      memory.deallocate()
    }

    private var methods: sqlite3_io_methods { file.pointee.pMethods.pointee }

    func write(_ bytes: [UInt8], at offset: Int) -> Int32 {
      methods.xWrite(file, bytes, Int32(bytes.count), Int64(offset))
    }

    func read(_ count: Int, at offset: Int) -> [UInt8]? {
      var bytes = [UInt8](repeating: 0, count: count)
      return methods.xRead(file, &bytes, Int32(count), Int64(offset)) == SQLITE_OK ? bytes : nil
    }

    func cut(to size: Int) -> Int32 { methods.xTruncate(file, Int64(size)) }
    func sync() -> Int32 { methods.xSync(file, SQLITE_SYNC_NORMAL) }

    var size: Int {
      var size: Int64 = -1
      return methods.xFileSize(file, &size) == SQLITE_OK ? Int(size) : -1
    }
  }

  @Test("whatever is written, read, cut and waited for, the log has what a plain file has")
  func differential() throws {
    for seed in UInt64(1)...8 {
      let folder = try TemporaryFolder()
      let path = folder.file("office.db-wal")
      let log = try OpenLog(path)
      var dice = Dice(seed: seed)
      var expected: [UInt8] = []
      for step in 0..<300 {
        let offset = dice.roll(2, in: 3) ? expected.count : dice.below(expected.count + 1)
        switch dice.below(14) {
        case 12: log.system.log?.beginCommit()
        case 13: #expect(log.system.log?.endCommit(isKept: true) == SQLITE_OK)
        case 0:
          #expect(log.size == expected.count, "seed \(seed), step \(step)")
        case 1:
          let count = dice.below(min(9_000, expected.count - offset) + 1)
          #expect(
            log.read(count, at: offset) == Array(expected[offset..<offset + count]),
            "seed \(seed), step \(step)")
        case 2 where dice.roll(1, in: 4):
          #expect(log.cut(to: offset) == SQLITE_OK)
          expected.removeLast(expected.count - offset)
        case 3:
          #expect(log.sync() == SQLITE_OK)
          let kept = try Data(contentsOf: URL(filePath: path))
          #expect(Array(kept) == expected, "seed \(seed), step \(step)")
        default:
          // Now and then more than is gathered, and more than SQLite's own file systems write at a time.
          let count = dice.roll(1, in: 40) ? 50_000 + dice.below(15_000) : 24 + dice.below(4_097)
          let byte = UInt8(dice.below(256))
          let bytes = (0..<count).map { byte &+ UInt8(truncatingIfNeeded: $0 / 7) }
          #expect(log.write(bytes, at: offset) == SQLITE_OK)
          expected.replaceSubrange(
            offset..<min(expected.count, offset + count), with: bytes)
        }
      }
      #expect(log.read(expected.count, at: 0) == expected, "seed \(seed)")
    }
  }

  @Test("more than a gathering is kept as well")
  func long() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("office.db-wal")
    let log = try OpenLog(path)
    log.system.log?.beginCommit()
    var expected: [UInt8] = []
    for page in 0..<700 {
      let bytes = [UInt8](repeating: UInt8(truncatingIfNeeded: page), count: 4_120)
      #expect(log.write(bytes, at: 32 + expected.count) == SQLITE_OK)
      expected += bytes
    }
    #expect(log.sync() == SQLITE_OK)
    #expect(try Data(contentsOf: URL(filePath: path)).dropFirst(32).elementsEqual(expected))
  }

  @Test(
    "what a transaction that is taken back wrote into the log does not come after others' commits")
  func takenBack() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("office.db")
    var first: Connection? = try Connection(path: path, .writing)
    let fill = "WITH n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 400) "
    try first?.run("PRAGMA journal_mode = WAL; PRAGMA cache_size = 10; CREATE TABLE t (b BLOB)")
    try first?.run("INSERT INTO t VALUES (x'00')")
    for round in 1...3 {
      // What is taken back is read from the file, and not from the log.
      try first?.run("PRAGMA wal_checkpoint(TRUNCATE)")
      // More than is kept at hand: pages go into the log before anybody commits.
      #expect(throws: SQLiteFailure.self) {
        try first?.transaction { () throws(SQLiteFailure) in
          try first?.run("\(fill) INSERT INTO t SELECT randomblob(1700) FROM n")
          throw SQLiteFailure(.other, "taken back")
        }
      }
      let second = try Connection(path: path, .writing)
      try second.transaction { () throws(SQLiteFailure) in
        try second.run("\(fill) INSERT INTO t SELECT zeroblob(3000) FROM n")
      }
      #expect(try first?.number("SELECT count(*) FROM t") == Int64(1 + round * 400))
      try first?.checkPages("integrity_check")
    }
    first = nil
    let reader = try Connection(path: path, .writing)
    #expect(try reader.number("SELECT count(*) FROM t WHERE b IN (x'00', zeroblob(3000))") == 1_201)
    try reader.checkPages("integrity_check")
  }

  @Test("others see whole commits only, also where SQLite pads the log behind them")
  func padded() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("office.db")
    let writer = try Connection(path: "file:\(path)?psow=0", .writing)
    try writer.run("PRAGMA journal_mode = WAL; CREATE TABLE t (b BLOB)")
    let reader = try Connection(path: path, .reading)
    for count in 1...40 {
      try writer.transaction { () throws(SQLiteFailure) in
        try writer.run("INSERT INTO t VALUES (randomblob(\(count * 700)))")
      }
      #expect(try reader.number("SELECT count(*) FROM t WHERE length(b) > 0") == Int64(count))
      try reader.checkPages("integrity_check")
    }
  }

  @Test("a log on no file system cannot be opened")
  func nowhere() {
    #expect(GatheringFileSystem(above: "none of that name") == nil)
  }
}
