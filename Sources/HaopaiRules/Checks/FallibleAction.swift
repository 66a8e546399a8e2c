import HaopaiDiagnostics
import HaopaiExpression
import HaopaiProgram

/// Actions that may be refused, where no command is there to be refused: each must follow from the
/// conditions around it, with nothing written in between.
extension WorkflowLowering {
  mutating func checkCannotFail(_ step: ActionSyntax.Step, in scope: Scope) {
    // A broken condition might have been the proof.
    guard scope.isUnattended, !scope.isUncertain else { return }
    let cure: Cure?
    switch step.kind {
    case .use(let movement): cure = self.cure(of: movement, in: scope)
    case .draw: cure = .command
    case .move(let move): cure = self.cure(of: move, in: scope)
    case .claim(let set), .issue(let set): cure = self.cure(ofEmpty: set, in: scope)
    case .challenge(let name): cure = self.cure(ofChallenge: name)
    case .set, .giveBack, .firstFree, .extend, .release, .enter, .end, .notify: cure = nil
    }
    if let cure { findings.report(.actionMayFail(step.name, cure, at: step.span)) }
  }

  /// What `during` takes on the way into states that are entered by themselves.
  mutating func checkArrival(_ branch: BranchSyntax, in scope: Scope) {
    guard scope.isUnattended, !scope.isUncertain, case .state = branch.target else { return }
    var scope = scope
    for state in linked.left(by: [branch], from: scope.state) {
      scope.forget(changes(of: linked.states[state].syntax.onExit))
    }
    for state in linked.entered(by: [branch], from: scope.state).sorted() {
      let syntax = linked.states[state].syntax
      for movement in syntax.during {
        if let cure = cure(of: movement, in: scope) {
          findings.report(.actionMayFail("use", cure, at: movement.counter.span))
        }
        scope.forget([movement.counter.value])
      }
      scope.forget(changes(of: syntax.onEntry))
    }
  }

  private func changes(of actions: [ActionSyntax]) -> Set<String> {
    actions.flatMap(\.steps).reduce(into: []) { $0.formUnion(names(changedBy: $1)) }
  }

  /// What makes an action safe.
  enum Cure {
    /// This condition.
    case guardWith(String)
    /// No condition does.
    case command
  }

  // MARK: - Counters

  private func cure(of movement: MovementSyntax, in scope: Scope) -> Cure? {
    guard let id = counters[movement.counter.value],
      workflow.counters[id.index].limit != nil
    else { return nil }
    // A limit that cannot be was reported.
    let limit = linked.counters[id.index].limit?.text
    if let limit, let most = Int64(limit), most < 0 { return nil }
    let keys = movement.keys.map { "[\($0.values.map(\.text).joined(separator: ", "))]" } ?? ""
    let left = "\(movement.counter.value)\(keys).left"
    let amount = movement.amount?.text ?? "1"
    // What cannot be read has been reported.
    guard let known = quietly(left, .exactly(.int), movement.counter.span, in: scope),
      let taken = quietly(amount, .exactly(.int), movement.counter.span, in: scope)
    else { return nil }
    let least = known.range?.lowerBound ?? 0
    if let most = taken.range?.upperBound, least >= most { return nil }
    let condition = "\(left) >= \(amount.isSimple ? amount : "(\(amount))")"
    if isStated(condition, movement.counter.span, in: scope) { return nil }
    return .guardWith(condition)
  }

  // MARK: - Number sets

  private func cure(of move: ActionSyntax.Move, in scope: Scope) -> Cure? {
    let number = move.number.text
    guard quietly(number, .exactly(.number), move.set.span, in: scope) != nil,
      let target = maximum(of: move.set.value, in: scope)
    else { return nil }
    if isMember(number, of: move.set, in: scope) { return nil }
    let sets = scope.numberSets.filter { $0 != move.set.value }
    let isHeld =
      isElement(move.number, in: scope)
      || sets.contains { isMember(number, of: Name($0, at: move.set.span), in: scope) }
    guard isHeld else {
      return .guardWith("\(number) in \(sets.first ?? move.set.value)")
    }
    let size = quietly("size(\(move.set.value))", .exactly(.int), move.set.span, in: scope)
    let room = quietly(target.text, .exactly(.int), move.set.span, in: scope)
    if let most = size?.range?.upperBound, let least = room?.range?.lowerBound, most < least {
      return nil
    }
    // A size that cannot be was reported.
    if let most = room?.range?.upperBound, most < 0 { return nil }
    let limit = target.text.isSimple ? target.text : "(\(target.text))"
    let condition = "size(\(move.set.value)) < \(limit)"
    return isStated(condition, move.set.span, in: scope) ? nil : .guardWith(condition)
  }

  private func cure(ofEmpty set: Name, in scope: Scope) -> Cure? {
    guard let size = quietly("size(\(set.value))", .exactly(.int), set.span, in: scope) else {
      return nil
    }
    return size.range?.lowerBound ?? 0 > 0 ? nil : .guardWith("size(\(set.value)) > 0")
  }

  private func isMember(_ number: String, of set: Name, in scope: Scope) -> Bool {
    quietly("(\(number)) in \(set.value)", .bool, set.span, in: scope)?.range?.lowerBound == 1
  }

  /// `batch[0]`, whose index was proven, is held.
  private func isElement(_ number: ExpressionText, in scope: Scope) -> Bool {
    guard case .index(let base, _)? = number.syntax?.content, case .name(let name, _) = base.content
    else { return false }
    return scope.numberSets.contains(name)
  }

  /// How many numbers a set of that name around the state takes.
  private func maximum(of set: String, in scope: Scope) -> ExpressionText? {
    for level in linked.ancestry(of: scope.state) {
      if let found = linked.states[level].syntax.numbers.first(where: { $0.name.value == set }) {
        return found.maximum
      }
    }
    return nil
  }

  // MARK: - Codes

  private func cure(ofChallenge name: Name) -> Cure? {
    guard let id = challenges[name.value], linked.challenges[id.index].resend != nil else {
      return nil
    }
    return .command
  }

  // MARK: - Conditions

  /// The scope after the set was shown to hold a number.
  func knowing(some set: Name, in scope: Scope) -> Scope {
    var scope = scope
    if let known = quietly("size(\(set.value)) > 0", .bool, set.span, in: scope) {
      scope.assumptions.append(known.checked)
    }
    return scope
  }

  private func isStated(_ condition: String, _ span: SourceSpan, in scope: Scope) -> Bool {
    guard let wanted = quietly(condition, .bool, span, in: scope) else { return false }
    return scope.assumptions.state(wanted.checked)
  }

  private func quietly(
    _ text: String, _ type: ExpectedType, _ span: SourceSpan, in scope: Scope
  ) -> CompiledExpression? {
    var environment = environment
    environment.roots = scope.roots
    var ignored = FindingCollector()
    return ExpressionCompiler(environment: environment)
      .compile(
        ExpressionText(text, standingFor: span), as: type, assuming: scope.assumptions,
        into: &ignored)
  }
}

extension ActionSyntax.Step {
  /// The action's key.
  fileprivate var name: String {
    switch kind {
    case .use: "use"
    case .draw: "draw"
    case .move: "move"
    case .claim: "claim"
    case .issue: "issue"
    case .challenge: "challenge"
    case .set, .giveBack, .firstFree, .extend, .release, .enter, .end, .notify: ""
    }
  }
}

extension Scope {
  /// The number sets that can be named, in alphabetical order.
  fileprivate var numberSets: [String] {
    roots.compactMap { name, symbol in
      if case .resource(let resource) = symbol, resource.contains != nil { name } else { nil }
    }.sorted()
  }
}

extension String {
  /// Whether it needs no brackets beside an operator.
  fileprivate var isSimple: Bool {
    unicodeScalars.allSatisfy {
      "._".unicodeScalars.contains($0) || $0.properties.isAlphabetic || ("0"..."9").contains($0)
    }
  }
}
