package import HaopaiDomain
package import HaopaiProgram

extension Engine {
  /// The plate kinds, as the ledger counts them, from which the commands of a case take numbers as it stands: those
  /// of the active states, else of any state. Empty where none does, or the kind is not known yet.
  package static func drawnKinds(
    of state: CaseState, pinned: CompiledBook, current: CompiledBook, at instant: Instant,
    view: borrowing some LedgerView
  ) -> Set<Int> {
    var machine = StepMachine(
      pinned: pinned, current: current, state: state, at: instant.milliseconds,
      chance: .recorded([]))
    return machine.drawnKinds(view)
  }
}

extension StepMachine {
  fileprivate mutating func drawnKinds(_ view: borrowing some LedgerView) -> Set<Int> {
    let workflow = workflow
    var open: [CommandID] = []
    var walk: StateID? = state.active
    while let node = walk {
      open += workflow.states[node.index].commands
      walk = workflow.states[node.index].parent
    }
    var programs = open.flatMap { workflow.commands[$0.index].actions.flatMap(\.drawnKinds) }
    if programs.isEmpty {
      programs = workflow.commands.flatMap { $0.actions.flatMap(\.drawnKinds) }
    }
    var kinds: Set<Int> = []
    for id in Set(programs) where isKnown(workflow.programs[id.index], workflow) {
      if let kind = try? word(id, view), let own = ledgerKind(Int(kind)) { kinds.insert(own) }
    }
    return kinds
  }

  /// Whether a program reads nothing but constants and what is there without a command.
  private func isKnown(_ program: ExpressionProgram, _ workflow: Workflow) -> Bool {
    program.instructions.allSatisfy { instruction in
      switch instruction.operation {
      case .load, .testSlot: isThere(Int(instruction.left), workflow)
      case .testSlots:
        isThere(Int(instruction.left), workflow) && isThere(Int(instruction.right), workflow)
      case .testWord, .testWords, .jump, .finishNumber, .finishWord, .number, .constant, .copy:
        true
      default: false
      }
    }
  }

  private func isThere(_ slot: Int, _ workflow: Workflow) -> Bool {
    let layout = workflow.layout
    if layout.inputs.words.contains(slot) || layout.facts.words.contains(slot) { return false }
    guard let field = workflow.fields.first(where: { $0.place.slot == .word(slot) }),
      let presence = field.place.presence
    else { return true }
    return frame.words[presence] != 0
  }
}

extension Action {
  /// The programs that give the kinds of the numbers it takes.
  fileprivate var drawnKinds: [ProgramID] {
    switch self {
    case .draw(let draw): [draw.kind]
    case .firstFree(let first): [first.kind]
    case .when(_, let actions): actions.flatMap(\.drawnKinds)
    default: []
    }
  }
}
