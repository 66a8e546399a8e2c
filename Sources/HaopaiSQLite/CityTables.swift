import HaopaiDomain
import HaopaiEngine
import HaopaiProgram

/// The statements on one city's rows, prepared once.
struct CityTables {
  let connection: Connection
  let city: Int64
  let rows: CityRows
  private var publications: PublicationTable
  var outbox: OutboxTable
  private let addRecord: Statement
  private let addCase: Statement
  private let writeCase: Statement
  private let reviveCase: Statement
  private let endCase: Statement
  private let writeCounter: Statement
  private let writeRegister: Statement
  private let endRegister: Statement
  private let writeTaken: Statement
  private let endTaken: Statement
  private let addReturning: Statement
  private let endReturning: Statement
  private let writeOpening: Statement
  private let writeCity: Statement
  private var steps: UInt64
  private var cases: UInt64

  init(
    _ connection: Connection, city: Int64, steps: UInt64, cases: UInt64
  ) throws(SQLiteFailure) {
    self.connection = connection
    self.city = city
    self.steps = steps
    self.cases = cases
    publications = try PublicationTable(connection, city: city)
    outbox = try OutboxTable(connection, city: city)
    rows = try CityRows(connection, city: city)
    addRecord = try connection.prepare("INSERT INTO journal (id, record) VALUES (?1, ?2)")
    addCase = try connection.prepare(
      "INSERT INTO case_state (id, live, content) VALUES (?1, ?3, ?2)")
    // Where `live` is left alone, its index is.
    writeCase = try connection.prepare(
      "UPDATE case_state SET content = ?2 WHERE id = ?1 AND live = 1")
    reviveCase = try connection.prepare(
      "UPDATE case_state SET content = ?2, live = 1 WHERE id = ?1")
    endCase = try connection.prepare("UPDATE case_state SET content = ?2, live = 0 WHERE id = ?1")
    writeCounter = try connection.prepare(
      """
      INSERT INTO counter (city, key, used) VALUES (?1, ?2, ?3)
      ON CONFLICT (city, key) DO UPDATE SET used = excluded.used
      """)
    writeRegister = try connection.prepare(
      """
      INSERT INTO register (city, key, entry) VALUES (?1, ?2, ?3)
      ON CONFLICT (city, key) DO UPDATE SET entry = excluded.entry
      """)
    endRegister = try connection.prepare("DELETE FROM register WHERE city = ?1 AND key = ?2")
    writeTaken = try connection.prepare(
      """
      INSERT INTO taken (city, number, case_number, status) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (city, number) DO UPDATE SET
        case_number = excluded.case_number, status = excluded.status
      """)
    endTaken = try connection.prepare("DELETE FROM taken WHERE city = ?1 AND number = ?2")
    addReturning = try connection.prepare(
      """
      INSERT INTO returning_number (city, number, due) VALUES (?1, ?2, ?3)
      ON CONFLICT (city, number) DO UPDATE SET due = excluded.due
      """)
    endReturning = try connection.prepare(
      "DELETE FROM returning_number WHERE city = ?1 AND due <= ?2")
    writeOpening = try connection.prepare(
      """
      INSERT INTO opening (city, key, content) VALUES (?1, ?2, ?3)
      ON CONFLICT (city, key) DO UPDATE SET content = excluded.content
      """)
    writeCity = try connection.prepare(
      "UPDATE city SET clock = ?2, steps = ?3, cases = max(cases, ?4) WHERE id = ?1")
  }

  // MARK: - Reading everything

  func journalRecords() throws(SQLiteFailure) -> [JournalRecord] {
    let range = Schema.ids(ofCity: city)
    let query = try connection.prepare(
      "SELECT id, record FROM journal WHERE id BETWEEN ?1 AND ?2 ORDER BY id")
    try query.bind(range.first, at: 1)
    try query.bind(range.last, at: 2)
    var records: [JournalRecord] = []
    while try query.next() {
      let position = UInt64(records.count) + 1
      guard Schema.number(ofID: query.number(0)) == position else {
        throw SQLiteFailure(.corrupt, "journal: step \(position) is missing")
      }
      do {
        records.append(try JournalRecord(decoding: query.bytes(1)[...]))
      } catch {
        throw SQLiteFailure(.corrupt, "journal: step \(position): \(error)")
      }
    }
    return records
  }

  func storedTables() throws(SQLiteFailure) -> StoredTables {
    var tables = StoredTables()
    let counters = try connection.prepare(
      "SELECT key, used FROM counter WHERE city = ?1 AND used <> 0")
    try counters.bind(city, at: 1)
    while try counters.next() {
      tables.counters[KeyDigest(bytes: counters.bytes(0))] = counters.number(1)
    }
    let registers = try connection.prepare("SELECT key, entry FROM register WHERE city = ?1")
    try registers.bind(city, at: 1)
    while try registers.next() {
      guard let entry = try? RegisterEntryState(row: registers.bytes(1)) else {
        throw SQLiteFailure(.corrupt, "register")
      }
      tables.registers[KeyDigest(bytes: registers.bytes(0))] = entry
    }
    return tables
  }

  /// Looks at the pages, and at rows that an audit compares with nothing.
  func examine() throws(SQLiteFailure) {
    try connection.checkPages("integrity_check")
    let openings = try connection.prepare("SELECT content FROM opening WHERE city = ?1")
    try openings.bind(city, at: 1)
    while try openings.next() {
      do {
        _ = try RecordedOpening(row: openings.bytes(0))
      } catch {
        throw SQLiteFailure(.corrupt, "opening: \(error)")
      }
    }
  }

  // MARK: - Publications

  func hasNews() throws(SQLiteFailure) -> Bool { try publications.hasNews() }

  mutating func readPublications() throws(SQLiteFailure) -> Publications {
    try publications.read()
    return publications.known
  }

  // MARK: - Writing

  /// All rows in one transaction.
  mutating func save(_ rows: UnsavedRows) throws(SQLiteFailure) {
    try connection.transaction { () throws(SQLiteFailure) in
      try publications.settle(at: rows.clock)
      try write(rows)
    }
    steps += UInt64(rows.records.count)
    cases = max(cases, rows.cases.last?.number.value ?? 0)
    if rows.records.count <= Self.few, connection.logLength > Self.shortLog {
      // What was saved is saved; where this fails, the log is longer for a while.
      try? connection.run("PRAGMA wal_checkpoint(PASSIVE)")
    }
  }

  /// Steps of a commit while there is little to do: then there is time to keep the log short, and a log
  /// that is used again is waited for less than one that grows.
  private static let few = 4
  /// Bytes.
  private static let shortLog: Int64 = 32 << 20

  private mutating func write(_ rows: UnsavedRows) throws(SQLiteFailure) {
    for (index, record) in rows.records.enumerated() {
      try addRecord.bind(Schema.id(city: city, steps + UInt64(index) + 1), at: 1)
      try addRecord.run(binding: record.span, at: 2)
    }
    for row in rows.cases { try write(row) }
    for (key, used) in rows.counters {
      try writeCounter.bind(city, at: 1)
      try writeCounter.bind(key.bytes.span, at: 2)
      try writeCounter.bind(used, at: 3)
      try writeCounter.run()
    }
    for (key, row) in rows.registers {
      let statement = row == nil ? endRegister : writeRegister
      try statement.bind(city, at: 1)
      try statement.bind(key.bytes.span, at: 2)
      if let row { try statement.bind(row.span, at: 3) }
      try statement.run()
    }
    for number in rows.numbers { try write(number) }
    for number in rows.returning {
      try addReturning.bind(city, at: 1)
      try addReturning.bind(number.number, at: 2)
      try addReturning.bind(number.due, at: 3)
      try addReturning.run()
    }
    for (key, row) in rows.openings {
      try writeOpening.bind(city, at: 1)
      try writeOpening.bind(key.bytes.span, at: 2)
      try writeOpening.bind(row.span, at: 3)
      try writeOpening.run()
    }
    for message in rows.messages { try outbox.write(message) }
    for key in rows.delivered { try outbox.end(key) }
    if !rows.returning.isEmpty {
      try endReturning.bind(city, at: 1)
      try endReturning.bind(rows.clock.milliseconds, at: 2)
      try endReturning.run()
    }
    try writeCity.bind(city, at: 1)
    try writeCity.bind(rows.clock.milliseconds, at: 2)
    try writeCity.bind(Int64(steps) + Int64(rows.records.count), at: 3)
    try writeCity.bind(Int64(rows.cases.last?.number.value ?? 0), at: 4)
    try writeCity.run()
  }

  func write(_ row: UnsavedRows.CaseRow) throws(SQLiteFailure) {
    let isNew = row.number.value > cases
    let statement = isNew ? addCase : row.isLive ? writeCase : endCase
    try statement.bind(Schema.id(city: city, row.number.value), at: 1)
    if isNew { try statement.bind(row.isLive ? 1 : 0, at: 3) }
    try statement.run(binding: row.row.span, at: 2)
    guard !isNew, row.isLive, connection.changedRows == 0 else { return }
    // A case may go on after its end.
    try reviveCase.bind(Schema.id(city: city, row.number.value), at: 1)
    try reviveCase.run(binding: row.row.span, at: 2)
  }

  private func write(_ taken: UnsavedRows.TakenNumber) throws(SQLiteFailure) {
    guard let holder = taken.taken else {
      try endTaken.bind(city, at: 1)
      try endTaken.bind(taken.number, at: 2)
      return try endTaken.run()
    }
    try writeTaken.bind(city, at: 1)
    try writeTaken.bind(taken.number, at: 2)
    try writeTaken.bind(Int64(holder.caseNumber.value), at: 3)
    try writeTaken.bind(Int64(holder.status.rawValue), at: 4)
    try writeTaken.run()
  }
}
