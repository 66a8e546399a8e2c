import HaopaiEngine

/// How a database of one version gets the tables of the next.
enum Migration {
  case statements(String)
  /// For what no statement can say.
  case work((Connection) throws(SQLiteFailure) -> Void)

  func run(on connection: Connection) throws(SQLiteFailure) {
    switch self {
    case .statements(let text): try connection.run(text)
    case .work(let body): try body(connection)
    }
  }

  /// What cases under way have used and claim stands in them, and nowhere else.
  static func settleCases(_ connection: Connection) throws(SQLiteFailure) {
    let claimed = NumberSetState.Status.claimed.rawValue
    try connection.run(
      """
      DELETE FROM taken WHERE status = \(claimed) AND EXISTS (
        SELECT 1 FROM case_state
        WHERE case_state.id = taken.city << 40 | taken.case_number AND live = 1)
      """)
    let cities = try connection.prepare("SELECT id, secret FROM city")
    let counter = try connection.prepare(
      "UPDATE counter SET used = used - ?3 WHERE city = ?1 AND key = ?2 AND used >= ?3")
    let reader = CityReader(connection)
    while try cities.next() {
      let city = cities.number(0)
      let keys = KeyDigester(secret: cities.bytes(1))
      for state in try reader.liveCases(of: city) {
        for receipt in state.receipts {
          try counter.bind(city, at: 1)
          try counter.bind(keys.digest(of: receipt.key.bytes.span).bytes.span, at: 2)
          try counter.bind(receipt.amount, at: 3)
          try counter.run()
          guard connection.changedRows == 1 else {
            throw SQLiteFailure(.corrupt, "counter: less than case \(state.number.value) has used")
          }
        }
      }
    }
    try connection.run("DELETE FROM counter WHERE used = 0")
  }
}
