import Dispatch
import Haopai
import Synchronization

/// Where callers of an office wait: what they ask is done in their order, and one wait for the disk stands
/// for all of them that came meanwhile. What comes due by itself is done at its time.
final class ServiceLine: Sendable {
  /// What came of what a caller wants.
  struct Result<Value: Sendable>: Sendable {
    var value: Value
    var outcome = ServiceCommit.Outcome.served
    /// For the courier, where there is one.
    var messages: [Delivery] = []
  }

  /// What a caller wants, and how it learns what came of it once that is saved.
  fileprivate struct Job: Sendable {
    let run: @Sendable (Office, Instant) -> Done
  }

  fileprivate typealias Done = Result<@Sendable (ServiceFailure?) -> Void>

  fileprivate struct State {
    var waiting: [Job] = []
    /// What has arrived, which is not kept yet.
    var arrived: [Delivery] = []
    /// Whether something is due.
    var isTimeUp = false
    var isWorking = false
    var alarm: (due: Instant, task: Task<Void, Never>)?
    /// Set once: why nothing is taken any more.
    var end: ServiceFailure?
  }

  private struct Round {
    var jobs: [Job]
    var arrived: [Delivery]
    var isTimeUp: Bool
    /// Callers behind it.
    var waiting: Int
  }

  /// Whether a courier delivers what answers would tell.
  let delivers: Bool
  /// The city whose office it is.
  var city: String { office.city }
  private let office: Office
  private let clock: any ServiceClock
  private let mailroom: Mailroom?
  private let limits: OfficeService.Limits
  private let observer: @Sendable (ServiceEvent) -> Void
  private let state = Mutex(State())
  private let worker = DispatchQueue(label: "haopai.office")

  init(
    _ office: Office, clock: any ServiceClock, mailroom: Mailroom?, limits: OfficeService.Limits,
    observer: @escaping @Sendable (ServiceEvent) -> Void
  ) {
    self.office = office
    self.clock = clock
    self.mailroom = mailroom
    self.limits = limits
    self.observer = observer
    delivers = mailroom != nil
    mailroom?.start { [weak self] delivery in self?.note(arrived: delivery) }
    // What nobody has delivered in an earlier life goes now, and what came due meanwhile is due.
    if delivers || office.nextEvent != nil { timeIsUp() }
  }

  deinit { state.withLock { $0.alarm?.task.cancel() } }

  /// Does something when it is its turn; returns when that is saved.
  func perform<Value>(
    _ body: @escaping @Sendable (Office, Instant) -> Result<Value>
  ) async throws(ServiceFailure) -> Value {
    try await perform(isUrgent: false, body)
  }

  /// Delivers nothing more of cases but what is on its way.
  func forgetMessages(of cases: Set<CaseNumber>) { mailroom?.forget(cases) }

  /// Takes nobody more, and returns when all who wait are answered and nothing is on its way.
  func shutDown() async {
    mailroom?.stop()
    state.withLock { state in
      state.end = state.end ?? .closed
      state.alarm?.task.cancel()
      state.alarm = nil
    }
    await comeToRest()
    await mailroom?.comeToRest()
    // What has arrived meanwhile is kept.
    await comeToRest()
  }

  /// Returns when all that waits is done.
  private func comeToRest() async {
    _ = try? await perform(isUrgent: true) { _, _ in Result(value: ()) }
  }

  /// - Parameter isUrgent: taken whoever waits, and after the end.
  private func perform<Value>(
    isUrgent: Bool, _ body: @escaping @Sendable (Office, Instant) -> Result<Value>
  ) async throws(ServiceFailure) -> Value {
    let result: Swift.Result<Value, ServiceFailure> = await withCheckedContinuation { waiting in
      let job = Job { office, now in
        let result = body(office, now)
        return Result(
          value: { failure in
            waiting.resume(returning: failure.map { .failure($0) } ?? .success(result.value))
          }, outcome: result.outcome, messages: result.messages)
      }
      let refusal = change { state -> ServiceFailure? in
        if !isUrgent {
          if let end = state.end { return end }
          guard state.waiting.count < limits.waiting else { return .overloaded }
        }
        state.waiting.append(job)
        return nil
      }
      if let refusal { waiting.resume(returning: .failure(refusal)) }
    }
    return try result.get()
  }

  // MARK: - What happens by itself

  private func note(arrived delivery: Delivery) { change { $0.arrived.append(delivery) } }

  private func timeIsUp() { change { $0.isTimeUp = true } }

  /// Wakes up when the next event is due.
  private func setAlarm() {
    let due = office.nextEvent
    state.withLock { state in
      let due = state.end == nil ? due : nil
      guard state.alarm?.due != due else { return }
      state.alarm?.task.cancel()
      state.alarm = due.map { due in
        let task = Task { [weak self, clock] in
          guard (try? await clock.sleep(until: due)) != nil else { return }
          self?.change { state in
            guard state.alarm?.due == due else { return }
            state.alarm = nil
            state.isTimeUp = true
          }
        }
        return (due, task)
      }
    }
  }

  // MARK: - Work

  /// Changes what is to be done, and sees to it that somebody does.
  @discardableResult
  private func change<Value>(_ body: (inout State) -> Value) -> Value {
    let (value, isIdle) = state.withLock { state in
      let value = body(&state)
      defer { state.isWorking = state.isWorking || state.hasWork }
      return (value, !state.isWorking && state.hasWork)
    }
    if isIdle { worker.async { self.work() } }
    return value
  }

  /// Takes whoever waits, in their order, until nobody does.
  private func work() {
    while let round = nextRound() {
      let now = max(clock.now, office.clock)
      office.acknowledge(round.arrived)
      if round.isTimeUp { office.sweep(to: now) }
      let done = round.jobs.map { $0.run(office, now) }
      var messages = done.flatMap(\.messages)
      if delivers { messages += office.collectDueMessages() }
      let failure = save(round, done, messages: messages.count)
      // Not before what they tell of is saved.
      if failure == nil { mailroom?.add(messages) }
      for result in done { result.value(failure) }
      setAlarm()
    }
  }

  private func save(_ round: Round, _ done: [Done], messages: Int) -> ServiceFailure? {
    var failure: ServiceFailure?
    let duration = ContinuousClock().measure {
      do throws(OfficeFailure) {
        try office.save()
      } catch {
        // What was answered in memory may never have happened: nobody is told, and nobody is served.
        failure = .failed(error)
        state.withLock { $0.end = .failed(error) }
      }
    }
    observer(
      .commit(
        ServiceCommit(
          commands: round.jobs.count,
          outcomes: Dictionary(done.map { ($0.outcome, 1) }, uniquingKeysWith: +),
          waiting: round.waiting, messages: messages, arrived: round.arrived.count,
          duration: duration, failure: failure)))
    return failure
  }

  private func nextRound() -> Round? {
    state.withLock { state in
      guard state.hasWork else {
        state.isWorking = false
        return nil
      }
      let count = min(limits.batch, state.waiting.count)
      let round = Round(
        jobs: Array(state.waiting.prefix(count)), arrived: state.arrived,
        isTimeUp: state.isTimeUp, waiting: state.waiting.count - count)
      state.waiting.removeFirst(count)
      state.arrived = []
      state.isTimeUp = false
      return round
    }
  }
}

extension ServiceLine.State {
  fileprivate var hasWork: Bool { !waiting.isEmpty || !arrived.isEmpty || isTimeUp }
}
