import Synchronization

extension SQLiteDatabase {
  /// Writes the file anew where something was erased that pages may still hold, and empties its log.
  ///
  /// Overwriting the rows would not do, with SQLite's `secure_delete` neither: pages that were split and
  /// rows that grew have left copies that no row refers to. What fails here leaves the database as it
  /// was, and of use.
  /// - Returns: false while somebody reads the database as it was before.
  func scrub() throws(SQLiteFailure) -> Bool {
    try state.withLock { state throws(SQLiteFailure) in
      try checkFailure()
      guard try state.connection.number("SELECT max(residue) FROM city") == 1 else { return true }
      try state.connection.run("VACUUM")
      // 0 where all of the log went into the file and the log is empty.
      guard try state.connection.number("PRAGMA wal_checkpoint(TRUNCATE)") == 0 else {
        return false
      }
      try state.connection.run("UPDATE city SET residue = 0")
      return true
    }
  }
}
