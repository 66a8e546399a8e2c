import CSQLite

/// One connection to a database file. Used by one thread at a time: whoever has one guards it.
final class Connection {
  enum Access {
    case writing, reading
  }

  private let handle: OpaquePointer
  /// Of one that writes; it goes after the connection is closed.
  private let fileSystem: GatheringFileSystem?

  /// Opens a file, which is made where there is none and it is to be written.
  init(
    path: String, _ access: Access, by approach: FileApproach = FileApproach()
  ) throws(SQLiteFailure) {
    var opened: OpaquePointer?
    let flags =
      access == .writing
      ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
      : SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    fileSystem = access == .writing ? GatheringFileSystem(above: approach.fileSystem) : nil
    let code = sqlite3_open_v2(path, &opened, flags, fileSystem?.name ?? approach.fileSystem)
    guard code == SQLITE_OK, let opened else {
      defer { sqlite3_close_v2(opened) }
      throw SQLiteFailure(code, opened)
    }
    handle = opened
    sqlite3_busy_timeout(handle, approach.patience)
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that have no parameters and no result.
  func run(_ sql: String) throws(SQLiteFailure) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  func prepare(_ sql: String) throws(SQLiteFailure) -> Statement {
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v3(
      handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard code == SQLITE_OK, let statement else { throw failure(code) }
    return Statement(statement, of: self)
  }

  /// The single number that a query without parameters comes to; nil for none.
  func number(_ sql: String) throws(SQLiteFailure) -> Int64? {
    let statement = try prepare(sql)
    guard try statement.next() else { return nil }
    return statement.optionalNumber(0)
  }

  /// The first text of each row.
  func texts(_ sql: String) throws(SQLiteFailure) -> [String] {
    let statement = try prepare(sql)
    var texts: [String] = []
    while try statement.next() { texts.append(statement.text(0)) }
    return texts
  }

  /// Does all of a body or nothing; no other connection writes meanwhile.
  func transaction<Value>(
    _ body: () throws(SQLiteFailure) -> Value
  ) throws(SQLiteFailure) -> Value {
    try run("BEGIN IMMEDIATE")
    do throws(SQLiteFailure) {
      let value = try body()
      try commit()
      return value
    } catch {
      // What failed may have ended the transaction by itself.
      if isInTransaction { try? run("ROLLBACK") }
      throw error
    }
  }

  private func commit() throws(SQLiteFailure) {
    let log = fileSystem?.log
    log?.beginCommit()
    do throws(SQLiteFailure) {
      try run("COMMIT")
    } catch {
      _ = log?.endCommit(isKept: false)
      throw error
    }
    let code = log?.endCommit(isKept: true) ?? SQLITE_OK
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// - Parameter pragma: `quick_check`, or `integrity_check`, which also compares indexes with tables.
  /// - Throws: `SQLiteFailure` with the first page or row that cannot be right.
  func checkPages(_ pragma: String) throws(SQLiteFailure) {
    let found = try texts("PRAGMA \(pragma)(1)").first ?? "ok"
    guard found == "ok" else {
      let words = found.split(separator: "\n").last.map { String($0) } ?? found
      throw SQLiteFailure(.corrupt, words)
    }
  }

  /// How many bytes of the log are in use since it began anew; 0 where nothing was written.
  var logLength: Int64 { fileSystem?.log?.end ?? 0 }

  /// How many rows the last statement has changed.
  var changedRows: Int { Int(sqlite3_changes(handle)) }

  /// Whether an error has ended the transaction by itself.
  private var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  func failure(_ code: Int32) -> SQLiteFailure { SQLiteFailure(code, handle) }
}
