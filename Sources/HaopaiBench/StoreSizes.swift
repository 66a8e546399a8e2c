import CMalloc
import CSQLite
import Foundation
import HaopaiDomain
import HaopaiEngine

/// What a case under way, a case at its end and a taken number need, in memory and on the disk.
struct StoreSizes {
  private static let cases = 20_000

  private let business: BenchBusiness
  private let paths: [[BenchWorld.TypedCommand]]

  init(_ business: BenchBusiness) {
    self.business = business
    paths = BenchWorld.happyPaths(of: Array(1...Self.cases), in: business)
  }

  func report() throws {
    // All but the last: the number is claimed, and the case goes on until the office has seen it.
    let live = try sizes { $0.dropLast() }
    let finished = try sizes { $0[...] }
    print(line(live.memory, live.disk, "a case under way that has claimed a number"))
    print(line(live.reopened, live.disk, "the same in a database opened anew"))
    print(line(finished.memory, finished.disk, "a case at its end, its number issued"))
    print(line(finished.reopened, finished.taken, "its number, in a database opened anew"))
  }

  private struct Sizes {
    /// Bytes a case of the process that has taken its commands.
    var memory: Int
    /// The same of one that has opened the database anew.
    var reopened: Int
    var disk: Int
    /// Of the disk's, those of taken numbers.
    var taken: Int
  }

  private func sizes(
    _ part: ([BenchWorld.TypedCommand]) -> ArraySlice<BenchWorld.TypedCommand>
  ) throws -> Sizes {
    let database = try BenchDatabase(business)
    let empty = Self.allocated
    var world = BenchWorld(business, on: try database.ledger())
    let before = Self.allocated
    for (index, path) in paths.enumerated() {
      for command in part(path) { precondition(world.replay(command)) }
      if index % 100 == 99 { try world.engine.ledger.save() }
    }
    try world.engine.ledger.save()
    let after = Self.allocated
    world = BenchWorld(business)
    let closed = Self.allocated
    let ledger = try database.ledger()
    let reopened = Self.allocated
    keep(ledger)
    let tables = database.sizes()
    return Sizes(
      memory: (after - before) / Self.cases,
      reopened: (reopened - closed - (before - empty)) / Self.cases,
      disk: tables.values.reduce(0, +) / Self.cases, taken: (tables["taken"] ?? 0) / Self.cases)
  }

  /// Bytes that the process has from its allocator, without SQLite's cache of pages, which has a limit.
  private static var allocated: Int {
    let info = mallinfo2()
    return Int(info.uordblks) + Int(info.hblkhd) - Int(sqlite3_memory_used())
  }

  private func line(_ memory: Int, _ disk: Int, _ name: String) -> String {
    String(format: "%8d    bytes of memory, %d of disk: %@", memory, disk, name)
  }
}
