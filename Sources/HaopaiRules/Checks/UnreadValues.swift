import HaopaiDiagnostics
import HaopaiExpression
import Synchronization

/// What is known of which workflow uses what.
struct KnownUses {
  /// The workflows without an error, by business.
  var sound: [String: LinkedWorkflow] = [:]
  /// The places of declarations that nothing uses, which is reported there.
  var unused: Set<SourceSpan> = []
}

/// Values that a city sets itself and that no rule reads under its other values.
///
/// Cities differ in numbers more than in what they offer: what a walk through a workflow found counts
/// for every city in which the walk would be told the same.
final class UnreadValues: Sendable {
  private final class Walked: Sendable {
    let answers: [(question: ConstantQuestion, answer: ConstantParameters.Outcome)]
    /// For each leaf of the business's layout; a gate only where it is not read.
    let isRead: [Bool]
    let gates: [SourceSpan?]
    let leavesAnyUnread: Bool

    init(
      answers: [(question: ConstantQuestion, answer: ConstantParameters.Outcome)],
      isRead: [Bool], gates: [SourceSpan?]
    ) {
      self.answers = answers
      self.isRead = isRead
      self.gates = gates
      leavesAnyUnread = isRead.contains(false)
    }
  }

  /// More than the cities of a country need; beyond it every city has its own walk.
  private static let maximumWalks = 100

  private let uses: KnownUses
  private let enumerations: EnumerationTable
  /// What all cores look for their cities' walks in.
  private struct Known {
    var byBusiness: [String: [Walked]] = [:]
    var byLikeness: [Int: Walked] = [:]
  }

  private let walked = Mutex(Known())

  init(_ uses: KnownUses, _ enumerations: EnumerationTable) {
    self.uses = uses
    self.enumerations = enumerations
  }

  /// Walks what the businesses of a city need, on all cores.
  func prepare(for city: CityProfile) {
    _ = city.businesses.concurrentMap { [self] business in
      if business.isComplete { _ = walk(business) }
    }
  }

  func check(_ city: CityProfile, _ findings: inout FindingCollector) {
    var walks: [(business: EffectiveParameters, walk: Walked)] = []
    for business in city.businesses {
      guard business.isComplete, let walk = walk(business) else { return }
      walks.append((business, walk))
    }
    guard walks.contains(where: { $0.walk.leavesAnyUnread }) else { return }
    var unread: [SourceSpan: (path: String, gate: SourceSpan?)] = [:]
    for (business, walk) in walks {
      for (index, isRead) in walk.isRead.enumerated() where !isRead {
        for span in Self.spans(of: index, business) {
          unread[span] = (business.layout.leaves[index].path, walk.gates[index])
        }
      }
    }
    guard !unread.isEmpty else { return }
    // A part's value counts for every business that mounts the part.
    for (business, walk) in walks {
      for (index, isRead) in walk.isRead.enumerated() where isRead {
        for span in Self.spans(of: index, business) { unread[span] = nil }
      }
    }
    for (span, use) in unread {
      findings.report(.unreadValue(use.path, at: span, gate: use.gate))
    }
  }

  /// Where the city's own file gives a value.
  private static func spans(of leaf: Int, _ business: EffectiveParameters) -> [SourceSpan] {
    business.leaves[leaf].compactMap { entry in
      guard case .layer(.city, _) = entry.provenance.origin else { return nil }
      return entry.provenance.span
    }
  }

  /// Nil for a business with an error.
  private func walk(_ business: EffectiveParameters) -> Walked? {
    guard let likeness = business.likeness else { return walkAsTold(business) }
    if let known = walked.withLock({ $0.byLikeness[likeness] }) { return known }
    let walk = walkAsTold(business)
    walked.withLock { $0.byLikeness[likeness] = walk }
    return walk
  }

  private func walkAsTold(_ business: EffectiveParameters) -> Walked? {
    let all = walked.withLock { $0.byBusiness[business.business] } ?? []
    let known = all.first { walked in
      walked.answers.allSatisfy { $0.question.answer(business, enumerations) == $0.answer }
    }
    if let known { return known }
    guard let workflow = uses.sound[business.business] else { return nil }
    let walk = ReadWalk(workflow, business, enumerations)
    let leaves = business.layout.leaves
    let new = Walked(
      answers: walk.answers.map { ($0, $1) },
      // One that nothing uses is reported where it is declared.
      isRead: leaves.map { leaf in
        walk.reads(leaf.path) || uses.unused.contains(leaf.declaration.value.name.span)
      },
      gates: leaves.map { walk.gate(of: $0.path) })
    walked.withLock { walked in
      let count = walked.byBusiness[business.business]?.count ?? 0
      guard count < Self.maximumWalks else { return }
      walked.byBusiness[business.business, default: []].append(new)
    }
    return new
  }
}

/// Goes through all that a workflow may ever evaluate in a city.
private struct ReadWalk {
  private let linked: LinkedWorkflow
  private var constants: ConstantParameters
  /// The condition behind which each parameter is named and never read.
  private var gates: [String: SourceSpan] = [:]
  private let hasTexts: Set<String>
  /// What can only be shown, and is in the notice.
  private var told: Set<String> = []

  init(
    _ linked: LinkedWorkflow, _ business: EffectiveParameters, _ enumerations: EnumerationTable
  ) {
    self.linked = linked
    constants = ConstantParameters(business, enumerations)
    hasTexts = Self.parametersOfTexts(linked)
    walk()
    told = paths(toldIn: business.layout)
  }

  var answers: [ConstantQuestion: ConstantParameters.Outcome] { constants.answers }

  func reads(_ path: String) -> Bool {
    constants.read.contains(path) || hasTexts.contains(path) || told.contains(path)
  }

  func gate(of path: String) -> SourceSpan? { gates[path] }

  // MARK: - Walk

  private mutating func walk() {
    for counter in linked.counters {
      if let limit = counter.limit, constants.isZero(limit) {
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
    for text in texts { constants.note(text) }
  }

  // MARK: - Names

  private mutating func paths(toldIn layout: ParameterLayout) -> Set<String> {
    var paths: Set<String> = []
    for sentence in linked.notices.flatMap(\.sections).flatMap(\.sentences) {
      let shown = sentence.values.flatMap(Self.parameters)
        .filter { layout.leaf(at: $0)?.declaration.value.type.type.isOnlyShown == true }
      if let condition = sentence.condition, !shown.isEmpty, constants.fold(condition).isFalse {
        continue
      }
      paths.formUnion(shown)
    }
    return paths
  }

  private static func parameters(of text: ExpressionText) -> [String] {
    text.paths.filter { $0.hasPrefix("param.") }.map { String($0.dropFirst("param.".count)) }
  }

  /// What refusals, messages and documents show counts as read.
  private static func parametersOfTexts(_ linked: LinkedWorkflow) -> Set<String> {
    var found: Set<String> = []
    for sentence in linked.refusals + linked.messages + linked.documents.flatMap(\.lines) {
      for value in sentence.zh.values { found.formUnion(parameters(of: value)) }
    }
    return found
  }
}

extension NoticeSyntax.Sentence {
  /// What it shows.
  fileprivate var values: [ExpressionText] { text.zh.values }
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
