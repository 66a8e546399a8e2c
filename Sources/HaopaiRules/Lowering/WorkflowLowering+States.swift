import HaopaiDiagnostics
import HaopaiExpression
import HaopaiProgram

// The statechart: what each state does on entry, while it lasts, and where it leads.
extension WorkflowLowering {
  /// The nodes without their contents.
  mutating func layOutStates() {
    for state in linked.states {
      var node = StateNode(
        name: state.syntax.name.value, path: state.path, parent: state.parent.map { StateID($0) },
        depth: state.depth)
      node.title = state.syntax.title
      node.isFinal = state.syntax.final != nil
      workflow.states.append(node)
    }
  }

  mutating func lowerStates() {
    lowerOpen()
    for state in linked.states.indices { lower(state) }
  }

  private mutating func lower(_ state: Int) {
    let syntax = linked.states[state].syntax
    // Nothing enters an unreachable state: that is reported, and nothing else about its fields.
    let entry = scope(of: state, assigned: flow.onEntry[state] ?? fieldNames)
    let assigned = flow.inside(state) ?? fieldNames
    let inside = assigned == entry.assigned ? entry : scope(of: state, assigned: assigned)
    var entering = unattended.entered.contains(state) ? entry.unattended : entry
    var leaving = unattended.left.contains(state) ? inside.unattended : inside
    var asked = inside
    stages.append(lower(syntax.stages, owner: state, in: &asked))
    workflow.states[state].during = syntax.during.map { movement($0, in: entry) }
    workflow.states[state].onEntry = lower(syntax.onEntry, in: &entering)
    workflow.states[state].onExit = lower(syntax.onExit, in: &leaving)
    workflow.states[state].initial = initial(
      syntax.initial, of: linked.localPath(of: "initial", in: state),
      in: unattended.entered.contains(state) ? inside.unattended : inside)
    workflow.states[state].timers = syntax.timers.enumerated().map { index, timer in
      self.timer(
        timer, TimerCycle.TimerID(state: state, index: index), entry: entry, inside: inside)
    }
    workflow.states[state].lapsed = syntax.lapsed.map { lapse($0, in: inside.unattended) }
    workflow.states[state].always = branches(
      syntax.always, of: linked.localPath(of: "always", in: state), in: inside.unattended)
    workflow.states[state].documents = syntax.documents.compactMap { document($0, in: inside) }
    for command in syntax.commands { lower(command, of: state, in: inside) }
  }

  private var fieldNames: Set<String> { Set(linked.fields.map(\.name.value)) }

  private mutating func initial(
    _ target: TargetSyntax?, of owner: String, in scope: Scope
  ) -> [Branch] {
    switch target {
    case nil: []
    case .state(let name):
      [
        Branch(
          id: places.add(branch: WorkflowPlaces.Place(span: name.span, name: owner)),
          target: self.target(name, from: scope.state))
      ]
    case .choose(let branches, _): self.branches(branches, of: owner, in: scope)
    }
  }

  private mutating func timer(
    _ timer: TimerSyntax, _ id: TimerCycle.TimerID, entry: Scope, inside: Scope
  ) -> TimerDeclaration {
    let condition = self.condition(timer.condition, of: .timer, in: entry)
    let started = entry.assuming(condition, of: timer.condition)
    let due: TimerDeclaration.Due =
      switch timer.due {
      case .after(let span): .after(wait(span, of: id, in: started))
      case .at(let instant): .at(program(instant, as: .exactly(.instant), in: started))
      }
    // Of what held on entry only the parameters still say the same when the timer fires.
    let isLasting = condition?.checked.dependsOnlyOnParameters ?? true
    let firing =
      (isLasting ? inside.assuming(condition, of: timer.condition) : inside).unattended
    let name = linked.localPath(of: timer.name.value, in: id.state)
    places.timers[id.state].append(WorkflowPlaces.Place(span: timer.name.span, name: name))
    return TimerDeclaration(
      name: timer.name.value, title: timer.title,
      condition: timer.condition == nil ? nil : self.id(of: condition), due: due,
      isShown: timer.isShown,
      // One that only runs out leads nowhere.
      branches: timer.isIdle ? [Branch()] : branches(timer.branches, of: name, in: firing))
  }

  private mutating func wait(
    _ span: ExpressionText, of timer: TimerCycle.TimerID, in scope: Scope
  ) -> ProgramID {
    let compiled = compile(span, as: .exactly(.duration), in: scope)
    // One that is broken was reported, and says nothing about how often it fires.
    waits[timer] = compiled.map { $0.range?.lowerBound ?? 0 } ?? .max
    return id(of: compiled)
  }

  private mutating func lapse(_ lapse: LapseSyntax, in scope: Scope) -> LapseHandler {
    // A handler runs for what is not empty, and its numbers live until it has run.
    LapseHandler(
      set: set(lapse.set, in: scope),
      branches: branches(
        lapse.branches,
        of: linked.localPath(of: "lapsed.\(lapse.set.value)", in: scope.state),
        in: knowing(some: lapse.set, in: scope)))
  }

  // MARK: - Branches

  /// How many of a list's branches are remembered as not taken, and compared with those after them.
  private static let remembered = 20

  /// The first that holds is taken, so that each is looked at where none before it held.
  ///
  /// - Parameter owner: what a person calls whatever the branches belong to.
  mutating func branches(
    _ branches: [BranchSyntax], of owner: String, in scope: Scope
  ) -> [Branch] {
    var rest = scope
    var taken: [BranchBounds] = []
    return branches.enumerated().map { index, syntax in
      let condition = self.condition(syntax.condition, of: .branch, in: rest)
      let branch = branch(
        syntax, condition,
        of: branches.count > 1 ? "\(owner)[\(index)]" : owner, in: rest)
      guard index < Self.remembered, let text = syntax.condition, let condition else {
        return branch
      }
      if let bounds = BranchBounds(condition.checked, at: text.span) {
        for other in taken where other.overlapsInPart(bounds) {
          findings.report(.overlappingBranches(other, bounds))
        }
        taken.append(bounds)
      }
      if index + 1 < branches.count { rest.assumptions.append(condition.checked.negated) }
      return branch
    }
  }

  private mutating func branch(
    _ syntax: BranchSyntax, _ condition: CompiledExpression?, of name: String, in scope: Scope
  ) -> Branch {
    var inner = scope.assuming(condition, of: syntax.condition)
    var branch = Branch(
      id: syntax.isChoice ? nil : places.add(branch: .init(span: syntax.place, name: name)),
      condition: syntax.condition == nil ? nil : id(of: condition))
    branch.actions = lower(syntax.actions, in: &inner)
    branch.say = syntax.message.map { message($0, in: inner) }
    checkArrival(syntax, in: inner)
    switch syntax.target {
    case nil: branch.target = .stay
    case .state(let name): branch.target = target(name, from: scope.state)
    case .choose(let branches, _):
      branch.target = .choose(self.branches(branches, of: name, in: inner))
    }
    return branch
  }

  private mutating func target(_ name: Name, from state: Int) -> Target {
    if let found = linked.target(name.value, from: state) { return .state(StateID(found)) }
    // Where the mount gives an exit an unknown state, or none, that is reported at the mount.
    if !linked.isExit(name.value, from: state) {
      findings.reportUnknown(.state, name, among: linked.targetNames(from: state))
    }
    return .stay
  }
}

extension BranchSyntax {
  /// Whether it only leads to other branches, of which one is taken.
  fileprivate var isChoice: Bool {
    if case .choose? = target { true } else { false }
  }
}
