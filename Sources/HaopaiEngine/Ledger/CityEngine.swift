package import HaopaiDomain
package import HaopaiProgram

/// A city's book at work on a ledger: brings everything due before a command is looked at, takes
/// the step, commits it, and takes it again when something has moved.
package struct CityEngine<Store: Ledger & Sendable>: Sendable {
  /// Attempts at a commit before giving up; on a ledger with one writer the first one holds.
  private static var maximumAttempts: Int { 16 }

  /// What may happen to a case by itself at one instant; rules that passed their checks stay far below.
  private static var maximumEvents: Int { 10_000 }

  /// The book in force.
  package internal(set) var current: CompiledBook
  /// The books that cases are pinned to.
  package internal(set) var pinned: [ContentHash: CompiledBook]
  /// The books that come into force later, the next one first.
  package var agenda: [ComingBook] = []
  package var ledger: Store
  package var chance: Chance
  private var memory = StepMemory()
  /// Whether `traces` is kept.
  package var isTraced = false
  /// What the steps so far came by, in their order; those that are not kept as well.
  package var traces: [StepTrace] = []

  /// - Parameters:
  ///   - book: the one in force; the ledger's pools are its pools.
  ///   - older: the books that cases in the ledger were opened under.
  package init(
    book: CompiledBook, older: [CompiledBook] = [], ledger: Store, chance: Chance
  ) {
    current = book.knowing(older)
    pinned = Dictionary((older + [current]).map { ($0.hash, $0) }) { _, last in last }
    self.ledger = ledger
    self.chance = chance
  }

  /// Steps that were committed since the engine was made.
  package private(set) var steps: UInt64 = 0

  /// What became of a command.
  package enum Answer: Sendable {
    /// `recorded`: the key was seen with the same content. This is what the first attempt was
    /// answered, and how it left the case; nothing was done a second time.
    case accepted(
      CaseNumber, said: RenderedText?, outbox: [OutboxMessage],
      recorded: RecordedAnswer? = nil)
    case refused([Refusal], from: Instant?)
    case needsFacts([FactQuestion])
    case unknownCase
    /// The case's personal data is erased, and nothing can be done with it any more.
    case erasedCase
    /// More was due by then than one sweep fires. The clock stands where it came to.
    case catchingUp
    case fault(StepFault)
  }

  package func book(of state: CaseState) -> CompiledBook {
    state.book == current.hash ? current : pinned[state.book] ?? current
  }

  // MARK: - Commands

  private func program(of state: CaseState) -> WorkflowProgram {
    book(of: state).programs[state.workflow]
  }

  /// Opens a case. The command is the workflow's `open`.
  /// - Parameters:
  ///   - workflow: of the book.
  ///   - book: the one in force at the instant, for which a caller sweeps before; nil for that. For a key
  ///     that has opened a case already, the case's own.
  // Specialised here, where the ledger's code can be seen: a caller in another module would run
  // through witness tables at every read.
  @_specialize(where Store == MemoryLedger)
  package mutating func open(
    workflow: Int, of book: CompiledBook? = nil, applicant: Applicant,
    _ command: PreparedCommand, at instant: Instant
  ) -> Answer {
    let isBackwards = instant < ledger.clock
    if !isBackwards, !sweep(to: instant) { return .catchingUp }
    let program = (book ?? current).programs[workflow]
    let key = command.key.map {
      OpeningKey(business: program.workflow.name, applicant: applicant.id, key: $0)
    }
    if let key, let recorded = ledger.opening(key) {
      guard recorded.command == command else { return refuse(.keyReused, program) }
      return repeated(recorded.answer)
    }
    guard !isBackwards else { return refuse(.clockBackwards, program) }
    let state = CaseState(
      opening: ledger.nextCaseNumber, workflow: workflow, of: current, applicant: applicant,
      at: instant)
    let opening = key.map { KeyedOpening(key: $0, command: command) }
    return take(command, of: state, opening: opening, at: instant)
  }

  @_specialize(where Store == MemoryLedger)
  package mutating func submit(
    _ command: PreparedCommand, to number: CaseNumber, at instant: Instant
  ) -> Answer {
    let isBackwards = instant < ledger.clock
    if !isBackwards, !sweep(to: instant) { return .catchingUp }
    guard let state = ledger.caseState(number) else { return .unknownCase }
    guard state.erasedAt == nil else { return .erasedCase }
    if let key = command.key, let bound = state.keys.first(where: { $0.key == key }) {
      guard bound.command == command else { return refuse(.keyReused, program(of: state)) }
      return repeated(bound.answer)
    }
    guard !isBackwards else { return refuse(.clockBackwards, program(of: state)) }
    return take(command, of: state, opening: nil, at: instant)
  }

  private func repeated(_ answer: RecordedAnswer) -> Answer {
    .accepted(
      answer.view.number, said: answer.said, outbox: answer.outbox, recorded: answer)
  }

  private mutating func take(
    _ command: PreparedCommand, of start: CaseState, opening: KeyedOpening?, at instant: Instant
  ) -> Answer {
    var state = start
    for _ in 0..<Self.maximumAttempts {
      var trace = isTraced ? StepTrace(of: state, at: instant) : nil
      let result = Engine.step(
        pinned: book(of: state), current: current, state: state, trigger: .command(command),
        at: instant, chance: &chance, trace: &trace, memory: &memory, view: ledger)
      defer { if let trace { traces.append(trace) } }
      switch consume result {
      case .done(let changes, let said):
        do throws(CommitFailure) {
          try ledger.commit(changes, opening: opening)
        } catch {
          state = ledger.caseState(state.number) ?? state
          continue
        }
        let outbox = changes.outbox
        steps += 1
        memory.keep(changes)
        return .accepted(state.number, said: said, outbox: outbox)
      case .refused(let refusals, let from): return .refused(refusals, from: foreseen(from))
      case .needsFacts(let questions): return .needsFacts(questions)
      case .fault(let fault): return .fault(fault)
      case .load: return .fault(.malformedProgram)
      }
    }
    return .fault(.notCommitted)
  }

  private func refuse(_ code: EngineRefusal, _ program: WorkflowProgram) -> Answer {
    let workflow = program.workflow
    let refusal = workflow.refusals[workflow.engineRefusals[code.rawValue].index]
    let text = BilingualText(zh: refusal.text.plainZh, en: refusal.text.plainEn)
    return .refused([Refusal(code: refusal.code, text: text, values: [])], from: nil)
  }

  // MARK: - Time

  /// Wake-ups after which a sweep stops at the end of an instant, so that nobody waits for years that
  /// are made up for at once.
  package var sweepBatch = 100_000

  /// Fires everything that is due up to an instant, in order, each under the rules of its time, and
  /// moves the clock there.
  /// - Returns: false where a batch was not enough: the clock stands at the last instant that was
  ///   done, and the next sweep goes on from there.
  @_specialize(where Store == MemoryLedger)
  package mutating func sweep(to instant: Instant) -> Bool {
    while let next = agenda.first, next.from <= instant {
      let last = next.from.adding(TimeSpan(milliseconds: -1))
      guard fire(upTo: max(last, ledger.clock)) else { return false }
      agenda.removeFirst()
      adopt(next.book)
    }
    return fire(upTo: instant)
  }

  /// The same under the rules in force.
  @_specialize(where Store == MemoryLedger)
  private mutating func fire(upTo instant: Instant) -> Bool {
    var count = 0
    while let first = ledger.nextWakeUp(upTo: instant) {
      guard count < sweepBatch else {
        // Back in the queue, for the next sweep.
        ledger.lapse([], of: first.caseNumber, nextDue: first.due)
        return false
      }
      count += 1
      ledger.advance(to: first.due)
      guard let second = ledger.nextWakeUp(upTo: first.due) else {
        fire(first)
        continue
      }
      var wakeUps = [first, second]
      while let next = ledger.nextWakeUp(upTo: first.due) { wakeUps.append(next) }
      count += wakeUps.count - 1
      // A hold is over at its instant, whichever case is the first to have something due then.
      for wakeUp in wakeUps { letLapse(wakeUp) }
      for wakeUp in wakeUps { fire(wakeUp) }
    }
    ledger.advance(to: instant)
    return true
  }

  private mutating func letLapse(_ wakeUp: WakeUp) {
    guard let state = ledger.caseState(wakeUp.caseNumber) else { return }
    letLapse(state, at: wakeUp.due)
  }

  /// Frees what lapsed without a handler.
  private mutating func letLapse(_ state: CaseState, at instant: Instant) {
    let book = book(of: state)
    let lapsed = state.content.lapsedNumbers(by: book, at: instant.milliseconds)
    if !lapsed.isEmpty { ledger.lapse(lapsed, of: state.number, nextDue: nil) }
  }

  /// Fires what is due of a case. An event that cannot be carried out is passed over, until another
  /// one has changed the case; none of its instant is tried later.
  private mutating func fire(_ wakeUp: WakeUp) {
    var fired = 0
    var passed = 0
    while let state = ledger.caseState(wakeUp.caseNumber) {
      let rest = Rest(at: wakeUp.due, revision: state.revision)
      if let known = unfinished[wakeUp.caseNumber], known == rest { return }
      let program = program(of: state)
      let now = wakeUp.due.milliseconds
      // What lapses without a handler is free before anything happens at its instant.
      letLapse(state, at: wakeUp.due)
      let event = state.content.nextEvent(by: program, at: now, passing: passed)
      guard let event, fired < Self.maximumEvents else {
        if let event { record(.restless, of: state.content.name(of: event, by: program), wakeUp) }
        if event != nil || passed > 0 { unfinished[wakeUp.caseNumber] = rest }
        ledger.lapse(
          [], of: wakeUp.caseNumber,
          nextDue: state.content.nextDue(at: now, isDone: true).map(Instant.init(milliseconds:)))
        return
      }
      if let fault = fireOne(of: state, at: wakeUp.due, passing: passed) {
        record(fault, of: state.content.name(of: event, by: program), wakeUp)
        passed += 1
      } else {
        fired += 1
        passed = 0
      }
    }
  }

  private mutating func fireOne(
    of state: CaseState, at instant: Instant, passing passed: Int
  ) -> StepFault? {
    var trace = isTraced ? StepTrace(of: state, at: instant) : nil
    let result = Engine.step(
      pinned: book(of: state), current: current, state: state, trigger: .due, at: instant,
      passing: passed, chance: &chance, trace: &trace, memory: &memory, view: ledger)
    defer { if let trace { traces.append(trace) } }
    switch consume result {
    case .done(let changes, _):
      do throws(CommitFailure) {
        try ledger.commit(changes, opening: nil)
      } catch {
        return .notCommitted
      }
      due.append(contentsOf: changes.outbox)
      steps += 1
      memory.keep(changes)
      return nil
    case .fault(let fault): return fault
    default: return .malformedProgram
    }
  }

  /// How far a case was taken at an instant.
  private struct Rest: Hashable, Sendable {
    var at: Instant
    var revision: UInt64
  }

  /// Cases in which something is due that could not be carried out, at the last such instant.
  private var unfinished: [CaseNumber: Rest] = [:]

  /// An event that could not be carried out. It is left where it was, and the city goes on.
  package struct Fault: Hashable, Sendable {
    package var caseNumber: CaseNumber
    package var at: Instant
    /// The state and its timer, or its set whose clock ran out: `selecting.session`.
    package var event: String
    package var fault: StepFault
  }

  package private(set) var faults: [Fault] = []

  private mutating func record(_ fault: StepFault, of event: String, _ wakeUp: WakeUp) {
    let fault = Fault(
      caseNumber: wakeUp.caseNumber, at: wakeUp.due, event: event, fault: fault)
    if !faults.contains(fault) { faults.append(fault) }
  }

  /// Messages of timers and lapses that nobody has collected yet.
  package private(set) var due: [OutboxMessage] = []

  /// Messages of an earlier run that nobody has said are delivered come first.
  package mutating func prepend(due messages: [OutboxMessage]) { due = messages + due }

  /// Drops what nobody has collected of erased cases.
  package mutating func forgetDue(of cases: Set<CaseNumber>) {
    due.removeAll { cases.contains($0.caseNumber) }
  }

  package mutating func collectDueMessages() -> [OutboxMessage] {
    defer { due.removeAll() }
    return due
  }
}

extension CaseState {
  /// A case that is about to be opened under a book.
  init(
    opening number: CaseNumber, workflow: Int, of book: CompiledBook, applicant: Applicant,
    at instant: Instant
  ) {
    let program = book.programs[workflow].workflow
    var content = Content(
      number: number, book: book.hash, workflow: workflow, openedAt: instant.milliseconds,
      openedOn: instant.date.dayNumber, applicant: applicant, revision: 0, active: .root,
      entered: [], words: Array(repeating: 0, count: program.layout.fields.words.count),
      objects: StoredObjects(count: program.layout.fields.objects.count),
      sets: Array(repeating: NumberSetState(), count: program.sets.count), receipts: [],
      timers: [],
      challenges: Array(repeating: ChallengeState(), count: program.challenges.count), keys: [])
    for field in program.fields { content.fill(field, in: program.layout.fields) }
    self.init(content)
  }
}

extension CaseState.Content {
  fileprivate mutating func fill(_ field: FieldDeclaration, in region: FrameLayout.Region) {
    switch (field.initial, field.place.slot) {
    case (.word(let word)?, .word(let slot)): words[slot - region.words.lowerBound] = word
    case (.object(let object)?, .object(let slot)):
      objects[slot - region.objects.lowerBound] = object
    case (.absent?, _), (nil, _), (.word?, .object), (.object?, .word): return
    }
    if let presence = field.place.presence { words[presence - region.words.lowerBound] = 1 }
  }
}

extension Template {
  /// The sentence where it has no values.
  var plainZh: String { zh.map(\.literal).joined() }
  var plainEn: String { en.map(\.literal).joined() }
}

extension Template.Segment {
  fileprivate var literal: String {
    if case .text(let text) = self { return text }
    return ""
  }
}
