import CSQLite

/// A prepared statement. Values are bound, never written into its text.
final class Statement {
  private let handle: OpaquePointer
  private let connection: Connection

  init(_ handle: OpaquePointer, of connection: Connection) {
    self.handle = handle
    self.connection = connection
  }

  deinit { sqlite3_finalize(handle) }

  // MARK: - Binding, by places from 1

  func bind(_ value: Int64?, at place: Int32) throws(SQLiteFailure) {
    if let value {
      try check(sqlite3_bind_int64(handle, place, value))
    } else {
      try check(sqlite3_bind_null(handle, place))
    }
  }

  func bind(_ text: String, at place: Int32) throws(SQLiteFailure) {
    try check(sqlite3_bind_text(handle, place, text, -1, Self.copied))
  }

  func bind(_ bytes: borrowing Span<UInt8>, at place: Int32) throws(SQLiteFailure) {
    try check(bytes.withUnsafeBytes { bind($0, at: place, Self.copied) })
  }

  /// Runs with bytes that are not copied.
  func run(binding bytes: borrowing Span<UInt8>, at place: Int32) throws(SQLiteFailure) {
    try bytes.withUnsafeBytes { bytes throws(SQLiteFailure) in
      try check(bind(bytes, at: place, nil))
      // What the statement keeps of them is an address.
      defer { sqlite3_bind_null(handle, place) }
      try run()
    }
  }

  private func bind(
    _ bytes: UnsafeRawBufferPointer, at place: Int32, _ lifetime: sqlite3_destructor_type?
  ) -> Int32 {
    // A blob of no bytes needs an address, or it is null.
    bytes.isEmpty
      ? sqlite3_bind_zeroblob(handle, place, 0)
      : sqlite3_bind_blob(handle, place, bytes.baseAddress, Int32(bytes.count), lifetime)
  }

  /// SQLite's mark for a value that it is to copy.
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)  // a macro of a cast, which is not imported
  }

  // MARK: - Running

  /// Runs a statement that has no result, and makes it ready for the next time.
  func run() throws(SQLiteFailure) {
    let code = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard code == SQLITE_DONE || code == SQLITE_ROW else { throw connection.failure(code) }
  }

  /// Whether there is another row; at the end the statement is ready for the next time.
  func next() throws(SQLiteFailure) -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else { throw connection.failure(code) }
    return false
  }

  /// Ends a query before its last row.
  func reset() { sqlite3_reset(handle) }

  // MARK: - Columns, from 0

  func number(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  func optionalNumber(_ column: Int32) -> Int64? {
    sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : number(column)
  }

  func text(_ column: Int32) -> String {
    sqlite3_column_text(handle, column).map { String(cString: $0) } ?? ""
  }

  func bytes(_ column: Int32) -> [UInt8] {
    let count = Int(sqlite3_column_bytes(handle, column))
    guard count > 0, let start = sqlite3_column_blob(handle, column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  private func check(_ code: Int32) throws(SQLiteFailure) {
    guard code == SQLITE_OK else { throw connection.failure(code) }
  }
}
