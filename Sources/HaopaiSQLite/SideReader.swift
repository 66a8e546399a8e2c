import Synchronization

/// A second connection, which reads beside the one that writes and sees what was committed when it reads.
/// Opened when it is needed first.
final class SideReader: Sendable {
  private struct State {
    var connection: Connection?
    var cities: [Int64: CityRows] = [:]
  }

  private let path: String
  private let approach: FileApproach
  private let state = Mutex(State())

  init(path: String, by approach: FileApproach) {
    self.path = path
    self.approach = approach
  }

  func read<Value: Sendable>(
    _ city: Int64, _ body: @Sendable (CityRows) throws(SQLiteFailure) -> Value
  ) throws(SQLiteFailure) -> Value {
    try state.withLock { state throws(SQLiteFailure) in
      try body(try rows(of: city, &state))
    }
  }

  private func rows(
    of city: Int64, _ state: inout State
  ) throws(SQLiteFailure) -> CityRows {
    if let rows = state.cities[city] { return rows }
    let connection: Connection
    if let open = state.connection {
      connection = open
    } else {
      connection = try Connection(path: path, .reading, by: approach)
      try connection.run("PRAGMA trusted_schema = OFF")
      state.connection = connection
    }
    let rows = try CityRows(connection, city: city)
    state.cities[city] = rows
    return rows
  }
}
