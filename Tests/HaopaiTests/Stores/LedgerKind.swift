import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import Synchronization
import Testing

@testable import HaopaiSQLite

/// The ledgers that must behave alike. A new store takes part by a case of its own.
enum LedgerKind: CaseIterable {
  case memory, sqlite
  /// Keeps nothing at hand that is saved.
  case forgetfulSQLite

  /// A city on such a ledger.
  func city(_ book: CompiledBook, seed: UInt64, at start: Instant) throws -> any LedgerCity {
    switch self {
    case .memory: MemoryCity(book, seed: seed, at: start)
    case .sqlite: try SQLiteCity(book, seed: seed, at: start)
    case .forgetfulSQLite: try SQLiteCity(book, seed: seed, at: start, atHand: 0)
    }
  }
}

/// A city whose office may go away at any time and come back.
protocol LedgerCity: AnyObject {
  var engine: CityEngine<MemoryLedger> { get set }

  /// What was told to anybody is kept from here on.
  func save() throws
  /// The office ends without a word, and is opened again.
  func restart() throws
  /// Other rules come into force; what was done until then is saved.
  func adopt(_ book: CompiledBook) throws
}

/// In memory: what is saved is a copy.
final class MemoryCity: LedgerCity {
  var engine: CityEngine<MemoryLedger>
  private var saved: MemoryLedger

  init(_ book: CompiledBook, seed: UInt64, at start: Instant) {
    saved = MemoryLedger(book: book, at: start)
    engine = CityEngine(
      book: book, ledger: saved, chance: .seeded(SeededChance(seed: seed)))
  }

  func save() { saved = engine.ledger }

  func restart() { engine.ledger = saved }

  func adopt(_ book: CompiledBook) {
    engine.adopt(book)
    save()
  }
}

/// In a database, opened anew at every restart.
final class SQLiteCity: LedgerCity {
  var engine: CityEngine<MemoryLedger>
  private let folder: TemporaryFolder
  private var database: SQLiteDatabase?
  private var book: CompiledBook
  private var older: [CompiledBook] = []
  private let start: Instant
  private let atHand: Int?

  /// - Parameter atHand: as many things are kept in memory beside the database; nil for the usual.
  init(_ book: CompiledBook, seed: UInt64, at start: Instant, atHand: Int? = nil) throws {
    self.book = book
    self.start = start
    self.atHand = atHand
    folder = try TemporaryFolder()
    let opened = try SQLiteDatabase(path: folder.file("office.db"))
    database = opened
    engine = CityEngine(
      book: book, ledger: try Self.ledger(in: opened, [book], start),
      chance: .seeded(SeededChance(seed: seed)))
    if let atHand { engine.ledger.atHand = atHand }
  }

  func adopt(_ book: CompiledBook) throws {
    try save()
    engine.adopt(book)
    older = older.filter { $0.hash != book.hash } + [self.book]
    self.book = book
  }

  func save() throws { try engine.ledger.save() }

  func restart() throws {
    let chance = engine.chance
    // The database goes with its last user, and its lock with it.
    engine = CityEngine(
      book: book, ledger: MemoryLedger(book: book, at: start), chance: chance)
    database = nil
    let opened = try SQLiteDatabase(path: folder.file("office.db"))
    database = opened
    engine = CityEngine(
      book: book, older: older, ledger: try Self.ledger(in: opened, [book] + older, start),
      chance: chance)
    if let atHand { engine.ledger.atHand = atHand }
  }

  /// From now on the file may grow by a page or two, and then the disk is full.
  func limitPages() throws {
    try withConnection { connection throws(SQLiteFailure) in
      let count = try connection.number("PRAGMA page_count") ?? 0
      try connection.run("PRAGMA max_page_count = \(count + 2)")
    }
  }

  /// Changes the journal as nobody should.
  func replace(recordAt position: Int, by record: [UInt8]) throws {
    try withConnection { connection throws(SQLiteFailure) in
      let statement = try connection.prepare("UPDATE journal SET record = ?2 WHERE id = ?1")
      try statement.bind(Schema.id(city: 1, UInt64(position) + 1), at: 1)
      try statement.bind(record.span, at: 2)
      try statement.run()
    }
  }

  func withConnection(
    _ body: @Sendable (Connection) throws(SQLiteFailure) -> Void
  ) throws(SQLiteFailure) {
    try database?.state.withLock { state throws(SQLiteFailure) in try body(state.connection) }
  }

  /// - Parameter books: the one in force first.
  private static func ledger(
    in database: SQLiteDatabase, _ books: [CompiledBook], _ start: Instant
  ) throws -> MemoryLedger {
    let book = books[0]
    let first = StoredBook(hash: book.hash, files: [])
    let archived = try #require(try database.open(city: book.city, first: first, from: start))
    return try MemoryLedger(
      book: book.knowing(Array(books.dropFirst())),
      books: Dictionary(books.map { ($0.hash, $0) }) { first, _ in first }, from: archived.city,
      store: archived.store)
  }
}
