import Foundation
import HaopaiDomain
import HaopaiEngine

/// Commands of a business that selects numbers on a ledger in a database: how many a second are accepted and lie on
/// the disk, when many callers share commits and when one waits for its own.
///
/// Many callers are 64 who each wait for their answer before they submit again: at no time are more commands
/// without an answer, taken by the engine or on their way to the disk. What a commit is for is what was taken
/// while the disk worked for the one before.
struct StoreBench {
  /// Cases that are under way at a time.
  private static let active = 20_000
  private static let stored = 1_000_000
  private static let smaller = [1_000, 10_000, 100_000]
  private static let commands = 60_000
  private static let callers = 64
  private static let single = 5_000
  private static let limit = 40_000.0

  private let business: BenchBusiness
  init(_ business: BenchBusiness) { self.business = business }

  func report() throws {
    print(line(try inMemory(), "commands a second in memory, \(Self.active) cases under way"))
    for stored in Self.smaller {
      let database = try filled(stored)
      try reportShared(database, stored: stored, limit: nil)
    }
    let clock = ContinuousClock()
    let began = clock.now
    let database = try filled(Self.stored)
    print(line(Double(Self.stored) / ((clock.now - began) / .seconds(1)), "cases opened and saved"))
    try reportOpening(database)
    try reportShared(database, stored: Self.stored, limit: Self.limit)
    try reportUniform(try filled(Self.stored))
    try reportSingle()
  }

  private func filled(_ cases: Int) throws -> BenchDatabase {
    let database = try BenchDatabase(business)
    try database.fill(cases: cases)
    return database
  }

  // MARK: - Many callers

  private func inMemory() throws -> Double {
    var world = BenchWorld(business)
    let stored = Self.active
    for number in 1...stored {
      world.person = number
      world.open(number)
    }
    return try run(&world, mix(stored: stored), for: nil).rate
  }

  private func mix(stored: Int) -> CommandMix {
    // Each command is one of about ten.
    CommandMix(
      business, stored: stored, active: min(Self.active, stored), others: Self.commands / 5)
  }

  private func reportShared(_ database: BenchDatabase, stored: Int, limit: Double?) throws {
    var world = BenchWorld(business, on: try database.ledger())
    let done = try run(&world, mix(stored: stored), for: Self.callers)
    print(
      line(
        done.rate,
        "of \(min(Self.active, stored)) cases under way, \(stored) stored, \(Self.callers) callers"),
      limit.map { String(format: "(at least %.0f; ", $0) } ?? "(",
      String(
        format: "%.1f µs of the processor each, %.1f %% accepted)", done.processor,
        done.accepted * 100))
  }

  private struct Done {
    /// Accepted commands a second.
    var rate: Double
    /// Microseconds of processor time for each.
    var processor: Double
    /// Of all that were submitted.
    var accepted: Double
  }

  private func run(
    _ world: inout BenchWorld, _ mix: CommandMix, for callers: Int?
  ) throws -> Done {
    var mix = mix
    try take(mix.preparation[...], in: &world, saving: callers.map { _ in 1_000 })
    let commands = (0..<Self.commands).compactMap { _ in mix.next() }
    return try measured(commands.count) { try take(commands[...], in: &world, for: callers) }
  }

  private func measured(_ submitted: Int, _ work: () throws -> Int) rethrows -> Done {
    let clock = ContinuousClock()
    let began = clock.now
    let processor = Measurement.processorTime()
    let accepted = Double(try work())
    return Done(
      rate: accepted / ((clock.now - began) / .seconds(1)),
      processor: Double(Measurement.processorTime() - processor) / 1_000 / accepted,
      accepted: accepted / Double(submitted))
  }

  /// - Parameter batch: how many commands share a commit; nil keeps everything in memory.
  /// - Returns: how many were accepted.
  @discardableResult
  private func take(
    _ commands: ArraySlice<BenchWorld.TypedCommand>, in world: inout BenchWorld,
    saving batch: Int?
  ) throws -> Int {
    var accepted = 0
    for (index, command) in commands.enumerated() {
      if world.replay(command) { accepted += 1 }
      if let batch, (index + 1) % batch == 0 { try world.engine.ledger.save() }
    }
    try world.engine.ledger.save()
    return accepted
  }

  /// - Parameter callers: who each wait for their answer before they submit again; nil keeps everything in
  ///   memory.
  /// - Returns: how many were accepted.
  private func take(
    _ commands: ArraySlice<BenchWorld.TypedCommand>, in world: inout BenchWorld,
    for callers: Int?
  ) throws -> Int {
    guard let callers else { return try take(commands, in: &world, saving: nil) }
    var line = CommitLine(callers: callers)
    var accepted = 0
    for command in commands {
      if world.replay(command) { accepted += 1 }
      try line.note(in: &world.engine.ledger)
    }
    try line.finish(&world.engine.ledger)
    return accepted
  }

  /// Each command on another case of all, the first after its opening.
  private func reportUniform(_ database: BenchDatabase) throws {
    var world = BenchWorld(business, on: try database.ledger())
    let persons = (1...Self.stored).shuffled().prefix(Self.commands)
    var commands = BenchWorld.happyPaths(of: Array(persons), in: business).map { $0[1] }
    for (index, person) in persons.enumerated() {
      commands[index].number = person
      commands[index].at = business.start.adding(TimeSpan(milliseconds: Int64(index / 2)))
    }
    let done = try measured(commands.count) {
      try take(commands[...], in: &world, for: Self.callers)
    }
    print(
      line(done.rate, "the same, each on a case chosen from all"),
      String(format: " (%.1f µs of the processor each)", done.processor))
  }

  /// How long a database takes to be opened, all of its cases under way.
  private func reportOpening(_ database: BenchDatabase) throws {
    let clock = ContinuousClock()
    let began = clock.now
    let ledger = try database.ledger()
    print(
      String(
        format: "%8.2f s   opening the database of %d cases (at most 5)",
        (clock.now - began) / .seconds(1), ledger.nextCaseNumber.value - 1))
  }

  // MARK: - One caller

  private func reportSingle() throws {
    let database = try BenchDatabase(business)
    let persons = Array(1...(Self.single / 10))
    let commands = BenchWorld.happyPaths(of: persons, in: business).flatMap(\.self)
    let alone = try measured(commands.count) {
      var world = BenchWorld(business, on: try database.ledger())
      return try take(commands[...], in: &world, saving: 1)
    }
    // The log is gone when the file is closed.
    let bytes = database.size / commands.count
    let floor = try appended(bytes, times: commands.count)
    print(
      line(alone.rate, "one caller, who waits for each"),
      String(format: " (%.1f µs of the processor each)", alone.processor))
    print(
      line(floor, "\(bytes) bytes, as many as of a command, appended with one fdatasync"),
      String(format: " (%.2f times, at most 1.6)", floor / alone.rate))
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

  private func line(_ rate: Double, _ name: String) -> String {
    String(format: "%8.0f /s  %@", rate, name)
  }
}
