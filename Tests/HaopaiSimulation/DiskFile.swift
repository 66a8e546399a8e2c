import HaopaiRandomRules

/// A file of a simulated disk: as it is seen now, as it lies on the disk for good, and what was done to
/// it in between.
final class DiskFile {
  /// What a disk writes as a whole, in bytes.
  static let sectorSize = 512

  private enum Change {
    case write(offset: Int, bytes: [UInt8])
    case resize(count: Int)
  }

  private(set) var bytes: [UInt8] = []
  private var durableBytes: [UInt8] = []
  private var changes: [Change] = []
  /// Whether its name would outlast a loss of power, too.
  var isNamed = false

  private var shared: FileSharing?

  /// What the connections of a process share.
  func sharing(in life: Int) -> FileSharing {
    if let shared, shared.life == life { return shared }
    let begun = FileSharing(life: life)
    shared = begun
    return begun
  }

  func write(_ source: UnsafeRawBufferPointer, at offset: Int) {
    let change = Change.write(offset: offset, bytes: Array(source))
    Self.make(change, in: &bytes)
    changes.append(change)
  }

  func resize(to count: Int) {
    Self.make(.resize(count: count), in: &bytes)
    changes.append(.resize(count: count))
  }

  /// From here on nothing that was written so far can be lost.
  func sync() {
    for change in changes { Self.make(change, in: &durableBytes) }
    changes.removeAll(keepingCapacity: true)
  }

  /// The power fails: of what was not synced all is there, nothing, the first part, or some sectors.
  func losePower(_ dice: inout Dice) {
    let kept: [Change] =
      switch dice.below(4) {
      case 0: []
      case 1: changes
      case 2: firstPart(&dice)
      default: changes.flatMap { sectors(of: $0) }.filter { _ in dice.roll(1, in: 2) }
      }
    bytes = durableBytes
    for change in kept { Self.make(change, in: &bytes) }
    durableBytes = bytes
    changes = []
  }

  /// The last of it is torn between two sectors.
  private func firstPart(_ dice: inout Dice) -> [Change] {
    let count = dice.below(changes.count + 1)
    guard count > 0 else { return [] }
    let last = sectors(of: changes[count - 1])
    return Array(changes.prefix(count - 1)) + last.prefix(dice.below(last.count + 1))
  }

  private func sectors(of change: Change) -> [Change] {
    guard case .write(var offset, let bytes) = change else { return [change] }
    var rest = bytes[...]
    var sectors: [Change] = []
    while !rest.isEmpty {
      let part = rest.prefix(Self.sectorSize - offset % Self.sectorSize)
      sectors.append(.write(offset: offset, bytes: Array(part)))
      offset += part.count
      rest = rest.dropFirst(part.count)
    }
    return sectors
  }

  private static func make(_ change: Change, in bytes: inout [UInt8]) {
    switch change {
    case .write(let offset, let written):
      let missing = offset + written.count - bytes.count
      if missing > 0 { bytes.append(contentsOf: repeatElement(0, count: missing)) }
      bytes.withUnsafeMutableBytes { target in
        written.withUnsafeBytes { target[offset..<offset + written.count].copyBytes(from: $0) }
      }
    case .resize(let count):
      if count < bytes.count {
        bytes.removeLast(bytes.count - count)
      } else {
        bytes.append(contentsOf: repeatElement(0, count: count - bytes.count))
      }
    }
  }
}
