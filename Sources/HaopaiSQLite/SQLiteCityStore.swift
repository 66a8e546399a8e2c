import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import Synchronization

/// One city's rows in a database.
final class SQLiteCityStore: LedgerStore {
  private let database: SQLiteDatabase
  /// As the database's rows name it, and its place among the database's cities.
  private let city: Int64
  private let place: Int
  let keys: KeyDigester

  init(_ database: SQLiteDatabase, city: Int64, place: Int, keys: KeyDigester) {
    self.database = database
    self.city = city
    self.place = place
    self.keys = keys
  }

  // What cannot be read is kept as the database's failure, and missing here.

  func caseState(_ number: CaseNumber) -> CaseState? {
    row { rows throws(SQLiteFailure) in try rows.caseState(number) }
  }

  func distrust(_ detail: String) {
    let _: Never? = row { _ throws(SQLiteFailure) in throw SQLiteFailure(.corrupt, detail) }
  }

  func used(_ key: KeyDigest) -> Int64? {
    row { rows throws(SQLiteFailure) in try rows.used(key) }
  }

  func entry(_ key: KeyDigest) -> RegisterEntryState? {
    row { rows throws(SQLiteFailure) in try rows.entry(key) }
  }

  func opening(_ key: KeyDigest) -> RecordedOpening? {
    row { rows throws(SQLiteFailure) in try rows.opening(key) }
  }

  func journalRecords() throws(StoreFailure) -> [JournalRecord] {
    try tables { tables throws(SQLiteFailure) in try tables.journalRecords() }
  }

  func tables() throws(StoreFailure) -> StoredTables {
    try tables { tables throws(SQLiteFailure) in try tables.storedTables() }
  }

  func publications() throws(StoreFailure) -> Publications {
    try tables { tables throws(SQLiteFailure) in try tables.readPublications() }
  }

  func hasNews() -> Bool {
    (try? tables { tables throws(SQLiteFailure) in try tables.hasNews() }) ?? false
  }

  func save(_ rows: UnsavedRows) throws(StoreFailure) {
    guard !database.isReadOnly else { throw SQLiteFailure(.readOnly, "").storeFailure }
    do throws(SQLiteFailure) {
      try database.saving { state throws(SQLiteFailure) in try state.cities[place].save(rows) }
    } catch {
      throw error.storeFailure
    }
  }

  func erase(_ rows: ErasedRows) throws(StoreFailure) {
    try tables { tables throws(SQLiteFailure) in try tables.erase(rows) }
  }

  func scrub() throws(StoreFailure) -> Bool {
    do throws(SQLiteFailure) { return try database.scrub() } catch { throw error.storeFailure }
  }

  func check() throws(StoreFailure) { try tables { _ throws(SQLiteFailure) in } }

  func examine() throws(StoreFailure) {
    try tables { tables throws(SQLiteFailure) in try tables.examine() }
  }

  private func row<Value: Sendable>(
    _ body: @Sendable (CityRows) throws(SQLiteFailure) -> Value?
  ) -> Value? {
    do throws(SQLiteFailure) {
      return try database.read(city, at: place, body)
    } catch {
      return nil
    }
  }

  private func tables<Value: Sendable>(
    _ body: @Sendable (inout CityTables) throws(SQLiteFailure) -> Value
  ) throws(StoreFailure) -> Value {
    do throws(SQLiteFailure) {
      return try database.withState { state throws(SQLiteFailure) in
        try body(&state.cities[place])
      }
    } catch {
      throw error.storeFailure
    }
  }
}
