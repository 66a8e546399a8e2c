import HaopaiDiagnostics

/// Exits that a part declares and nothing in it leads to: what a workflow maps them to could never
/// be reached that way.
enum UnusedExit {
  static func check(_ linked: LinkedWorkflow, _ findings: inout FindingCollector) {
    for (index, mount) in linked.mounts.enumerated() {
      let inside = linked.states.indices.filter { linked.states[$0].innerOrigin == index }
      var used = inside.reduce(into: Set<String>()) { used, state in
        used.formUnion(linked.branches(of: state).flatMap(\.targets).map(\.value))
      }
      for inner in linked.mounts where linked.states[inner.state].origin == index {
        used.formUnion(inner.syntax.exits.map(\.target.value))
      }
      for exit in mount.part.interface?.exits ?? [] where !used.contains(exit.value) {
        findings.report(.unusedExit(exit))
      }
    }
  }
}
