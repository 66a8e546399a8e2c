import Dispatch
import Haopai
import Synchronization

/// Where callers of an office wait: what they ask is done in their order, and one wait for the disk stands
/// for all of them that came meanwhile. What comes due by itself is done at its time.
///
/// While the disk works for some, the office works for the next: nobody learns what came of it before a wait
/// of their own.
final class ServiceLine: Sendable {
  /// What came of what a caller wants.
  struct Result<Value: Sendable>: Sendable {
    var value: Value
    var outcome = ServiceCommit.Outcome.served
    /// For the courier, where there is one.
    var messages: [Delivery] = []
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
  private let disk = DispatchQueue(label: "haopai.office.disk")

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
  func forgetMessages(of cases: Set<CaseNumber>) {
    state.withLock { state in
      state.taken.messages.removeAll { cases.contains($0.caseNumber) }
      state.underWay?.batch.messages.removeAll { cases.contains($0.caseNumber) }
    }
    mailroom?.forget(cases)
  }

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

  /// Does what there is to do, until there is nothing.
  private func work() {
    while let turn = nextTurn() {
      switch turn {
      case .take(let round): take(round)
      case .begin(let isAlone): begin(isAlone: isAlone)
      case .end(let commit): end(commit)
      }
    }
  }

  private func nextTurn() -> Turn? {
    state.withLock { state in
      let turn = state.nextTurn(limit: limits.batch)
      if turn == nil { state.isWorking = false }
      return turn
    }
  }

  private func take(_ round: Round) {
    let now = max(clock.now, office.clock)
    office.acknowledge(round.arrived)
    if round.isTimeUp { office.sweep(to: now) }
    for job in round.jobs {
      let done = job.run(office, now)
      state.withLock { state in
        state.taken.done.append(done)
        state.taken.messages += done.messages
      }
    }
    let due = delivers ? office.collectDueMessages() : []
    state.withLock { $0.taken.messages += due }
  }

  private func begin(isAlone: Bool) {
    let batch = state.withLock { state in
      defer { state.taken = Batch() }
      return state.taken
    }
    let began = ContinuousClock.now
    let saving: Saving
    do throws(OfficeFailure) {
      saving = try office.beginSave()
    } catch {
      return answer(batch, since: began, failure: .failed(error))
    }
    let commit = Commit(batch: batch, saving: saving, began: began)
    // One caller who waits for nobody is answered sooner without a second thread.
    if isAlone || saving.isEmpty { return end(commit) }
    state.withLock { $0.underWay = commit }
    disk.async {
      saving.complete()
      self.change { $0.hasLanded = true }
    }
  }

  private func end(_ commit: Commit) {
    var failure: ServiceFailure?
    do throws(OfficeFailure) {
      try office.endSave(commit.saving)
    } catch {
      failure = .failed(error)
    }
    answer(commit.batch, since: commit.began, failure: failure)
  }

  private func answer(
    _ batch: Batch, since began: ContinuousClock.Instant, failure: ServiceFailure?
  ) {
    let waiting = state.withLock { state in
      // What was answered in memory may never have happened: nobody is told, and nobody is served.
      if let failure { state.end = failure }
      return state.taken.done.count + state.waiting.count
    }
    observer(
      .commit(
        ServiceCommit(
          commands: batch.done.count,
          outcomes: Dictionary(batch.done.map { ($0.outcome, 1) }, uniquingKeysWith: +),
          waiting: waiting, messages: batch.messages.count, arrived: batch.arrived,
          duration: began.duration(to: .now), failure: failure)))
    // Not before what they tell of is saved.
    if failure == nil { mailroom?.add(batch.messages) }
    for result in batch.done { result.value(failure) }
    setAlarm()
  }
}
