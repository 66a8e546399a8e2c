#if canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension SQLiteDatabase {
  /// Copies a database as it is at one moment, whoever writes to it meanwhile, into one file that any
  /// Haopai of this version opens.
  /// - Parameters:
  ///   - source: the database's file.
  ///   - target: a file that is not there yet; it appears whole, or not at all.
  /// - Throws: `SQLiteFailure` for a source that is no database of this version, and a target that is there
  ///   already or cannot be written.
  public static func backUp(_ source: String, to target: String) throws(SQLiteFailure) {
    guard access(target, F_OK) != 0 else { throw SQLiteFailure(.targetExists, target) }
    let part = target + ".part"
    unlink(part)
    do throws(SQLiteFailure) {
      let connection = try Connection(path: source, .reading)
      try Schema.check(connection)
      // Of pages that are wrong the copy's failure would say anything, or nothing.
      try connection.checkPages("quick_check")
      makePrivate(part)
      let copy = try connection.prepare("VACUUM INTO ?1")
      try copy.bind(part, at: 1)
      try copy.run()
      try flush(part)
      guard rename(part, target) == 0 else { throw .system(target) }
      try flush(Self.folder(of: target))
    } catch {
      unlink(part)
      throw error
    }
  }

  private static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "."
  }
}

/// Waits until what was written to a file or a folder lies on the disk.
private func flush(_ path: String) throws(SQLiteFailure) {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw .system(path) }
  defer { close(descriptor) }
  guard fsync(descriptor) == 0 else { throw .system(path) }
}

extension SQLiteFailure {
  /// What the system said last about a path.
  static func system(_ path: String) -> SQLiteFailure {
    let isDenied = [EACCES, EROFS, EPERM].contains(errno)
    let code: Code = errno == ENOSPC ? .full : isDenied ? .readOnly : .cannotOpen
    return SQLiteFailure(code, "\(path): \(String(cString: strerror(errno)))")
  }
}
