import CSQLite

/// A file system of SQLite's under which the pages that a commit puts into the log are written in one
/// piece.
///
/// Alone, SQLite writes each of them with two calls, none of which begins where a page of the file does.
/// What it may count on stays: whoever waits for the disk, asks how long the log is or reads it finds all
/// that was written before. Another connection is told of pages only when they lie on the disk, as
/// long as every commit waits for it (`synchronous = FULL`).
///
/// SQLite knows a file system by its name for as long as it is registered; what was opened on one must be
/// closed before it goes.
final class GatheringFileSystem {
  let name: String
  private let system: UnsafeMutableRawPointer
  private let methods: UnsafeMutablePointer<sqlite3_io_methods>
  private let nameBytes: UnsafeMutablePointer<CChar>

  /// Where, in the memory of a file system, that below it is found; and where its open files' methods are.
  private static let belowPlace = MemoryLayout<sqlite3_vfs>.stride
  private static let methodsPlace = belowPlace + MemoryLayout<UnsafeRawPointer>.stride

  /// - Parameter below: SQLite's name for the file system that does the work; nil for the operating
  ///   system's.
  /// - Returns: nil where there is none of that name.
  init?(above below: String?) {
    guard let below = sqlite3_vfs_find(below) else { return nil }
    system = .allocate(
      byteCount: Self.methodsPlace + MemoryLayout<UnsafeRawPointer>.stride,
      alignment: MemoryLayout<sqlite3_vfs>.alignment)
    methods = .allocate(capacity: 1)
    methods.initialize(to: GatheredLog.methods)
    // One of its own for each: it goes with the connection it was made for.
    name = "haopai-\(UInt(bitPattern: system))"
    let bytes = name.utf8CString
    nameBytes = .allocate(capacity: bytes.count)
    for (index, byte) in bytes.enumerated() { nameBytes[index] = byte }
    // All but opening a log is done by the other's functions, which find their data where they had it.
    var description = below.pointee
    description.pNext = nil
    description.zName = UnsafePointer(nameBytes)
    description.szOsFile += Int32(GatheredLog.filePlace)
    description.xOpen = { GatheringFileSystem.open($0, $1, $2, flags: $3, $4) }
    system.initializeMemory(as: sqlite3_vfs.self, to: description)
    system.storeBytes(
      of: below, toByteOffset: Self.belowPlace, as: UnsafeMutablePointer<sqlite3_vfs>.self)
    system.storeBytes(
      of: methods, toByteOffset: Self.methodsPlace,
      as: UnsafeMutablePointer<sqlite3_io_methods>.self)
    sqlite3_vfs_register(system.assumingMemoryBound(to: sqlite3_vfs.self), 0)
  }

  deinit {
    sqlite3_vfs_unregister(system.assumingMemoryBound(to: sqlite3_vfs.self))
    system.deallocate()
    methods.deallocate()
    nameBytes.deallocate()
  }

  private static func open(
    _ system: UnsafeMutablePointer<sqlite3_vfs>?, _ path: UnsafePointer<CChar>?,
    _ target: UnsafeMutablePointer<sqlite3_file>?, flags: Int32,
    _ outcome: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    guard let system, let target else { return SQLITE_CANTOPEN }
    let memory = UnsafeRawPointer(system)
    let below = memory.load(fromByteOffset: belowPlace, as: UnsafeMutablePointer<sqlite3_vfs>.self)
    guard let open = below.pointee.xOpen else { return SQLITE_CANTOPEN }
    guard flags & SQLITE_OPEN_WAL != 0 else { return open(below, path, target, flags, outcome) }
    let methods = memory.load(
      fromByteOffset: methodsPlace, as: UnsafeMutablePointer<sqlite3_io_methods>.self)
    let file = GatheredLog.file(in: target)
    file.pointee.pMethods = nil
    let code = open(below, path, file, flags, outcome)
    // Whether it was opened or not, SQLite closes what has methods.
    guard file.pointee.pMethods != nil else {
      target.pointee.pMethods = nil
      return code
    }
    GatheredLog(file).place(at: target)
    target.pointee.pMethods = UnsafePointer(methods)
    return code
  }
}
