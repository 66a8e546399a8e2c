import HaopaiEngine

extension CityTables {
  /// All in one transaction. What stood in the rows may stay in pages until they are scrubbed.
  mutating func erase(_ rows: ErasedRows) throws(SQLiteFailure) {
    guard !rows.cases.isEmpty else { return }
    try connection.transaction { () throws(SQLiteFailure) in
      let replacement = try connection.prepare("UPDATE journal SET record = ?2 WHERE id = ?1")
      for record in rows.records {
        try replacement.bind(Schema.id(city: city, UInt64(record.position) + 1), at: 1)
        try replacement.bind(record.record.span, at: 2)
        try replacement.run()
      }
      for row in rows.cases {
        try write(row)
      }
      try outbox.endAll(of: Set(rows.cases.map(\.number)))
      let release = try connection.prepare("DELETE FROM opening WHERE city = ?1 AND key = ?2")
      for key in rows.openings {
        try release.bind(city, at: 1)
        try release.bind(key.bytes.span, at: 2)
        try release.run()
      }
      let mark = try connection.prepare("UPDATE city SET residue = 1 WHERE id = ?1")
      try mark.bind(city, at: 1)
      try mark.run()
    }
  }
}
