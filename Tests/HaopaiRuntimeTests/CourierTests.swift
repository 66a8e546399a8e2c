import Dispatch
import Haopai
import Synchronization
import Testing

@testable import HaopaiRuntime
@testable import HaopaiSQLite

/// Messages arrive: each at least once, in order, never before what they tell of is kept.
@Suite("the courier", .timeLimit(.minutes(1)))
struct CourierTests {
  private let gardens: Gardens
  private let clock = VirtualClock(at: Gardens.start)
  private let log = EventLog()

  init() throws { gardens = try Gardens() }

  /// A second, doubled up to ten, without chance.
  private var backoff: Backoff {
    var backoff = Backoff()
    backoff.most = TimeSpan(milliseconds: 10_000)
    backoff.jitter = 0
    return backoff
  }

  private func service(
    _ courier: ScriptedCourier, on office: Office? = nil, deliveries: Int = 8
  ) async throws -> OfficeService {
    var limits = OfficeService.Limits()
    limits.deliveries = deliveries
    return OfficeService(
      try await gardens.office(unless: office), clock: clock, courier: courier, backoff: backoff,
      limits: limits, observer: log.observer)
  }

  @Test("a message goes when it is kept, in its place, and is forgotten when it has arrived")
  func delivers() async throws {
    let kept = Mutex<[[Delivery.ID]]>([])
    let courier = ScriptedCourier { [gardens] delivery, _ in
      let ids = try gardens.undelivered().map(\.id)
      kept.withLock { $0.append(ids) }
      #expect(ids.contains(delivery.id), "\(delivery.id) goes before it is kept")
    }
    let service = try await service(courier)
    let number = try await service.tour()
    let step = try await service.go("again", number)
    #expect(step.outbox.isEmpty, "somebody else delivers it")
    let told = await courier.next(6)
    #expect(told.map(\.english) == ["+hall", "+rose", "-rose", "-hall", "+hall", "+rose"])
    #expect(told.allSatisfy { $0.address == Gardens.phone && $0.caseNumber == number })
    #expect(Set(told.map(\.id)).count == 6)
    await service.shutDown()
    #expect(kept.withLock { $0 }.count == 6)
    #expect(try gardens.undelivered() == [])
    #expect(log.attempts.map(\.result) == Array(repeating: .delivered, count: 6))
    #expect(log.commits.map(\.messages).reduce(0, +) == 6)
    #expect(log.commits.map(\.arrived).reduce(0, +) == 6)
  }

  @Test("of a commit that fails nothing is delivered and nobody is answered")
  func failingCommit() async throws {
    let courier = ScriptedCourier()
    let database = try SQLiteDatabase(path: gardens.file)
    let service = try await service(courier, on: try gardens.office(in: database))
    let number = try await service.tour()
    #expect(await courier.next(2).count == 2)
    _ = await log.nextCommit { $0.arrived > 0 }
    try database.state.withLock { state throws(SQLiteFailure) in
      try state.connection.run("PRAGMA query_only = ON")
    }
    await #expect(throws: ServiceFailure.self) { try await service.go("again", number) }
    await #expect(throws: ServiceFailure.self) { try await service.view(number) }
    await service.shutDown()
    #expect(courier.count.count == 2)
    #expect(log.commits.last?.failure != nil)
  }

  @Test(
    "what does not arrive goes again after a second, two, four and so on, the next one after it")
  func backsOff() async throws {
    let courier = ScriptedCourier { delivery, attempt in
      if delivery.id == "1.1.0", attempt < 7 { throw ScriptedCourier.Lost() }
    }
    let service = try await service(courier)
    let number = try await service.tour()
    // Somebody else's messages do not wait.
    _ = try await service.tour(person: 1)
    let first = await log.nextAttempts(3)
    #expect(Set(first.map(\.id)) == ["1.1.0", "2.1.0", "2.1.1"])
    for delay: Int64 in [1_000, 2_000, 4_000, 8_000, 10_000, 10_000] {
      let due = clock.now.adding(TimeSpan(milliseconds: delay))
      #expect(log.attempts.last { $0.id == "1.1.0" }?.result == .failed(again: due))
      clock.advance(by: delay - 1)
      try await service.go("look", number)
      clock.advance(by: 1)
      let again = await log.nextAttempts(1)
      #expect(again.map(\.id) == ["1.1.0"])
    }
    #expect(log.attempts.last { $0.id == "1.1.0" }?.result == .delivered)
    #expect(log.attempts.last { $0.id == "1.1.0" }?.attempts == 7)
    // All that waited behind it follows in its order.
    let rest = await log.nextAttempts(7)
    #expect(rest.map(\.id) == ["1.1.1"] + (2...7).map { "1.\($0).0" })
    await service.shutDown()
    #expect(try gardens.undelivered() == [])
  }

  @Test(
    "what has not arrived when the service ends goes again from the next one, under the same id")
  func restarts() async throws {
    let courier = ScriptedCourier { delivery, _ in
      if delivery.english == "+rose" { throw ScriptedCourier.Lost() }
    }
    do {
      let service = try await service(courier)
      _ = try await service.tour()
      #expect(await log.nextAttempts(2).map(\.id) == ["1.1.0", "1.1.1"])
      await service.shutDown()
    }
    let left = try gardens.undelivered()
    #expect(left.map(\.id) == ["1.1.1"])
    let next = ScriptedCourier()
    let service = try await service(next)
    let told = await next.next(1)
    #expect(told.map(\.id) == ["1.1.1"] && told.map(\.english) == ["+rose"])
    await service.shutDown()
    #expect(next.count == ["1.1.1": 1])
    #expect(try gardens.undelivered() == [])
  }

  @Test("no more messages are with the courier at once than may be, and one of a case")
  func bounded() async throws {
    let gate = AsyncGate()
    let most = Mutex((now: 0, most: 0, cases: Set<CaseNumber>()))
    let courier = ScriptedCourier { delivery, _ in
      most.withLock { state in
        state.now += 1
        state.most = max(state.most, state.now)
        #expect(state.cases.insert(delivery.caseNumber).inserted, "two of one case")
      }
      await gate.pass()
      most.withLock { state in
        state.now -= 1
        state.cases.remove(delivery.caseNumber)
      }
    }
    let service = try await service(courier, deliveries: 2)
    for _ in 0..<5 { _ = try await service.tour() }
    #expect(await courier.next(2).count == 2)
    gate.open()
    #expect(await log.nextAttempts(10).count == 10)
    await service.shutDown()
    #expect(most.withLock { $0.most } == 2)
  }

  @Test("the end waits for what is on its way, and keeps that it has arrived")
  func gracefulEnd() async throws {
    let gate = AsyncGate()
    let courier = ScriptedCourier { _, _ in await gate.pass() }
    let service = try await service(courier)
    _ = try await service.tour()
    #expect(await courier.next(1).map(\.id) == ["1.1.0"])
    let isOver = Mutex(false)
    async let end: Void = {
      await service.shutDown()
      isOver.withLock { $0 = true }
    }()
    await #expect(throws: ServiceFailure.closed) {
      while true { _ = try await service.view(CaseNumber(1)) }
    }
    #expect(!isOver.withLock { $0 })
    gate.open()
    await end
    // The second one of the case was not begun any more.
    #expect(courier.count == ["1.1.0": 1])
    #expect(try gardens.undelivered().map(\.id) == ["1.1.1"])
  }

  @Test("a message that is of no more use is not handed out, and the next one need not wait for it")
  func expires() async throws {
    let courier = ScriptedCourier { _, _ in throw ScriptedCourier.Lost() }
    var slow = backoff
    slow.first = TimeSpan(milliseconds: 3_600_000)
    slow.most = slow.first
    let service = OfficeService(
      try await gardens.office(), clock: clock, courier: courier, backoff: slow,
      observer: log.observer)
    let opened = try await service.open(
      business: "lease",
      applicant: ApplicantDescription(kind: "individual", id: Gardens.people[0]),
      inputs: ["phone": .text(Gardens.phone)])
    guard case .accepted(let accepted) = opened else { throw Unexpected(answer: "\(opened)") }
    try await service.go("knock", accepted.view.number)
    let failed = await log.nextAttempts(1)
    // The code is good for five minutes, and the next attempt would be in an hour.
    let until = Gardens.start.adding(TimeSpan(milliseconds: 300_000))
    #expect(failed.map(\.result) == [.failed(again: until)])
    clock.advance(by: 300_000)
    #expect(await log.nextAttempts(1).map(\.result) == [.expired])
    await service.shutDown()
    #expect(courier.count.values.reduce(0, +) == 1)
    #expect(try gardens.undelivered() == [])
  }

  @Test("of a case that is erased nothing goes any more, and of others everything")
  func erased() async throws {
    let courier = ScriptedCourier { delivery, _ in
      if delivery.caseNumber == CaseNumber(1) { throw ScriptedCourier.Lost() }
    }
    let service = try await service(courier)
    let number = try await service.tour()
    try await service.go("sun", number)
    #expect(await log.nextAttempts(1).map(\.id) == ["1.1.0"])
    #expect(try await service.erase([number]) == .refused([.notOver(number)]))
    clock.advance(by: 1_000)
    #expect(await log.nextAttempts(1).map(\.id) == ["1.1.0"])
    for command in ["count", "leave"] { try await service.go(command, number) }
    // All its other messages wait behind the first, which waits for its time.
    let again = Gardens.start.adding(TimeSpan(milliseconds: 3_000))
    while clock.nextWakeUp != again { await Task.yield() }
    #expect(try await service.erase([number]) == .erased(count: 1, isScrubbed: true))
    while clock.nextWakeUp != nil { await Task.yield() }
    clock.advance(by: 100_000)
    _ = try await service.tour(person: 1)
    #expect(await log.nextAttempts(2).map(\.id) == ["2.1.0", "2.1.1"])
    await service.shutDown()
    #expect(courier.count == ["1.1.0": 2, "2.1.0": 1, "2.1.1": 1])
    #expect(log.attempts.last?.waiting == 0)
    #expect(try gardens.undelivered() == [])
  }

  @Test(
    "a delay doubles up to its bound, and chance takes away a part of it",
    arguments: [
      (1, 0, 1_000), (2, 0, 2_000), (3, 0, 4_000), (4, 0, 5_000), (5, 0, 5_000),
      (1_000_000, 0, 5_000), (1, 0.5, 750), (2, 0.999, 1_001), (4, 0.999, 2_503),
    ] as [(Int, Double, Int64)])
  func delays(failures: Int, chance: Double, milliseconds: Int64) {
    var backoff = Backoff()
    backoff.most = TimeSpan(milliseconds: 5_000)
    backoff.chance = { chance }
    #expect(backoff.delay(afterFailures: failures) == TimeSpan(milliseconds: milliseconds))
  }
}

/// Holds up whoever comes until it is opened.
private final class AsyncGate: Sendable {
  private let state = Mutex<(isOpen: Bool, waiting: [CheckedContinuation<Void, Never>])>(
    (false, []))

  func pass() async {
    await withCheckedContinuation { waiting in
      let isOpen = state.withLock { state in
        if !state.isOpen { state.waiting.append(waiting) }
        return state.isOpen
      }
      if isOpen { waiting.resume() }
    }
  }

  func open() {
    let waiting = state.withLock { state in
      state.isOpen = true
      return state.waiting
    }
    for waiting in waiting { waiting.resume() }
  }
}
