import CSQLite
import Foundation
import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import HaopaiSQLite

/// A database file in a folder of its own, which goes when nobody has it any more.
final class BenchDatabase {
  private let business: BenchBusiness
  private let folder: String
  private var path: String { folder + "/office.db" }

  init(_ business: BenchBusiness) throws {
    self.business = business
    folder = NSTemporaryDirectory() + "haopai-bench-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The city's ledger as the file holds it.
  func ledger() throws -> MemoryLedger {
    let book = business.book
    let archived = try SQLiteDatabase(path: path).open(
      city: book.city, first: StoredBook(hash: book.hash, files: []), from: business.start)
    // Only a database that cannot be written has no place for a city.
    guard let archived else { return MemoryLedger(book: book, at: business.start) }
    return try MemoryLedger(
      book: business.book, books: [business.book.hash: business.book], from: archived.city,
      store: archived.store)
  }

  /// Opens cases, each of the person of its number.
  func fill(cases: Int) throws {
    var world = BenchWorld(business, on: try ledger())
    for number in 1...cases {
      world.person = number
      world.open(number)
      if number % 1_000 == 0 { try world.engine.ledger.save() }
    }
    try world.engine.ledger.save()
  }

  /// With what is still in the log.
  var size: Int {
    ["", "-wal"].reduce(0) { sum, suffix in
      let attributes = try? FileManager.default.attributesOfItem(atPath: path + suffix)
      return sum + ((attributes?[.size] as? Int) ?? 0)
    }
  }

  /// Bytes of the pages of each table and index.
  func sizes() -> [String: Int] {
    var database: OpaquePointer?
    var statement: OpaquePointer?
    defer {
      sqlite3_finalize(statement)
      sqlite3_close(database)
    }
    let query = "SELECT name, sum(pgsize) FROM dbstat GROUP BY name"
    guard sqlite3_open(path, &database) == SQLITE_OK,
      sqlite3_prepare_v2(database, query, -1, &statement, nil) == SQLITE_OK
    else { return [:] }
    var sizes: [String: Int] = [:]
    while sqlite3_step(statement) == SQLITE_ROW {
      let name = sqlite3_column_text(statement, 0).map { String(cString: $0) } ?? ""
      sizes[name] = Int(sqlite3_column_int64(statement, 1))
    }
    return sizes
  }
}
