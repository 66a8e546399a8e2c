package import HaopaiDomain

/// A node of the statechart.
package struct StateNode: Sendable {
  package var name: String
  /// Names from below the root, joined by dots: `selecting.choosing`.
  package var path: String
  package var title: BilingualText?
  package var parent: StateID?
  package var depth: Int
  package var isFinal: Bool
  /// Where an entry of this state goes on; empty for a leaf. The last has no condition.
  package var initial: [Branch]
  package var onEntry: [Action]
  package var onExit: [Action]
  /// Taken on entry, given back on every exit.
  package var during: [CounterMovement]
  /// Looked at after every step while the state is active; the first that holds fires.
  package var always: [Branch]
  package var timers: [TimerDeclaration]
  /// Number sets that live and die with this state.
  package var sets: [SetID]
  /// What happens at the instant at which a set's clock runs out while this state is active.
  package var lapsed: [LapseHandler]
  package var documents: [DocumentID]
  package var commands: [CommandID]

  package init(name: String, path: String, parent: StateID?, depth: Int) {
    self.name = name
    self.path = path
    self.parent = parent
    self.depth = depth
    title = nil
    isFinal = false
    initial = []
    onEntry = []
    onExit = []
    during = []
    always = []
    timers = []
    sets = []
    lapsed = []
    documents = []
    commands = []
  }
}

/// One way on: taken when its condition holds, or always when it has none.
package struct Branch: Sendable {
  /// Its number among all branches of its workflow; nil for one that no rule file writes.
  package var id: BranchID?
  package var condition: ProgramID?
  package var actions: [Action]
  package var say: MessageID?
  package var target: Target

  package init(
    id: BranchID? = nil, condition: ProgramID? = nil, actions: [Action] = [],
    say: MessageID? = nil, target: Target = .stay
  ) {
    self.id = id
    self.condition = condition
    self.actions = actions
    self.say = say
    self.target = target
  }
}

package indirect enum Target: Sendable {
  /// Neither exit nor entry.
  case stay
  case state(StateID)
  /// The first branch that holds; the last has no condition.
  case choose([Branch])
}

/// Fires once at its instant unless its state is left before.
package struct TimerDeclaration: Sendable {
  package enum Due: Hashable, Sendable {
    /// A duration after entry.
    case after(ProgramID)
    case at(ProgramID)
  }

  package var name: String
  package var title: BilingualText?
  /// No timer is set when this does not hold on entry.
  package var condition: ProgramID?
  package var due: Due
  /// Whether applicants are told the instant.
  package var isShown: Bool
  package var branches: [Branch]

  package init(
    name: String, title: BilingualText?, condition: ProgramID?, due: Due, isShown: Bool,
    branches: [Branch]
  ) {
    self.name = name
    self.title = title
    self.condition = condition
    self.due = due
    self.isShown = isShown
    self.branches = branches
  }
}

package struct LapseHandler: Sendable {
  package var set: SetID
  package var branches: [Branch]

  package init(set: SetID, branches: [Branch]) {
    self.set = set
    self.branches = branches
  }
}
