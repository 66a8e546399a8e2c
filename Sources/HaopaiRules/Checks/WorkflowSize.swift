import HaopaiDiagnostics

/// Bounds on a workflow, so that checks that look at its elements together end soon. Real ones stay
/// far below.
enum WorkflowSize {
  static let states = 400
  /// What expressions can name: fields, counters, registers, number sets and facts, with challenges.
  static let names = 250
  static let factFields = 250
  static let parameters = 500
  static let demands = 250
  static let commands = 500
  static let timers = 250
  static let branches = 2000
  static let actions = 2000
  static let documents = 200
  static let texts = 1000
  /// Requirements of all commands, each with those of the states around it.
  static let requirements = 2000

  static let requirementsOfCommand = 100
  static let inputsOfCommand = 100

  /// Whether the workflow may be checked further.
  static func check(_ linked: LinkedWorkflow, _ findings: inout FindingCollector) -> Bool {
    let requirements = linked.requirements
    let broken = sizes(of: linked, requirements.map(\.count).reduce(0, +))
      .filter { $0.count > $0.limit }
    for size in broken {
      findings.report(.tooLarge(linked.name, size.words, limit: size.limit))
    }
    let crowded = requirements.filter { $0.count > requirementsOfCommand }
    for (command, _) in crowded {
      findings.report(
        .tooLarge(command.name, requirement, of: .command, limit: requirementsOfCommand))
    }
    let asking = linked.commands.filter { $0.inputs.count > inputsOfCommand }
    for command in asking {
      findings.report(
        .tooLarge(command.name, input, of: .command, limit: inputsOfCommand))
    }
    return broken.isEmpty && crowded.isEmpty && asking.isEmpty
  }

  private static func sizes(
    of linked: LinkedWorkflow, _ requirements: Int
  ) -> [(count: Int, limit: Int, words: Message)] {
    let states = linked.states.map(\.syntax)
    var branches = 0
    linked.open.branches.forEachInside { _ in branches += 1 }
    for (index, state) in states.enumerated() {
      linked.forEachBranch(of: index) { _ in branches += 1 }
      state.initial?.forEachBranch { _ in branches += 1 }
    }
    var actions = 0
    linked.forEachAction { actions += $0.steps.count }
    let numbers = states.reduce(0) { $0 + $1.numbers.count }
    let resources = linked.counters.count + linked.registers.count + linked.challenges.count
    let lines = linked.documents.reduce(0) { $0 + $1.lines.count }
    return [
      (states.count, Self.states, state),
      (
        linked.fields.count + resources + linked.facts.count + numbers, names,
        Message(zh: "字段、次数、登记册、号码集合等名称", en: "fields, counters, registers and the like")
      ),
      (
        linked.facts.reduce(0) { $0 + $1.fields.count + $1.keys.count }, factFields,
        Message(zh: "核查信息字段", en: "fields of facts")
      ),
      (linked.parameters.count, parameters, Message(zh: "参数", en: "parameters")),
      (linked.demands.count, demands, Message(zh: "要求", en: "demands")),
      (linked.commands.count, commands, command),
      (states.reduce(0) { $0 + $1.timers.count }, timers, Message(zh: "定时器", en: "timers")),
      (branches, Self.branches, Message(zh: "分支", en: "branches")),
      (actions, Self.actions, Message(zh: "动作", en: "actions")),
      (lines, documents, Message(zh: "凭证行", en: "lines of documents")),
      (linked.refusals.count + linked.messages.count, texts, message),
      (
        linked.notices.flatMap(\.sections).reduce(0) { $0 + $1.items.count }, texts,
        Message(zh: "须知语句", en: "sentences of the notice")
      ),
      (requirements, Self.requirements, requirement),
    ]
  }

  private static let state = plural(.state)
  private static let command = plural(.command)
  private static let message = plural(.message)
  private static let input = plural(.input)
  private static let requirement = Message(zh: "办理条件", en: "requirements")

  private static func plural(_ kind: NameKind) -> Message {
    Message(zh: kind.words.zh, en: "\(kind.words.en)s")
  }
}

extension LinkedWorkflow {
  /// `open` and what the states accept.
  fileprivate var commands: [CommandSyntax] { [open] + states.flatMap(\.syntax.commands) }

  /// Each command with how many requirements it has, those of the states around it included.
  fileprivate var requirements: [(command: CommandSyntax, count: Int)] {
    var around: [Int] = []
    var result = [(command: open, count: open.stages.conditionCount)]
    for state in states {
      let outer = state.parent.map { around[$0] } ?? 0
      around.append(outer + state.syntax.stages.conditionCount)
      result += state.syntax.commands.map { command in
        (command, around[around.count - 1] + command.stages.conditionCount)
      }
    }
    return result
  }
}

extension [StageSyntax] {
  fileprivate var conditionCount: Int { reduce(0) { $0 + $1.conditions.count } }
}
