import HaopaiDiagnostics

/// Codes that are asked for where no way leads to from any place that sends them.
enum UnsentCodes {
  static func check(_ linked: LinkedWorkflow, _ findings: inout FindingCollector) {
    var after = StatesAfter(linked)
    var senders: [String: Set<Int>] = [:]
    for (challenge, state) in linked.found(in: \.challenge) {
      senders[challenge.value, default: []].insert(state)
    }
    for (index, state) in linked.states.enumerated() {
      for check in state.syntax.commands.compactMap(\.check) {
        // What nothing sends at all leaves its challenge unused, which is said there.
        guard let before = senders[check.challenge.value] else { continue }
        guard !before.contains(where: { after.states(after: $0).contains(index) }) else { continue }
        findings.report(.codeNeverSent(check.challenge))
      }
    }
  }
}

extension ActionSyntax.Kind {
  fileprivate var challenge: Name? {
    if case .challenge(let name) = self { name } else { nil }
  }
}

extension Finding {
  fileprivate static func codeNeverSent(_ challenge: Name) -> Finding {
    Finding(
      .codeNeverSent,
      Message(
        zh: "到达这里之前没有发送过验证码 `\(challenge.value)`",
        en: "no way to here sends the code `\(challenge.value)`"),
      at: challenge.span, severity: .warning,
      help: Message(
        zh: "此前用 `challenge: \(challenge.value)` 发送",
        en: "send it before, by `challenge: \(challenge.value)`"))
  }
}
