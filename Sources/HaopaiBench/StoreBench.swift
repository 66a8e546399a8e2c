import Foundation
import Haopai
import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import HaopaiSQLite

/// Commands of a business that selects numbers on a ledger in a database: how many a second are accepted and lie on
/// the disk, when many callers share a commit and when one waits for its own.
struct StoreBench {
  private static let cases = 4_000
  /// Cases that are under way at a time.
  private static let active = 2_000
  /// Milliseconds between two commands of a case.
  private static let pause: Int64 = 6_000
  private static let callers = 64
  private static let single = 1_000
  private static let limit = 40_000.0

  private let book: CompiledBook
  private let business: Int
  private let start: Instant
  private let commands: [BenchWorld.TypedCommand]

  init?(book: RuleBook, city: String, business: String) {
    guard let compiled = book.compiled(city: city),
      let index = compiled.workflow(named: business),
      let start = Instant(civil: "2026-03-02 09:00")
    else { return nil }
    self.book = compiled
    self.business = index
    self.start = start
    var world = BenchWorld(compiled, index, at: start)
    for number in 1...Self.cases { world.happyPath(number) }
    commands = Self.mixed(world.taken, from: start)
  }

  /// Each case's commands in their order, and the cases by chance: one command every few milliseconds,
  /// and none so soon after the one before that a code could not be answered yet.
  private static func mixed(
    _ commands: [BenchWorld.TypedCommand], from start: Instant
  ) -> [BenchWorld.TypedCommand] {
    let paths = Dictionary(grouping: commands, by: \.number)
    var places: [Int: Int] = [:]
    var latest: [Int: Int64] = [:]
    var active = Array(1...self.active)
    var next = self.active + 1
    var mixed: [BenchWorld.TypedCommand] = []
    // A case is opened under the number that comes next.
    for number in active {
      guard var opening = paths[number]?.first else { continue }
      opening.at = start
      mixed.append(opening)
      places[number] = 1
    }
    var now: Int64 = 0
    while !active.isEmpty {
      now += 5
      let index = Int.random(in: 0..<active.count)
      let number = active[index]
      guard now - (latest[number] ?? -pause) >= pause, let path = paths[number] else { continue }
      let place = places[number, default: 0]
      var command = path[place]
      command.at = start.adding(TimeSpan(milliseconds: now))
      mixed.append(command)
      latest[number] = now
      places[number] = place + 1
      guard place + 1 == path.count else { continue }
      if next <= cases, var opening = paths[next]?.first {
        opening.at = command.at
        mixed.append(opening)
        places[next] = 1
        active[index] = next
        next += 1
      } else {
        active.swapAt(index, active.count - 1)
        active.removeLast()
      }
    }
    return mixed
  }

  func report() throws {
    let memory = try rate(of: commands, saving: nil).rate
    let shared = try rate(of: commands, saving: Self.callers)
    let alone = try rate(of: Array(commands.prefix(Self.single)), saving: 1)
    let floor = try appended(alone.bytes, times: Self.single)
    print(line(memory, "commands a second in memory"))
    print(
      line(shared.rate, "the same in a database, \(Self.callers) callers"),
      String(format: " (at least %.0f)", Self.limit))
    print(line(alone.rate, "one caller, who waits for each"))
    print(
      line(floor, "bytes of a command appended with one fdatasync"),
      String(format: " (%.2f times, at most 1.6)", floor / alone.rate))
    print(String(format: "%8d    bytes on the disk for a command", shared.bytes))
  }

  /// How long a database of a million cases takes to be opened, all of them under way.
  func reportOpening(cases: Int = 1_000_000) throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/office.db"
    let opening = commands[0]
    let clock = ContinuousClock()
    let began = clock.now
    do {
      var world = BenchWorld(book, business, at: start)
      world.engine.ledger = try ledger(in: try SQLiteDatabase(path: path))
      for number in 1...cases {
        world.submit(opening.command, to: number, at: start)
        if number % 1_000 == 0 { try world.engine.ledger.save() }
      }
    }
    print(line(Double(cases) / ((clock.now - began) / .seconds(1)), "cases opened and saved"))
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    print(String(format: "%8d    bytes on the disk for an open case", size / cases))
    let reopened = clock.now
    let again = try ledger(in: try SQLiteDatabase(path: path))
    print(
      String(
        format: "%8.2f s   opening the database of %d cases (at most 5)",
        (clock.now - reopened) / .seconds(1), again.nextCaseNumber.value - 1))
  }

  private static func folder() throws -> String {
    let folder = NSTemporaryDirectory() + "haopai-bench-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  private func ledger(in database: SQLiteDatabase) throws -> MemoryLedger {
    let archived = try database.open(
      city: book.city, kinds: book.plateKinds.cases, from: start)
    return try MemoryLedger(
      book: book, books: [book.hash: book], from: archived.city, store: archived.store)
  }

  private func line(_ rate: Double, _ name: String) -> String {
    String(format: "%8.0f /s  %@", rate, name)
  }

  /// - Parameter batch: how many commands share a commit; nil keeps everything in memory.
  private func rate(
    of commands: [BenchWorld.TypedCommand], saving batch: Int?
  ) throws -> (rate: Double, bytes: Int) {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var world = BenchWorld(book, business, at: start)
    let path = folder + "/office.db"
    if batch != nil {
      world.engine.ledger = try ledger(in: try SQLiteDatabase(path: path))
    }
    let clock = ContinuousClock()
    let began = clock.now
    for (index, command) in commands.enumerated() {
      world.take(command, remembers: false)
      if let batch, (index + 1) % batch == 0 { try world.engine.ledger.save() }
    }
    try world.engine.ledger.save()
    let seconds = (clock.now - began) / .seconds(1)
    let bytes = ["", "-wal"].reduce(0) { sum, suffix in
      let attributes = try? FileManager.default.attributesOfItem(atPath: path + suffix)
      return sum + ((attributes?[.size] as? Int) ?? 0)
    }
    return (Double(commands.count) / seconds, bytes / commands.count)
  }

  /// How many times a second as many bytes are appended to a file and waited for.
  private func appended(_ bytes: Int, times: Int) throws -> Double {
    let path = NSTemporaryDirectory() + "haopai-bench-\(UUID().uuidString)"
    let file = open(path, O_RDWR | O_CREAT, 0o600)
    defer {
      close(file)
      unlink(path)
    }
    let block = [UInt8](repeating: 7, count: max(1, bytes))
    let clock = ContinuousClock()
    let began = clock.now
    for _ in 0..<times {
      guard write(file, block, block.count) == block.count, fdatasync(file) == 0 else { return 0 }
    }
    return Double(times) / ((clock.now - began) / .seconds(1))
  }
}
