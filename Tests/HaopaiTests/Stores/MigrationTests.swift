import HaopaiDomain
import HaopaiProgram
import HaopaiRandomRules
import Synchronization
import Testing

@testable import HaopaiEngine
@testable import HaopaiSQLite

/// A database of an older version is brought up to date, and nothing in it is lost.
@Suite("migrations")
struct MigrationTests {
  private let book: CompiledBook
  private let folder: TemporaryFolder
  private var path: String { folder.file("office.db") }

  init() throws {
    book = try RandomCommandTests.Rules.gardens.book()
    folder = try TemporaryFolder()
  }

  private static func message(_ number: UInt64, _ revision: UInt64) -> OutboxMessage {
    OutboxMessage(
      caseNumber: CaseNumber(number), revision: revision, place: 0, address: "1380000\(number)",
      content: .challenge(name: "sms", ordinal: 1, digits: 6), until: .max)
  }

  private func open(
    _ database: SQLiteDatabase, _ city: String
  ) throws -> ArchivedCity {
    let first = StoredBook(hash: book.hash, files: [])
    return try #require(try database.open(city: city, first: first, from: RandomWorld.start))
  }

  private func save(_ store: any LedgerStore, _ change: (inout UnsavedRows) -> Void) throws {
    var rows = UnsavedRows(clock: RandomWorld.start)
    change(&rows)
    try store.save(rows)
  }

  /// Lays out the messages as version 1 did: in the order of their cases, each with its turn.
  private static let firstVersion = """
    ALTER TABLE outbox RENAME TO newer;
    CREATE TABLE outbox (
      city INTEGER NOT NULL REFERENCES city,
      case_number INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      place INTEGER NOT NULL,
      turn INTEGER NOT NULL,
      message BLOB NOT NULL,
      PRIMARY KEY (city, case_number, revision, place)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO outbox SELECT id >> 40, 100 - (id & 0xFFFF), 1, 0, id << 20, message FROM newer;
    DROP TABLE newer;
    PRAGMA user_version = 1;
    """

  @Test("messages of the first version are delivered in the order in which they came")
  func messages() throws {
    let cities = [book.city, "elsewhere"]
    let messages = [(9, 1), (1, 2), (5, 1), (1, 3)].map { Self.message($0, $1) }
    do {
      let database = try SQLiteDatabase(path: path)
      for city in cities {
        try save(try open(database, city).store) { $0.messages = messages }
      }
      try database.state.withLock { state throws(SQLiteFailure) in
        try state.connection.run(Self.firstVersion)
      }
    }
    #expect(throws: SQLiteFailure.self) { _ = try SQLiteDatabase(reading: path) }
    do {
      let database = try SQLiteDatabase(path: path)
      for city in cities {
        let archived = try open(database, city)
        #expect(archived.city.undelivered == messages)
        try save(archived.store) { rows in
          rows.delivered = [messages[1].key]
          rows.messages = [Self.message(2, 1)]
        }
      }
    }
    let database = try SQLiteDatabase(path: path)
    for city in cities {
      #expect(
        try open(database, city).city.undelivered
          == [messages[0], messages[2], messages[3], Self.message(2, 1)])
    }
  }

  @Test("who publishes brings no database up to date that another process writes to")
  func besideAnOffice() throws {
    do {
      let database = try SQLiteDatabase(path: path)
      _ = try open(database, book.city)
      try database.state.withLock { state throws(SQLiteFailure) in
        try state.connection.run(Self.firstVersion)
      }
    }
    var lock: WriterLock? = try WriterLock(for: path)
    let failure = #expect(throws: SQLiteFailure.self) {
      _ = try SQLiteDatabase(publishingIn: path)
    }
    #expect(failure?.code == .otherProcess && lock != nil)
    lock = nil
    _ = try SQLiteDatabase(publishingIn: path)
    _ = try SQLiteDatabase(reading: path)
  }

  @Test("a message that is there twice is a damage, and one that was delivered twice is none")
  func twice() throws {
    let message = Self.message(3, 1)
    do {
      let database = try SQLiteDatabase(path: path)
      let store = try open(database, book.city).store
      try save(store) { $0.messages = [message] }
      try save(store) { $0.delivered = [message.key] }
      try save(store) { $0.delivered = [message.key] }
      try save(store) { $0.messages = [message] }
      let failure = #expect(throws: StoreFailure.self) {
        try save(store) { $0.messages = [message] }
      }
      #expect(failure?.code == "database-damaged")
    }
    do {
      let database = try SQLiteDatabase(path: path)
      #expect(try open(database, book.city).city.undelivered == [message])
      try database.state.withLock { state throws(SQLiteFailure) in
        try state.connection.run("INSERT INTO outbox SELECT id + 1, message FROM outbox")
      }
    }
    let database = try SQLiteDatabase(path: path)
    let failure = #expect(throws: StoreFailure.self) { try open(database, book.city) }
    #expect(failure?.code == "database-damaged")
  }
}
