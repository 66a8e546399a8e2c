import CSQLite

/// A file system of SQLite's under which the pages that a commit puts into the log are written in one
/// piece.
///
/// Alone, SQLite writes each of them with two calls, none of which begins where a page of the file does.
/// What it may count on stays: whoever waits for the disk, asks how long the log is or reads it finds all
/// that was written before. Another connection is told of a commit's pages only when they lie on the disk,
/// as long as every commit waits for it (`synchronous = FULL`).
///
/// SQLite knows a file system by its name for as long as it is registered; what was opened on one must be
/// closed before it goes.
final class GatheringFileSystem {
  let name: String
  /// As it was opened last; nil before.
  private(set) var log: GatheredLog?
  private let below: UnsafeMutablePointer<sqlite3_vfs>
  private let system: UnsafeMutableRawPointer
  private let methods: UnsafeMutablePointer<sqlite3_io_methods>
  private let nameBytes: UnsafeMutablePointer<CChar>

  /// Where, in the memory of SQLite's description, this object is found.
  private static let objectPlace = MemoryLayout<sqlite3_vfs>.stride

  /// - Parameter below: SQLite's name for the file system that does the work; nil for the operating
  ///   system's.
  /// - Returns: nil where there is none of that name.
  init?(above below: String?) {
    guard let below = sqlite3_vfs_find(below) else { return nil }
    self.below = below
    system = .allocate(
      byteCount: Self.objectPlace + MemoryLayout<UnsafeRawPointer>.stride,
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
    description.xOpen = { GatheringFileSystem.of($0).open($1, $2, flags: $3, $4) }
    system.initializeMemory(as: sqlite3_vfs.self, to: description)
    system.storeBytes(
      of: Unmanaged.passUnretained(self).toOpaque(), toByteOffset: Self.objectPlace,
      as: UnsafeMutableRawPointer.self)
    sqlite3_vfs_register(system.assumingMemoryBound(to: sqlite3_vfs.self), 0)
  }

  deinit {
    sqlite3_vfs_unregister(system.assumingMemoryBound(to: sqlite3_vfs.self))
    system.deallocate()
    methods.deallocate()
    nameBytes.deallocate()
  }

  private static func of(_ system: UnsafeMutablePointer<sqlite3_vfs>?) -> GatheringFileSystem {
    guard let system else { fatalError("SQLite names the file system on which it opens") }
    return Unmanaged<GatheringFileSystem>.fromOpaque(
      UnsafeRawPointer(system).load(fromByteOffset: objectPlace, as: UnsafeRawPointer.self)
    ).takeUnretainedValue()
  }

  private func open(
    _ path: UnsafePointer<CChar>?, _ target: UnsafeMutablePointer<sqlite3_file>?, flags: Int32,
    _ outcome: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    guard let target, let open = below.pointee.xOpen else { return SQLITE_CANTOPEN }
    guard flags & SQLITE_OPEN_WAL != 0 else { return open(below, path, target, flags, outcome) }
    let file = GatheredLog.file(in: target)
    file.pointee.pMethods = nil
    target.pointee.pMethods = nil
    let code = open(below, path, file, flags, outcome)
    // Whether it was opened or not, SQLite closes what has methods.
    guard file.pointee.pMethods != nil else { return code }
    let log = GatheredLog(file)
    log.place(at: target)
    target.pointee.pMethods = UnsafePointer(methods)
    self.log = log
    return code
  }
}
