import CSQLite

/// A log whose pages are gathered while a commit writes them one after the other, and written in one piece.
///
/// At any other time they go straight on: what a transaction writes before its commit is nobody's when it is
/// taken back, and another process may write in its place.
final class GatheredLog {
  /// As much as is gathered; a commit of many callers has a quarter of it.
  private static let room = 1 << 20
  /// SQLite's own file systems write fewer than 128 KiB at a time. Each piece ends where such a piece of the
  /// file does.
  private static let piece: Int64 = 1 << 16
  /// Bytes of a log before its first page.
  private static let headLength: Int64 = 32

  /// What SQLite calls of it: the memory of an open file has the methods first, then this object, then
  /// the file below.
  private static let objectPlace = MemoryLayout<sqlite3_file>.stride
  static let filePlace = 16

  /// The file below.
  private let file: UnsafeMutablePointer<sqlite3_file>
  private var gathered: [UInt8] = []
  private var isGathering = false
  /// Where in the file what was gathered begins.
  private var start: Int64 = 0
  /// Where in the file what was written last ends: it goes back when the log begins anew.
  private(set) var end: Int64 = 0

  init(_ file: UnsafeMutablePointer<sqlite3_file>) { self.file = file }

  // MARK: - In the memory of an open file

  static func file(
    in target: UnsafeMutablePointer<sqlite3_file>
  ) -> UnsafeMutablePointer<sqlite3_file> {
    (UnsafeMutableRawPointer(target) + filePlace).assumingMemoryBound(to: sqlite3_file.self)
  }

  func place(at target: UnsafeMutablePointer<sqlite3_file>) {
    UnsafeMutableRawPointer(target).storeBytes(
      of: Unmanaged.passRetained(self).toOpaque(), toByteOffset: Self.objectPlace,
      as: UnsafeMutableRawPointer.self)
  }

  private static func handle(
    in target: UnsafeMutablePointer<sqlite3_file>?
  ) -> Unmanaged<GatheredLog> {
    guard let target else { fatalError("SQLite closes and writes what it has opened") }
    return .fromOpaque(
      UnsafeRawPointer(target).load(fromByteOffset: objectPlace, as: UnsafeRawPointer.self))
  }

  private static func of(_ target: UnsafeMutablePointer<sqlite3_file>?) -> GatheredLog {
    handle(in: target).takeUnretainedValue()
  }

  static var methods: sqlite3_io_methods {
    var methods = sqlite3_io_methods()
    methods.iVersion = 1
    methods.xClose = { target in
      let handle = GatheredLog.handle(in: target)
      defer { handle.release() }
      return handle.takeUnretainedValue().close()
    }
    methods.xRead = { target, bytes, count, offset in
      GatheredLog.of(target).settled { $1.xRead?($0, bytes, count, offset) }
    }
    methods.xWrite = { target, bytes, count, offset in
      GatheredLog.of(target).write(
        UnsafeRawBufferPointer(start: bytes, count: Int(count)), at: offset)
    }
    methods.xTruncate = { target, size in
      GatheredLog.of(target).settled { $1.xTruncate?($0, size) }
    }
    methods.xSync = { target, flags in GatheredLog.of(target).sync(flags) }
    methods.xFileSize = { target, size in
      GatheredLog.of(target).settled { $1.xFileSize?($0, size) }
    }
    methods.xLock = { target, lock in GatheredLog.of(target).below { $1.xLock?($0, lock) } }
    methods.xUnlock = { target, lock in GatheredLog.of(target).below { $1.xUnlock?($0, lock) } }
    methods.xCheckReservedLock = { target, outcome in
      GatheredLog.of(target).below { $1.xCheckReservedLock?($0, outcome) }
    }
    methods.xFileControl = { target, operation, argument in
      GatheredLog.of(target).below { $1.xFileControl?($0, operation, argument) }
    }
    methods.xSectorSize = { GatheredLog.of($0).below { $1.xSectorSize?($0) } }
    methods.xDeviceCharacteristics = { target in
      GatheredLog.of(target).below { $1.xDeviceCharacteristics?($0) }
    }
    return methods
  }

  // MARK: - Work

  /// A commit begins to write.
  func beginCommit() { isGathering = true }

  /// - Parameter isKept: whether SQLite has said so. What was gathered for a commit that failed is dropped: the
  ///   log is no longer this connection's to write to.
  /// - Returns: SQLite's code.
  func endCommit(isKept: Bool) -> Int32 {
    isGathering = false
    guard !isKept else { return flush() }
    gathered.removeAll(keepingCapacity: true)
    return SQLITE_OK
  }

  private func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) -> Int32 {
    let follows = offset == start + Int64(gathered.count)
    if !gathered.isEmpty, !follows || gathered.count + bytes.count > Self.room {
      let code = flush()
      guard code == SQLITE_OK else { return code }
    }
    end = offset + Int64(bytes.count)
    guard isGathering else {
      return below { $1.xWrite?($0, bytes.baseAddress, Int32(bytes.count), offset) }
    }
    if gathered.isEmpty { start = offset }
    gathered.append(contentsOf: bytes)
    return SQLITE_OK
  }

  private func sync(_ flags: Int32) -> Int32 {
    // Where the disk may change bytes beside those that are written, SQLite pads the log behind the wait and tells others
    // of the commit at once. Before the pages, it waits for the head of a log that begins anew.
    if end > Self.headLength { isGathering = false }
    return settled { $1.xSync?($0, flags) }
  }

  /// Writes what was gathered. What cannot be written is dropped: SQLite is told, and the commit fails.
  private func flush() -> Int32 {
    guard !gathered.isEmpty else { return SQLITE_OK }
    defer { gathered.removeAll(keepingCapacity: true) }
    return gathered.withUnsafeBytes { bytes in
      var rest = bytes[...]
      var offset = start
      while !rest.isEmpty {
        let piece = UnsafeRawBufferPointer(
          rebasing: rest.prefix(Int(Self.piece - offset % Self.piece)))
        let code = below { $1.xWrite?($0, piece.baseAddress, Int32(piece.count), offset) }
        guard code == SQLITE_OK else { return code }
        rest = rest.dropFirst(piece.count)
        offset += Int64(piece.count)
      }
      return SQLITE_OK
    }
  }

  /// Does something with the file below when all that was gathered is in it.
  private func settled(
    _ body: (UnsafeMutablePointer<sqlite3_file>, sqlite3_io_methods) -> Int32?
  ) -> Int32 {
    let code = flush()
    return code == SQLITE_OK ? below(body) : code
  }

  /// - Parameter body: gives nil for what the file below cannot do.
  private func below(
    _ body: (UnsafeMutablePointer<sqlite3_file>, sqlite3_io_methods) -> Int32?
  ) -> Int32 {
    file.pointee.pMethods.flatMap { body(file, $0.pointee) } ?? SQLITE_IOERR
  }

  private func close() -> Int32 {
    let code = flush()
    let closed = below { $1.xClose?($0) }
    return code == SQLITE_OK ? closed : code
  }
}
