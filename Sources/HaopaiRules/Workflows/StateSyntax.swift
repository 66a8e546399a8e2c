import HaopaiDiagnostics
import HaopaiDomain
import HaopaiExpression

/// A state as a workflow or part file writes it; the file's own top level is one too.
struct StateSyntax: Sendable {
  var name: Name
  var title: BilingualText?
  /// Where `final: true` stands.
  var final: SourceSpan?
  var mount: MountSyntax?
  var numbers: [NumberSetSyntax] = []
  var stages: [StageSyntax] = []
  var commands: [CommandSyntax] = []
  var timers: [TimerSyntax] = []
  var lapsed: [LapseSyntax] = []
  var always: [BranchSyntax] = []
  var onEntry: [ActionSyntax] = []
  var onExit: [ActionSyntax] = []
  var during: [MovementSyntax] = []
  var documents: [Name] = []
  var initial: TargetSyntax?
  var states: [StateSyntax] = []

  init(name: Name) { self.name = name }

  /// The mounts of the state and of those inside it.
  var mounts: [MountSyntax] { [mount].compactMap { $0 } + states.flatMap(\.mounts) }
}

/// `part: NAME` with the states that its exits lead to.
struct MountSyntax: Sendable {
  struct Exit: Sendable {
    var name: Name
    var target: Name
  }

  var part: Name
  var exits: [Exit]
  var exitsSpan: SourceSpan
  /// Whether an exit could not be read, so that one may seem to be left out.
  var isCut = false
}

/// Where something leads.
indirect enum TargetSyntax: Sendable {
  case state(Name)
  case choose([BranchSyntax], SourceSpan)
}

/// `{ when, do, say, to }`.
struct BranchSyntax: Sendable {
  var span: SourceSpan
  /// Where it says that it leads on.
  var place: SourceSpan
  var condition: ExpressionText?
  /// Whether it has a condition, or a way on, that could not be read.
  var isCut = false
  var actions: [ActionSyntax] = []
  var message: Name?
  var target: TargetSyntax?

  init(span: SourceSpan) {
    self.span = span
    place = span
  }

  /// Whether nothing comes of it.
  var isIdle: Bool { actions.isEmpty && message == nil && target == nil && !isCut }
}

struct TimerSyntax: Sendable {
  enum Due: Sendable {
    case after(ExpressionText)
    case at(ExpressionText)
  }

  var name: Name
  var title: BilingualText?
  var condition: ExpressionText?
  var due: Due
  var isShown: Bool
  var branches: [BranchSyntax]

  /// Whether nothing happens at its instant.
  var isIdle: Bool { branches.count == 1 && branches[0].condition == nil && branches[0].isIdle }
}

/// What happens when the clock of a number set runs out.
struct LapseSyntax: Sendable {
  var set: Name
  var branches: [BranchSyntax]
}

struct NumberSetSyntax: Sendable {
  var name: Name
  var title: BilingualText?
  var maximum: ExpressionText
}

/// One element of `require`: conditions that are looked at together.
struct StageSyntax: Sendable {
  struct Condition: Sendable {
    var refusal: Name
    var expression: ExpressionText
  }

  var conditions: [Condition]
}
