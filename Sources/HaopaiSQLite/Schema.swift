/// The tables, and how an older database gets those of today.
enum Schema {
  /// Tells a database of ours from others: "Haop".
  static let applicationID: Int64 = 0x4861_6F70

  /// Each takes a database from the version of its index to the next.
  private static var migrations: [Migration] {
    [
      .statements(first), .statements(messagesInOrder), .work(Migration.settleCases),
      .statements(numbersWithoutKinds),
    ]
  }

  private static let first = """
    CREATE TABLE city (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      start INTEGER NOT NULL,
      clock INTEGER NOT NULL,
      steps INTEGER NOT NULL,
      cases INTEGER NOT NULL,
      -- What the digests of its keys are made from.
      secret BLOB NOT NULL,
      -- Whether pages may still hold what was erased.
      residue INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    -- Rules that a city has published, as files.
    CREATE TABLE book (
      id INTEGER PRIMARY KEY,
      city INTEGER NOT NULL REFERENCES city,
      hash BLOB NOT NULL,
      files BLOB NOT NULL,
      UNIQUE (city, hash)
    ) STRICT;
    -- From when on which rules are in force. One that was withdrawn stays: a process that had taken it
    -- up by then may say so with its next commit.
    CREATE TABLE publication (
      id INTEGER PRIMARY KEY,
      city INTEGER NOT NULL REFERENCES city,
      book INTEGER NOT NULL REFERENCES book,
      start INTEGER NOT NULL,
      withdrawn INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX publication_of_city ON publication (city);
    -- In one number, so that rows lie in the order in which they come: the city, then from 1 the
    -- step or the case.
    CREATE TABLE journal (id INTEGER PRIMARY KEY, record BLOB NOT NULL) STRICT;
    CREATE TABLE case_state (
      id INTEGER PRIMARY KEY,
      live INTEGER NOT NULL,
      content BLOB NOT NULL
    ) STRICT;
    CREATE INDEX live_case ON case_state (id) WHERE live = 1;
    -- What cases that are over have used: the rest stands in the cases. Keys of counters, registers and
    -- openings are digests: they name people and vehicles.
    CREATE TABLE counter (
      city INTEGER NOT NULL REFERENCES city,
      key BLOB NOT NULL,
      used INTEGER NOT NULL,
      PRIMARY KEY (city, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE register (
      city INTEGER NOT NULL REFERENCES city,
      key BLOB NOT NULL,
      entry BLOB NOT NULL,
      PRIMARY KEY (city, key)
    ) STRICT, WITHOUT ROWID;
    -- Numbers that were issued, or that a case claims that is over; those of cases under way stand in them.
    CREATE TABLE taken (
      city INTEGER NOT NULL REFERENCES city,
      number INTEGER NOT NULL,
      case_number INTEGER NOT NULL,
      kind TEXT NOT NULL,
      status INTEGER NOT NULL,
      PRIMARY KEY (city, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE returning_number (
      city INTEGER NOT NULL REFERENCES city,
      number INTEGER NOT NULL,
      due INTEGER NOT NULL,
      kind TEXT NOT NULL,
      PRIMARY KEY (city, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE opening (
      city INTEGER NOT NULL REFERENCES city,
      key BLOB NOT NULL,
      content BLOB NOT NULL,
      PRIMARY KEY (city, key)
    ) STRICT, WITHOUT ROWID;
    -- Messages that nobody has said are delivered.
    CREATE TABLE outbox (
      city INTEGER NOT NULL REFERENCES city,
      case_number INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      place INTEGER NOT NULL,
      -- In which order they came.
      turn INTEGER NOT NULL,
      message BLOB NOT NULL,
      PRIMARY KEY (city, case_number, revision, place)
    ) STRICT, WITHOUT ROWID;
    """

  /// Messages lie in the order in which they came: in that of their cases, each was a page of its own.
  private static let messagesInOrder = """
    CREATE TABLE message (id INTEGER PRIMARY KEY, message BLOB NOT NULL) STRICT;
    INSERT INTO message (id, message)
      SELECT city << 40 | row_number() OVER (PARTITION BY city ORDER BY turn), message FROM outbox;
    DROP TABLE outbox;
    ALTER TABLE message RENAME TO outbox;
    """

  /// The rules in force say of which kind a number is.
  private static let numbersWithoutKinds = """
    ALTER TABLE taken DROP COLUMN kind;
    ALTER TABLE returning_number DROP COLUMN kind;
    """

  static var version: Int64 { Int64(migrations.count) }

  /// Bytes of a row's id below the city.
  private static let cityShift: Int64 = 40

  /// - Parameter number: a step or a case, from 1.
  static func id(city: Int64, _ number: UInt64) -> Int64 {
    city << cityShift | Int64(truncatingIfNeeded: number)
  }

  static func ids(ofCity city: Int64) -> (first: Int64, last: Int64) {
    (id(city: city, 1), id(city: city + 1, 0) - 1)
  }

  static func number(ofID id: Int64) -> UInt64 {
    UInt64(truncatingIfNeeded: id & (1 << cityShift - 1))
  }

  /// Makes the tables of an empty file, or brings older ones up to date. A newer or a foreign database
  /// is refused as it is.
  /// - Parameter lock: taken before tables change that somebody may be writing to.
  static func prepare(
    _ connection: Connection, _ lock: () throws(SQLiteFailure) -> WriterLock?
  ) throws(SQLiteFailure) {
    let found = try foundVersion(connection)
    try connection.run("PRAGMA journal_mode = WAL")
    guard found < version else { return }
    let lock = found > 0 ? try lock() : nil
    defer { withExtendedLifetime(lock) {} }
    try connection.run("BEGIN IMMEDIATE")
    // Another process may have been faster.
    let now = try connection.number("PRAGMA user_version") ?? 0
    for step in migrations[Int(now)...] { try step.run(on: connection) }
    try connection.run(
      "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version); COMMIT")
  }

  /// Makes all that is found in the file last. The process before this one may have died, or been told
  /// that the disk failed, when a commit was written and not yet synced: it is seen now, and a loss of
  /// power would still take it away. With a commit of its own, all before it lies on the disk.
  static func settle(_ connection: Connection) throws(SQLiteFailure) {
    try connection.run("PRAGMA user_version = \(version)")
  }

  /// A database that is only read has the tables of today, or is refused.
  static func check(_ connection: Connection) throws(SQLiteFailure) {
    let found = try foundVersion(connection)
    guard found == version else { throw SQLiteFailure(.olderSchema, "\(found) < \(version)") }
  }

  private static func foundVersion(_ connection: Connection) throws(SQLiteFailure) -> Int64 {
    let application = try connection.number("PRAGMA application_id") ?? 0
    let found = try connection.number("PRAGMA user_version") ?? 0
    let tables = try connection.number("SELECT count(*) FROM sqlite_schema") ?? 0
    guard application == applicationID || (application == 0 && tables == 0) else {
      throw SQLiteFailure(.foreign, "application_id \(application)")
    }
    guard found <= version else {
      throw SQLiteFailure(.newerSchema, "\(found) > \(version)")
    }
    return found
  }
}
