import CSQLite
import HaopaiRandomRules

/// A disk in memory, which SQLite takes for a file system: it fails when it is told to, and loses what
/// was not synced when its power does.
///
/// One process at a time writes cases to it, and others publish beside it. What a process left open when it died does nothing any more.
final class SimulatedDisk {
  private var files: [String: DiskFile] = [:]
  /// Files whose end was not synced: a loss of power may bring them back.
  private var deleted: [String: DiskFile] = [:]
  private var fault: DiskFault?
  /// Changes that the process still makes before it dies; nil for one that lives on.
  private var changesToDeath: Int?
  private var isDead = false
  /// Goes up with every process.
  private(set) var life = 0
  /// How often something failed because it was told to.
  private(set) var failures = 0
  private(set) var system: SimulatedFileSystem?

  init() { system = SimulatedFileSystem(self) }

  /// SQLite's name for it.
  var name: String { system?.name ?? "" }

  // MARK: - What goes wrong

  /// From now on an operation fails, until the next process.
  func prepare(_ fault: DiskFault) { self.fault = fault }

  /// The process dies in the middle of what it does.
  /// - Parameter changes: how many it still makes.
  func killProcess(after changes: Int) { changesToDeath = changes }

  /// Whoever has the disk is gone, and what it does from now on is of no effect.
  func killProcess() { isDead = true }

  func losePower(_ dice: inout Dice) {
    isDead = true
    for (name, file) in files.sorted(by: { $0.key < $1.key }) {
      file.losePower(&dice)
      if !file.isNamed { files[name] = nil }
    }
    for (name, file) in deleted.sorted(by: { $0.key < $1.key })
    where files[name] == nil && dice.roll(1, in: 2) {
      file.losePower(&dice)
      files[name] = file
    }
    deleted = [:]
  }

  /// What lies in each file.
  var contents: [[UInt8]] { files.values.map(\.bytes) }

  /// Another process begins, on a disk without faults.
  func beginLife() {
    life += 1
    isDead = false
    fault = nil
    changesToDeath = nil
  }

  /// Whether the process died in the middle of something.
  var hasDied: Bool { isDead }

  // MARK: - What SQLite asks

  /// SQLite's code for why an operation is not carried out; nil where it is.
  func obstacle(to operation: DiskFault.Operation, of life: Int? = nil) -> Int32? {
    if isDead || life.map({ $0 != self.life }) == true { return SQLITE_IOERR }
    if operation.isChange, let left = changesToDeath {
      guard left > 0 else {
        isDead = true
        failures += 1
        return SQLITE_IOERR
      }
      changesToDeath = left - 1
    }
    guard var fault, fault.operation == operation else { return nil }
    guard fault.skipping == 0 else {
      fault.skipping -= 1
      self.fault = fault
      return nil
    }
    if !fault.lasts { self.fault = nil }
    failures += 1
    return fault.code
  }

  func file(_ name: String) -> DiskFile? { files[name] }

  func makeFile(_ name: String) -> DiskFile {
    let file = DiskFile()
    files[name] = file
    return file
  }

  /// What files there are is what there will be.
  func syncNames() {
    for file in files.values { file.isNamed = true }
    deleted = [:]
  }

  /// - Parameter isSynced: whether it is gone for good.
  func removeFile(_ name: String, isSynced: Bool) {
    if let file = files.removeValue(forKey: name), file.isNamed, !isSynced {
      deleted[name] = file
    } else {
      deleted[name] = nil
    }
  }
}

/// An operation on a disk that is to fail.
package struct DiskFault: Hashable, Sendable {
  package enum Operation: String, Hashable, Sendable, CaseIterable {
    case open, read, write, sync, resize, remove, share

    var isChange: Bool {
      switch self {
      case .write, .sync, .resize, .remove: true
      case .open, .read, .share: false
      }
    }
  }

  var operation: Operation
  /// How many of them go well before.
  var skipping: Int
  /// There is no room, instead of an error.
  var isFull = false
  /// Whether all later ones fail as well.
  var lasts = false

  fileprivate var code: Int32 {
    switch operation {
    case .open: SQLITE_CANTOPEN
    case .write where isFull: SQLITE_FULL
    default: SQLITE_IOERR
    }
  }
}
