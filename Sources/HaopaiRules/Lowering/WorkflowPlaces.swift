package import HaopaiDiagnostics
package import HaopaiProgram

/// Where what a compiled workflow consists of stands in the rule files. Kept beside it, for no step
/// needs to know.
package struct WorkflowPlaces: Sendable {
  package struct Place: Hashable, Sendable {
    package let span: SourceSpan
    /// As the file at hand calls it, from the root of the workflow or of the part.
    package let name: String
  }

  /// A parameter or an optional group that a program reads.
  package struct Read: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
      /// By their order in the layout.
      case leaf(Int)
      case group(Int)
    }

    package let subject: Subject
    /// Whether its value of the day counts, not that of the day on which the case was opened.
    package let isNow: Bool
  }

  /// By the states' indices; nil for the root.
  package let states: [Place?]
  /// By the branches' numbers.
  package private(set) var branches: [Place] = []
  /// By state, then in the order of its timers.
  package internal(set) var timers: [[Place]]
  /// What somebody may be answered.
  package internal(set) var refusals: [Place] = []
  /// By the order of the parameters in the layout.
  package let parameters: [Place]
  /// By the programs' indices, each once; those behind the last one that reads any are not there.
  private var reads: [[Read]] = []

  init(_ linked: LinkedWorkflow, _ parameters: ParameterLayout) {
    states = linked.states.indices.map { state in
      guard state > 0 else { return nil }
      let syntax = linked.states[state].syntax
      return Place(span: syntax.name.span, name: linked.localPath(of: state))
    }
    timers = linked.states.map { _ in [] }
    self.parameters = parameters.leaves.map {
      Place(span: $0.declaration.value.name.span, name: $0.path)
    }
  }

  /// What a program reads of the parameters.
  package func reads(of program: ProgramID) -> [Read] {
    reads.indices.contains(program.index) ? reads[program.index] : []
  }

  var allReads: some Sequence<Read> { reads.joined() }

  mutating func add(branch place: Place) -> BranchID {
    branches.append(place)
    return BranchID(branches.count - 1)
  }

  /// Notes the parameters among the paths that a program reads.
  mutating func note(
    _ paths: Set<String>, of id: ProgramID, _ program: ExpressionProgram,
    _ frame: FrameLayout, _ parameters: ParameterLayout
  ) {
    for path in paths {
      guard let read = Self.read(path, program, frame, parameters) else { continue }
      while reads.count <= id.index { reads.append([]) }
      if !reads[id.index].contains(read) { reads[id.index].append(read) }
    }
  }

  private static func read(
    _ path: String, _ program: ExpressionProgram, _ frame: FrameLayout,
    _ parameters: ParameterLayout
  ) -> Read? {
    let prefix = "param."
    guard path.hasPrefix(prefix) else { return nil }
    var name = path.dropFirst(prefix.count)
    // What stands behind a parameter's name asks something of its value.
    while true {
      switch parameters.member(at: String(name)) {
      case .leaf(let index):
        let leaf = parameters.leaves[index]
        return Read(
          subject: .leaf(index),
          isNow: leaf.declaration.reading == .now || program.readsNow(leaf.place, frame))
      case .group(let index):
        let group = parameters.groups[index]
        return Read(
          subject: .group(index),
          isNow: group.declaration.reading == .now
            || group.presence.map { program.readsNow(HaopaiProgram.Place(slot: .word($0)), frame) }
              ?? false
        )
      case nil: break
      }
      guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
      name = name[..<dot]
    }
  }
}

extension ExpressionProgram {
  /// Limits are read of the day whatever the declaration says.
  fileprivate func readsNow(_ place: HaopaiProgram.Place, _ frame: FrameLayout) -> Bool {
    let words = frame.currentParameters.words.lowerBound
    if let presence = place.presence, reads(word: words + presence) { return true }
    guard case .word(let slot) = place.slot else { return false }
    return reads(word: words + slot)
  }
}

extension LinkedWorkflow {
  /// The state's path as its own file has it.
  func localPath(of state: Int) -> String { local(states[state].path, in: states[state].origin) }

  /// The path of what stands in a state, as the file that writes it has it.
  func localPath(of name: String, in state: Int) -> String {
    let path = local(states[state].path, in: states[state].innerOrigin)
    return path.isEmpty ? name : "\(path).\(name)"
  }

  private func local(_ path: String, in origin: Int?) -> String {
    guard let origin else { return path }
    return String(path.dropFirst(states[mounts[origin].state].path.count + 1))
  }
}
