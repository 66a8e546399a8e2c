public import Haopai

/// An office for many callers at once: what they ask waits in a line, and one wait for the disk stands
/// for all of them that came meanwhile. What comes due by itself happens at its time.
///
/// Everybody is answered only when what they are told lies on the disk. An office without an archive
/// works the same, and forgets.
///
///     let service = OfficeService(office, courier: sms)
///     let answer = try await service.open(business: "new-car", applicant: who)
public final class OfficeService: Sendable {
  /// How much a service takes on.
  public struct Limits: Sendable {
    /// Callers that may wait; more are told `overloaded` at once.
    public var waiting = 10_000
    /// Callers that share a commit.
    public var batch = 256
    /// Messages that are with the courier at once.
    public var deliveries = 8

    /// As many as one office takes on without effort.
    public init() {}
  }

  private let line: ServiceLine
  private let facts: (any FactSource)?

  /// - Parameters:
  ///   - office: whose time and messages the service sees to from now on.
  ///   - facts: looks up what the rules ask for; without it, callers are asked.
  ///   - courier: delivers all messages, so that answers have none. Without it, each answer has those that
  ///     it tells of, and whoever gets it delivers them.
  ///   - backoff: until a message that did not arrive is handed to the courier again.
  ///   - observer: told of every commit before the callers are, and of deliveries; it must not wait.
  public init(
    _ office: Office, clock: any ServiceClock = SystemClock(), facts: (any FactSource)? = nil,
    courier: (any Courier)? = nil, backoff: Backoff = Backoff(), limits: Limits = Limits(),
    observer: @escaping @Sendable (ServiceEvent) -> Void = { _ in }
  ) {
    self.facts = facts
    let mailroom = courier.map {
      Mailroom(
        $0, clock: clock, backoff: backoff, limit: limits.deliveries, observer: observer)
    }
    line = ServiceLine(
      office, clock: clock, mailroom: mailroom, limits: limits, observer: observer)
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

  /// Lets what is due by now happen, which the service does by itself, too.
  /// - Returns: the messages that became due; none where a courier delivers them.
  public func advance() async throws(ServiceFailure) -> [Delivery] {
    try await perform { [delivers = line.delivers] office, now in
      guard delivers else { return office.advance(to: now) }
      office.sweep(to: now)
      return []
    }
  }

  /// How a case stands now; nil for an unknown one.
  public func view(_ number: CaseNumber) async throws(ServiceFailure) -> CaseView? {
    try await perform { office, now in
      // Messages that become due meanwhile wait for whoever collects them.
      office.sweep(to: now)
      return office.view(number)
    }
  }

  /// Erases the personal data of cases that are over, as `Office.erase` does, at the clock's instant, and
  /// delivers no message of theirs any more. Everybody waits meanwhile.
  /// - Throws: `ServiceFailure`; nothing is erased where what is kept is not what the journal gives.
  public func erase(_ numbers: [CaseNumber]) async throws(ServiceFailure) -> ErasureAnswer {
    let result = try await perform { [line] office, now in
      Result { () throws(OfficeFailure) in
        let answer = try office.erase(numbers, at: now)
        if case .erased = answer { line.forgetMessages(of: Set(numbers)) }
        return answer
      }
    }
    do throws(OfficeFailure) { return try result.get() } catch { throw .failed(error) }
  }

  /// Publishes rules, as `Office.adopt` does, for all that is asked from then on; nobody waits while they
  /// are read.
  /// - Parameter instant: nil for the clock's.
  /// - Throws: `ServiceFailure`, `notAdopted` where the rules stay as they are.
  @discardableResult
  public func adopt(
    _ book: RuleBook, from instant: Instant? = nil
  ) async throws(ServiceFailure) -> Adoption {
    let rules: PreparedRules
    do throws(OfficeFailure) {
      rules = try PreparedRules(book, city: line.city)
    } catch {
      throw .notAdopted(error)
    }
    let result = try await perform { office, now in
      Result { () throws(OfficeFailure) in try office.adopt(rules, from: instant ?? now) }
    }
    do throws(OfficeFailure) { return try result.get() } catch { throw .notAdopted(error) }
  }

  /// Takes nothing more, and returns when all who wait are answered and no message is with the courier.
  /// Messages that are not with it yet are left to the next service on the archive.
  public func shutDown() async { await line.shutDown() }

  private func answer(
    _ given: [String: [String: PlainValue]],
    _ body: @escaping @Sendable (Office, [String: [String: PlainValue]], Instant) -> Answer
  ) async throws(ServiceFailure) -> Answer {
    var known = given
    // Facts may ask for facts; rules that passed their checks ask for few.
    for _ in 0..<8 {
      let facts = known
      let answer = try await line.perform { [delivers = line.delivers] office, now in
        let answer = body(office, facts, now)
        let (rest, messages) = delivers ? answer.withoutMessages() : (answer, [])
        return ServiceLine.Result(value: rest, outcome: answer.outcome, messages: messages)
      }
      guard case .needsFacts(let questions) = answer, let source = self.facts else { return answer }
      guard let found = try? await source.facts(questions) else { throw .factsUnavailable }
      known.merge(found) { _, new in new }
    }
    throw .factsUnavailable
  }

  private func perform<Value: Sendable>(
    _ body: @escaping @Sendable (Office, Instant) -> Value
  ) async throws(ServiceFailure) -> Value {
    try await line.perform { office, now in ServiceLine.Result(value: body(office, now)) }
  }
}

extension Answer {
  fileprivate var outcome: ServiceCommit.Outcome {
    switch self {
    case .accepted(let accepted): accepted.isRepeat ? .repeated : .accepted
    case .refused: .refused
    case .needsFacts: .needsFacts
    case .failed: .failed
    }
  }
}
