package import HaopaiDomain
package import HaopaiEngine
package import HaopaiProgram
import Synchronization

extension SQLiteDatabase {
  package func standing(of city: String) throws(StoreFailure) -> CityStanding? {
    try withConnection { connection throws(SQLiteFailure) in try connection.standing(of: city) }
  }

  package func liveCases(of city: String) throws(StoreFailure) -> [CaseState] {
    try withConnection { connection throws(SQLiteFailure) in
      try CityReader(connection).liveCases(of: city)
    }
  }

  package func book(
    _ hash: ContentHash, of city: String
  ) throws(StoreFailure) -> StoredBook? {
    try withConnection { connection throws(SQLiteFailure) in
      let query = try connection.prepare(
        "SELECT files FROM book WHERE hash = ?2 AND city = (SELECT id FROM city WHERE name = ?1)")
      try query.bind(city, at: 1)
      try query.bind(hash.bytes.span, at: 2)
      guard try query.next() else { return nil }
      defer { query.reset() }
      guard let book = try? StoredBook(hash: hash, row: query.bytes(0)) else {
        throw SQLiteFailure(.corrupt, "book \(hash)")
      }
      return book
    }
  }

  package func publish(
    _ book: StoredBook, for city: String, from instant: Instant, after known: Publications
  ) throws(StoreFailure) -> Bool {
    try withConnection { connection throws(SQLiteFailure) in
      try connection.transaction { () throws(SQLiteFailure) in
        let standing = try connection.standing(of: city)
        let clock = standing?.clock ?? instant
        guard (standing?.publications ?? Publications()) == known, instant >= clock else {
          return false
        }
        if standing == nil { try connection.makeCity(city, at: instant) }
        let change = known.change(to: book.hash, from: instant, clock: clock)
        for publication in change.withdrawn {
          try connection.run("UPDATE publication SET withdrawn = 1 WHERE id = \(publication.id)")
        }
        if change.isAdded { try connection.add(book, to: city, from: instant) }
        return true
      }
    }
  }

  private func withConnection<Value: Sendable>(
    _ body: @Sendable (Connection) throws(SQLiteFailure) -> Value
  ) throws(StoreFailure) -> Value {
    do throws(SQLiteFailure) {
      return try withState { state throws(SQLiteFailure) in try body(state.connection) }
    } catch {
      throw error.storeFailure
    }
  }
}

extension Connection {
  func standing(of city: String) throws(SQLiteFailure) -> CityStanding? {
    let query = try prepare("SELECT id, clock FROM city WHERE name = ?1")
    try query.bind(city, at: 1)
    guard try query.next() else { return nil }
    defer { query.reset() }
    let table = try PublicationTable(self, city: query.number(0))
    return CityStanding(
      publications: table.known, clock: Instant(milliseconds: query.number(1)))
  }

  /// An empty city.
  func makeCity(_ name: String, at start: Instant) throws(SQLiteFailure) {
    let insertion = try prepare(
      """
      INSERT INTO city (name, start, clock, steps, cases, secret)
      VALUES (?1, ?2, ?2, 0, 0, randomblob(32))
      """)
    try insertion.bind(name, at: 1)
    try insertion.bind(start.milliseconds, at: 2)
    try insertion.run()
  }

  func add(_ book: StoredBook, to city: String, from instant: Instant) throws(SQLiteFailure) {
    let keeping = try prepare(
      """
      INSERT INTO book (city, hash, files) SELECT id, ?2, ?3 FROM city WHERE name = ?1
      ON CONFLICT DO NOTHING
      """)
    try keeping.bind(city, at: 1)
    try keeping.bind(book.hash.bytes.span, at: 2)
    try keeping.bind(book.row.span, at: 3)
    try keeping.run()
    let publishing = try prepare(
      """
      INSERT INTO publication (city, book, start, withdrawn)
      SELECT city.id, book.id, ?3, 0 FROM city JOIN book ON book.city = city.id
      WHERE name = ?1 AND hash = ?2
      """)
    try publishing.bind(city, at: 1)
    try publishing.bind(book.hash.bytes.span, at: 2)
    try publishing.bind(instant.milliseconds, at: 3)
    try publishing.run()
  }
}
