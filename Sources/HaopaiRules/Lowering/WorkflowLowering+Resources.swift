import HaopaiDiagnostics
import HaopaiExpression
import HaopaiProgram
import HaopaiYAML

// Fields, facts, counters, registers, number sets, challenges and bars.
extension WorkflowLowering {
  mutating func lowerFields() {
    for (field, place) in zip(linked.fields, plan.fields) {
      workflow.fields.append(
        FieldDeclaration(
          name: field.name.value, title: field.title, type: field.type.type, place: place,
          initial: field.fallback?.value.prepared, isShown: isShown(field)))
    }
  }

  /// Only an instant can run out before the applicant's eyes.
  private mutating func isShown(_ field: ValueDeclaration) -> Bool {
    guard let node = field.members?["shown"], node.flag(&findings) == true else { return false }
    if field.type.type == .instant { return true }
    findings.report(.shownNeedsInstant(field.name, at: node.span))
    return false
  }

  mutating func lowerFacts() {
    workflow.facts = zip(linked.facts, plan.facts).map { fact, places in
      FactDeclaration(
        name: fact.name.value,
        keys: fact.keys.map { .init(name: $0.name.value, type: $0.type.type) },
        fields: zip(fact.fields, places).map { field, place in
          .init(
            name: field.declaration.name.value, type: field.declaration.type.type, place: place,
            range: field.declaration.type.range,
            maximumCount: field.declaration.maximumCount,
            isOptional: field.declaration.isOptional, mock: field.mock)
        })
    }
  }

  /// Everything that expressions name, so that it is there before any state is looked at.
  mutating func lowerResources() {
    for register in linked.registers { lower(register) }
    if !linked.counters.isEmpty {
      // Cases of all days and versions share a counter: read as each was opened, they would together
      // take more than anybody allows.
      let parameters = parameterSymbol(reading: .now)
      for counter in linked.counters { lower(counter, reading: parameters) }
    }
    for (index, challenge) in linked.challenges.enumerated() {
      challenges.add(challenge.name.value, ChallengeID(index))
    }
    for (index, document) in linked.documents.enumerated() {
      documents.add(document.name.value, DocumentID(index))
    }
    for (state, linked) in linked.states.enumerated() {
      for set in linked.syntax.numbers { lower(set, of: state) }
    }
  }

  private func stableName(_ name: Name) -> String {
    let owner = linked.sharedResources.contains(name.value) ? "shared" : linked.name.value
    return "\(owner)/\(name.value)"
  }

  private mutating func lower(_ register: RegisterSyntax) {
    let id = RegisterID(workflow.registers.count)
    registers.add(register.name.value, id)
    let keys = register.keys.map(\.type.type)
    workflow.registers.append(
      RegisterDeclaration(
        name: stableName(register.name), keys: keys,
        fields: register.fields.map { .init(name: $0.name.value, type: $0.type.type) }))
    let listed = ProbeSymbol(
      probe: probes.index(of: .registerLists(id)), parameters: keys, result: .bool, range: 0...1,
      readsTime: true)
    var symbol = ResourceSymbol(
      kind: "register", keys: keys, presence: listed)
    if register.end == .term {
      symbol.guardedMembers["ends"] = ProbeSymbol(
        probe: probes.index(of: .registerEnds(id)), parameters: keys, result: .instant,
        range: DeclaredType.bounds(of: .instant), readsTime: true)
    }
    for (index, field) in register.fields.enumerated() {
      symbol.guardedMembers[field.name.value] = ProbeSymbol(
        probe: probes.index(of: .registerField(id, index)), parameters: keys,
        result: field.type.type, range: field.type.range, readsTime: true)
    }
    base.roots[register.name.value] = .resource(symbol)
  }

  private mutating func lower(_ set: NumberSetSyntax, of state: Int) {
    let id = SetID(workflow.sets.count)
    let maximum = compile(set.maximum, as: .exactly(.int), in: base)
    let before = findings.findings.count
    if let maximum { check(maximum, of: set.maximum, within: ValueBounds.count) }
    let isSound = findings.findings.count == before
    maxima.append(
      isSound ? maximum.map { SetMaximum(text: set.maximum, checked: $0.checked) } : nil)
    workflow.sets.append(
      NumberSetDeclaration(
        name: set.name.value, title: set.title, owner: StateID(state),
        maximumCount: self.id(of: maximum)))
    workflow.states[state].sets.append(id)
    // A wrong maximum says nothing about what is in the set.
    let range = isSound ? maximum?.range : nil
    let most = max(0, range?.upperBound ?? DeclaredType.maximumCount)
    func ask(
      _ probe: Probe, _ parameters: [ValueType], _ result: ValueType,
      _ range: ClosedRange<Int64>? = nil
    ) -> ProbeSymbol {
      ProbeSymbol(
        probe: probes.index(of: probe), parameters: parameters, result: result, range: range,
        readsTime: true)
    }
    sets.append(
      ResourceSymbol(
        kind: "number set",
        element: ask(.setElement(id), [.int], .number),
        size: ask(.setSize(id), [], .int, 0...most),
        contains: ask(.setContains(id), [.number], .bool, 0...1)))
  }

  /// A timer's instant is its property `due`; in a text its name alone means that. `provisional`
  /// says whether a calendar still to come may move it.
  mutating func timerSymbol(_ state: Int, _ index: Int) -> ResourceSymbol {
    let due = ProbeSymbol(
      probe: probes.index(of: .timerDue(StateID(state), index)), result: .instant,
      range: DeclaredType.bounds(of: .instant), readsTime: true)
    let provisional = ProbeSymbol(
      probe: probes.index(of: .timerProvisional(StateID(state), index)), result: .bool,
      range: 0...1, readsTime: true)
    return ResourceSymbol(
      kind: Self.timerKind, members: ["due": due, "provisional": provisional])
  }

  static let timerKind = "timer"
}

// MARK: - Counters

extension WorkflowLowering {
  /// A counter's symbol where the fields of its own keys are set, and where they may not be.
  struct CounterSymbols: Sendable {
    var ready: ResourceSymbol
    var bare: ResourceSymbol
    /// The fields that its own keys read.
    var reads: Set<String>
    /// The types of its keys.
    var keys: [ValueType]

    func symbol(assigned: Set<String>) -> Symbol {
      guard !reads.isSubset(of: assigned) else { return .resource(ready) }
      var symbol = bare
      symbol.unsetKeys = reads.subtracting(assigned).sorted().map { "case.\($0)" }
      return .resource(symbol)
    }
  }

  /// - Parameter parameters: what its limit may read.
  private mutating func lower(_ counter: CounterSyntax, reading parameters: Symbol) {
    let id = CounterID(workflow.counters.count)
    counters.add(counter.name.value, id)
    var own: [ProgramID]?
    var symbols = CounterSymbols(
      ready: ResourceSymbol(kind: "counter"), bare: ResourceSymbol(kind: "counter"), reads: [],
      keys: [])
    switch counter.keys {
    case .per(let keys): own = lower(keys, of: counter, &symbols)
    case .given(let keys): symbols.keys = keys.map(\.type.type)
    }
    var scope = base
    scope.roots["param"] = parameters
    let limit = counter.limit.flatMap { compile($0, as: .exactly(.int), in: scope) }
    if let limit, let text = counter.limit { check(limit, of: text, within: ValueBounds.count) }
    symbols.bare.keys = symbols.keys
    symbols.bare.members = members(of: counter, id, limit, keys: nil, symbols.keys)
    symbols.ready = symbols.bare
    if let own {
      symbols.ready.memberWithoutKeys = members(of: counter, id, limit, keys: own, [])
    }
    counterSymbols.append(symbols)
    base.roots[counter.name.value] = symbols.symbol(assigned: [])
    workflow.counters.append(
      CounterDeclaration(
        name: stableName(counter.name), label: counter.name.value, title: counter.title,
        period: counter.period, keyTypes: symbols.keys, keys: own,
        limit: limit.map { self.id(of: $0) },
        refusal: RefusalID(0), isShown: own != nil))
  }

  /// The keys over the case that count where a use gives none. They are read only where the fields
  /// in them are set, so here all fields count as set.
  private mutating func lower(
    _ keys: KeysSyntax, of counter: CounterSyntax, _ symbols: inout CounterSymbols
  ) -> [ProgramID] {
    let isShared = linked.sharedResources.contains(counter.name.value)
    let scope = isShared ? base : caseScope(assigned: Set(linked.fields.map(\.name.value)))
    return keys.values.map { key in
      let compiled = compile(key, as: .any, in: scope)
      symbols.keys.append(compiled?.type ?? .int)
      for path in compiled?.checked.reads ?? [] where path.hasPrefix("case.") {
        symbols.reads.insert(String(path.dropFirst(5)))
      }
      return id(of: compiled)
    }
  }

  private mutating func members(
    of counter: CounterSyntax, _ id: CounterID, _ limit: CompiledExpression?, keys: [ProgramID]?,
    _ parameters: [ValueType]
  ) -> [String: ProbeSymbol] {
    func ask(_ probe: Probe, most: Int64) -> ProbeSymbol {
      ProbeSymbol(
        probe: probes.index(of: probe), parameters: parameters, result: .int, range: 0...most,
        readsTime: counter.period != .ever)
    }
    let most = DeclaredType.maximumCount
    var members = ["used": ask(.counterUsed(id, keys: keys), most: most)]
    if counter.limit != nil {
      let left = max(0, limit?.range?.upperBound ?? most)
      members["left"] = ask(.counterLeft(id, keys: keys), most: left)
    }
    return members
  }
}

// MARK: - Challenges and bars

extension WorkflowLowering {
  /// Every challenge sees what all places that send it see.
  mutating func lowerChallenges() {
    for (index, challenge) in linked.challenges.enumerated() {
      let scope = challengeUses[index] ?? base
      workflow.challenges.append(
        ChallengeDeclaration(
          name: challenge.name.value,
          address: challengeUses[index] == nil
            ? id(of: nil) : program(challenge.address, as: .exactly(.text(.mobile)), in: scope),
          validity: program(
            challenge.validity, as: .duration, within: ValueBounds.wait, in: scope),
          tries: program(challenge.tries, as: .int, within: ValueBounds.tries, in: scope),
          resendInterval: challenge.resend.map {
            program($0, as: .duration, within: ValueBounds.wait, in: scope)
          },
          digits: challenge.digits.map {
            program($0, as: .int, within: ValueBounds.codeDigits, in: scope)
          } ?? programs.id(of: .constant(.word(ValueBounds.usualCodeDigits)))))
    }
  }

  mutating func lowerBars() {
    for (index, register) in linked.registers.enumerated() {
      guard let bars = register.bars, bars.bar(linked.name.value) else { continue }
      let names = Set(bars.commands.map(\.value))
      let commands = workflow.commands.indices.filter { names.contains(workflow.commands[$0].name) }
      workflow.bars.append(
        Bar(
          register: RegisterID(index),
          keys: keys(bars.keys, of: register.name, types: register.keys.map(\.type.type), in: base),
          commands: Set(commands.map { CommandID($0) }),
          refusal: refusal(bars.refusal, ofBarIn: base.knowing(listing(register, bars)))))
    }
  }

  /// A bar refuses those who are listed, so that its sentence may read their entry.
  private mutating func listing(
    _ register: RegisterSyntax, _ bars: RegisterSyntax.Bars
  ) -> CheckedExpression? {
    guard let first = bars.keys.values.first else { return nil }
    let keys = bars.keys.values.map(\.text).joined(separator: ", ")
    environment.roots = base.roots
    // What is wrong with the keys is reported where they are.
    var ignored = FindingCollector()
    return ExpressionCompiler(environment: environment)
      .compile(
        first.rewritten("has(\(register.name.value)[\(keys)])"), as: .bool, into: &ignored)?
      .checked
  }

  /// As many keys as there are types, each of its type.
  mutating func keys(
    _ keys: KeysSyntax, of resource: Name, types: [ValueType], in scope: Scope
  ) -> [ProgramID] {
    guard keys.values.count == types.count else {
      var finding = Finding.keyCount(
        found: keys.values.count, wanted: types.count, at: keys.span)
      finding.subject = "\(resource.value)[]"
      findings.report(finding)
      return []
    }
    let others = findings
    findings = FindingCollector(limit: others.limit)
    let programs = zip(keys.values, types).map { program($0, as: .exactly($1), in: scope) }
    let own = findings.findings
    findings = others
    for finding in own { findings.report(finding.about(keysOf: resource.value)) }
    return programs
  }
}

extension RegisterSyntax.Bars {
  func bar(_ business: String) -> Bool {
    guard !except.contains(where: { $0.value == business }) else { return false }
    return businesses?.contains { $0.value == business } ?? true
  }
}
