import HaopaiDiagnostics

/// A state with children says which of them is entered first, and that one lies inside it.
enum InitialState {
  static func check(_ linked: LinkedWorkflow, _ findings: inout FindingCollector) {
    for index in linked.states.indices {
      let syntax = linked.states[index].syntax
      guard let initial = syntax.initial else {
        // `open` says where a case begins.
        if index != 0, !linked.states[index].children.isEmpty {
          findings.report(.missingInitial(syntax.name))
        }
        continue
      }
      for name in initial.names {
        guard let target = linked.target(name.value, from: index) else { continue }
        if target == index || !linked.isInside(target, index) {
          findings.report(.initialLeadsOut(name, of: syntax.name))
        }
      }
    }
  }
}
