import HaopaiDomain
import HaopaiEngine
import HaopaiProgram

/// Reads what a database holds of a city, and looks whether it fits together.
struct CityReader {
  struct Found {
    let id: Int64
    let steps: UInt64
    let keys: KeyDigester
    var city: StoredCity
  }

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// - Returns: nil for a city that is not there.
  func read(_ name: String) throws(SQLiteFailure) -> Found? {
    let query = try connection.prepare(
      "SELECT id, start, clock, steps, cases, secret FROM city WHERE name = ?1")
    try query.bind(name, at: 1)
    guard try query.next() else { return nil }
    let id = query.number(0)
    var city = StoredCity(
      start: Instant(milliseconds: query.number(1)), clock: Instant(milliseconds: query.number(2)),
      caseCount: UInt64(clamping: query.number(4)))
    let steps = UInt64(clamping: query.number(3))
    let keys = KeyDigester(secret: query.bytes(5))
    query.reset()
    try check("journal", id, steps)
    try checkClock(city.clock, id, steps)
    try check("case_state", id, city.caseCount)
    city.liveCases = try liveCases(of: id)
    city.taken = try taken(of: id, city.caseCount)
    city.returning = try returning(of: id)
    return Found(id: id, steps: steps, keys: keys, city: city)
  }

  /// The last row is the one that the city counts last: nothing was cut off and nothing put behind.
  private func check(
    _ table: String, _ city: Int64, _ count: UInt64
  ) throws(SQLiteFailure) {
    let (first, last) = Schema.ids(ofCity: city)
    let query = try connection.prepare(
      "SELECT max(id) FROM \(table) WHERE id BETWEEN ?1 AND ?2")
    try query.bind(first, at: 1)
    try query.bind(last, at: 2)
    guard try query.next() else { return }
    defer { query.reset() }
    let found = query.optionalNumber(0).map(Schema.number(ofID:)) ?? 0
    guard found == count else {
      throw SQLiteFailure(.corrupt, "\(table): \(found) rows, \(count) counted")
    }
  }

  /// The clock stands at the last step at least.
  private func checkClock(
    _ clock: Instant, _ city: Int64, _ steps: UInt64
  ) throws(SQLiteFailure) {
    guard steps > 0 else { return }
    let query = try connection.prepare("SELECT record FROM journal WHERE id = ?1")
    try query.bind(Schema.id(city: city, steps), at: 1)
    guard try query.next() else { return }
    defer { query.reset() }
    let record = try? JournalRecord(decoding: query.bytes(0)[...])
    guard let record, record.at <= clock.milliseconds else {
      throw SQLiteFailure(.corrupt, "city: a clock before the last step")
    }
  }

  /// None for a city that is not there.
  func liveCases(of name: String) throws(SQLiteFailure) -> [CaseState] {
    let query = try connection.prepare("SELECT id FROM city WHERE name = ?1")
    try query.bind(name, at: 1)
    guard try query.next() else { return [] }
    let id = query.number(0)
    query.reset()
    return try liveCases(of: id)
  }

  func liveCases(of city: Int64) throws(SQLiteFailure) -> [CaseState] {
    let (first, last) = Schema.ids(ofCity: city)
    let query = try connection.prepare(
      "SELECT id, content FROM case_state WHERE live = 1 AND id BETWEEN ?1 AND ?2")
    try query.bind(first, at: 1)
    try query.bind(last, at: 2)
    var cases: [CaseState] = []
    while try query.next() {
      cases.append(
        try CityRows.state(CaseNumber(Schema.number(ofID: query.number(0))), row: query.bytes(1)))
    }
    return cases
  }

  /// - Parameter count: of the city's cases.
  private func taken(of city: Int64, _ count: UInt64) throws(SQLiteFailure) -> [StoredNumber] {
    let query = try connection.prepare(
      "SELECT number, case_number, status FROM taken WHERE city = ?1")
    try query.bind(city, at: 1)
    var taken: [StoredNumber] = []
    while try query.next() {
      let status = NumberSetState.Status(rawValue: UInt8(clamping: query.number(2)))
      // What is held stands in its case.
      guard let status, status != .held else {
        throw SQLiteFailure(.corrupt, "taken: status \(query.number(2))")
      }
      let owner = UInt64(clamping: query.number(1))
      guard (1...max(1, count)).contains(owner) else {
        throw SQLiteFailure(.corrupt, "taken: case \(owner) of \(count)")
      }
      taken.append(
        StoredNumber(
          number: try plate(query.number(0)), caseNumber: CaseNumber(owner), status: status))
    }
    return taken
  }

  private func returning(of city: Int64) throws(SQLiteFailure) -> [StoredReturn] {
    let query = try connection.prepare(
      "SELECT number, due FROM returning_number WHERE city = ?1 ORDER BY due, number")
    try query.bind(city, at: 1)
    var numbers: [StoredReturn] = []
    while try query.next() {
      numbers.append(StoredReturn(due: query.number(1), number: try plate(query.number(0))))
    }
    return numbers
  }

  private func plate(_ word: Int64) throws(SQLiteFailure) -> Int64 {
    guard PlateNumber(word: word) != nil else { throw SQLiteFailure(.corrupt, "number: \(word)") }
    return word
  }
}
