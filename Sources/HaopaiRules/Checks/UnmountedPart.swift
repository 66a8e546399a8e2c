import HaopaiDiagnostics

/// Parts that no business mounts: of what they do nothing is checked, for a part has its meaning
/// from the workflow around it.
enum UnmountedPart {
  static func check(
    _ parts: [String: WorkflowSyntax], _ workflows: [String: LinkedWorkflow],
    _ findings: inout FindingCollector
  ) {
    let mounted = Set(workflows.values.flatMap(\.mounts).map(\.part.name.value))
    for (name, part) in parts.sorted(by: { $0.key < $1.key }) where !mounted.contains(name) {
      findings.report(.unmountedPart(part.name))
    }
  }
}
