import HaopaiDiagnostics
import HaopaiExpression
import HaopaiProgram

// Actions, in order: what each sets or changes is seen by those after it.
extension WorkflowLowering {
  mutating func lower(_ actions: [ActionSyntax], in scope: inout Scope) -> [Action] {
    var lowered: [Action] = []
    for action in actions {
      let condition = self.condition(action.condition, of: .action, in: scope)
      var inner = scope.assuming(condition, of: action.condition)
      let steps = action.steps.map { step in
        defer { pass(step, &inner) }
        checkCannotFail(step, in: inner)
        return lower(step, in: inner)
      }
      guard action.condition != nil else {
        scope = inner
        lowered += steps
        continue
      }
      // Whether the steps were taken is not known any more.
      for step in action.steps { scope.forget(names(changedBy: step)) }
      lowered.append(.when(id(of: condition), steps))
    }
    return lowered
  }

  /// What is known after a step.
  private mutating func pass(_ step: ActionSyntax.Step, _ scope: inout Scope) {
    scope.forget(names(changedBy: step))
    let assigned = flow.after(step, scope.assigned)
    if assigned != scope.assigned { set(assigned, in: &scope) }
    guard scope.isUnattended else { return }
    switch step.kind {
    case .draw(let draw): scope = knowing(some: draw.set, in: scope)
    case .move(let move): scope = knowing(some: move.set, in: scope)
    case .claim(let set), .issue(let set): scope = knowing(some: set, in: scope)
    case .set, .use, .giveBack, .firstFree, .extend, .release, .enter, .end, .challenge, .notify:
      break
    }
  }

  /// The names whose answers a step may change.
  func names(changedBy step: ActionSyntax.Step) -> Set<String> {
    switch step.kind {
    case .set(let assignments):
      let fields = assignments.map { "case.\($0.field.value)" }
      var names = Set(fields)
      for counter in linked.counters where counter.mayRead(anyOf: fields) {
        names.insert(counter.name.value)
      }
      return names
    case .use(let movement), .giveBack(let movement): return [movement.counter.value]
    case .draw, .firstFree, .move, .extend, .release, .claim, .issue:
      return Set(workflow.sets.map(\.name))
    case .enter(let entry): return [entry.register.value]
    case .end(let register, _): return [register.value]
    case .challenge, .notify: return []
    }
  }

  private mutating func lower(_ step: ActionSyntax.Step, in scope: Scope) -> Action {
    switch step.kind {
    case .set(let assignments): .set(assignments.compactMap { assignment($0, in: scope) })
    case .use(let movement): .use(self.movement(movement, in: scope))
    case .giveBack(let movement): .giveBack(self.movement(movement, in: scope))
    case .draw(let draw): .draw(lower(draw, in: scope))
    case .firstFree(let choice): .firstFree(lower(choice, in: scope))
    case .move(let move):
      .move(
        Move(
          number: program(move.number, as: .exactly(.number), in: scope),
          set: set(move.set, in: scope),
          hold: move.hold.map { hold($0, in: scope) }))
    case .extend(let set, let hold):
      .extend(set: self.set(set, in: scope), hold: self.hold(hold, in: scope))
    case .release(let sets): .release(sets.map { set($0, in: scope) })
    case .claim(let set): .claim(self.set(set, in: scope))
    case .issue(let set): .issue(self.set(set, in: scope))
    case .enter(let entry): .enter(lower(entry, in: scope))
    case .end(let register, let keys): end(register, keys, in: scope)
    case .challenge(let name): .challenge(challenge(name, in: scope))
    case .notify(let notice):
      .notify(
        Notice(
          address: program(notice.address, as: .exactly(.text(.mobile)), in: scope),
          message: message(notice.message, in: scope),
          until: optionalProgram(notice.until, as: .exactly(.instant), in: scope)))
    }
  }

  // MARK: - Fields and counters

  private mutating func assignment(
    _ syntax: ActionSyntax.Assignment, in scope: Scope
  ) -> Assignment? {
    guard let index = linked.fields.firstIndex(where: { $0.name == syntax.field }) else {
      findings.reportUnknown(.field, syntax.field, among: linked.fields.map(\.name.value))
      return nil
    }
    let type = linked.fields[index].type
    guard let value = syntax.value else {
      if linked.fields[index].fallback != nil {
        findings.report(
          .fieldAlwaysSet(syntax.field, declared: linked.fields[index].name.span))
      }
      return Assignment(place: plan.fields[index], program: nil)
    }
    let compiled = self.value(value, of: syntax.field, type, in: scope)
    if let most = linked.fields[index].maximumCount, let compiled, !scope.isUncertain,
      compiled.checked.maximumCount.map({ $0 > Int64(most) }) ?? true
    {
      findings.report(.assignmentCount(syntax.field, most: most, at: value.span))
    }
    return Assignment(place: plan.fields[index], program: id(of: compiled))
  }

  /// What a field is given: of its type and within its range, on which every proof relies.
  private mutating func value(
    _ text: ExpressionText, of field: Name, _ type: DeclaredType, in scope: Scope
  ) -> CompiledExpression? {
    let compiled = compile(text, as: .exactly(type.type), in: scope)
    if let wanted = type.range, type.isRangeWritten, let compiled, !scope.isUncertain {
      let range = compiled.range ?? compiled.checked.elementRange ?? .min ... .max
      if !(wanted.contains(range.lowerBound) && wanted.contains(range.upperBound)) {
        findings.report(.assignmentRange(field, at: text.span))
      }
    }
    return compiled
  }

  mutating func movement(_ syntax: MovementSyntax, in scope: Scope) -> CounterMovement {
    let amount = syntax.amount.map {
      program($0, as: .int, within: ValueBounds.count, in: scope)
    }
    guard let id = counters[syntax.counter.value] else {
      findings.reportUnknown(.counter, syntax.counter, among: counters.names)
      // The refusal of the one that was meant is read as if it stood here.
      if findings.wantsSuggestions,
        let meant = Nearest.word(to: syntax.counter.value, among: counters.names),
        let id = counters[meant]
      {
        use(counter: id, in: scope)
      }
      return CounterMovement(counter: CounterID(0), keys: [], amount: amount)
    }
    use(counter: id, in: scope)
    let symbols = counterSymbols[id.index]
    let keys: [ProgramID]
    if let given = syntax.keys {
      keys = self.keys(given, of: syntax.counter, types: symbols.keys, in: scope)
    } else if let own = workflow.counters[id.index].keys {
      keys = own
      for field in symbols.reads.subtracting(scope.assigned.union(flow.initial)).sorted() {
        findings.report(.counterKeyUnset(syntax.counter, field: field))
      }
    } else {
      keys = []
      if !symbols.keys.isEmpty {
        findings.report(
          .keyCount(found: 0, wanted: symbols.keys.count, at: syntax.counter.span))
      }
    }
    return CounterMovement(counter: id, keys: keys, amount: amount)
  }

  // MARK: - Numbers

  private mutating func lower(_ draw: ActionSyntax.Draw, in scope: Scope) -> Draw {
    let set = set(draw.set, in: scope)
    return Draw(
      set: set,
      kind: program(draw.kind, as: .exactly(.enumeration(types.plateKind)), in: scope),
      count: count(of: draw, into: set, in: scope),
      hold: hold(draw.hold, in: scope),
      filter: draw.without.flatMap { filters.firstIndex(of: $0.value) },
      filterCondition: draw.withoutCondition.map {
        id(of: condition($0, of: .filter, in: scope))
      })
  }

  private mutating func lower(_ choice: ActionSyntax.FirstFree, in scope: Scope) -> FirstFree {
    let set = set(choice.set, in: scope)
    checkRoom(in: set, for: choice, scope)
    return FirstFree(
      set: set,
      kind: program(choice.kind, as: .exactly(.enumeration(types.plateKind)), in: scope),
      numbers: program(choice.numbers, as: .exactly(.list(.number)), in: scope),
      hold: choice.hold.map { hold($0, in: scope) })
  }

  private mutating func hold(_ text: ExpressionText, in scope: Scope) -> ProgramID {
    program(
      text, as: .duration,
      within: scope.isUnattended ? ValueBounds.unattendedHold : ValueBounds.hold, in: scope)
  }

  /// The number set of that name around the state.
  mutating func set(_ name: Name, in scope: Scope) -> SetID {
    var known: [String] = []
    for level in linked.ancestry(of: scope.state) {
      for id in workflow.states[level].sets {
        if workflow.sets[id.index].name == name.value { return id }
        known.append(workflow.sets[id.index].name)
      }
    }
    findings.reportUnknown(.numberSet, name, among: known)
    return SetID(0)
  }

  // MARK: - Registers and codes

  private mutating func lower(_ entry: ActionSyntax.Entry, in scope: Scope) -> RegisterEntry {
    guard let id = registers[entry.register.value] else {
      findings.reportUnknown(.register, entry.register, among: registers.names)
      return RegisterEntry(register: RegisterID(0), keys: [], fields: [], term: nil)
    }
    let register = linked.registers[id.index]
    let unknown = entry.fields.filter { given in
      !register.fields.contains { $0.name == given.name }
    }
    for given in unknown {
      findings.reportUnknown(.field, given.name, among: register.fields.map(\.name.value))
    }
    let fields: [ProgramID?] = register.fields.map { field in
      guard let given = entry.fields.first(where: { $0.name == field.name }) else {
        // A misspelt field is likely to be the one that seems to be missing.
        if unknown.isEmpty {
          findings.report(.missingEntryField(field.name, at: entry.fieldsSpan))
        }
        return nil
      }
      return self.id(of: value(given.value, of: field.name, field.type, in: scope))
    }
    if (register.end == .term) != (entry.term != nil) {
      findings.report(.entryTerm(entry.register, needsTerm: register.end == .term))
    }
    return RegisterEntry(
      register: id,
      keys: keys(
        entry.keys, of: entry.register, types: register.keys.map(\.type.type), in: scope),
      fields: fields, term: optionalProgram(entry.term, as: .exactly(.term), in: scope))
  }

  private mutating func end(_ name: Name, _ keys: KeysSyntax, in scope: Scope) -> Action {
    guard let id = registers[name.value] else {
      findings.reportUnknown(.register, name, among: registers.names)
      return .end(register: RegisterID(0), keys: [])
    }
    let types = linked.registers[id.index].keys.map(\.type.type)
    return .end(register: id, keys: self.keys(keys, of: name, types: types, in: scope))
  }

  private mutating func challenge(_ name: Name, in scope: Scope) -> ChallengeID {
    guard let id = challenges[name.value] else {
      findings.reportUnknown(.challenge, name, among: challenges.names)
      return ChallengeID(0)
    }
    challengeUses[id.index] = challengeUses[id.index]?.shared(with: scope) ?? scope
    return id
  }
}

extension CounterSyntax {
  /// Whether the counter's own keys read one of these; keys given at each use are the use's.
  fileprivate func mayRead(anyOf paths: [String]) -> Bool {
    guard case .per(let keys) = keys else { return false }
    return keys.values.contains { key in
      paths.contains { key.text.utf8.contains(bytesOf: $0.utf8) }
    }
  }
}

extension String.UTF8View {
  fileprivate func contains(bytesOf part: String.UTF8View) -> Bool {
    var rest = self[...]
    while rest.count >= part.count {
      if rest.starts(with: part) { return true }
      rest.removeFirst()
    }
    return false
  }
}
