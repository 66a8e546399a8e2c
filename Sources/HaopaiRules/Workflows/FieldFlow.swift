/// Which fields every way into a state has set: a forward fixed point over all transitions.
///
/// A field counts as set when its declaration has a default or an action outside any `when` sets
/// it. A field that some action takes away (`none`) never counts.
struct FieldFlow: Sendable {
  private let linked: LinkedWorkflow
  private let removed: Set<String>
  /// What a misspelt field that some action sets was probably meant to be.
  private let meant: [String: String]
  /// The fields with a default.
  let initial: Set<String>
  /// On entry of a state, before its `on_entry`; nil for a state that nothing enters.
  private(set) var onEntry: [Set<String>?]
  /// The fields that a mounted part expects and some way to the mount leaves unset, by mount.
  private(set) var unmet: [Set<String>]
  /// States whose transitions must be looked at again, in the order in which they changed.
  private var pending: [Int] = []
  private var isPending: [Bool]

  init(_ linked: LinkedWorkflow) {
    self.linked = linked
    removed = Self.removedFields(linked)
    meant = Self.meantFields(linked)
    initial = Set(linked.fields.filter { $0.fallback != nil }.map(\.name.value))
    onEntry = Array(repeating: nil, count: linked.states.count)
    unmet = Array(repeating: [], count: linked.mounts.count)
    isPending = Array(repeating: false, count: linked.states.count)
    onEntry[0] = initial
    follow(from: 0)
    take(linked.open.branches, from: 0, after(linked.open.actions, initial))
    var next = 0
    while next < pending.count {
      let state = pending[next]
      next += 1
      isPending[state] = false
      follow(from: state)
    }
  }

  /// While the state is active; nil for a state that nothing enters.
  func inside(_ state: Int) -> Set<String>? {
    onEntry[state].map { after(linked.states[state].syntax.onEntry, $0) }
  }

  /// What is set after the actions.
  func after(_ actions: [ActionSyntax], _ fields: Set<String>) -> Set<String> {
    var fields = fields
    for action in actions where action.condition == nil {
      for step in action.steps { fields = after(step, fields) }
    }
    return fields
  }

  func after(_ step: ActionSyntax.Step, _ fields: Set<String>) -> Set<String> {
    guard case .set(let assignments) = step.kind else { return fields }
    let names = assignments.map { meant[$0.field.value] ?? $0.field.value }
    return fields.union(names.filter { !removed.contains($0) })
  }

  private static func removedFields(_ linked: LinkedWorkflow) -> Set<String> {
    var removed: Set<String> = []
    linked.forEachAction { action in
      for step in action.steps {
        guard case .set(let assignments) = step.kind else { continue }
        removed.formUnion(assignments.filter { $0.value == nil }.map(\.field.value))
      }
    }
    return removed
  }

  private static func meantFields(_ linked: LinkedWorkflow) -> [String: String] {
    let known = Set(linked.fields.map(\.name.value))
    var meant: [String: String] = [:]
    var unknown: Set<String> = []
    linked.forEachAction { action in
      for step in action.steps {
        guard case .set(let assignments) = step.kind else { continue }
        for name in assignments.map(\.field.value)
        where !known.contains(name) && unknown.count < Nearest.mostWords {
          guard unknown.insert(name).inserted else { continue }
          meant[name] = Nearest.word(to: name, among: known)
        }
      }
    }
    return meant
  }

  // MARK: - Transitions

  private mutating func follow(from state: Int) {
    guard let fields = inside(state) else { return }
    let syntax = linked.states[state].syntax
    for command in syntax.commands {
      take(command.branches, from: state, after(command.actions, fields))
    }
    for timer in syntax.timers { take(timer.branches, from: state, fields) }
    for lapse in syntax.lapsed { take(lapse.branches, from: state, fields) }
    take(syntax.always, from: state, fields)
  }

  private mutating func take(_ branches: [BranchSyntax], from state: Int, _ fields: Set<String>) {
    for branch in branches {
      guard let target = branch.target else { continue }
      follow(target, from: state, after(branch.actions, fields))
    }
  }

  private mutating func follow(_ target: TargetSyntax, from state: Int, _ fields: Set<String>) {
    switch target {
    case .state(let name):
      guard let found = linked.target(name.value, from: state) else { return }
      enter(found, keeping: linked.commonAncestor(of: state, found), fields)
    case .choose(let branches, _): take(branches, from: state, fields)
    }
  }

  /// Enters the states from below `active` down to `state`, and on along `initial`.
  private mutating func enter(_ state: Int, keeping active: Int, _ fields: Set<String>) {
    var fields = fields
    for entered in linked.ancestry(of: state).prefix(while: { $0 != active }).reversed() {
      if let mount = linked.states[entered].mount { meet(mount: mount, &fields) }
      meet(entered, fields)
      fields = after(linked.states[entered].syntax.onEntry, fields)
    }
    guard let initial = linked.states[state].syntax.initial else { return }
    descend(initial, from: state, fields)
  }

  private mutating func descend(
    _ initial: TargetSyntax, from state: Int, _ fields: Set<String>
  ) {
    switch initial {
    case .state(let name):
      guard let found = linked.target(name.value, from: state), found != state,
        linked.isInside(found, state)
      else { return }
      enter(found, keeping: state, fields)
    case .choose(let branches, _):
      for branch in branches {
        guard let target = branch.target else { continue }
        descend(target, from: state, after(branch.actions, fields))
      }
    }
  }

  /// Inside a part its expectations hold; whoever mounts it answers for them.
  private mutating func meet(mount: Int, _ fields: inout Set<String>) {
    let expected = Set(linked.mounts[mount].part.interface?.fields.map(\.name.value) ?? [])
    unmet[mount].formUnion(expected.subtracting(fields))
    fields.formUnion(expected)
  }

  private mutating func meet(_ state: Int, _ fields: Set<String>) {
    let known = onEntry[state]
    let common = known?.intersection(fields) ?? fields
    guard common != known else { return }
    onEntry[state] = common
    if !isPending[state] {
      isPending[state] = true
      pending.append(state)
    }
  }
}
