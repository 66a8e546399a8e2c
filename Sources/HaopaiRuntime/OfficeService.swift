import Dispatch
public import Haopai
import Synchronization

/// An office for many callers at once: what they ask waits in a line, and one wait for the disk stands
/// for all of them that came meanwhile.
///
/// Everybody is answered only when what they are told lies on the disk. An office without an archive
/// works the same, and forgets.
///
///     let service = OfficeService(office, clock: { .now })
///     let answer = try await service.open(business: "new-car", applicant: who)
public final class OfficeService: Sendable {
  /// How much a service takes on.
  public struct Limits: Sendable {
    /// Callers that may wait; more are told `overloaded` at once.
    public var waiting = 10_000
    /// Callers that share a commit.
    public var batch = 256

    /// As many as one office takes on without effort.
    public init() {}
  }

  private struct State {
    var waiting: [Job] = []
    var isWorking = false
    /// Set once: why nothing is taken any more.
    var end: ServiceFailure?
  }

  /// What a caller wants, and how it learns what came of it once that is saved.
  private struct Job: Sendable {
    let run: @Sendable (Office, Instant) -> @Sendable (ServiceFailure?) -> Void
  }

  private let office: Office
  private let clock: @Sendable () -> Instant
  private let facts: (any FactSource)?
  private let limits: Limits
  private let observer: @Sendable (ServiceEvent) -> Void
  private let state = Mutex(State())
  private let worker = DispatchQueue(label: "haopai.office")

  /// - Parameters:
  ///   - clock: tells the time; where it runs backwards, time stands still.
  ///   - facts: looks up what the rules ask for; without it, callers are asked.
  ///   - observer: told of every commit before the callers are, on the service's own thread; it must not
  ///     wait.
  public init(
    _ office: Office, clock: @escaping @Sendable () -> Instant, facts: (any FactSource)? = nil,
    limits: Limits = Limits(), observer: @escaping @Sendable (ServiceEvent) -> Void = { _ in }
  ) {
    self.office = office
    self.clock = clock
    self.facts = facts
    self.limits = limits
    self.observer = observer
  }

  // MARK: - Commands

  /// Opens a case of a business, as `Office.open` does, at the clock's instant.
  /// - Throws: `ServiceFailure` where nothing is known to have happened.
  public func open(
    business: String, applicant: ApplicantDescription, by submitter: Submitter? = nil,
    inputs: [String: PlainValue] = [:], facts: [String: [String: PlainValue]] = [:],
    key: String? = nil
  ) async throws(ServiceFailure) -> Answer {
    try await answer(facts) { office, facts, now in
      office.open(
        business: business, applicant: applicant, by: submitter, inputs: inputs, facts: facts,
        key: key, at: now)
    }
  }

  /// Submits a command to a case, as `Office.submit` does, at the clock's instant.
  /// - Throws: `ServiceFailure` where nothing is known to have happened.
  public func submit(
    _ command: String, to number: CaseNumber, by submitter: Submitter,
    inputs: [String: PlainValue] = [:], facts: [String: [String: PlainValue]] = [:],
    key: String? = nil
  ) async throws(ServiceFailure) -> Answer {
    try await answer(facts) { office, facts, now in
      office.submit(
        command, to: number, by: submitter, inputs: inputs, facts: facts, key: key, at: now)
    }
  }

  /// Lets what is due by now happen.
  /// - Returns: the messages that became due.
  public func advance() async throws(ServiceFailure) -> [Delivery] {
    try await perform { office, now in office.advance(to: now) }
  }

  /// How a case stands now; nil for an unknown one.
  public func view(_ number: CaseNumber) async throws(ServiceFailure) -> CaseView? {
    try await perform { office, now in
      // Messages that become due meanwhile wait for whoever collects them.
      office.sweep(to: now)
      return office.view(number)
    }
  }

  /// Takes nothing more, and returns when all that waits is answered.
  public func shutDown() async {
    // The last of the line.
    _ = try? await perform { _, _ in }
    state.withLock { $0.end = $0.end ?? .closed }
  }

  private func answer(
    _ given: [String: [String: PlainValue]],
    _ body: @escaping @Sendable (Office, [String: [String: PlainValue]], Instant) -> Answer
  ) async throws(ServiceFailure) -> Answer {
    var known = given
    // Facts may ask for facts; rules that passed their checks ask for few.
    for _ in 0..<8 {
      let facts = known
      let answer = try await perform { office, now in body(office, facts, now) }
      guard case .needsFacts(let questions) = answer, let source = self.facts else { return answer }
      guard let found = try? await source.facts(questions) else { throw .factsUnavailable }
      known.merge(found) { _, new in new }
    }
    throw .factsUnavailable
  }

  // MARK: - The line

  private func perform<Value: Sendable>(
    _ body: @escaping @Sendable (Office, Instant) -> Value
  ) async throws(ServiceFailure) -> Value {
    let result: Result<Value, ServiceFailure> = await withCheckedContinuation { waiting in
      let job = Job { office, now in
        let value = body(office, now)
        return { failure in
          waiting.resume(returning: failure.map { .failure($0) } ?? .success(value))
        }
      }
      if let refusal = enqueue(job) { waiting.resume(returning: .failure(refusal)) }
    }
    return try result.get()
  }

  /// - Returns: why the job is not taken.
  private func enqueue(_ job: Job) -> ServiceFailure? {
    let (refusal, isIdle) = state.withLock { state -> (ServiceFailure?, Bool) in
      if let end = state.end { return (end, false) }
      guard state.waiting.count < limits.waiting else { return (.overloaded, false) }
      state.waiting.append(job)
      defer { state.isWorking = true }
      return (nil, !state.isWorking)
    }
    if isIdle { worker.async { self.work() } }
    return refusal
  }

  /// Takes whoever waits, in their order, until nobody does.
  private func work() {
    while let batch = nextBatch() {
      let now = max(clock(), office.clock)
      let answers = batch.map { $0.run(office, now) }
      var failure: ServiceFailure?
      do throws(OfficeFailure) {
        try office.save()
      } catch {
        // What was answered in memory may never have happened: nobody is told, and nobody is served.
        failure = .failed(error)
        state.withLock { $0.end = .failed(error) }
      }
      observer(ServiceEvent(commands: batch.count, failure: failure))
      for answer in answers { answer(failure) }
    }
  }

  private func nextBatch() -> [Job]? {
    state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.isWorking = false
        return nil
      }
      let count = min(limits.batch, state.waiting.count)
      defer { state.waiting.removeFirst(count) }
      return Array(state.waiting.prefix(count))
    }
  }
}
