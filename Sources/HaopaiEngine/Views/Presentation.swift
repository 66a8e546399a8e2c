package import HaopaiDomain
package import HaopaiProgram

extension Engine {
  /// How a case stands at an instant by which everything due has fired.
  package static func view(
    of state: CaseState, pinned: CompiledBook, current: CompiledBook, at instant: Instant,
    view: borrowing some LedgerView
  ) -> CaseView {
    var machine = StepMachine(
      pinned: pinned, current: current, state: state, at: instant.milliseconds,
      chance: .recorded([]))
    return machine.present(view)
  }

  /// When a timer fires or a clock runs out next.
  package static func nextDue(
    of state: CaseState, at instant: Instant
  ) -> Instant? {
    state.content.nextDue(at: instant.milliseconds, isDone: false)
      .map(Instant.init(milliseconds:))
  }

  /// A document of the active states; nil for one that is not to be had now.
  ///
  /// - Parameter trace: told what the text reads, where there is one.
  package static func document(
    named name: String, of state: CaseState, pinned: CompiledBook, current: CompiledBook,
    at instant: Instant, trace: inout StepTrace?, view: borrowing some LedgerView
  ) -> DocumentView? {
    var machine = StepMachine(
      pinned: pinned, current: current, state: state, at: instant.milliseconds,
      chance: .recorded([]))
    swap(&machine.trace, &trace)
    defer { swap(&machine.trace, &trace) }
    return machine.document(named: name, view)
  }
}

extension StepMachine {
  /// How the step leaves the case, its own movements of counters and registers counted in.
  func outcome(_ changes: borrowing Changes, _ view: borrowing some LedgerView) -> CaseView {
    var machine = StepMachine(
      pinned: pinned, current: current, state: changes.state, at: now, chance: .recorded([]))
    machine.keyBytes = changes.keyBytes
    machine.counters = changes.counters
    machine.registers = changes.registers
    return machine.present(view)
  }

  fileprivate mutating func present(_ view: borrowing some LedgerView) -> CaseView {
    let leaf = workflow.states[state.active.index]
    if let erasedAt = state.erasedAt {
      return CaseView(
        number: state.number, business: workflow.name, at: Instant(milliseconds: now),
        openedAt: Instant(milliseconds: state.openedAt), state: leaf.path,
        stateTitle: leaf.title, isFinal: leaf.isFinal, fields: [], numbers: presentNumbers(),
        counters: [], deadlines: [], open: [], documents: [],
        erasedAt: Instant(milliseconds: erasedAt))
    }
    return CaseView(
      number: state.number, business: workflow.name, at: Instant(milliseconds: now),
      openedAt: Instant(milliseconds: state.openedAt), state: leaf.path,
      stateTitle: leaf.title, isFinal: leaf.isFinal, fields: presentFields(),
      numbers: presentNumbers(), counters: presentCounters(view), deadlines: presentDeadlines(),
      open: presentCommands(view), documents: activeDocuments().map { workflow.documents[$0].name },
      erasedAt: nil)
  }

  /// The active states from the leaf outwards.
  private var activeStates: [StateID] {
    var states: [StateID] = []
    var walk: StateID? = state.active
    while let id = walk {
      states.append(id)
      walk = workflow.states[id.index].parent
    }
    return states
  }

  private func presentFields() -> [CaseView.Field] {
    workflow.fields.compactMap { field in
      if let presence = field.place.presence, frame.words[presence] == 0 { return nil }
      let value: PreparedValue =
        switch field.place.slot {
        case .word(let slot): .word(frame.words[slot])
        case .object(let slot): .object(frame.objects[slot])
        }
      return CaseView.Field(
        name: field.name, title: field.title, value: format.plain(value, type: field.type),
        text: format.text(of: value, type: field.type))
    }
  }

  private func presentNumbers() -> [CaseView.NumberSet] {
    let active = Set(activeStates)
    return workflow.sets.enumerated().compactMap { index, declaration in
      let numbers = liveNumbers(of: SetID(index)).compactMap { PlateNumber(word: $0) }
      guard active.contains(declaration.owner), !(numbers.isEmpty && declaration.owner == .root)
      else { return nil }
      let until = state.sets[index].until
      return CaseView.NumberSet(
        name: declaration.name, title: declaration.title, numbers: numbers,
        until: numbers.isEmpty || until == .max ? nil : Instant(milliseconds: until))
    }
  }

  private mutating func presentCounters(
    _ view: borrowing some LedgerView
  ) -> [CaseView.Counter] {
    var counters: [CaseView.Counter] = []
    for (index, declaration) in workflow.counters.enumerated() where declaration.isShown {
      guard let keys = declaration.keys else { continue }
      do throws(StepStop) {
        // The field that the counter belongs to is not known yet.
        if try areBlank(keys, view) { continue }
        let tally = try tally(of: CounterID(index), keys, view)
        let left = try left(of: CounterID(index), tally, view)
        counters.append(
          CaseView.Counter(
            name: declaration.label, title: declaration.title, left: left == .max ? nil : left,
            used: used(of: CounterID(index), tally)))
      } catch {
        continue
      }
    }
    return counters
  }

  /// Whether there is nothing in any of a counter's keys.
  private mutating func areBlank(
    _ keys: [ProgramID], _ view: borrowing some LedgerView
  ) throws(StepStop) -> Bool {
    for key in keys where try value(key, view) != .object(.text("")) { return false }
    return !keys.isEmpty
  }

  private func presentDeadlines() -> [CaseView.Deadline] {
    let timers = state.timers.compactMap { timer -> CaseView.Deadline? in
      let declaration = workflow.states[timer.state.index].timers[timer.index]
      guard declaration.isShown else { return nil }
      return CaseView.Deadline(
        name: declaration.name, title: declaration.title, at: Instant(milliseconds: timer.due),
        isProvisional: timer.isProvisional)
    }
    return timers + presentClocks()
  }

  /// Instants still to come that fields hold.
  private func presentClocks() -> [CaseView.Deadline] {
    workflow.fields.compactMap { field in
      guard field.isShown, case .word(let slot) = field.place.slot,
        field.place.presence.map({ frame.words[$0] != 0 }) ?? true, frame.words[slot] > now
      else { return nil }
      return CaseView.Deadline(
        name: field.name, title: field.title, at: Instant(milliseconds: frame.words[slot]),
        isProvisional: false)
    }
  }

  private func activeDocuments() -> [Int] {
    guard state.erasedAt == nil else { return [] }
    return activeStates.flatMap { workflow.states[$0.index].documents.map(\.index) }
  }

  private mutating func presentCommands(
    _ view: borrowing some LedgerView
  ) -> [CaseView.OpenCommand] {
    var open: [CaseView.OpenCommand] = []
    var seen: Set<String> = []
    let isFinal = state.isFinal(in: workflow)
    for owner in isFinal ? [state.active] : activeStates {
      speak(for: owner)
      for id in workflow.states[owner.index].commands {
        let command = workflow.commands[id.index]
        // A submission means the innermost command of its name, on offer or not.
        guard seen.insert(command.name).inserted,
          (try? holds(command.condition, view)) == true
        else { continue }
        open.append(present(command, view))
      }
    }
    return open
  }

  private mutating func present(
    _ command: Command, _ view: borrowing some LedgerView
  ) -> CaseView.OpenCommand {
    var inputs: [CaseView.OpenCommand.Input] = []
    for input in command.inputs where (try? holds(input.condition, view)) == true {
      var maximum: Int64?
      if let program = input.maximumCount { maximum = try? word(program, view) }
      inputs.append(
        CaseView.OpenCommand.Input(
          name: input.name, title: input.title, type: input.type.word,
          isOptional: input.isOptional || input.fallback != nil, choices: choices(of: input.type),
          maximumCount: maximum))
    }
    let by: CaseView.OpenCommand.Author =
      switch command.author {
      case .applicant: .applicant
      case .officer(let role): .officer(role: role)
      case .host: .host
      }
    return CaseView.OpenCommand(
      name: command.name, title: command.title, by: by, inputs: inputs,
      facts: command.facts.map { workflow.facts[$0.fact.index].name })
  }

  private func choices(of type: ValueType) -> [String] {
    switch type {
    case .enumeration(let id), .set(let id): workflow.enumerations[id.index].cases
    default: []
    }
  }

  fileprivate mutating func document(
    named name: String, _ view: borrowing some LedgerView
  ) -> DocumentView? {
    guard let index = activeDocuments().first(where: { workflow.documents[$0].name == name })
    else { return nil }
    let declaration = workflow.documents[index]
    speak(for: state.active)
    var lines: [BilingualText] = []
    for line in declaration.lines {
      guard let rendered = try? render(name, line, view) else { continue }
      lines.append(rendered.text)
    }
    return DocumentView(name: name, title: declaration.title, lines: lines)
  }
}
