import HaopaiDomain

/// A workflow with its parts mounted: one namespace, and one table of states in document order.
struct LinkedWorkflow: Sendable {
  struct State: Sendable {
    var syntax: StateSyntax
    var parent: Int?
    var children: [Int] = []
    var depth: Int
    /// Names from below the root, joined by dots; empty for the root.
    var path: String
    /// The mount whose part declares what stands in the state; nil for the workflow itself.
    var origin: Int?
    /// The mount that this state carries.
    var mount: Int?
  }

  /// A part at the place where it is mounted.
  struct Mount: Sendable {
    var part: WorkflowSyntax
    /// Where the mount is written.
    var syntax: MountSyntax
    var state: Int
  }

  struct Notice: Sendable {
    /// Nil for the workflow itself.
    var part: Name?
    var sections: [NoticeSyntax]
  }

  var name: Name
  var title: BilingualText
  var open: CommandSyntax
  /// False where something stands in for `open`, which was reported.
  var isOpenKnown = true
  /// False where a part is missing or could not be read.
  var isWhole = true
  var mounts: [Mount] = []
  /// Entry 0 is the root; a parent stands before its children.
  var states: [State] = []
  var parameters: [ParameterDeclaration] = []
  /// Paths of parameters whose declarations were reported.
  var brokenParameters: Set<String> = []
  /// Its own, then those of its parts, each part's once.
  var demands: [DemandSyntax] = []
  /// What it says to citizens itself, then what each of its parts does.
  var notices: [Notice] = []
  /// The sections that a notice can have, in their order.
  var sections: [NoticeSectionSyntax] = []
  var facts: [FactSyntax] = []
  var fields: [ValueDeclaration] = []
  var counters: [CounterSyntax] = []
  var registers: [RegisterSyntax] = []
  /// The counters and registers that other businesses use too.
  var sharedResources: Set<String> = []
  var challenges: [ChallengeSyntax] = []
  var documents: [DocumentSyntax] = []
  var refusals: [SentenceSyntax] = []
  var messages: [SentenceSyntax] = []

  /// The state and those around it, from the inside out.
  func ancestry(of state: Int) -> [Int] {
    var line = [state]
    while let parent = states[line[line.count - 1]].parent { line.append(parent) }
    return line
  }

  func isInside(_ state: Int, _ ancestor: Int) -> Bool {
    var level: Int? = state
    while let inner = level {
      if inner == ancestor { return true }
      level = states[inner].parent
    }
    return false
  }
}

// MARK: - Names of states

extension LinkedWorkflow {
  /// The state that a name means where `state` is the innermost one: its children, its siblings,
  /// then those of the states around it; a part sees its own states and its exits.
  func target(_ name: String, from state: Int) -> Int? {
    // Most names are a single step.
    guard name.utf8.contains(UInt8(ascii: ".")) else {
      return lookUp(name, from: state, origin: states[state].innerOrigin)
    }
    let steps = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let first = steps.first else { return nil }
    guard var found = lookUp(first, from: state, origin: states[state].innerOrigin) else {
      return nil
    }
    for step in steps.dropFirst() {
      guard let child = child(step, of: found) else { return nil }
      found = child
    }
    return found
  }

  /// Every name that `target` understands there, for suggestions.
  func targetNames(from state: Int) -> [String] {
    var names: [String] = []
    for level in ancestry(of: state) {
      names += states[level].children.map { states[$0].syntax.name.value }
      if let mount = states[level].mount, mount == states[state].innerOrigin {
        return names + (mounts[mount].part.interface?.exits.map(\.value) ?? [])
      }
    }
    return names
  }

  private func lookUp(_ name: String, from state: Int, origin: Int?) -> Int? {
    var outer: Int? = state
    while let level = outer {
      if let child = child(name, of: level) { return child }
      if let mount = states[level].mount, mount == origin {
        return exit(name, of: mount)
      }
      outer = states[level].parent
    }
    return nil
  }

  /// Whether the name is an exit of the part around the state; where it leads, or that nothing says
  /// so, is the mount's.
  func isExit(_ name: String, from state: Int) -> Bool {
    guard let mount = states[state].innerOrigin else { return false }
    return mounts[mount].syntax.exits.contains { $0.name.value == name }
      || mounts[mount].part.interface?.exits.contains { $0.value == name } ?? false
  }

  private func exit(_ name: String, of mount: Int) -> Int? {
    let state = mounts[mount].state
    guard let exit = mounts[mount].syntax.exits.first(where: { $0.name.value == name }),
      let parent = states[state].parent
    else { return nil }
    return target(exit.target.value, from: parent)
  }

  private func child(_ name: String, of state: Int) -> Int? {
    states[state].children.first { states[$0].syntax.name.value == name }
  }
}

extension LinkedWorkflow.State {
  /// The mount whose names count for what stands inside the state.
  var innerOrigin: Int? { mount ?? origin }
}
