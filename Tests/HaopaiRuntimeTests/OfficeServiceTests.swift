import Foundation
import Haopai
import HaopaiRuntime
import Synchronization
import Testing

@testable import HaopaiSQLite

@Suite("the service")
struct OfficeServiceTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  private static let loaded = Result { try RuleBook.load(root: root) }
  private static let now = Instant(civil: "2026-03-02 09:00")!  // a literal instant
  private static let citizen = ApplicantDescription(kind: "individual", id: "11010519491231002X")
  private static let account: [String: PlainValue] = [
    "name": .text("张三"), "id_document": .text("居民身份证"), "mobile": .text("13800000000"),
    "registered_here": .bool(true), "owner_or_driver": .bool(false),
  ]

  private func book() throws -> RuleBook { try #require(try Self.loaded.get().book) }

  private func folder() throws -> String {
    let path = NSTemporaryDirectory() + "haopai-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  private func office(in database: SQLiteDatabase? = nil) throws -> Office {
    guard let database else {
      return try #require(Office(city: "yantai", of: try book(), at: Self.now))
    }
    return try Office(city: "yantai", of: try book(), in: database.archive, at: Self.now)
  }

  private func accepted(_ answer: Answer) throws -> Accepted {
    guard case .accepted(let accepted) = answer else { throw Unexpected(answer: "\(answer)") }
    return accepted
  }

  @Test("many callers share commits, each is answered, and all of it is there afterwards")
  func groupCommit() async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let log = EventLog()
    var cases: Set<UInt64> = []
    do {
      let database = try SQLiteDatabase(path: folder + "/office.db")
      let service = OfficeService(
        try office(in: database), clock: VirtualClock(at: Self.now),
        observer: log.observer)
      cases = try await withThrowingTaskGroup(of: UInt64.self) { group in
        for caller in 0..<64 {
          group.addTask {
            let opened = try self.accepted(
              try await service.open(
                business: "new-car", applicant: Self.citizen, facts: ["account": Self.account],
                key: "caller-\(caller)"))
            let agreed = try await service.submit(
              "agree", to: opened.view.number, by: .applicant(Self.citizen.id), key: "agree")
            return try self.accepted(agreed).view.number.value
          }
        }
        return try await group.reduce(into: []) { $0.insert($1) }
      }
      await service.shutDown()
      await #expect(throws: ServiceFailure.closed) { try await service.view(CaseNumber(1)) }
    }
    #expect(cases == Set(1...64))
    let commits = log.commits
    let sizes = commits.map(\.commands)
    #expect(sizes.count < 2 * 64, "\(sizes)")
    var outcomes: [ServiceCommit.Outcome: Int] = [:]
    for commit in commits { outcomes.merge(commit.outcomes, uniquingKeysWith: +) }
    // Two of `shutDown` are nobody's.
    #expect(outcomes == [.accepted: 2 * 64, .served: 2])
    #expect(commits.allSatisfy { $0.failure == nil && $0.waiting < 64 && $0.duration > .zero })
    let database = try SQLiteDatabase(reading: folder + "/office.db")
    let again = try office(in: database)
    #expect(again.caseCount == 64)
    #expect(try again.audit().steps == 128)
  }

  @Test("when a commit fails, what was answered is kept, and nobody else is answered")
  func failingCommit() async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let log = EventLog()
    var told: Set<UInt64> = []
    do {
      let database = try SQLiteDatabase(path: folder + "/office.db")
      let service = OfficeService(
        try office(in: database), clock: VirtualClock(at: Self.now), observer: log.observer)
      told = await withTaskGroup(of: Set<UInt64>.self) { group in
        for caller in 0..<32 {
          group.addTask {
            var answered: Set<UInt64> = []
            for turn in 0..<20 {
              if caller == 0, turn == 10 {
                try? database.state.withLock { state throws(SQLiteFailure) in
                  try state.connection.run("PRAGMA query_only = ON")
                }
              }
              let answer = try? await service.open(
                business: "new-car", applicant: Self.citizen, facts: ["account": Self.account],
                key: "\(caller)-\(turn)")
              guard case .accepted(let accepted)? = answer else { break }
              answered.insert(accepted.view.number.value)
            }
            return answered
          }
        }
        return await group.reduce(into: []) { $0.formUnion($1) }
      }
      await service.shutDown()
    }
    let commits = log.commits
    let failed = try #require(commits.firstIndex { $0.failure != nil })
    #expect(commits[failed...].allSatisfy { $0.failure != nil })
    let accepted = commits[..<failed].compactMap { $0.outcomes[.accepted] }.reduce(0, +)
    #expect(told.count == accepted && told.count >= 10)
    let again = try office(in: try SQLiteDatabase(reading: folder + "/office.db"))
    #expect(told == Set(1...again.caseCount))
    #expect(try again.audit().steps == told.count)
  }

  @Test("who comes when too many wait is told at once, and nobody who waits is lost")
  func overload() async throws {
    let clock = HeldClock(at: Self.now)
    var limits = OfficeService.Limits()
    limits.waiting = 3
    let service = OfficeService(try office(), clock: clock, limits: limits)
    // The first of all is held up; three more may wait.
    async let first = service.advance()
    for await _ in clock.asked { break }
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<10 {
        group.addTask { (try? await service.advance()) != nil }
      }
      var refused = 0
      for await isAnswered in group {
        if !isAnswered { refused += 1 }
        if refused == 7 { clock.go() }
      }
      return refused
    }
    _ = try await first
    #expect(outcomes == 7)
  }

  @Test("facts are looked up by the service, and what cannot be had is told")
  func facts() async throws {
    struct Source: FactSource {
      let account: [String: PlainValue]?
      struct Unreachable: Error {}

      func facts(_ questions: [FactQuestion]) async throws -> [String: [String: PlainValue]] {
        guard let account else { throw Unreachable() }
        return Dictionary(uniqueKeysWithValues: questions.map { ($0.fact, account) })
      }
    }
    let service = OfficeService(
      try office(), clock: VirtualClock(at: Self.now), facts: Source(account: Self.account))
    let opened = try await service.open(business: "new-car", applicant: Self.citizen)
    #expect(try accepted(opened).view.state == "noticing")
    let blind = OfficeService(
      try office(), clock: VirtualClock(at: Self.now), facts: Source(account: nil))
    await #expect(throws: ServiceFailure.factsUnavailable) {
      try await blind.open(business: "new-car", applicant: Self.citizen)
    }
    let asking = OfficeService(try office(), clock: VirtualClock(at: Self.now))
    guard case .needsFacts = try await asking.open(business: "new-car", applicant: Self.citizen)
    else { throw Unexpected(answer: "no question") }
  }

  @Test(
    "rules change between callers: who asks afterwards is answered by the new ones, nobody is lost")
  func adoption() async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var files = try RuleBook.files(root: Self.root)
    let city = try #require(files.firstIndex { $0.path == "cities/yantai.yaml" })
    let text = String(decoding: files[city].bytes, as: UTF8.self)
    files[city].bytes = Array(text.replacing("hold: 180 s", with: "hold: 240 s").utf8)
    let other = try #require(RuleBook.load(files: files).book)
    let office = try office(in: try SQLiteDatabase(path: folder + "/office.db"))
    let service = OfficeService(office, clock: VirtualClock(at: Self.now))
    let opened = try await withThrowingTaskGroup(of: Bool.self) { group in
      for caller in 0..<40 {
        group.addTask {
          if caller == 20 { return try await service.adopt(other).isNew }
          let answer = try await service.open(
            business: "new-car", applicant: Self.citizen, facts: ["account": Self.account],
            key: "caller-\(caller)")
          return try !self.accepted(answer).isRepeat
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(opened.count == 40 && opened.allSatisfy { $0 })
    let last = try await service.open(
      business: "new-car", applicant: Self.citizen, facts: ["account": Self.account], key: "last")
    let number = try accepted(last).view.number
    await #expect(throws: ServiceFailure.self) {
      try await service.adopt(other, from: Self.now.adding(TimeSpan(milliseconds: -1)))
    }
    await service.shutDown()
    await #expect(throws: ServiceFailure.closed) { try await service.adopt(other) }
    #expect(office.rules == other.hash(ofCity: "yantai"))
    let rules = try office.journal().last { $0.caseNumber == number }?.rules
    #expect(rules == office.rules)
    #expect(try office.audit().steps == 40)
  }

  @Test("the README's example serves, and stands there letter by letter")
  func example() async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let sent = Mutex<[String]>([])
    let service = try #require(
      try serve(
        rules: Self.root, city: "yantai", database: folder + "/office.db",
        secret: Array("not a secret at all".utf8),
        send: { number, text, id in sent.withLock { $0.append("\(number) \(text) \(id)") } }))
    let answer = try await service.open(
      business: "new-car", applicant: Self.citizen, facts: ["account": Self.account])
    #expect(try accepted(answer).view.number == CaseNumber(1))
    await service.shutDown()
    #expect(sent.withLock { $0 } == [])
    let example = try String(
      contentsOfFile: Self.root + "/Tests/HaopaiRuntimeTests/ServiceExample.swift", encoding: .utf8)
    let readme = try String(contentsOfFile: Self.root + "/README.md", encoding: .utf8)
    #expect(readme.contains(example))
  }
}

/// A clock that lets nobody know the time before it is told to.
private final class HeldClock: ServiceClock {
  /// Whenever somebody asks for the time.
  let asked: AsyncStream<Void>
  private let report: AsyncStream<Void>.Continuation
  private let gate = DispatchSemaphore(value: 0)
  private let instant: Instant

  init(at instant: Instant) {
    self.instant = instant
    (asked, report) = AsyncStream.makeStream()
  }

  var now: Instant {
    report.yield()
    gate.wait()
    gate.signal()
    return instant
  }

  func go() { gate.signal() }

  func sleep(until instant: Instant) async throws {}
}
