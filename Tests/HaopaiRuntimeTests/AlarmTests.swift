import Haopai
import HaopaiRuntime
import HaopaiSQLite
import Testing

/// What comes due by itself happens at its time, whether anybody asks or not.
@Suite("what comes due", .timeLimit(.minutes(1)))
struct AlarmTests {
  private let gardens: Gardens
  private let clock = VirtualClock(at: Gardens.start)
  private let log = EventLog()

  init() throws { gardens = try Gardens() }

  private func service(
    _ courier: ScriptedCourier? = nil, on office: Office? = nil
  ) async throws -> OfficeService {
    OfficeService(
      try await gardens.office(unless: office), clock: clock, courier: courier,
      observer: log.observer)
  }

  @Test("a timer fires at its instant and not before, and nobody looks in between")
  func timer() async throws {
    let courier = ScriptedCourier()
    let service = try await service(courier)
    let number = try await service.tour()
    // The sundial rings a second after it was reached.
    try await service.go("sun", number)
    let before = await courier.next(5).map(\.english)
    #expect(before == ["+hall", "+rose", "-rose", "-hall", "past"])
    _ = await log.nextAttempts(5)
    let due = Gardens.start.adding(TimeSpan(milliseconds: 1_000))
    let view = try await service.view(number)
    #expect(view?.state == "sundial.noon")
    clock.advance(by: 999)
    #expect(clock.nextWakeUp == due)
    let commits = log.commits.count
    clock.advance(by: 1)
    let rung = await courier.next(2)
    #expect(rung.map(\.english) == ["outer", "second"])
    _ = await log.nextAttempts(2)
    #expect(try await service.view(number)?.state == "sundial.dusk")
    let later = log.commits.dropFirst(commits)
    #expect(later.first?.commands == 0 && later.first?.messages == 2, "\(later)")
    #expect(clock.nextWakeUp == nil, "nothing more is due")
    await service.shutDown()
  }

  @Test("an office that was away does what came due meanwhile as soon as it is served")
  func afterRestart() async throws {
    do {
      let service = try await service()
      try await service.go("sun", try await service.tour())
      await service.shutDown()
      #expect(clock.nextWakeUp == nil, "nobody waits after the end")
    }
    clock.advance(by: 5_000)
    let office = try await gardens.office()
    let service = try await service(on: office)
    _ = await log.nextCommit { $0.commands == 0 }
    #expect(office.view(CaseNumber(1))?.state == "sundial.dusk")
    await service.shutDown()
  }

  @Test(
    "whoever comes earlier is waited for, and a service that nobody has any more waits for nobody")
  func earlier() async throws {
    var service: OfficeService? = try await service()
    // A lease ends after days, the sundial of a tour rings after a second.
    let lease = try #require(
      try await service?.open(
        business: "lease",
        applicant: ApplicantDescription(kind: "individual", id: Gardens.people[1]),
        inputs: ["phone": .text(Gardens.phone)]))
    guard case .accepted(let accepted) = lease else { throw Unexpected(answer: "\(lease)") }
    _ = try await service?.submit(
      "sign", to: accepted.view.number, by: .applicant(Gardens.people[1]))
    _ = try await service?.view(accepted.view.number)
    let days = try #require(await wakeUp())
    #expect(days > Gardens.start.adding(TimeSpan(milliseconds: 86_400_000)))
    let tour = try await service?.tour()
    try await service?.go("sun", try #require(tour))
    _ = try await service?.view(accepted.view.number)
    let second = Gardens.start.adding(TimeSpan(milliseconds: 1_000))
    while clock.nextWakeUp != second { await Task.yield() }
    service = nil
    while clock.nextWakeUp != nil { await Task.yield() }
  }

  /// When the service wakes up, once it has set its alarm.
  private func wakeUp() async -> Instant? {
    while clock.nextWakeUp == nil { await Task.yield() }
    return clock.nextWakeUp
  }

  @Test("the machine's clock waits until an instant, and not for one that is past")
  func systemClock() async throws {
    let clock = SystemClock()
    let start = clock.now
    #expect(start > Gardens.start)
    try await clock.sleep(until: Gardens.start)
    let soon = clock.now.adding(TimeSpan(milliseconds: 20))
    try await clock.sleep(until: soon)
    #expect(clock.now >= soon)
    let waiting = Task { try await clock.sleep(until: .latest) }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
  }
}
