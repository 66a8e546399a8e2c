package import HaopaiDomain
public import HaopaiEngine
import HaopaiProgram
import Synchronization

/// A database file that keeps the cases of one or more cities.
///
/// One process writes to it at a time; others may read and back it up meanwhile. What was saved
/// survives the end of the process and of the machine.
///
///     let database = try SQLiteDatabase(path: "office.db")
///     let office = try Office(city: "yantai", of: book, in: database.archive, at: now)
public final class SQLiteDatabase: Sendable {
  struct State {
    let connection: Connection
    var cities: [CityTables] = []
  }

  /// Closed before the connection that writes: whoever closes last puts the log into the file.
  private let reader: SideReader?
  let state: Mutex<State>
  /// How many wait for the connection or have it for as long as the disk takes.
  private let savings = Atomic(0)
  /// What went wrong first. Nothing is saved after it: what is in memory may say more than the disk.
  private let failure = Mutex<SQLiteFailure?>(nil)
  /// Nil for a database in which no cases are saved.
  private let lock: WriterLock?

  /// Opens a file for writing, and makes it where there is none.
  /// - Throws: `SQLiteFailure` for a file that cannot be opened, is none of Haopai's, was written by a
  ///   newer version, or is written by another process.
  public convenience init(path: String) throws(SQLiteFailure) {
    try self.init(path: path, by: FileApproach())
  }

  package init(path: String, by approach: FileApproach) throws(SQLiteFailure) {
    let lock = try WriterLock(for: path)
    self.lock = lock
    let connection = try Self.connect(path, by: approach) { lock }
    try Schema.settle(connection)
    // Cases are touched by chance, and the same pages again and again: more of them at hand, and fewer ways
    // back from the log. Not too many at hand: SQLite looks at all of them after commits that split a page.
    try connection.run("PRAGMA cache_size = -8192; PRAGMA wal_autocheckpoint = 24000")
    state = Mutex(State(connection: connection))
    reader = SideReader(path: path, by: approach)
  }

  /// Opens a file to publish rules in it, beside the process that writes cases to it, and makes it where
  /// there is none.
  /// - Throws: `SQLiteFailure` for a file that cannot be opened, is none of Haopai's, or was written by a
  ///   newer version.
  public convenience init(publishingIn path: String) throws(SQLiteFailure) {
    try self.init(publishingIn: path, by: FileApproach())
  }

  package init(publishingIn path: String, by approach: FileApproach) throws(SQLiteFailure) {
    lock = nil
    reader = nil
    let connection = try Self.connect(path, by: approach) { () throws(SQLiteFailure) in
      try WriterLock(for: path)
    }
    state = Mutex(State(connection: connection))
  }

  private static func connect(
    _ path: String, by approach: FileApproach, _ lock: () throws(SQLiteFailure) -> WriterLock?
  ) throws(SQLiteFailure) -> Connection {
    makePrivate(path)
    // SQLite would open it for reading instead, and leave a log beside it that nobody can write to.
    guard isWritable(path) else { throw .system(path) }
    let connection = try Connection(path: path, .writing, by: approach)
    // A commit is told of only when it lies on the disk.
    try connection.run(
      "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF")
    try Schema.prepare(connection, lock)
    return connection
  }

  /// Opens a file that is there for reading, as it is at this moment, whoever writes to it meanwhile.
  /// - Throws: `SQLiteFailure` for a file that cannot be read, is none of Haopai's or was written by
  ///   another version.
  public convenience init(reading path: String) throws(SQLiteFailure) {
    try self.init(reading: path, by: FileApproach())
  }

  package init(reading path: String, by approach: FileApproach) throws(SQLiteFailure) {
    lock = nil
    reader = nil
    let connection = try Connection(path: path, .reading, by: approach)
    try Schema.check(connection)
    // All that is read is of one moment.
    try connection.run("PRAGMA trusted_schema = OFF; BEGIN; SELECT id FROM city LIMIT 1")
    state = Mutex(State(connection: connection))
  }

  /// What an office keeps its cases in.
  public var archive: OfficeArchive { OfficeArchive(self) }

  /// The cities that have cases or published rules here, in alphabetical order.
  public func cities() throws(SQLiteFailure) -> [String] {
    try withState { state throws(SQLiteFailure) in
      try state.connection.texts("SELECT name FROM city ORDER BY name")
    }
  }
}

extension SQLiteDatabase {
  func withState<Value: Sendable>(
    _ body: @Sendable (inout State) throws(SQLiteFailure) -> Value
  ) throws(SQLiteFailure) -> Value {
    try state.withLock { state throws(SQLiteFailure) in
      try keepingFailure { () throws(SQLiteFailure) in try body(&state) }
    }
  }

  /// The same for as long as the disk takes: whoever reads does not wait.
  func saving(
    _ body: @Sendable (inout State) throws(SQLiteFailure) -> Void
  ) throws(SQLiteFailure) {
    savings.add(1, ordering: .releasing)
    defer { savings.subtract(1, ordering: .releasing) }
    try withState(body)
  }

  /// Reads a row that nobody changes meanwhile, beside whoever saves.
  /// - Parameter place: the city's, among the database's.
  func read<Value: Sendable>(
    _ city: Int64, at place: Int, _ body: @Sendable (CityRows) throws(SQLiteFailure) -> Value
  ) throws(SQLiteFailure) -> Value {
    guard let reader else {
      return try withState { state throws(SQLiteFailure) in try body(state.cities[place].rows) }
    }
    if savings.load(ordering: .acquiring) == 0 {
      return try withState { state throws(SQLiteFailure) in try body(state.cities[place].rows) }
    }
    return try keepingFailure { () throws(SQLiteFailure) in try reader.read(city, body) }
  }

  func checkFailure() throws(SQLiteFailure) {
    if let failure = failure.withLock({ $0 }) { throw failure }
  }

  private func keepingFailure<Value>(
    _ body: () throws(SQLiteFailure) -> Value
  ) throws(SQLiteFailure) -> Value {
    try checkFailure()
    do throws(SQLiteFailure) {
      return try body()
    } catch {
      failure.withLock { $0 = $0 ?? error }
      throw error
    }
  }
}

extension SQLiteDatabase: CityArchive {
  package var isReadOnly: Bool { lock == nil }

  package func open(
    city: String, first: StoredBook?, from start: Instant
  ) throws(StoreFailure) -> ArchivedCity? {
    do throws(SQLiteFailure) {
      return try withState { state throws(SQLiteFailure) in
        try state.open(city, first: first, from: start, of: self)
      }
    } catch {
      throw error.storeFailure
    }
  }
}

extension SQLiteDatabase.State {
  fileprivate mutating func open(
    _ city: String, first: StoredBook?, from start: Instant, of database: SQLiteDatabase
  ) throws(SQLiteFailure) -> ArchivedCity? {
    var found = try CityReader(connection).read(city)
    if found == nil, !database.isReadOnly, let first {
      try connection.transaction { () throws(SQLiteFailure) in
        // Somebody may have published meanwhile.
        guard try connection.standing(of: city) == nil else { return }
        try connection.makeCity(city, at: start)
        try connection.add(first, to: city, from: start)
      }
      found = try CityReader(connection).read(city)
    }
    guard var found else { return nil }
    var tables = try CityTables(
      connection, city: found.id, steps: found.steps, cases: found.city.caseCount)
    found.city.undelivered = try tables.outbox.read()
    cities.append(tables)
    return ArchivedCity(
      store: SQLiteCityStore(
        database, city: found.id, place: cities.count - 1, keys: found.keys),
      city: found.city)
  }
}
