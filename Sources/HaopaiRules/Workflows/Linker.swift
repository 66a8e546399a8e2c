import HaopaiDiagnostics

/// Puts a workflow and the parts that it mounts together.
struct Linker {
  /// Parts by name.
  private let parts: [String: WorkflowSyntax]
  /// Parts that are there but could not be read.
  private let unreadable: Set<String>
  /// Parts whose files have errors, so that their exits may not be what they seem.
  private let faulty: Set<String>
  private var linked: LinkedWorkflow
  private var names = Namespace()
  private var findings: FindingCollector

  /// Nil for a file that is not a whole workflow; what is missing was reported when it was read.
  static func link(
    _ workflow: WorkflowSyntax, parts: [String: WorkflowSyntax], unreadable: Set<String>,
    faulty: Set<String>, shared: [SharedSyntax], _ findings: inout FindingCollector
  ) -> LinkedWorkflow? {
    guard let open = workflow.open else { return nil }
    var linker = Linker(
      parts: parts, unreadable: unreadable, faulty: faulty,
      linked: LinkedWorkflow(name: workflow.name, title: workflow.title, open: open),
      findings: findings)
    linker.linked.isOpenKnown = workflow.isOpenKnown
    for file in shared {
      linker.linked.sharedResources.formUnion(
        file.resources.counters.map(\.name.value) + file.resources.registers.map(\.name.value))
      linker.declare(file.resources)
      linker.linked.sections += linker.names.fresh(
        file.sections, .section, \.name, &linker.findings)
    }
    linker.declare(workflow)
    linker.add(workflow.root, parent: nil, origin: nil, mounting: [])
    findings = linker.findings
    return linker.linked
  }

  private init(
    parts: [String: WorkflowSyntax], unreadable: Set<String>, faulty: Set<String>,
    linked: LinkedWorkflow, findings: FindingCollector
  ) {
    self.parts = parts
    self.unreadable = unreadable
    self.faulty = faulty
    self.linked = linked
    self.findings = findings
  }

  // MARK: - Declarations

  private mutating func declare(_ file: WorkflowSyntax) {
    linked.parameters += file.parameters
    linked.brokenParameters.formUnion(file.brokenParameters)
    linked.demands += file.demands
    linked.notices.append(
      LinkedWorkflow.Notice(part: file.interface == nil ? nil : file.name, sections: file.notice))
    linked.facts += names.fresh(file.facts, .fact, \.name, &findings)
    linked.fields += names.fresh(file.fields, .field, \.name, &findings)
    linked.challenges += names.fresh(file.challenges, .challenge, \.name, &findings)
    linked.documents += names.fresh(file.documents, .document, \.name, &findings)
    declare(file.resources)
  }

  private mutating func declare(_ resources: ResourcesSyntax) {
    linked.counters += names.fresh(resources.counters, .counter, \.name, &findings)
    linked.registers += names.fresh(resources.registers, .register, \.name, &findings)
    linked.refusals += names.fresh(resources.refusals, .refusal, \.name, &findings)
    linked.messages += names.fresh(resources.messages, .message, \.name, &findings)
  }

  // MARK: - States

  private mutating func add(
    _ syntax: StateSyntax, parent: Int?, origin: Int?, mounting: Set<String>
  ) {
    let index = linked.states.count
    // A part that is mounted again and again could otherwise grow without end.
    guard index <= WorkflowSize.states else { return }
    linked.states.append(
      LinkedWorkflow.State(
        syntax: syntax, parent: parent, depth: parent.map { linked.states[$0].depth + 1 } ?? 0,
        path: parent.map { linked.path(of: syntax.name.value, in: $0) } ?? "", origin: origin))
    if let parent { linked.states[parent].children.append(index) }
    linked.states[index].syntax.numbers = names.fresh(
      linked.states[index].syntax.numbers, .numberSet, \.name, &findings)
    var siblings = Namespace()
    var inner = origin
    var children = syntax.states
    var mounted = mounting
    if let mount = syntax.mount, let part = part(mount, mounting) {
      inner = linked.mounts.count
      linked.mounts.append(LinkedWorkflow.Mount(part: part, syntax: mount, state: index))
      linked.states[index].mount = inner
      linked.states[index].syntax.take(part.root)
      linked.states[index].syntax.numbers = names.fresh(
        part.root.numbers, .numberSet, \.name, &findings)
      children = part.root.states
      mounted.insert(part.name.value)
      let isFirst = !linked.mounts.dropLast().contains { $0.part.name == part.name }
      if isFirst { declare(part) }
    }
    for child in siblings.fresh(children, .state, \.name, &findings) {
      add(child, parent: index, origin: inner, mounting: mounted)
    }
  }

  private mutating func part(_ mount: MountSyntax, _ mounting: Set<String>) -> WorkflowSyntax? {
    guard let part = parts[mount.part.value] else {
      linked.isWhole = false
      if !unreadable.contains(mount.part.value) {
        findings.reportUnknown(.part, mount.part, among: parts.keys.sorted())
      }
      return nil
    }
    guard !mounting.contains(mount.part.value) else {
      linked.isWhole = false
      findings.report(.partMountsItself(mount.part))
      return nil
    }
    if let first = linked.mounts.first(where: { $0.part.name == part.name }),
      hasNumbers(part.root, inside: [part.name.value])
    {
      linked.isWhole = false
      findings.report(.partMountedTwice(mount.part, first: first.syntax.part.span))
      return nil
    }
    if !faulty.contains(mount.part.value) { check(mount, of: part) }
    return part
  }

  /// Whether number sets come with the state, also by parts that it mounts.
  private func hasNumbers(_ state: StateSyntax, inside mounted: Set<String>) -> Bool {
    if !state.numbers.isEmpty || state.states.contains(where: { hasNumbers($0, inside: mounted) }) {
      return true
    }
    guard let name = state.mount?.part.value, let part = parts[name], !mounted.contains(name) else {
      return false
    }
    return hasNumbers(part.root, inside: mounted.union([name]))
  }

  /// Each exit of the part leads somewhere, and nothing else does.
  private mutating func check(_ mount: MountSyntax, of part: WorkflowSyntax) {
    let exits = part.interface?.exits ?? []
    let unknown = mount.exits.filter { !exits.contains($0.name) }
    for exit in unknown {
      findings.reportUnknown(.exit, exit.name, among: exits.map(\.value))
    }
    // A misspelt exit is likely to be the one that seems to be left out.
    guard unknown.isEmpty, !mount.isCut else { return }
    for exit in exits where !mount.exits.contains(where: { $0.name == exit }) {
      findings.report(.unmappedExit(exit, at: mount.exitsSpan))
    }
  }
}

extension StateSyntax {
  /// Makes the body of a mounted part the state's own, and its title where the mount gives none.
  fileprivate mutating func take(_ root: StateSyntax) {
    title = title ?? root.title
    numbers = root.numbers
    stages = root.stages
    commands = root.commands
    timers = root.timers
    lapsed = root.lapsed
    always = root.always
    onEntry = root.onEntry
    onExit = root.onExit
    during = root.during
    initial = root.initial
  }
}

extension LinkedWorkflow {
  fileprivate func path(of name: String, in parent: Int) -> String {
    states[parent].path.isEmpty ? name : "\(states[parent].path).\(name)"
  }
}

/// The names that were given so far, to find those that are given twice.
struct Namespace {
  /// By the kind that stands for the names' space.
  private var places = [[String: SourceSpan]](repeating: [:], count: NameKind.allCases.count)

  /// The elements whose names are new; the others are reported with the earlier place.
  mutating func fresh<Element>(
    _ elements: [Element], _ kind: NameKind, _ name: (Element) -> Name,
    _ findings: inout FindingCollector
  ) -> [Element] {
    var found: [Element] = []
    for element in elements where claim(name(element), kind, &findings) { found.append(element) }
    return found
  }

  /// What expressions already mean by a name.
  static let roots: Set<String> = [
    "param", "case", "input", "fact", "applicant", "now", "today", "entered", "check",
  ]

  mutating func claim(_ name: Name, _ kind: NameKind, _ findings: inout FindingCollector) -> Bool {
    if kind.space == .counter, Self.roots.contains(name.value) {
      findings.report(.reservedName(name.value, at: name.span))
      return false
    }
    if let earlier = places[kind.space.rawValue][name.value] {
      findings.report(
        kind == .business || kind == .part
          ? .duplicateFile(name, earlier: earlier) : .duplicate(kind, name, earlier: earlier))
      return false
    }
    places[kind.space.rawValue][name.value] = name.span
    return true
  }
}
