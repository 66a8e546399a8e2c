import HaopaiDomain
import HaopaiEngine
import HaopaiProgram

/// The statements that find one row of a city by its key, prepared once.
struct CityRows {
  private let city: Int64
  private let readCase: Statement
  private let readCounter: Statement
  private let readRegister: Statement
  private let readOpening: Statement

  init(_ connection: Connection, city: Int64) throws(SQLiteFailure) {
    self.city = city
    readCase = try connection.prepare("SELECT content FROM case_state WHERE id = ?1")
    readCounter = try connection.prepare("SELECT used FROM counter WHERE city = ?1 AND key = ?2")
    readRegister = try connection.prepare("SELECT entry FROM register WHERE city = ?1 AND key = ?2")
    readOpening = try connection.prepare("SELECT content FROM opening WHERE city = ?1 AND key = ?2")
  }

  func caseState(_ number: CaseNumber) throws(SQLiteFailure) -> CaseState? {
    try readCase.bind(Schema.id(city: city, number.value), at: 1)
    guard try readCase.next() else { return nil }
    defer { readCase.reset() }
    return try Self.state(number, row: readCase.bytes(0))
  }

  func used(_ key: KeyDigest) throws(SQLiteFailure) -> Int64? {
    try readCounter.bind(city, at: 1)
    try readCounter.bind(key.bytes.span, at: 2)
    guard try readCounter.next() else { return nil }
    defer { readCounter.reset() }
    let used = readCounter.number(0)
    guard (0..<Receipt.bound).contains(used) else {
      throw SQLiteFailure(.corrupt, "counter: \(used)")
    }
    return used
  }

  func entry(_ key: KeyDigest) throws(SQLiteFailure) -> RegisterEntryState? {
    try readRegister.bind(city, at: 1)
    try readRegister.bind(key.bytes.span, at: 2)
    guard try readRegister.next() else { return nil }
    defer { readRegister.reset() }
    do {
      return try RegisterEntryState(row: readRegister.bytes(0))
    } catch {
      throw SQLiteFailure(.corrupt, "register: \(error)")
    }
  }

  func opening(_ key: KeyDigest) throws(SQLiteFailure) -> RecordedOpening? {
    try readOpening.bind(city, at: 1)
    try readOpening.bind(key.bytes.span, at: 2)
    guard try readOpening.next() else { return nil }
    defer { readOpening.reset() }
    do {
      return try RecordedOpening(row: readOpening.bytes(0))
    } catch {
      throw SQLiteFailure(.corrupt, "opening: \(error)")
    }
  }

  static func state(
    _ number: CaseNumber, row: [UInt8]
  ) throws(SQLiteFailure) -> CaseState {
    do {
      return try CaseState(number, row: row)
    } catch {
      throw SQLiteFailure(.corrupt, "case \(number.value): \(error)")
    }
  }
}
