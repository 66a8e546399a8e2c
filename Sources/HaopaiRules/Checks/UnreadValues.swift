import HaopaiDiagnostics
import HaopaiExpression

/// What is known of which workflow uses what.
struct KnownUses {
  /// The workflows without an error, by business.
  var sound: [String: LinkedWorkflow] = [:]
  /// The places of declarations that nothing uses, which is reported there.
  var unused: Set<SourceSpan> = []
}

/// Values that a city sets itself and that no rule reads under its other values.
enum UnreadValues {
  private struct Use {
    let path: String
    var isRead = false
    var gate: SourceSpan?
  }

  static func check(
    _ city: CityProfile, _ workflows: KnownUses, _ enumerations: EnumerationTable,
    _ findings: inout FindingCollector
  ) {
    // A part's value counts for every business that mounts the part.
    var uses: [SourceSpan: Use] = [:]
    for business in city.businesses {
      guard business.isComplete, let workflow = workflows.sound[business.business] else { return }
      let walk = ReadWalk(workflow, business, enumerations)
      for (leaf, entries) in zip(business.layout.leaves, business.leaves)
      where !workflows.unused.contains(leaf.declaration.value.name.span) {
        for entry in entries where entry.provenance.origin == .layer(.city, city.name) {
          let span = entry.provenance.span
          uses[span, default: Use(path: leaf.path)].isRead =
            walk.reads(leaf.path) || uses[span]?.isRead == true
          uses[span]?.gate = walk.gate(of: leaf.path)
        }
      }
    }
    for (span, use) in uses where !use.isRead {
      findings.report(.unreadValue(use.path, at: span, gate: use.gate))
    }
  }
}

/// Goes through all that a workflow may ever evaluate in a city.
private struct ReadWalk {
  private let linked: LinkedWorkflow
  private var constants: ConstantParameters
  /// The condition behind which each parameter is named and never read.
  private var gates: [String: SourceSpan] = [:]
  private let hasTexts: Set<String>

  init(
    _ linked: LinkedWorkflow, _ business: EffectiveParameters, _ enumerations: EnumerationTable
  ) {
    self.linked = linked
    constants = ConstantParameters(business, enumerations)
    hasTexts = Self.parametersOfTexts(linked)
    walk()
  }

  func reads(_ path: String) -> Bool { constants.read.contains(path) || hasTexts.contains(path) }

  func gate(of path: String) -> SourceSpan? { gates[path] }

  // MARK: - Walk

  private mutating func walk() {
    for counter in linked.counters {
      if let limit = counter.limit, constants.fold(limit) == .int(0) {
        constants.closedCounters.insert(counter.name.value)
      }
      if case .per(let keys) = counter.keys { read(keys.values) }
    }
    for register in linked.registers { read(register.bars?.keys.values ?? []) }
    for challenge in linked.challenges {
      read([challenge.address, challenge.validity, challenge.tries])
      read([challenge.resend, challenge.digits].compactMap { $0 })
    }
    walk(linked.open)
    for state in linked.states.map(\.syntax) {
      read(state.numbers.map(\.maximum) + state.during.flatMap(\.expressions))
      guard passes(state.stages) else { continue }
      for command in state.commands { walk(command) }
      for timer in state.timers where passes(timer.condition, before: [timer.due.expression]) {
        read([timer.due.expression])
        walk(timer.branches)
      }
      for lapse in state.lapsed { walk(lapse.branches) }
      walk(state.always)
      walk(state.onEntry + state.onExit)
      if case .choose(let branches, _)? = state.initial { walk(branches) }
    }
  }

  private mutating func walk(_ command: CommandSyntax) {
    guard passes(command.condition, before: command.expressions) else { return }
    for input in command.inputs where passes(input.condition, before: [input.maximumCount]) {
      read([input.maximumCount].compactMap { $0 })
    }
    read(command.requests.flatMap { $0.keys.map(\.expression) })
    guard passes(command.stages) else { return }
    walk(command.actions)
    walk(command.branches)
  }

  private mutating func walk(_ branches: [BranchSyntax]) {
    for branch in branches {
      let outcome = branch.condition.map { constants.fold($0) } ?? .bool(true)
      if outcome.isFalse {
        close(branch.condition, before: branch.actions.flatMap(\.expressions))
        continue
      }
      walk(branch.actions)
      if case .choose(let inner, _)? = branch.target { walk(inner) }
      if outcome.isTrue { return }
    }
  }

  private mutating func walk(_ actions: [ActionSyntax]) {
    for action in actions
    where passes(action.condition, before: action.steps.flatMap(\.kind.expressions)) {
      read(action.steps.flatMap(\.kind.expressions))
    }
  }

  /// Stages in turn; what stands behind one that always refuses is never looked at.
  private mutating func passes(_ stages: [StageSyntax]) -> Bool {
    for stage in stages {
      let outcomes = stage.conditions.map { constants.fold($0.expression) }
      if outcomes.contains(where: \.isFalse) { return false }
    }
    return true
  }

  private mutating func passes(
    _ condition: ExpressionText?, before texts: [ExpressionText?]
  ) -> Bool {
    guard let condition, constants.fold(condition).isFalse else { return true }
    close(condition, before: texts.compactMap { $0 })
    return false
  }

  private mutating func close(_ gate: ExpressionText?, before texts: [ExpressionText]) {
    guard let gate else { return }
    for path in texts.flatMap(Self.parameters) where gates[path] == nil { gates[path] = gate.span }
  }

  private mutating func read(_ texts: [ExpressionText]) {
    for text in texts { _ = constants.fold(text) }
  }

  // MARK: - Names

  private static func parameters(of text: ExpressionText) -> [String] {
    var ignored = FindingCollector()
    return (ExpressionCompiler.parse(text, into: &ignored)?.paths ?? [])
      .filter { $0.hasPrefix("param.") }.map { String($0.dropFirst("param.".count)) }
  }

  /// What refusals, messages and documents show counts as read.
  private static func parametersOfTexts(_ linked: LinkedWorkflow) -> Set<String> {
    var ignored = FindingCollector()
    var found: Set<String> = []
    for sentence in linked.refusals + linked.messages + linked.documents.flatMap(\.lines) {
      for piece in SentenceParser.parse(sentence.zh, &ignored) ?? [] {
        if case .value(let text) = piece { found.formUnion(parameters(of: text)) }
      }
    }
    return found
  }
}

extension TimerSyntax.Due {
  fileprivate var expression: ExpressionText {
    switch self {
    case .after(let text), .at(let text): text
    }
  }
}

extension CommandSyntax {
  fileprivate var expressions: [ExpressionText] {
    let required = stages.flatMap(\.conditions).map(\.expression)
    return required + inputs.compactMap(\.maximumCount) + actions.flatMap(\.expressions)
      + branches.flatMap(\.all).flatMap { $0.actions.flatMap(\.expressions) }
  }
}

extension ActionSyntax {
  fileprivate var expressions: [ExpressionText] {
    [condition].compactMap { $0 } + steps.flatMap(\.kind.expressions)
  }
}
