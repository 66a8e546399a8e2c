import CSQLite
public import HaopaiDomain
package import HaopaiEngine

/// Why a database could not be opened, or what was asked of it was not done.
public struct SQLiteFailure: Error, Hashable, Sendable {
  /// The kind of failure; more may come.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    /// kebab-case, stable.
    public let description: String

    init(_ description: String) { self.description = description }

    /// The disk has no room.
    public static let full = Code("database-full")
    /// The file or its folder cannot be written.
    public static let readOnly = Code("database-read-only")
    /// There is no such file, or it cannot be opened.
    public static let cannotOpen = Code("database-not-opened")
    /// Somebody else holds the database for longer than is waited.
    public static let locked = Code("database-locked")
    /// Another process writes to the database.
    public static let otherProcess = Code("database-in-use")
    /// The file is no database of Haopai's.
    public static let foreign = Code("foreign-database")
    /// The database was written by a newer Haopai.
    public static let newerSchema = Code("newer-database")
    /// The database is of an older Haopai, or empty; writing to it brings it up to date.
    public static let olderSchema = Code("older-database")
    /// The file's pages are not what was written, or its rows contradict each other.
    public static let corrupt = Code(StoreFailure.damaged("").code)
    /// Reading or writing failed below the database.
    public static let io = Code("database-io")
    /// A backup is never written over a file that is there.
    public static let targetExists = Code("target-exists")
    /// Anything else; the detail says what.
    public static let other = Code("database-failed")
  }

  /// What kind of failure it is; programs compare this, never the text.
  public let code: Code
  /// In the database's own words.
  public let detail: String

  init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  /// - Parameter code: as SQLite gave it, extended.
  init(_ code: Int32, _ handle: OpaquePointer?) {
    self.code =
      switch code & 0xFF {
      case SQLITE_FULL: .full
      case SQLITE_READONLY, SQLITE_PERM: .readOnly
      case SQLITE_CANTOPEN: .cannotOpen
      case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: .locked
      case SQLITE_CORRUPT: .corrupt
      case SQLITE_NOTADB: .foreign
      case SQLITE_IOERR: .io
      default: .other
      }
    let words = handle.flatMap(sqlite3_errmsg).map { String(cString: $0) }
    detail = "\(words ?? String(cString: sqlite3_errstr(code))) (\(code))"
  }

  /// For a person: what is wrong, and what may be done.
  public var text: BilingualText {
    switch code {
    case .full:
      BilingualText(
        zh: "磁盘已满；腾出空间后重新打开，已答复的都在",
        en: "the disk is full; make room and open again, all that was answered is kept")
    case .readOnly: BilingualText(zh: "数据库不能写入", en: "the database cannot be written")
    case .cannotOpen: BilingualText(zh: "数据库不能打开", en: "the database cannot be opened")
    case .locked:
      BilingualText(
        zh: "数据库被别的程序长时间占用", en: "another program holds the database for too long")
    case .otherProcess:
      BilingualText(
        zh: "另一个进程正在写这个数据库", en: "another process writes to this database")
    case .foreign: BilingualText(zh: "不是号牌的数据库", en: "this is no database of Haopai's")
    case .newerSchema:
      BilingualText(
        zh: "数据库由更新的版本写成，请用新版本打开",
        en: "a newer version wrote this database; open it with that one")
    case .olderSchema:
      BilingualText(
        zh: "数据库还没有升级到当前版本，或为空；先用 run 打开一次",
        en: "the database is not of this version yet, or empty; open it with `run` once")
    case .targetExists: BilingualText(zh: "目标文件已经存在", en: "the target is there already")
    case .corrupt: StoreFailure.damaged(detail).text
    case .io:
      BilingualText(zh: "读写磁盘失败；请重新打开", en: "the disk failed; open the database again")
    default:
      BilingualText(zh: "数据库不能使用；请重新打开", en: "the database cannot be used; open it again")
    }
  }

  /// The same for whoever knows stores and not SQLite.
  package var storeFailure: StoreFailure {
    StoreFailure(code: code.description, text: text, detail: detail)
  }
}
