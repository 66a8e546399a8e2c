import HaopaiDiagnostics
import HaopaiExpression
import HaopaiProgram

/// Which of the engine's own refusals somebody may be answered in a business.
///
/// What an action demands counts where the command does not ask for it itself: what its conditions
/// say of a number set they refuse by codes of their own.
struct EngineAnswers {
  private let linked: LinkedWorkflow
  /// Every command can be sent at the wrong time or by the wrong person.
  private(set) var codes: Set<EngineRefusal> = [
    .commandNotOpen, .notPermitted, .clockBackwards, .keyReused,
  ]

  init(_ linked: LinkedWorkflow) {
    self.linked = linked
    look(at: linked.open, in: nil)
    for (index, state) in linked.states.enumerated() {
      for command in state.syntax.commands { look(at: command, in: index) }
    }
  }

  private mutating func look(at command: CommandSyntax, in state: Int?) {
    for input in command.inputs {
      if input.condition != nil { codes.insert(.inputNotOffered) }
      if input.maximumCount != nil { codes.insert(.wrongCount) }
    }
    let around = command.author == .applicant ? state.map(linked.ancestry) ?? [] : []
    let stages = around.flatMap { linked.states[$0].syntax.stages } + command.stages
    let asked =
      [command.condition].compactMap { $0 } + stages.flatMap(\.conditions).map(\.expression)
    let branches = command.branches.flatMap(\.all)
    // Whoever leaves the state has no second number to move.
    let stays = branches.contains { $0.target == nil }
    for action in command.actions { look(at: action, behind: asked, stays: stays) }
    for branch in branches {
      let asked = asked + [branch.condition].compactMap { $0 }
      for action in branch.actions { look(at: action, behind: asked, stays: stays) }
    }
  }

  private mutating func look(
    at action: ActionSyntax, behind asked: [ExpressionText], stays: Bool
  ) {
    lazy var mentioned = Mentions(asked + [action.condition].compactMap { $0 })
    for step in action.steps {
      switch step.kind {
      case .draw: codes.insert(.poolEmpty)
      case .move(let move):
        if !mentioned.contains(move.number.text) { codes.insert(.numberNotHeld) }
        if stays, !mentioned.contains(move.set.value) { codes.insert(.setFull) }
      case .claim(let set), .issue(let set):
        if mayLapse(set), !mentioned.contains(set.value) { codes.insert(.numberNotHeld) }
      case .challenge(let name):
        if linked.challenges.contains(where: { $0.name == name && $0.resend != nil }) {
          codes.insert(.resendTooSoon)
        }
      case .set, .use, .giveBack, .firstFree, .extend, .release, .enter, .end, .notify: break
      }
    }
  }

  /// Whether the set ever has a clock.
  private func mayLapse(_ set: Name) -> Bool {
    var found = false
    linked.forEachAction { action in
      for step in action.steps {
        switch step.kind {
        case .draw(let draw): found = found || draw.set.value == set.value
        case .firstFree(let choice):
          found = found || choice.hold != nil && choice.set.value == set.value
        case .move(let move): found = found || move.hold != nil && move.set.value == set.value
        default: break
        }
      }
    }
    return found
  }
}

/// The names that conditions mention.
private struct Mentions {
  private let paths: [String]

  init(_ conditions: [ExpressionText]) {
    paths = conditions.flatMap(\.paths)
  }

  func contains(_ name: String) -> Bool { paths.contains(name) }
}
