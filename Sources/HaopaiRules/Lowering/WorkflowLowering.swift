import HaopaiDiagnostics
import HaopaiDomain
import HaopaiExpression
import HaopaiProgram

/// What the national files give to every workflow.
struct NationalTypes: Sendable {
  var enumerations: EnumerationTable
  var plateKind: EnumerationID
  var applicantKind: EnumerationID
  var accountKind: EnumerationID
  /// `ok`, `wrong`, `spent`, `expired`.
  var checkOutcome: EnumerationID
}

/// A workflow in its compiled form, except for what each city sets.
struct LoweredWorkflow: Sendable {
  var workflow: Workflow
  /// The refusals and messages that it uses, by the places of their declarations.
  var usedTexts: Set<SourceSpan>
  /// The paths of parameters that it reads and nothing declares.
  var missingParameters: Set<String>
  /// What it demands of the values of a city.
  var demands: [Demand]
  /// What citizens are told of it.
  var notice: NoticeProgram
  var places: WorkflowPlaces
  var decided: DecidedConditions
  var unused: UnusedNames
}

/// Turns a linked workflow into indices and programs, and reports what cannot be.
///
/// The pieces stand in files of their own: resources, states, commands, actions, texts.
struct WorkflowLowering {
  let linked: LinkedWorkflow
  let types: NationalTypes
  let parameters: ParameterLayout
  let plan: FramePlan
  let flow: FieldFlow
  let unattended: UnattendedStates
  /// The characters that the pools' filters leave out, in the order of the filters.
  let filters: [String]

  var workflow: Workflow
  var programs = ProgramTable()
  var probes = ProbeTable()
  var places: WorkflowPlaces
  var findings: FindingCollector
  /// Dotted names that expressions read and nothing declares.
  var missing: Set<String> = []
  /// What every expression of the workflow sees.
  var base: Scope
  var environment: ExpressionEnvironment

  var counters = NameTable<CounterID>()
  var registers = NameTable<RegisterID>()
  var challenges = NameTable<ChallengeID>()
  var documents = NameTable<DocumentID>()
  /// In the order of the sets; their owners are in the workflow.
  var sets: [ResourceSymbol] = []
  /// What each set's `max` says; nil for a broken one, which was reported.
  var maxima: [SetMaximum?] = []
  /// In the order of the counters.
  var counterSymbols: [CounterSymbols] = []

  /// Refusals and messages are numbered as they are met; each remembers where it is used.
  var refusals = TextUses()
  var messages = TextUses()
  var challengeUses: [Scope?]
  var documentUses: [Scope?]
  var usedCounters: Set<Int> = []
  var decided = DecidedConditions()
  /// The names that expressions mention so far.
  var mentioned = MentionedPaths()
  var mentionedByTexts = MentionedPaths()
  var asked: [Asked] = []
  /// The shortest wait of each timer that counts from its state's entry.
  var waits: [TimerCycle.TimerID: Int64] = [:]
  /// What each state requires of the applicant's commands inside it.
  var stages: [[CheckedStage]] = []

  static func lower(
    _ linked: LinkedWorkflow, types: NationalTypes, parameters: ParameterLayout, flow: FieldFlow,
    filters: [String], _ findings: inout FindingCollector
  ) -> LoweredWorkflow {
    var lowering = WorkflowLowering(linked, types, parameters, flow, filters, findings)
    lowering.run()
    let used = lowering.mentioned
    let notice = lowering.lowerNotice()
    let told = lowering.mentioned
    lowering.mentioned = used
    let unused = lowering.unusedNames(texts: lowering.mentionedByTexts, told: told)
    let demands = lowering.lowerDemands()
    findings = lowering.findings
    return LoweredWorkflow(
      workflow: lowering.workflow,
      usedTexts: lowering.refusals.usedPlaces.union(lowering.messages.usedPlaces),
      missingParameters: Set(
        lowering.missing.filter { $0.hasPrefix("param.") }.map { String($0.dropFirst(6)) }),
      demands: demands, notice: notice, places: lowering.places, decided: lowering.decided,
      unused: unused)
  }

  init(
    _ linked: LinkedWorkflow, _ types: NationalTypes, _ parameters: ParameterLayout,
    _ flow: FieldFlow, _ filters: [String], _ findings: FindingCollector
  ) {
    self.linked = linked
    self.types = types
    self.parameters = parameters
    self.flow = flow
    self.filters = filters
    self.findings = findings
    plan = FramePlan(linked, parameters: parameters)
    places = WorkflowPlaces(linked, parameters)
    unattended = UnattendedStates(linked)
    challengeUses = Array(repeating: nil, count: linked.challenges.count)
    documentUses = Array(repeating: nil, count: linked.documents.count)
    workflow = Workflow(
      name: linked.name.value, title: linked.title, layout: plan.layout,
      parameters: ParameterTable(editions: []))
    workflow.enumerations = types.enumerations.enumerations
    base = Scope(roots: [:], assigned: [])
    environment = ExpressionEnvironment(
      functions: DomainFunctions.all(plateKind: types.plateKind, &probes),
      enumerations: types.enumerations.enumerations)
  }

  private mutating func run() {
    base.roots = frameRoots()
    lowerFields()
    lowerFacts()
    layOutStates()
    lowerResources()
    lowerStates()
    TimerCycle.check(linked, waits: waits, &findings)
    StepChain.check(linked, waits: waits, &findings)
    lowerBars()
    lowerChallenges()
    mentionedByTexts = mentions { $0.lowerTexts() }
    let silent = Set(EngineRefusal.allCases).subtracting(EngineAnswers(linked).codes)
    places.refusals = refusals.sentences.filter { sentence in
      !silent.contains { $0.code == sentence.name.value }
    }.map { WorkflowPlaces.Place(span: $0.name.span, name: $0.name.value) }
    workflow.programs = programs.programs
    workflow.probes = probes.probes
  }
}

// MARK: - Expressions

extension WorkflowLowering {
  mutating func compile(
    _ text: ExpressionText, as type: ExpectedType, in scope: Scope
  ) -> CompiledExpression? {
    environment.roots = scope.roots
    for path in text.paths { mentioned.note(path) }
    let compiled = ExpressionCompiler(environment: environment)
      .compile(
        text, as: type, assuming: scope.assumptions, isUncertain: scope.isUncertain,
        into: &findings, missing: &missing)
    if let compiled, !scope.assumptions.areImpossible, !text.places.isCoarse {
      for operand in compiled.checked.operands {
        decided.note(operand.truth, of: .operand, at: text.places.span(of: operand.bytes))
      }
    }
    return compiled
  }

  /// Compiles what decides whether something is done, and notes whether it is always the same.
  mutating func condition(
    _ text: ExpressionText?, of role: DecidedConditions.Role, in scope: Scope
  ) -> CompiledExpression? {
    guard let text, let compiled = compile(text, as: .bool, in: scope) else { return nil }
    // Where nothing ever comes nothing is decided.
    if !scope.assumptions.areImpossible {
      decided.note(scope.assumptions.truth(of: compiled.checked), of: role, at: text.span)
    }
    return compiled
  }

  /// The program of an expression. One that is broken was reported, so that the workflow is never
  /// run; its place is held by a program of the same shape.
  mutating func program(
    _ text: ExpressionText, as type: ExpectedType, in scope: Scope
  ) -> ProgramID {
    id(of: compile(text, as: type, in: scope))
  }

  /// The program of a whole number or a duration that lies within bounds whatever a city sets.
  mutating func program(
    _ text: ExpressionText, as type: ValueType, within bounds: ClosedRange<Int64>, in scope: Scope
  ) -> ProgramID {
    let compiled = compile(text, as: .exactly(type), in: scope)
    if let compiled, !scope.isUncertain { check(compiled, of: text, within: bounds) }
    return id(of: compiled)
  }

  mutating func check(
    _ compiled: CompiledExpression, of text: ExpressionText, within bounds: ClosedRange<Int64>
  ) {
    let range = compiled.range ?? .min ... .max
    if range.lowerBound < bounds.lowerBound || range.upperBound > bounds.upperBound {
      findings.report(.valueRange(compiled.type, within: bounds, at: text.span))
    }
  }

  mutating func optionalProgram(
    _ text: ExpressionText?, as type: ExpectedType, in scope: Scope
  ) -> ProgramID? {
    text.map { program($0, as: type, in: scope) }
  }

  mutating func id(of compiled: CompiledExpression?) -> ProgramID {
    let id = programs.id(of: compiled?.program ?? .constant(.word(0)))
    if let compiled {
      places.note(compiled.checked.reads, of: id, compiled.program, plan.layout, parameters)
    }
    return id
  }
}
