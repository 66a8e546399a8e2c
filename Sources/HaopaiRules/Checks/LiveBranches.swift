import HaopaiExpression

/// Which ways between states can ever be taken, as far as it shows without running anything: not
/// those whose condition or whose command's requirement is constantly false, nor those with an action
/// that is refused in any case.
struct LiveBranches {
  private let linked: LinkedWorkflow
  private let idle: IdleResources
  private let condition: ConstantCondition
  /// By state: where one transition from the state itself may lead to.
  private(set) var targets: [[Int]] = []

  init(_ linked: LinkedWorkflow) {
    self.linked = linked
    idle = IdleResources(linked)
    condition = ConstantCondition(idle: idle)
    targets = linked.states.indices.map { targets(of: $0) }
  }

  private func targets(of state: Int) -> [Int] {
    let syntax = linked.states[state].syntax
    var targets = self.targets(of: syntax.always, from: state, condition)
    for command in syntax.commands where isLive(command, in: state) {
      var condition = condition
      condition.isCodeUnsent = command.check.map { idle.isUnsent($0.challenge.value) } ?? false
      targets += self.targets(of: command.branches, from: state, condition)
    }
    for timer in syntax.timers where condition.mayHold(timer.condition) {
      targets += self.targets(of: timer.branches, from: state, condition)
    }
    for lapse in syntax.lapsed where !idle.isEmptySet(lapse.set.value) {
      targets += self.targets(of: lapse.branches, from: state, condition)
    }
    return targets
  }

  private func targets(
    of branches: [BranchSyntax], from state: Int, _ condition: ConstantCondition
  ) -> [Int] {
    branches.flatMap { branch -> [Int] in
      guard condition.mayHold(branch.condition), canBeDone(branch.actions, in: state) else {
        return []
      }
      switch branch.target {
      case nil: return []
      case .state(let name): return [linked.target(name.value, from: state)].compactMap { $0 }
      case .choose(let inner, _): return targets(of: inner, from: state, condition)
      }
    }
  }

  private func isLive(_ command: CommandSyntax, in state: Int) -> Bool {
    condition.mayHold(command.condition) && canBeDone(command.actions, in: state)
      && command.stages.flatMap(\.conditions).allSatisfy { condition.mayHold($0.expression) }
  }

  private func canBeDone(_ actions: [ActionSyntax], in state: Int) -> Bool {
    guard !actions.isEmpty else { return true }
    let sets = linked.ancestry(of: state).flatMap { linked.states[$0].syntax.numbers }
    let names = Set(sets.map(\.name.value))
    return !actions.contains { idle.canNeverBeDone($0, naming: names) }
  }
}
