import Haopai
import HaopaiRuntime
import HaopaiSQLite

/// An office that keeps its cases in a file, for many callers at once.
func serve(
  rules: String, city: String, database: String, secret: [UInt8],
  clock: @escaping @Sendable () -> Instant
) throws -> OfficeService? {
  guard let book = try RuleBook.load(root: rules).book else { return nil }
  let archive = try SQLiteDatabase(path: database).archive
  let office = try Office(
    city: city, of: book, in: archive, at: clock(), options: Office.Options(secret: secret))
  return OfficeService(office, clock: clock)
}
