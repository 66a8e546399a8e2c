import HaopaiDomain
import HaopaiEngine
import HaopaiProgram

/// What a city has published, as one process that works by it knows it.
struct PublicationTable {
  private let connection: Connection
  private let city: Int64
  private let version: Statement
  private let readAll: Statement
  private let restore: Statement
  private let postpone: Statement
  /// As it was read last.
  private(set) var known = Publications()
  /// The database's count of what other connections wrote, before that.
  private var seen: Int64 = 0

  init(_ connection: Connection, city: Int64) throws(SQLiteFailure) {
    self.connection = connection
    self.city = city
    version = try connection.prepare("PRAGMA data_version")
    readAll = try connection.prepare(
      """
      SELECT publication.id, hash, start FROM publication JOIN book ON book.id = publication.book
      WHERE publication.city = ?1 AND withdrawn = 0
      """)
    restore = try connection.prepare("UPDATE publication SET withdrawn = 0 WHERE id = ?1")
    postpone = try connection.prepare("UPDATE publication SET start = max(start, ?2) WHERE id = ?1")
    try read()
  }

  func hasNews() throws(SQLiteFailure) -> Bool { try count() != seen }

  mutating func read() throws(SQLiteFailure) {
    // Before the rows: what comes between is news again.
    seen = try count()
    known = try all()
  }

  /// Makes publications agree with steps that were taken without a word of what others have published
  /// or withdrawn meanwhile. Within the steps' transaction.
  func settle(at clock: Instant) throws(SQLiteFailure) {
    guard try hasNews() else { return }
    let stored = try all().all
    for publication in known.all where publication.from <= clock && !stored.contains(publication) {
      try restore.bind(publication.id, at: 1)
      try restore.run()
    }
    let ids = Set(known.all.map(\.id))
    for publication in stored where !ids.contains(publication.id) {
      try postpone.bind(publication.id, at: 1)
      try postpone.bind(clock.milliseconds, at: 2)
      try postpone.run()
    }
  }

  private func count() throws(SQLiteFailure) -> Int64 {
    guard try version.next() else { return 0 }
    defer { version.reset() }
    return version.number(0)
  }

  private func all() throws(SQLiteFailure) -> Publications {
    try readAll.bind(city, at: 1)
    var all: [PublishedRules] = []
    while try readAll.next() {
      guard let hash = ContentHash(bytes: readAll.bytes(1)) else {
        throw SQLiteFailure(.corrupt, "publication \(readAll.number(0))")
      }
      all.append(
        PublishedRules(
          id: readAll.number(0), hash: hash, from: Instant(milliseconds: readAll.number(2))))
    }
    return Publications(all)
  }
}
