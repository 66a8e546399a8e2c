import HaopaiDiagnostics
import HaopaiExpression
import HaopaiProgram

/// A stage with its conditions as they were checked, so that what comes later may rely on them.
struct CheckedStage: Sendable {
  var stage: Stage
  var conditions: [CheckedExpression]
  /// Whether some of its conditions are broken.
  var isUncertain = false
}

// Commands: what they ask, what must hold, what they do.
extension WorkflowLowering {
  /// Before `open` is accepted there is no case to read.
  mutating func lowerOpen() {
    let actions = caseScope(assigned: flow.initial)
    var id = CommandID(0)
    let inside = mentions {
      id = $0.lower($0.linked.open, owner: nil, before: $0.base, actions: actions, outer: [])
    }
    workflow.open = id
    noteAsked(linked.open, inside)
  }

  mutating func lower(_ command: CommandSyntax, of state: Int, in scope: Scope) {
    // What a state requires of those inside it is asked of the applicant alone.
    let enclosing = command.author == .applicant ? linked.ancestry(of: state).reversed() : []
    let outer = enclosing.flatMap { stages[$0] }
    var id = CommandID(0)
    let inside = mentions {
      id = $0.lower(command, owner: state, before: scope, actions: scope, outer: outer)
    }
    workflow.states[state].commands.append(id)
    noteAsked(command, inside)
  }

  /// `before` is what conditions see, `actions` what comes after them: the same but for `open`, and
  /// nothing is assumed in either.
  private mutating func lower(
    _ syntax: CommandSyntax, owner: Int?, before: Scope, actions: Scope, outer: [CheckedStage]
  ) -> CommandID {
    var command = Command(
      name: syntax.name.value, owner: owner.map { StateID($0) }, author: syntax.author)
    command.title = syntax.title
    let condition = self.condition(syntax.condition, of: .command, in: before)
    command.condition = syntax.condition == nil ? nil : id(of: condition)
    let offered = before.assuming(condition, of: syntax.condition)
    let inputs = self.inputs(of: syntax, in: offered)
    command.inputs = inputs.map(\.declaration)
    var names: [String: Symbol] = ["input": .group(GroupSymbol(members: members(inputs)))]
    var asked = offered.adding(names)
    command.facts = requests(of: syntax, in: asked)
    names["fact"] = factSymbol(of: syntax)
    asked = asked.adding(names)
    for stage in outer { asked.assume(stage) }
    let own = lower(syntax.stages, in: &asked)
    command.stages = (outer + own).map(\.stage)
    var scope = actions.adding(names).holding(all: asked)
    command.check = syntax.check.flatMap { check($0, of: syntax, &scope) }
    command.actions = lower(syntax.actions, in: &scope)
    command.branches = branches(
      syntax.branches,
      of: owner.map { linked.localPath(of: syntax.name.value, in: $0) } ?? syntax.name.value,
      in: scope)
    workflow.commands.append(command)
    return CommandID(workflow.commands.count - 1)
  }

  // MARK: - Requirements

  /// The conditions of a stage are looked at together; a later stage relies on the earlier ones.
  mutating func lower(
    _ stages: [StageSyntax], owner: Int? = nil, in scope: inout Scope
  ) -> [CheckedStage] {
    stages.map { syntax in
      var checked = self.stage(syntax, in: scope)
      checked.stage.owner = owner.map { StateID($0) }
      scope.assume(checked)
      return checked
    }
  }

  private mutating func stage(_ syntax: StageSyntax, in scope: Scope) -> CheckedStage {
    var result = CheckedStage(stage: Stage(conditions: [], readsFacts: false), conditions: [])
    for condition in syntax.conditions {
      let compiled = self.condition(condition.expression, of: .requirement, in: scope)
      result.stage.conditions.append(
        Condition(refusal: refusal(condition.refusal, in: scope), program: id(of: compiled)))
      guard let checked = compiled?.checked else {
        result.isUncertain = true
        continue
      }
      result.conditions.append(checked)
      if checked.reads.contains(where: { $0.hasPrefix("fact.") }) {
        result.stage.readsFacts = true
      }
    }
    return result
  }

  // MARK: - Inputs

  struct LoweredInput {
    var declaration: InputDeclaration
    var symbol: ValueSymbol
  }

  private mutating func inputs(of command: CommandSyntax, in scope: Scope) -> [LoweredInput] {
    zip(command.inputs, plan.inputs(of: command)).map { input($0, at: $1, in: scope) }
  }

  private mutating func input(
    _ syntax: InputSyntax, at place: Place, in scope: Scope
  ) -> LoweredInput {
    let value = syntax.declaration
    var declaration = InputDeclaration(
      name: value.name.value, type: value.type.type, place: place)
    let condition = self.condition(syntax.condition, of: .input, in: scope)
    let given = scope.assuming(condition, of: syntax.condition)
    let most = bound(syntax.maximumCount, in: given)
    if let most, !given.isUncertain, let text = syntax.maximumCount {
      // A list that must be longer than it may be can never be given.
      let least = max(1, min(Int64(syntax.minimumCount), ValueBounds.batch.upperBound))
      check(most, of: text, within: least...ValueBounds.batch.upperBound)
    }
    declaration.title = value.title
    declaration.range = value.type.element?.range ?? value.type.range
    declaration.maximumCount = syntax.maximumCount == nil ? nil : id(of: most)
    declaration.minimumCount = syntax.minimumCount
    declaration.isOptional = place.presence != nil || value.fallback != nil
    declaration.fallback = value.fallback.map { programs.id(of: .constant($0.value)) }
    declaration.condition = syntax.condition == nil ? nil : id(of: condition)
    let symbol = ValueSymbol(
      type: value.type.type, place: place, range: value.type.range,
      maximumCount: maximum(most, of: syntax),
      minimumCount: value.fallback == nil ? syntax.minimumCount : 0)
    checkList(syntax)
    return LoweredInput(declaration: declaration, symbol: symbol)
  }

  private mutating func bound(_ text: ExpressionText?, in scope: Scope) -> CompiledExpression? {
    text.flatMap { compile($0, as: .exactly(.int), in: scope) }
  }

  /// A maximum that is broken, or that a list lacks, was reported: elsewhere it counts as the least,
  /// which fits everywhere.
  private func maximum(_ most: CompiledExpression?, of input: InputSyntax) -> Int? {
    guard most == nil else { return most?.range.flatMap { Int(exactly: $0.upperBound) } }
    return input.maximumCount == nil && input.declaration.type.element == nil ? nil : 1
  }

  private mutating func checkList(_ input: InputSyntax) {
    let isList = input.declaration.type.element != nil
    if isList != (input.maximumCount != nil) {
      findings.report(.listMaximum(input.declaration.name, isList: isList))
    }
  }

  private func members(_ inputs: [LoweredInput]) -> [String: Symbol] {
    var members: [String: Symbol] = [:]
    for input in inputs { members[input.declaration.name] = .value(input.symbol) }
    return members
  }

  // MARK: - Facts

  private mutating func requests(of command: CommandSyntax, in scope: Scope) -> [FactRequest] {
    command.requests.compactMap { request in
      guard let index = linked.facts.firstIndex(where: { $0.name == request.fact }) else {
        findings.reportUnknown(.fact, request.fact, among: linked.facts.map(\.name.value))
        return nil
      }
      let keys = linked.facts[index].keys
      let unknown = request.keys.filter { given in !keys.contains { $0.name == given.name } }
      for given in unknown {
        findings.reportUnknown(.factKey, given.name, among: keys.map(\.name.value))
      }
      return FactRequest(
        fact: FactID(index),
        keys: keys.map { key in
          guard let given = request.keys.first(where: { $0.name == key.name }) else {
            // A misspelt key is likely to be the one that seems to be missing.
            if unknown.isEmpty {
              findings.report(.missingKey(key.name.value, at: request.fact.span))
            }
            return id(of: nil)
          }
          return program(given.expression, as: .exactly(key.type.type), in: scope)
        })
    }
  }

  /// The facts that the command asks for.
  private func factSymbol(of command: CommandSyntax) -> Symbol {
    guard !command.requests.isEmpty else { return .group(GroupSymbol(members: [:])) }
    let known = Set(linked.facts.map(\.name.value))
    let names = Set(command.requests.map(\.fact.value))
    // A misspelt one stands for what it probably means, so that only the request is reported.
    let meant = names.subtracting(known).sorted().prefix(Nearest.mostWords)
      .compactMap { Nearest.word(to: $0, among: known) }
    let requested = names.union(meant)
    var groups: [String: Symbol] = [:]
    for (fact, places) in zip(linked.facts, plan.facts)
    where requested.contains(fact.name.value) {
      var members: [String: Symbol] = [:]
      for (field, place) in zip(fact.fields, places) {
        let declaration = field.declaration
        members[declaration.name.value] = .value(
          ValueSymbol(
            type: declaration.type.type, place: place, range: declaration.type.range,
            maximumCount: declaration.maximumCount))
      }
      groups[fact.name.value] = .group(GroupSymbol(members: members))
    }
    return .group(GroupSymbol(members: groups))
  }

  // MARK: - Codes

  private mutating func check(
    _ syntax: CommandSyntax.Check, of command: CommandSyntax, _ scope: inout Scope
  ) -> CodeCheck? {
    scope.roots["check"] = .value(
      ValueSymbol(
        type: .enumeration(types.checkOutcome), place: Place(slot: .word(Frame.Word.check))))
    let prefix = "input."
    let names = command.inputs.map { prefix + $0.declaration.name.value }
    guard let input = names.firstIndex(of: syntax.input.value) else {
      findings.reportUnknown(.input, syntax.input, among: names)
      return nil
    }
    if command.inputs[input].declaration.type.type != .text(.secret) {
      findings.report(.checkNeedsSecret(syntax.input))
    }
    guard let challenge = challenges[syntax.challenge.value] else {
      findings.reportUnknown(.challenge, syntax.challenge, among: challenges.names)
      return nil
    }
    return CodeCheck(challenge: challenge, input: input)
  }
}

extension Scope {
  func adding(_ names: [String: Symbol]) -> Scope {
    var scope = self
    scope.roots.merge(names) { _, new in new }
    return scope
  }

  /// In place, so that a line of stages is not copied stage by stage.
  mutating func assume(_ stage: CheckedStage) {
    for condition in stage.conditions { assumptions.append(condition) }
    if stage.isUncertain { isUncertain = true }
  }
}
