#if canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A new file is its owner's alone: it holds personal data. SQLite gives its log the same rights.
///
/// Only a file that is not there is touched: closing one that a connection of this process has open would
/// drop that connection's locks.
func makePrivate(_ path: String) {
  let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  if descriptor >= 0 { close(descriptor) }
}

/// Whether the process may write to a file; where it may not, the system has said why.
func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

/// The right to write to a database, which one process has until it ends.
///
/// A file of its own: closing any descriptor of the database's own file would drop the locks that
/// SQLite has on it.
final class WriterLock: Sendable {
  private let descriptor: Int32

  init(for path: String) throws(SQLiteFailure) {
    let name = path + "-lock"
    descriptor = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system(name) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw SQLiteFailure(.otherProcess, path)
    }
  }

  deinit { close(descriptor) }
}
