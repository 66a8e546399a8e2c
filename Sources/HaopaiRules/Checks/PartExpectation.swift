import HaopaiDiagnostics

/// What a part expects of the workflow that mounts it: fields of the same types that are set
/// wherever the part begins, and number sets.
enum PartExpectation {
  static func check(
    _ linked: LinkedWorkflow, _ flow: FieldFlow, _ findings: inout FindingCollector
  ) {
    for (index, mount) in linked.mounts.enumerated() {
      guard let interface = mount.part.interface else { continue }
      checkSets(interface, mount, linked, &findings)
      for expected in interface.fields {
        check(expected, mount, linked, unset: flow.unmet[index], &findings)
      }
    }
  }

  private static func checkSets(
    _ interface: WorkflowSyntax.Interface, _ mount: LinkedWorkflow.Mount,
    _ linked: LinkedWorkflow, _ findings: inout FindingCollector
  ) {
    let outside = linked.ancestry(of: mount.state).dropFirst()
    let sets = outside.flatMap { linked.states[$0].syntax.numbers.map(\.name) }
    for set in interface.numbers where !sets.contains(set) {
      findings.report(.unmetNumbers(set, at: mount.syntax.part))
    }
  }

  private static func check(
    _ expected: ValueDeclaration, _ mount: LinkedWorkflow.Mount, _ linked: LinkedWorkflow,
    unset: Set<String>, _ findings: inout FindingCollector
  ) {
    let part = mount.syntax.part
    guard let field = linked.fields.first(where: { $0.name == expected.name }) else {
      findings.report(.unmetField(expected.name, hasOtherType: false, at: part))
      return
    }
    if field.type.type != expected.type.type {
      findings.report(.unmetField(expected.name, hasOtherType: true, at: part))
    } else if unset.contains(field.name.value) {
      findings.report(.expectedFieldUnset(field.name.value, at: part))
    }
  }
}
