import HaopaiDomain
import HaopaiEngine

/// A city's messages that nobody has said are delivered.
///
/// Rows lie in the order in which the messages came, so that those of a commit lie side by side. Which
/// row is whose is known here.
struct OutboxTable {
  private let city: Int64
  private let add: Statement
  private let end: Statement
  private let readAll: Statement
  private var turns: [OutboxKey: UInt64] = [:]
  private var latest: UInt64 = 0

  init(_ connection: Connection, city: Int64) throws(SQLiteFailure) {
    self.city = city
    add = try connection.prepare("INSERT INTO outbox (id, message) VALUES (?1, ?2)")
    end = try connection.prepare("DELETE FROM outbox WHERE id = ?1")
    readAll = try connection.prepare(
      "SELECT id, message FROM outbox WHERE id BETWEEN ?1 AND ?2 ORDER BY id")
  }

  /// All messages, in the order in which they came.
  mutating func read() throws(SQLiteFailure) -> [OutboxMessage] {
    let (first, last) = Schema.ids(ofCity: city)
    try readAll.bind(first, at: 1)
    try readAll.bind(last, at: 2)
    turns = [:]
    var messages: [OutboxMessage] = []
    while try readAll.next() {
      guard let message = try? OutboxMessage(row: readAll.bytes(1)) else {
        throw SQLiteFailure(.corrupt, "outbox: message \(messages.count + 1)")
      }
      messages.append(message)
      latest = Schema.number(ofID: readAll.number(0))
      try note(message.key)
    }
    return messages
  }

  /// After all that came before.
  mutating func write(_ message: OutboxMessage) throws(SQLiteFailure) {
    latest += 1
    try note(message.key)
    try add.bind(Schema.id(city: city, latest), at: 1)
    try add.run(binding: message.row.span, at: 2)
  }

  /// Leaves a message that is not there as it is.
  mutating func end(_ key: OutboxKey) throws(SQLiteFailure) {
    guard let turn = turns.removeValue(forKey: key) else { return }
    try end.bind(Schema.id(city: city, turn), at: 1)
    try end.run()
  }

  mutating func endAll(of cases: Set<CaseNumber>) throws(SQLiteFailure) {
    for key in turns.keys where cases.contains(key.caseNumber) { try end(key) }
  }

  private mutating func note(_ key: OutboxKey) throws(SQLiteFailure) {
    guard turns.updateValue(latest, forKey: key) == nil else {
      throw SQLiteFailure(.corrupt, "outbox: a message of case \(key.caseNumber.value) twice")
    }
  }
}
