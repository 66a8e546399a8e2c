import CSQLite

/// A file as one connection has it open. SQLite keeps a reference to it behind its own part.
final class OpenFile {
  /// Where the reference stands, in bytes.
  static let handlePlace = MemoryLayout<sqlite3_file>.stride

  let file: DiskFile
  private let disk: SimulatedDisk
  private let life: Int
  private let sharing: FileSharing

  /// Whether the folder is synced with the file's first sync, as the system's file system does for logs.
  private var syncsNames: Bool

  init(file: DiskFile, disk: SimulatedDisk, syncsNames: Bool) {
    self.file = file
    self.syncsNames = syncsNames
    self.disk = disk
    life = disk.life
    sharing = file.sharing(in: disk.life)
  }

  deinit { sharing.leave(self) }

  func place(at target: UnsafeMutablePointer<sqlite3_file>) {
    UnsafeMutableRawPointer(target).storeBytes(
      of: Unmanaged.passRetained(self).toOpaque(), toByteOffset: Self.handlePlace,
      as: UnsafeMutableRawPointer.self)
  }

  static func of(_ target: UnsafeMutablePointer<sqlite3_file>?) -> OpenFile {
    reference(in: target).takeUnretainedValue()
  }

  static func close(_ target: UnsafeMutablePointer<sqlite3_file>?) -> Int32 {
    reference(in: target).release()
    return SQLITE_OK
  }

  private static func reference(
    in target: UnsafeMutablePointer<sqlite3_file>?
  ) -> Unmanaged<OpenFile> {
    guard let target else { fatalError("no file") }
    return Unmanaged.fromOpaque(
      UnsafeRawPointer(target).load(
        fromByteOffset: handlePlace, as: UnsafeMutableRawPointer.self))
  }

  func read(_ target: UnsafeMutableRawPointer?, _ count: Int, at offset: Int) -> Int32 {
    if let code = disk.obstacle(to: .read, of: life) { return code }
    let there = max(0, min(count, file.bytes.count - offset))
    file.bytes.withUnsafeBytes { bytes in
      if there > 0, let start = bytes.baseAddress {
        target?.copyMemory(from: start + offset, byteCount: there)
      }
    }
    guard there < count else { return SQLITE_OK }
    target?.advanced(by: there)
      .initializeMemory(as: UInt8.self, repeating: 0, count: count - there)
    return SQLITE_IOERR | 2 << 8  // a short read
  }

  func write(_ source: UnsafeRawPointer?, _ count: Int, at offset: Int) -> Int32 {
    let bytes = UnsafeRawBufferPointer(start: source, count: count)
    let code = change(.write) { $0.write(bytes, at: offset) }
    // What fails may have been written in part.
    if code != SQLITE_OK, !disk.hasDied, life == disk.life {
      file.write(UnsafeRawBufferPointer(rebasing: bytes.prefix(count / 2)), at: offset)
    }
    return code
  }

  func sync() -> Int32 {
    let code = change(.sync) { $0.sync() }
    if code == SQLITE_OK, syncsNames {
      disk.syncNames()
      syncsNames = false
    }
    return code
  }

  func change(_ operation: DiskFault.Operation, _ body: (DiskFile) -> Void) -> Int32 {
    if let code = disk.obstacle(to: operation, of: life) { return code }
    body(file)
    return SQLITE_OK
  }

  func share(
    _ index: Int, count: Int, isMade: Bool,
    _ outcome: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
  ) -> Int32 {
    outcome?.pointee = nil
    if let code = disk.obstacle(to: .share, of: life) { return code }
    outcome?.pointee = sharing.region(index, count: count, isMade: isMade, for: self)
    return SQLITE_OK
  }

  func lock(_ level: Int32) -> Int32 { sharing.lock(level, for: self) }

  func unlock(to level: Int32) -> Int32 {
    sharing.unlock(to: level, for: self)
    return SQLITE_OK
  }

  var isReserved: Bool { sharing.isReserved }

  func lockMemory(_ places: Range<Int>, flags: Int32) -> Int32 {
    sharing.lockMemory(places, flags: flags, for: self)
  }

  func unshare() { sharing.leaveMemory(self) }
}
