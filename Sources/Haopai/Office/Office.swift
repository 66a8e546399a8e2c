import HaopaiDiagnostics
public import HaopaiDomain
public import HaopaiEngine
package import HaopaiProgram
import Synchronization

/// A city's vehicle office at work: opens cases, takes commands, keeps time. Everything lives in
/// memory, or in an archive: then nobody may be told of an answer before `save`.
///
/// Safe to share between tasks and threads; commands are taken one after the other. Time is what
/// the caller says it is, and never runs backwards.
///
///     let office = Office(city: "yantai", of: book, at: now)
///     let answer = office?.open(business: "new-car", applicant: who, at: now)
public final class Office: Sendable {
  struct State: Sendable {
    var engine: CityEngine<MemoryLedger>
    /// Messages that were handed out and are not known to be delivered.
    var handedOut: Set<OutboxKey> = []
    /// What was published, as far as the office knows.
    var publications: Publications
    /// Whether nobody was asked for news since the last commit.
    var mayHaveNews = false
    /// What is on its way to the archive; nil when nothing is.
    var saving: Saving?
    /// Whether others have published something, and steps were taken since the last commit that know
    /// nothing of it: no more are until all are saved.
    var isToSettle = false
    /// Why the office can no longer work.
    var failure: OfficeFailure?
  }

  /// The id of the city.
  public let city: String
  /// As given at the beginning.
  let options: Options
  /// What keeps what happens; nil: memory.
  let archive: OfficeArchive?
  let codes: ChallengeCodes
  let state: Mutex<State>

  /// - Parameters:
  ///   - instant: the beginning; nothing can happen before it.
  /// - Returns: nil for a city that is not in the book.
  public convenience init?(
    city: String, of book: RuleBook, at instant: Instant, options: Options = Options()
  ) {
    guard let compiled = book.compiled(city: city) else { return nil }
    self.init(compiled, at: instant, options: options)
  }

  package init(_ compiled: CompiledBook, at instant: Instant, options: Options) {
    city = compiled.city
    self.options = options
    archive = nil
    codes = ChallengeCodes(secret: options.secret)
    var engine = CityEngine(
      book: compiled, ledger: MemoryLedger(book: compiled, at: instant),
      chance: options.chance.source)
    engine.isTraced = options.isTraced
    let first = PublishedRules(id: 1, hash: compiled.hash, from: instant)
    state = Mutex(State(engine: engine, publications: Publications([first])))
  }

  init(_ city: String, _ state: consuming State, in archive: OfficeArchive, options: Options) {
    self.city = city
    self.options = options
    self.archive = archive
    codes = ChallengeCodes(secret: options.secret)
    state.engine.isTraced = options.isTraced
    self.state = Mutex(state)
  }

  /// The rules in force.
  package var book: CompiledBook { state.withLock { $0.engine.current } }

  /// How an office works.
  public struct Options: Sendable {
    /// Where the numbers of a draw come from.
    public enum Chance: Sendable {
      /// The system's secure source.
      case secure
      /// The same numbers every time. Not for real draws.
      case seeded(UInt64)
    }

    /// Secure, unless the same draws are wanted again.
    public var chance: Chance
    /// What the codes of challenges are made from; nobody outside reads it back or prints it.
    let secret: Redacted<[UInt8]>
    /// Mock selection (模拟选号): any code is right, and facts that a command lacks are made up as
    /// the rules say.
    public var isMock: Bool
    /// Whether `traces` are kept.
    package var isTraced = false
    /// As many cases of an archive are kept at hand; nil for the usual.
    package var atHand: Int?

    /// - Parameter secret: makes the codes of challenges; keep it secret and keep it the same. Without
    ///   it, 32 fresh bytes from the system's secure source: no other process can then make the same
    ///   codes. It cannot be read back.
    public init(chance: Chance = .secure, secret: [UInt8]? = nil, isMock: Bool = false) {
      self.chance = chance
      self.secret = Redacted(secret ?? SecureBytes.fresh(count: 32))
      self.isMock = isMock
    }
  }

  // MARK: - Commands

  /// Opens a case of a business.
  /// - Parameters:
  ///   - business: its id, as `RuleBook.businesses(ofCity:)` gives it.
  ///   - submitter: who submits; nil for the applicant. The caller vouches for it.
  ///   - inputs: what the business asks for at the opening, by name.
  ///   - facts: what was looked up, by fact, then by field; all that `needsFacts` asked for.
  ///   - key: makes a second call with the same content harmless; 1 to 200 bytes, unique for the
  ///     applicant and the business.
  ///   - instant: not before `clock`.
  public func open(
    business: String, applicant: ApplicantDescription, by submitter: Submitter? = nil,
    inputs: [String: PlainValue] = [:], facts: [String: [String: PlainValue]] = [:],
    key: String? = nil, at instant: Instant
  ) -> Answer {
    state.withLock { state in
      guard reach(instant, &state) else {
        return .failed(SubmissionFailure(.catchingUp, path: "at"))
      }
      let book = book(opening: business, for: applicant, key: key, state)
      guard let workflow = book.workflow(named: business) else {
        let nearest = Suggestion.nearest(
          to: business, among: book.programs.lazy.map(\.workflow.name))
        return .failed(SubmissionFailure(.unknownBusiness, path: "business", nearest: nearest))
      }
      do throws(SubmissionFailure) {
        let who = try applicant.resolved(against: book.applicant)
        let program = book.programs[workflow].workflow
        let submission = Submission(
          command: program.commands[program.open.index].name,
          by: submitter?.normalised ?? .applicant(who.id),
          inputs: inputs, facts: completed(facts, for: program.open, of: program), key: key)
        let admitted = try SubmissionFailure.wrapping { () throws(AdmissionFailure) in
          try Admission(book.programs[workflow]).admitOpening(submission)
        }
        return answer(
          state.engine.open(
            workflow: workflow, of: book, applicant: who, admitted.command, at: instant),
          &state, at: instant)
      } catch {
        return .failed(error)
      }
    }
  }

  /// Takes up what was published meanwhile, and lets happen what is due by an instant. One that is past
  /// changes nothing.
  /// - Returns: false where more was due than is done at once.
  func reach(_ instant: Instant, _ state: inout State) -> Bool {
    if state.mayHaveNews, !state.engine.ledger.hasUnsavedSteps { takeUpNews(&state) }
    return instant < state.engine.ledger.clock || state.engine.sweep(to: instant)
  }

  /// Submits a command to a case. What is due by then happens first.
  /// - Parameters:
  ///   - command: its name, as `CaseView.open` gives it.
  ///   - submitter: who submits. The caller vouches for it.
  ///   - inputs: by name; what is optional may be left out.
  ///   - facts: what was looked up, by fact, then by field; all that `needsFacts` asked for.
  ///   - key: makes a second call with the same content harmless; 1 to 200 bytes, unique for the
  ///     case.
  ///   - instant: not before `clock`.
  public func submit(
    _ command: String, to number: CaseNumber, by submitter: Submitter,
    inputs: [String: PlainValue] = [:], facts: [String: [String: PlainValue]] = [:],
    key: String? = nil, at instant: Instant
  ) -> Answer {
    state.withLock { state in
      guard reach(instant, &state) else {
        return .failed(SubmissionFailure(.catchingUp, path: "at"))
      }
      guard let before = state.engine.ledger.caseState(number) else {
        return .failed(SubmissionFailure(.unknownCase, path: "case"))
      }
      guard before.erasedAt == nil else { return answer(.erasedCase, &state, at: instant) }
      let program = state.engine.book(of: before).programs[before.workflow]
      let admission = Admission(program)
      let submission = Submission(
        command: command, by: submitter.normalised, inputs: inputs, facts: facts, key: key)
      guard admission.command(of: submission, in: before) != nil else {
        let nearest = Suggestion.nearest(to: command, among: admission.commandNames)
        return .failed(SubmissionFailure(.unknownCommand, path: "command", nearest: nearest))
      }
      do throws(SubmissionFailure) {
        let admitted = try SubmissionFailure.wrapping { () throws(AdmissionFailure) in
          try admission.admit(completed(submission, in: program, for: before), for: before)
        }
        var prepared = admitted.command
        if let secret = admitted.secret {
          prepared.secretMark = codes.mark(
            of: secret.text, city: city, case: number, challenge: secret.challenge)
          prepared.codeMatches =
            options.isMock
            || codes.matches(
              secret.text, city: city, case: number, challenge: secret.challenge,
              ordinal: secret.ordinal, digits: secret.digits)
        }
        return answer(
          state.engine.submit(prepared, to: number, at: instant), &state, at: instant)
      } catch {
        // What is not open is not open, however its inputs are written.
        let refusals = closed(submission, to: before, by: admission, state, at: instant)
        return refusals.isEmpty ? .failed(error) : .refused(refusals, from: nil)
      }
    }
  }

  private func closed(
    _ submission: Submission, to found: CaseState, by admission: Admission,
    _ state: borrowing State, at instant: Instant
  ) -> [Refusal] {
    guard instant >= state.engine.ledger.clock,
      !found.keys.contains(where: { $0.key == submission.key }),
      let command = admission.command(of: submission, in: found)
    else { return [] }
    return Engine.refusals(
      of: command, by: submission.by, for: found, pinned: state.engine.book(of: found),
      current: state.engine.current, at: instant, view: state.engine.ledger)
  }

  // MARK: - Time

  /// Lets time pass: fires everything due up to an instant. An instant that is past changes
  /// nothing.
  ///
  /// After a long time there may be more due than is done at once: `clock` then stands before the
  /// instant, and the same call again goes on from there.
  /// - Returns: the messages that became due.
  @discardableResult
  public func advance(to instant: Instant) -> [Delivery] {
    state.withLock { state in
      _ = reach(instant, &state)
      return deliveries(state.engine.collectDueMessages(), &state)
    }
  }

  /// The same; the messages that became due wait for `collectDueMessages`.
  public func sweep(to instant: Instant) {
    state.withLock { state in _ = reach(instant, &state) }
  }

  /// The messages that became due by the time of an answer that could not carry them: a refusal,
  /// questions, a failure, a repeat. The next accepted command and `advance(to:)` take them too; each
  /// message is given once.
  public func collectDueMessages() -> [Delivery] {
    state.withLock { state in deliveries(state.engine.collectDueMessages(), &state) }
  }

  /// Whether `traces` are kept.
  package var isTraced: Bool { options.isTraced }

  /// What steps and documents so far came by, in their order.
  package var traces: [StepTrace] { state.withLock { $0.engine.traces } }

  /// The latest instant that is recorded.
  public var clock: Instant { state.withLock { $0.engine.ledger.clock } }

  // MARK: - Questions

  /// How a case stands at `clock`; nil for an unknown one.
  public func view(_ number: CaseNumber) -> CaseView? {
    state.withLock { state in view(number, &state) }
  }

  /// When something next happens to a case by itself; nil when nothing ever does, and for an
  /// unknown case.
  public func nextEvent(of number: CaseNumber) -> Instant? {
    state.withLock { state in
      guard let found = state.engine.ledger.caseState(number) else { return nil }
      return Engine.nextDue(of: found, at: state.engine.ledger.clock)
    }
  }

  /// When something may next happen to any case by itself: nothing does before it. Nil when nothing ever
  /// does.
  public var nextEvent: Instant? { state.withLock { $0.engine.ledger.nextDue } }

  /// A document of a case, such as its voucher; nil for one that is not to be had now.
  public func document(_ name: String, of number: CaseNumber) -> DocumentView? {
    state.withLock { state in
      guard let found = state.engine.ledger.caseState(number) else { return nil }
      let now = state.engine.ledger.clock
      var trace = options.isTraced ? StepTrace(of: found, at: now) : nil
      defer { if let trace { state.engine.traces.append(trace) } }
      return Engine.document(
        named: name, of: found, pinned: state.engine.book(of: found), current: state.engine.current,
        at: now,
        trace: &trace, view: state.engine.ledger)
    }
  }

  func view(_ number: CaseNumber, _ state: inout State) -> CaseView? {
    guard let found = state.engine.ledger.caseState(number) else { return nil }
    return Engine.view(
      of: found, pinned: state.engine.book(of: found), current: state.engine.current,
      at: state.engine.ledger.clock, view: state.engine.ledger)
  }
}
