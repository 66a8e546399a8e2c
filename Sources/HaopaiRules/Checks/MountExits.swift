import HaopaiDiagnostics

/// The states to which the exits of mounted parts lead.
enum MountExits {
  static func check(_ linked: LinkedWorkflow, _ findings: inout FindingCollector) {
    for mount in linked.mounts {
      guard let parent = linked.states[mount.state].parent else { continue }
      let exits = mount.part.interface?.exits ?? []
      for exit in mount.syntax.exits
      where exits.contains(exit.name) && linked.target(exit.target.value, from: parent) == nil {
        findings.reportUnknown(.state, exit.target, among: linked.targetNames(from: parent))
      }
    }
  }
}
