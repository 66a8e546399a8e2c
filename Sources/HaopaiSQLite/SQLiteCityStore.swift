import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import Synchronization

/// One city's rows in a database.
final class SQLiteCityStore: LedgerStore {
  private let database: SQLiteDatabase
  /// Among the database's cities.
  private let place: Int

  init(_ database: SQLiteDatabase, place: Int) {
    self.database = database
    self.place = place
  }

  // What cannot be read is kept as the database's failure, and missing here.

  func caseState(_ number: CaseNumber) -> CaseState? {
    try? tables { tables throws(SQLiteFailure) in try tables.caseState(number) }
  }

  func used(_ key: borrowing Span<UInt8>) -> Int64? {
    let key = key.withUnsafeBytes { Array($0) }
    return try? tables { tables throws(SQLiteFailure) in try tables.used(key.span) }
  }

  func entry(_ key: borrowing Span<UInt8>) -> RegisterEntryState? {
    let key = key.withUnsafeBytes { Array($0) }
    return try? tables { tables throws(SQLiteFailure) in try tables.entry(key.span) }
  }

  func opening(_ key: OpeningKey) -> RecordedOpening? {
    try? tables { tables throws(SQLiteFailure) in try tables.opening(key) }
  }

  func journalRecords() throws(StoreFailure) -> [JournalRecord] {
    try tables { tables throws(SQLiteFailure) in try tables.journalRecords() }
  }

  func tables() throws(StoreFailure) -> StoredTables {
    try tables { tables throws(SQLiteFailure) in try tables.storedTables() }
  }

  func keep(_ book: StoredBook) throws(StoreFailure) {
    try tables { tables throws(SQLiteFailure) in try tables.keep(book) }
  }

  func save(_ rows: UnsavedRows) throws(StoreFailure) {
    try tables { tables throws(SQLiteFailure) in try tables.save(rows) }
  }

  private func tables<Value: Sendable>(
    _ body: @Sendable (inout CityTables) throws(SQLiteFailure) -> Value
  ) throws(StoreFailure) -> Value {
    do throws(SQLiteFailure) {
      return try database.state.withLock { state throws(SQLiteFailure) in
        try state.do { state throws(SQLiteFailure) in try body(&state.cities[place]) }
      }
    } catch {
      throw error.storeFailure
    }
  }
}
