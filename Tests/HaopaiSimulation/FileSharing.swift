import CSQLite

/// What the connections to a file of a simulated disk share while the machine runs: locks, and memory
/// for the index of a log.
final class FileSharing {
  /// Goes with the process that began it.
  let life: Int
  private var levels: [ObjectIdentifier: Int32] = [:]
  private var readers = [Set<ObjectIdentifier>](repeating: [], count: Int(SQLITE_SHM_NLOCK))
  private var writers = [ObjectIdentifier?](repeating: nil, count: Int(SQLITE_SHM_NLOCK))
  private var users: Set<ObjectIdentifier> = []
  private var regions: [UnsafeMutableRawPointer] = []

  init(life: Int) { self.life = life }

  deinit { dropRegions() }

  // MARK: - Locks of the file

  func lock(_ level: Int32, for file: OpenFile) -> Int32 {
    let id = ObjectIdentifier(file)
    let others = levels.filter { $0.key != id }.values.max() ?? SQLITE_LOCK_NONE
    let highest: Int32 =
      switch level {
      case SQLITE_LOCK_SHARED: SQLITE_LOCK_RESERVED
      case SQLITE_LOCK_EXCLUSIVE: SQLITE_LOCK_NONE
      default: SQLITE_LOCK_SHARED
      }
    guard others <= highest else { return SQLITE_BUSY }
    levels[id] = max(level, levels[id] ?? SQLITE_LOCK_NONE)
    return SQLITE_OK
  }

  func unlock(to level: Int32, for file: OpenFile) { levels[ObjectIdentifier(file)] = level }

  var isReserved: Bool { levels.values.contains { $0 >= SQLITE_LOCK_RESERVED } }

  // MARK: - Shared memory

  func region(
    _ index: Int, count: Int, isMade: Bool, for file: OpenFile
  ) -> UnsafeMutableRawPointer? {
    // Whoever is the first finds it empty.
    if users.isEmpty { dropRegions() }
    users.insert(ObjectIdentifier(file))
    while isMade, regions.count <= index {
      let region = UnsafeMutableRawPointer.allocate(byteCount: count, alignment: 8)
      region.initializeMemory(as: UInt8.self, repeating: 0, count: count)
      regions.append(region)
    }
    return regions.indices.contains(index) ? regions[index] : nil
  }

  func lockMemory(_ places: Range<Int>, flags: Int32, for file: OpenFile) -> Int32 {
    let id = ObjectIdentifier(file)
    let isExclusive = flags & SQLITE_SHM_EXCLUSIVE != 0
    for place in places {
      if flags & SQLITE_SHM_UNLOCK != 0 {
        readers[place].remove(id)
        if writers[place] == id { writers[place] = nil }
        continue
      }
      let isTaken =
        writers[place].map { $0 != id } == true
        || isExclusive && readers[place] != [id]
          && !readers[place].isEmpty
      if isTaken { return SQLITE_BUSY }
    }
    guard flags & SQLITE_SHM_LOCK != 0 else { return SQLITE_OK }
    for place in places {
      if isExclusive { writers[place] = id } else { readers[place].insert(id) }
    }
    return SQLITE_OK
  }

  /// Somebody no longer shares the memory.
  func leaveMemory(_ file: OpenFile) {
    _ = lockMemory(readers.indices, flags: SQLITE_SHM_UNLOCK, for: file)
    users.remove(ObjectIdentifier(file))
  }

  /// Somebody closes the file.
  func leave(_ file: OpenFile) {
    leaveMemory(file)
    levels[ObjectIdentifier(file)] = nil
  }

  private func dropRegions() {
    for region in regions { region.deallocate() }
    regions = []
  }
}
