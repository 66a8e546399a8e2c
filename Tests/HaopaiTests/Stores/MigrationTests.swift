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

  /// Lays out numbers as versions up to 3 did: each with its plate kind.
  private static let thirdVersion = """
    ALTER TABLE taken ADD COLUMN kind TEXT NOT NULL DEFAULT 'small-car';
    ALTER TABLE returning_number ADD COLUMN kind TEXT NOT NULL DEFAULT 'small-car';
    PRAGMA user_version = 3;
    """

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
        try state.connection.run(Self.thirdVersion + Self.firstVersion)
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

  /// What a ledger says, and what of it cases under way show. No part of the ledger: that holds its database.
  private struct Kept {
    let tables: StoredTables
    let owners: [Int64: Holder]
    let shown: [(key: KeyDigest, used: Int64)]
    let claimed: [StoredNumber]

    init(_ ledger: MemoryLedger) throws {
      tables = try ledger.tables()
      owners = Dictionary(uniqueKeysWithValues: ledger.owners.map { ($0.number, $0.holder) })
      shown = ledger.counters.all.filter { $0.value.shown != 0 }
        .map { (ledger.keys.digest(of: $0.key.span), $0.value.shown) }
      claimed = ledger.owners.filter { $0.holder.status == .claimed }.map { number, holder in
        StoredNumber(number: number, caseNumber: holder.caseNumber, status: .claimed)
      }
    }

    /// Lays out counters and claimed numbers as version 2 did: all of them by themselves.
    func layOutSecondVersion(in connection: Connection) throws(SQLiteFailure) {
      try connection.run(MigrationTests.thirdVersion)
      let counter = try connection.prepare(
        """
        INSERT INTO counter (city, key, used) VALUES (1, ?1, ?2)
        ON CONFLICT (city, key) DO UPDATE SET used = used + excluded.used
        """)
      for (key, used) in shown {
        try counter.bind(key.bytes.span, at: 1)
        try counter.bind(used, at: 2)
        try counter.run()
      }
      let taken = try connection.prepare(
        "INSERT INTO taken (city, number, case_number, status) VALUES (1, ?1, ?2, 1)")
      for number in claimed {
        try taken.bind(number.number, at: 1)
        try taken.bind(Int64(number.caseNumber.value), at: 2)
        try taken.run()
      }
      try connection.run("PRAGMA user_version = 2")
    }
  }

  @Test(
    "what the second version has counted for cases under way is counted once, in the cases",
    arguments: [1, 2, 4, 5] as [UInt64])
  func settledCounters(seed: UInt64) throws {
    let city = try SQLiteCity(book, seed: seed, at: RandomWorld.start)
    let moves = RandomWorld.moves(600, in: book, seed: seed)
    for move in moves.prefix(500) { city.engine.make(move) }
    try city.save()
    let kept = try Kept(city.engine.ledger)
    #expect(!kept.shown.isEmpty, "seed \(seed)")
    try migrate(city, kept)
    for move in moves.suffix(100) { city.engine.make(move) }
    try city.save()
    try city.restart()
    _ = try city.engine.ledger.audit(current: book, books: [book.hash: book])
  }

  @Test("what the second version has taken for a case under way goes back to the pool with it")
  func settledNumbers() throws {
    let garden = try GardenCity(.sqlite)
    let city = try #require(garden.city as? SQLiteCity)
    let number = try garden.open("plot")
    try garden.take("pick", number, ["count": .integer(1), "hold": .text("600 s")])
    let plate = try #require(garden.numbers.first)
    try garden.take("buy", number, ["number": .plate(plate)])
    try city.save()
    let kept = try Kept(garden.ledger)
    #expect(kept.claimed.count == 1)
    try migrate(city, kept)
    try garden.take("back_out", number)
    try city.save()
    try city.restart()
    #expect(garden.ledger.holder(of: plate) == nil)
    garden.wait(2 * 3_600_000)
    let other = try garden.open("plot", as: 1)
    try garden.take("first", other, ["wishes": .list([.plate(plate)])])
    try garden.expectWhole(steps: 6)
  }

  private func migrate(_ city: SQLiteCity, _ kept: Kept) throws {
    try city.withConnection { connection throws(SQLiteFailure) in
      try kept.layOutSecondVersion(in: connection)
    }
    try city.restart()
    let after = try Kept(city.engine.ledger)
    #expect(after.tables == kept.tables && after.owners == kept.owners)
  }

  @Test("a second version that has counted less than its cases show is damaged")
  func lostCounter() throws {
    let city = try SQLiteCity(book, seed: 5, at: RandomWorld.start)
    for move in RandomWorld.moves(300, in: book, seed: 5) { city.engine.make(move) }
    try city.save()
    let kept = try Kept(city.engine.ledger)
    try city.withConnection { connection throws(SQLiteFailure) in
      try kept.layOutSecondVersion(in: connection)
      try connection.run("DELETE FROM counter")
    }
    let failure = #expect(throws: SQLiteFailure.self) { try city.restart() }
    #expect(failure?.code == .corrupt)
  }

  @Test("a number that was taken by no case is a damage", arguments: [0, 2] as [Int64])
  func noOwner(owner: Int64) throws {
    let garden = try GardenCity(.sqlite)
    let number = try garden.open("plot")
    try garden.take("pick", number, ["count": .integer(1), "hold": .text("600 s")])
    try garden.take("buy", number, ["number": .plate(try #require(garden.numbers.first))])
    try garden.take("hand_over", number, by: .officer("o"))
    try garden.city.save()
    let city = try #require(garden.city as? SQLiteCity)
    try city.withConnection { connection throws(SQLiteFailure) in
      try connection.run("UPDATE taken SET case_number = \(owner)")
    }
    let failure = #expect(throws: StoreFailure.self) { try city.restart() }
    #expect(failure?.code == "database-damaged")
  }

  @Test("who publishes brings no database up to date that another process writes to")
  func besideAnOffice() throws {
    do {
      let database = try SQLiteDatabase(path: path)
      _ = try open(database, book.city)
      try database.state.withLock { state throws(SQLiteFailure) in
        try state.connection.run(Self.thirdVersion + Self.firstVersion)
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
