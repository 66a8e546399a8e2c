public import HaopaiDomain
package import HaopaiProgram

/// What became of a step.
package enum StepResult: ~Copyable, Sendable {
  case done(Changes, said: RenderedText?)
  case refused([Refusal], from: Instant?)
  /// The host must look these up and submit again.
  case needsFacts([FactQuestion])
  /// The view must load this key; then the step is taken again.
  case load(LedgerKey)
  case fault(StepFault)
}

/// One reason why a command was refused.
public struct Refusal: Hashable, Sendable {
  /// kebab-case, stable.
  public let code: String
  /// For the person who submitted, personal values masked.
  public let text: BilingualText
  /// The values in the text, personal ones masked.
  public let values: [RenderedText.Value]
}

/// A record to look up: the fact's name and its key values.
public struct FactQuestion: Hashable, Sendable {
  /// As the rule files name it: `vehicle`.
  public let fact: String
  /// What to look it up by, in the order of the fact's declaration; may be empty.
  public let keys: [Key]

  /// One value that the record is looked up by.
  public struct Key: Hashable, Sendable {
    /// As the fact's declaration names it: `vin`.
    public let name: String
    /// Unmasked, for the look-up needs it: personal data, not for messages.
    public let value: PlainValue
  }
}

/// The engine: pure functions from a case, a trigger and what is known to what is wanted.
package enum Engine {
  /// Takes one step. Same arguments, same result, on every machine.
  ///
  /// - Parameters:
  ///   - pinned: the book that the case was opened under.
  ///   - current: the book in force, for calendars, windows, pools and parameters read `now`.
  ///   - state: the case before the step; revision 0 for one that is being opened.
  ///   - instant: not before any instant that is recorded on what the step reads.
  ///   - passed: of what is due, this many that could not be carried out are passed over.
  ///   - trace: told what the step comes by, where there is one.
  ///   - memory: what steps use again instead of allocating; it has no meaning.
  package static func step(
    pinned: CompiledBook, current: CompiledBook, state: CaseState, trigger: Trigger,
    at instant: Instant, passing passed: Int = 0, chance: inout Chance,
    trace: inout StepTrace?, memory: inout StepMemory, view: borrowing some LedgerView
  ) -> StepResult {
    var source = Chance.recorded([])
    swap(&source, &chance)
    var machine = StepMachine(
      pinned: pinned, current: current, state: state, at: instant.milliseconds, chance: source,
      memory: &memory)
    source = .recorded([])
    memory.lend(to: &machine)
    swap(&machine.trace, &trace)
    defer {
      swap(&machine.trace, &trace)
      swap(&chance, &machine.chance)
      memory.keep(&machine)
    }
    do throws(StepStop) {
      try machine.take(trigger, passing: passed, view)
      let said = try machine.renderSaid(view)
      var changes = try machine.changes(from: state, trigger: trigger, view)
      if case .command(let command) = trigger, let key = command.key {
        let answer = RecordedAnswer(
          view: machine.outcome(changes, view), said: said, outbox: changes.outbox)
        changes.bind(key, to: command, answered: answer, before: state)
      }
      return .done(changes, said: said)
    } catch {
      machine.trace?.forgetDeeds()
      return machine.result(of: error, before: state, trigger: trigger, view)
    }
  }
}

extension StepMachine {
  fileprivate mutating func take(
    _ trigger: Trigger, passing passed: Int, _ view: borrowing some LedgerView
  ) throws(StepStop) {
    forgetLapsed()
    try recountProvisionalTimers(view)
    switch trigger {
    case .command(let command):
      try execute(command, view)
    case .due:
      do throws(StepStop) {
        // A deadline that was counted again may leave nothing to fire.
        let hasFired = try fireDue(passing: passed, view)
        if !hasFired && passed > 0 { throw .fault(.malformedProgram) }
      } catch .refused(let codes) {
        let code = codes.first.map { workflow.refusals[$0.index].code } ?? ""
        throw .fault(.refusedWithoutCommand(code))
      }
    }
    try settleDown(view)
    letUnhandledLapse()
  }

  /// Everything that the step has come to; the machine has no case any more.
  fileprivate mutating func changes(
    from before: CaseState, trigger: Trigger, _ view: borrowing some LedgerView
  ) throws(StepStop) -> Changes {
    settleFields()
    state.revision += 1
    let outbox = try renderOutbox(view)
    let nextDue = state.nextDue(at: now, isDone: false)
    let isEnded = workflow.states[state.active.index].isFinal
    let head = JournalRecord.Head(
      semantics: CompiledBook.semanticsVersion, at: now, caseNumber: state.number,
      revision: state.revision, pinned: pinned.hash, current: current.hash,
      opening: before.revision == 0
        ? .init(business: workflow.name, applicant: state.applicant) : nil)
    JournalRecord.encode(head, trigger, drawn: drawn, into: &record)
    var changes = Changes(
      state: CaseState(state.give()),
      expectedRevision: before.revision == 0 ? nil : before.revision, outbox: outbox,
      nextDue: nextDue, isEnded: isEnded)
    swap(&changes.record, &record)
    swap(&changes.keyBytes, &keyBytes)
    swap(&changes.numbers, &numberChanges)
    swap(&changes.counters, &counters)
    swap(&changes.registers, &registers)
    return changes
  }

  fileprivate mutating func result(
    of stop: StepStop, before: CaseState, trigger: Trigger, _ view: borrowing some LedgerView
  ) -> StepResult {
    switch stop {
    case .fault(let fault): return .fault(fault)
    case .load(let key): return .load(key)
    case .needsFacts(let requests):
      guard case .command(let command) = trigger else { return .fault(.malformedProgram) }
      return questions(requests, of: command, before: before, view)
    case .refused(let codes):
      guard case .command(let command) = trigger else { return .fault(.malformedProgram) }
      let refusals = renderRefusals(codes, of: command, before: before, view)
      let from = acceptanceInstant(of: command, before: before, view)
      return .refused(refusals, from: from.map(Instant.init(milliseconds:)))
    }
  }

  /// A machine as it stood before the command acted, its inputs and facts in place.
  func rewound(
    to before: CaseState, with command: PreparedCommand, _ view: borrowing some LedgerView
  ) -> StepMachine {
    var machine = StepMachine(
      pinned: pinned, current: current, state: before, at: now, chance: .recorded([]))
    let declaration = workflow.commands[command.command.index]
    if let owner = declaration.owner { machine.speak(for: owner) }
    for (input, given) in zip(declaration.inputs, command.inputs) {
      var value = given
      if given.isAbsent, let fallback = input.fallback {
        value = (try? machine.value(fallback, view)) ?? given
      }
      machine.frame.write(value, to: input.place)
    }
    for fact in command.facts {
      for (field, value) in zip(workflow.facts[fact.fact.index].fields, fact.values) {
        machine.frame.write(value, to: field.place)
      }
    }
    machine.forgetTallies()
    return machine
  }

  private mutating func questions(
    _ requests: [FactRequest.ID], of command: PreparedCommand, before: CaseState,
    _ view: borrowing some LedgerView
  ) -> StepResult {
    var machine = rewound(to: before, with: command, view)
    swap(&machine.trace, &trace)
    defer { swap(&machine.trace, &trace) }
    let declaration = workflow.commands[command.command.index]
    do throws(StepStop) {
      var questions: [FactQuestion] = []
      for id in requests {
        let request = declaration.facts[id]
        let fact = workflow.facts[request.fact.index]
        var keys: [FactQuestion.Key] = []
        for (key, program) in zip(fact.keys, request.keys) {
          let value = machine.plain(try machine.value(program, view), of: key.type)
          keys.append(.init(name: key.name, value: value))
        }
        questions.append(FactQuestion(fact: fact.name, keys: keys))
      }
      return .needsFacts(questions)
    } catch .load(let key) {
      return .load(key)
    } catch {
      return .fault(.malformedProgram)
    }
  }
}

extension Changes {
  /// An opening's key belongs to the city, any other to the case.
  fileprivate mutating func bind(
    _ key: String, to command: PreparedCommand, answered answer: RecordedAnswer,
    before: CaseState
  ) {
    self.answer = answer
    guard before.revision > 0 else { return }
    var bound = state.content
    bound.keys.append(
      BoundKey(key: key, command: command, challenges: before.challenges, answer: answer))
    state = CaseState(bound)
  }
}
