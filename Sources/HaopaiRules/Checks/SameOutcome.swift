import HaopaiDiagnostics
import HaopaiYAML

/// A condition that decides nothing: the branch behind it, taken where it does not hold, does the very
/// same.
enum SameOutcome {
  static func check(_ branches: [YAMLNode], _ findings: inout FindingCollector) {
    guard branches.count > 1, let last = branches.last.flatMap(BranchWording.init),
      let other = branches.dropLast().last.flatMap(BranchWording.init),
      last.condition == nil, let condition = other.condition, last.rest == other.rest
    else { return }
    findings.report(.sameOutcome(at: condition, as: branches[branches.count - 1].beginning))
  }
}

private struct BranchWording {
  let condition: SourceSpan?
  let rest: [String: Wording]

  /// Nil for what is no branch, and for one that gives a key twice.
  init?(_ node: YAMLNode) {
    guard case .mapping(let entries) = node.content, !entries.contains(where: \.isRepeated) else {
      return nil
    }
    condition = entries.first { $0.key == "when" }?.value.beginning
    var rest: [String: Wording] = [:]
    for entry in entries where entry.key != "when" { rest[entry.key] = Wording(entry.value) }
    self.rest = rest
  }
}

extension Finding {
  fileprivate static func sameOutcome(at span: SourceSpan, as other: SourceSpan) -> Finding {
    Finding(
      .sameOutcome,
      Message(
        zh: "此条件不起作用，不成立时所做的完全相同",
        en: "this decides nothing, where it does not hold the very same is done"),
      at: span, severity: .warning,
      help: Message(
        zh: "删去此分支，或补上它与下一分支的不同之处",
        en: "leave the branch out, or say what is different in it"),
      related: [Related(span: other, message: Message(zh: "下一分支", en: "the next branch"))])
  }
}
