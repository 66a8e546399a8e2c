import CSQLite
import Synchronization

/// What SQLite calls of a simulated disk.
///
/// SQLite knows a file system by its name for as long as it is registered; whoever made a database on one
/// must be gone before it.
final class SimulatedFileSystem {
  let name: String
  private let system: UnsafeMutablePointer<sqlite3_vfs>
  private let methods: UnsafeMutablePointer<sqlite3_io_methods>
  private let nameBytes: UnsafeMutablePointer<CChar>
  fileprivate unowned let disk: SimulatedDisk

  private static let count = Mutex(0)

  init(_ disk: SimulatedDisk) {
    self.disk = disk
    let number = Self.count.withLock { count in
      count += 1
      return count
    }
    name = "simulated-\(number)"
    let bytes = name.utf8CString
    nameBytes = .allocate(capacity: bytes.count)
    for (index, byte) in bytes.enumerated() { nameBytes[index] = byte }
    system = .allocate(capacity: 1)
    methods = .allocate(capacity: 1)
    methods.initialize(to: Self.fileMethods)
    system.initialize(to: sqlite3_vfs())
    describe()
    sqlite3_vfs_register(system, 0)
  }

  deinit {
    sqlite3_vfs_unregister(system)
    system.deallocate()
    methods.deallocate()
    nameBytes.deallocate()
  }

  private func describe() {
    system.pointee.iVersion = 1
    system.pointee.szOsFile = Int32(OpenFile.handlePlace + MemoryLayout<UnsafeRawPointer>.stride)
    system.pointee.mxPathname = 1_024
    system.pointee.zName = UnsafePointer(nameBytes)
    system.pointee.pAppData = Unmanaged.passUnretained(self).toOpaque()
    system.pointee.xOpen = { SimulatedFileSystem.of($0).open($1, $2, flags: $3, $4) }
    system.pointee.xDelete = { SimulatedFileSystem.of($0).remove($1, isSynced: $2 != 0) }
    system.pointee.xAccess = { SimulatedFileSystem.of($0).look(for: $1, $3) }
    system.pointee.xFullPathname = { _, path, room, target in
      guard let path, let target else { return SQLITE_CANTOPEN }
      let bytes = String(cString: path).utf8CString
      guard bytes.count <= Int(room) else { return SQLITE_CANTOPEN }
      for (index, byte) in bytes.enumerated() { target[index] = byte }
      return SQLITE_OK
    }
    system.pointee.xRandomness = { _, count, target in
      for index in 0..<Int(count) { target?[index] = 0 }
      return count
    }
    system.pointee.xSleep = { _, microseconds in microseconds }
    system.pointee.xCurrentTime = { _, time in
      time?.pointee = 2_461_000
      return SQLITE_OK
    }
    system.pointee.xGetLastError = { _, _, _ in 0 }
  }

  private static func of(_ system: UnsafeMutablePointer<sqlite3_vfs>?) -> SimulatedFileSystem {
    guard let data = system?.pointee.pAppData else { fatalError("not one of ours") }
    return Unmanaged<SimulatedFileSystem>.fromOpaque(data).takeUnretainedValue()
  }

  // MARK: - Files by name

  private func open(
    _ path: UnsafePointer<CChar>?, _ target: UnsafeMutablePointer<sqlite3_file>?, flags: Int32,
    _ outcome: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    guard let target else { return SQLITE_CANTOPEN }
    target.pointee.pMethods = nil
    if let code = disk.obstacle(to: .open) { return code }
    let isMade = flags & SQLITE_OPEN_CREATE != 0
    guard let file = file(path, isMade: isMade) else { return SQLITE_CANTOPEN }
    let isLog =
      flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL) != 0
    OpenFile(file: file, disk: disk, syncsNames: isMade && isLog).place(at: target)
    target.pointee.pMethods = UnsafePointer(methods)
    outcome?.pointee = flags
    return SQLITE_OK
  }

  /// Without a name it is a file for a while, which nobody finds again.
  private func file(_ path: UnsafePointer<CChar>?, isMade: Bool) -> DiskFile? {
    guard let path else { return DiskFile() }
    let name = String(cString: path)
    return disk.file(name) ?? (isMade ? disk.makeFile(name) : nil)
  }

  private func remove(_ path: UnsafePointer<CChar>?, isSynced: Bool) -> Int32 {
    if let code = disk.obstacle(to: .remove) { return code }
    guard let path else { return SQLITE_IOERR }
    disk.removeFile(String(cString: path), isSynced: isSynced)
    return SQLITE_OK
  }

  private func look(
    for path: UnsafePointer<CChar>?, _ outcome: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    outcome?.pointee = path.flatMap { disk.file(String(cString: $0)) } == nil ? 0 : 1
    return SQLITE_OK
  }

  // MARK: - Open files

  private static var fileMethods: sqlite3_io_methods {
    sqlite3_io_methods(
      iVersion: 2,
      xClose: { OpenFile.close($0) },
      xRead: { OpenFile.of($0).read($1, Int($2), at: Int($3)) },
      xWrite: { OpenFile.of($0).write($1, Int($2), at: Int($3)) },
      xTruncate: { file, count in
        OpenFile.of(file).change(.resize) { $0.resize(to: Int(count)) }
      },
      xSync: { file, _ in OpenFile.of(file).sync() },
      xFileSize: { file, count in
        count?.pointee = sqlite3_int64(OpenFile.of(file).file.bytes.count)
        return SQLITE_OK
      },
      xLock: { OpenFile.of($0).lock($1) },
      xUnlock: { OpenFile.of($0).unlock(to: $1) },
      xCheckReservedLock: { file, outcome in
        outcome?.pointee = OpenFile.of(file).isReserved ? 1 : 0
        return SQLITE_OK
      },
      xFileControl: { _, _, _ in SQLITE_NOTFOUND },
      xSectorSize: { _ in Int32(DiskFile.sectorSize) },
      // What the system's own file system promises: a write leaves the bytes beside it alone.
      xDeviceCharacteristics: { _ in SQLITE_IOCAP_POWERSAFE_OVERWRITE },
      xShmMap: { OpenFile.of($0).share(Int($1), count: Int($2), isMade: $3 != 0, $4) },
      xShmLock: { OpenFile.of($0).lockMemory(Int($1)..<Int($1 + $2), flags: $3) },
      xShmBarrier: { _ in },
      xShmUnmap: { file, _ in
        OpenFile.of(file).unshare()
        return SQLITE_OK
      },
      xFetch: nil, xUnfetch: nil)
  }
}
