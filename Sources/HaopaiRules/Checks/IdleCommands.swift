import HaopaiDiagnostics
import HaopaiProgram

/// Commands of applicants and officers that are accepted, and then nothing happens and nothing is said:
/// at all, or in one of their branches.
///
/// What the host reports may have no other purpose than that `always` is looked at again.
enum IdleCommands {
  static func check(_ linked: LinkedWorkflow, _ findings: inout FindingCollector) {
    for command in linked.states.flatMap(\.syntax.commands)
    where command.author != .host && command.actions.isEmpty {
      let isOnlyOne = command.branches.count == 1 && command.branches.first?.condition == nil
      for branch in command.branches.flatMap(\.all) where branch.isIdle {
        let span = isOnlyOne ? command.name.span : branch.span
        findings.report(.idleCommand(command.name, isBranch: !isOnlyOne, at: span))
      }
    }
  }
}

extension Finding {
  fileprivate static func idleCommand(
    _ command: Name, isBranch: Bool, at span: SourceSpan
  ) -> Finding {
    let place =
      isBranch ? Message(zh: "走到此分支时，", en: " where this branch is taken") : Message(zh: "", en: "")
    return Finding(
      .idleCommand,
      Message(
        zh: "\(place.zh)操作 `\(command.value)` 什么也不做，也不说什么",
        en: "the command `\(command.value)` does nothing and says nothing\(place.en)"),
      at: span, severity: .warning,
      help: Message(
        zh: "用 `do`、`to` 写明要做什么，或用 `say` 告知结果",
        en: "say what follows by `do` or `to`, or tell the outcome by `say`"))
  }
}
