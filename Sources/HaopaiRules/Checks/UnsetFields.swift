import HaopaiDiagnostics

/// Fields that promise a value from the beginning, being neither optional nor with a default, and that
/// `open` does not set on each of its ways.
enum UnsetFields {
  static func check(_ linked: LinkedWorkflow, _ findings: inout FindingCollector) {
    let before = linked.open.actions.certainlySet
    let ways = linked.open.branches.map(\.actions.certainlySet)
    let common = ways.dropFirst().reduce(ways.first ?? []) { $0.intersection($1) }
    let set = before.union(common)
    for field in linked.fields
    where field.fallback == nil && !field.isOptional && !set.contains(field.name.value) {
      findings.report(.fieldLeftUnset(field.name))
    }
  }
}

extension [ActionSyntax] {
  fileprivate var certainlySet: Set<String> {
    var fields: Set<String> = []
    for step in self where step.condition == nil {
      for case .set(let assignments) in step.steps.map(\.kind) {
        fields.formUnion(assignments.filter { $0.value != nil }.map(\.field.value))
      }
    }
    return fields
  }
}

extension Finding {
  fileprivate static func fieldLeftUnset(_ field: Name) -> Finding {
    Finding(
      .fieldLeftUnset,
      Message(
        zh: "字段 `\(field.value)` 既非可选，也没有默认值，而 `open` 没有给它赋值",
        en:
          "the field `\(field.value)` is neither optional nor has a default, and `open` does not set it"
      ),
      at: field.span, severity: .warning,
      help: Message(
        zh: "写 `optional: true` 或 `default`，或在 `open` 中赋值",
        en: "write `optional: true` or `default`, or set it in `open`"))
  }
}
