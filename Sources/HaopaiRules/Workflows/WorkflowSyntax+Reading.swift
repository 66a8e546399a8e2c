import HaopaiDiagnostics
import HaopaiDomain
import HaopaiYAML

extension WorkflowSyntax {
  private static let commonKeys =
    MappingKeys(
      required: ["title"],
      optional: [
        "sources", "parameters", "demands", "notice", "facts", "fields", "challenges",
      ]) + ResourcesSyntax.keys + StateSyntax.bodyKeys
  private static let workflowKeys = MappingKeys(optional: ["open"]) + commonKeys
  private static let partKeys = MappingKeys(required: ["exits"], optional: ["expects"]) + commonKeys

  /// Reads a workflow or part file.
  init?(
    _ file: RuleFile, _ enumerations: inout EnumerationTable, _ findings: inout FindingCollector
  ) {
    let isPart = file.kind == .part
    guard let members = file.members(isPart ? Self.partKeys : Self.workflowKeys, &findings),
      let name = file.name(&findings)
    else { return nil }
    self.name = name
    // A title that is missing was reported, and says nothing about the rest.
    title = members.title(&findings) ?? BilingualText(zh: name.value, en: name.value)
    // Names of guides, for people.
    let guides = members["sources"]?.items(&findings) ?? []
    for guide in RepeatedItems.leftOut(of: guides, &findings) { _ = guide.locatedText(&findings) }
    resources = ResourcesSyntax(members, &enumerations, &findings)
    root = StateSyntax(name: name)
    root.title = title
    if isPart {
      interface = Interface(members, &enumerations, &findings)
    } else if let entry = members.entry("open") {
      open = CommandSyntax(entry, &enumerations, &findings)
    } else if !members.mayBeLost("open") {
      findings.report(
        .missingOpen(at: file.subject.keySpan, beforeStates: members["states"] != nil))
    }
    readDeclarations(members, &enumerations, &findings)
    root.readBody(members, &enumerations, &findings)
    if !isPart, open == nil { standInForOpen() }
  }

  /// What is wrong with the rest does not wait for the command that opens a case.
  private mutating func standInForOpen() {
    isOpenKnown = false
    var branch = BranchSyntax(span: name.span)
    branch.target = root.states.first.map { .state(Name($0.name.value, at: name.span)) }
    var command = CommandSyntax(name: Name("open", at: name.span))
    command.branches = [branch]
    open = command
  }

  private mutating func readDeclarations(
    _ members: Members, _ enumerations: inout EnumerationTable,
    _ findings: inout FindingCollector
  ) {
    if let node = members["parameters"] {
      (parameters, brokenParameters) = ParameterReader.read(node, &enumerations, &findings)
    }
    demands = members["demands"]?.distinct(&findings, of: DemandSyntax.init) ?? []
    notice = members["notice"]?.keyed(&findings, by: NoticeSyntax.init) ?? []
    for entry in members.things("facts", FactSyntax.keys, &findings) {
      if let fact = FactSyntax(entry, &enumerations, &findings) { facts.append(fact) }
    }
    fields = members["fields"]?.declarations(as: .field, &enumerations, &findings) ?? []
    for entry in members.things("challenges", ChallengeSyntax.members, &findings) {
      if let challenge = ChallengeSyntax(entry, &findings) { challenges.append(challenge) }
    }
    // At the top level `documents` declares them; a state lists the names of those it offers.
    for entry in members.things("documents", DocumentSyntax.members, &findings) {
      if let document = DocumentSyntax(entry, &findings) { documents.append(document) }
    }
  }
}

extension WorkflowSyntax.Interface {
  private static let keys = MappingKeys(optional: ["fields", "numbers"])

  init(
    _ members: Members, _ enumerations: inout EnumerationTable,
    _ findings: inout FindingCollector
  ) {
    exits = members.names("exits", &findings)
    for exit in exits { NameStyle.snakeCase.check(exit.value, at: exit.span, &findings) }
    guard let expected = members["expects"]?.members(Self.keys, &findings) else { return }
    fields = expected["fields"]?.declarations(as: .key, &enumerations, &findings) ?? []
    numbers = expected.names("numbers", &findings)
  }
}

extension ResourcesSyntax {
  static let keys = MappingKeys(optional: ["counters", "registers", "refusals", "messages"])

  init(
    _ members: Members, _ enumerations: inout EnumerationTable,
    _ findings: inout FindingCollector
  ) {
    self.init(refusalsOf: members, &findings)
    for entry in members.things("counters", CounterSyntax.members, &findings) {
      if let counter = CounterSyntax(entry, &enumerations, &findings) { counters.append(counter) }
    }
    for entry in members.things("registers", RegisterSyntax.members, &findings) {
      if let register = RegisterSyntax(entry, &enumerations, &findings) {
        registers.append(register)
      }
    }
    messages = members.sentences("messages", &findings)
  }
}

extension ResourcesSyntax {
  init(refusalsOf members: Members, _ findings: inout FindingCollector) {
    self.init()
    refusals = members.sentences("refusals", &findings)
  }
}

extension ResourcesSyntax {
  /// What a note can be about: `counters.live_selection`.
  fileprivate var paths: [String] {
    counters.map { "counters.\($0.name.value)" } + registers.map { "registers.\($0.name.value)" }
      + refusals.map { "refusals.\($0.name.value)" } + messages.map { "messages.\($0.name.value)" }
  }
}

extension SharedSyntax {
  /// Reads a file of shared counters, registers and texts, or one of the engine's refusals.
  init?(
    _ file: RuleFile, _ enumerations: inout EnumerationTable, _ findings: inout FindingCollector
  ) {
    let keys =
      file.kind == .messages
      ? MappingKeys(required: ["refusals"], optional: ["notice"])
      : MappingKeys(optional: ["sources"]) + ResourcesSyntax.keys
    let before = findings.findings.count
    guard let members = file.members(keys, &findings), let name = file.name(&findings) else {
      return nil
    }
    self.name = name
    // There the key `messages` is the file's own name.
    resources =
      file.kind == .messages
      ? ResourcesSyntax(refusalsOf: members, &findings)
      : ResourcesSyntax(members, &enumerations, &findings)
    for entry in members["notice"]?.namedEntries(.kebabCase, of: .sentences, &findings) ?? [] {
      if let section = NoticeSectionSyntax(entry, &findings) { sections.append(section) }
    }
    var notes = LayerNotes(sources: members["sources"], assumed: nil, &findings)
    // A note may well be about what is broken.
    if findings.findings.count == before {
      notes.check(against: resources.paths, broken: [], &findings)
    }
  }
}
