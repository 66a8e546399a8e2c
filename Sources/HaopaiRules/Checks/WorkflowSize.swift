import HaopaiDiagnostics

/// Bounds on a workflow, so that checks that look at states and fields together end soon. Real ones
/// stay far below.
enum WorkflowSize {
  static let states = 500
  static let fields = 500
  static let commands = 2000
  static let texts = 2000
  static let demands = 500

  /// Whether the workflow may be checked further.
  static func check(_ linked: LinkedWorkflow, _ findings: inout FindingCollector) -> Bool {
    let resources = linked.counters.count + linked.registers.count + linked.facts.count
    let sizes = [
      (linked.states.count, states, NameKind.state.words),
      (linked.fields.count + resources, fields, NameKind.field.words),
      (linked.states.reduce(0) { $0 + $1.syntax.commands.count }, commands, NameKind.command.words),
      (linked.refusals.count + linked.messages.count, texts, NameKind.message.words),
      (linked.demands.count, demands, Message(zh: "要求", en: "demand")),
    ]
    let broken = sizes.filter { $0.0 > $0.1 }
    for (_, limit, words) in broken {
      findings.report(
        .tooLarge(linked.name, Message(zh: words.zh, en: "\(words.en)s"), limit: limit))
    }
    return broken.isEmpty
  }
}
