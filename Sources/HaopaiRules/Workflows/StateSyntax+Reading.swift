import HaopaiDiagnostics
import HaopaiYAML

extension StateSyntax {
  /// What a state and the top level of a part can both say.
  static let bodyKeys = MappingKeys(optional: [
    "numbers", "require", "accepts", "timers", "lapsed", "always", "on_entry", "on_exit", "during",
    "initial", "states", "documents",
  ])
  private static let plainKeys =
    MappingKeys(optional: ["title", "final", "part", "exits"]) + bodyKeys
  private static let mountKeys = MappingKeys(
    required: ["exits"], optional: ["title", "part", "documents"])

  init?(
    _ entry: YAMLEntry, _ enumerations: inout EnumerationTable, _ findings: inout FindingCollector
  ) {
    let isMount = entry.value.hasKey("part")
    let keys = isMount ? Self.mountKeys : Self.plainKeys
    guard let members = entry.value.members(keys, at: entry.keySpan, &findings) else { return nil }
    self.init(name: entry.name)
    title = members.title(&findings)
    if members["final"]?.flag(&findings) == true { final = members.entry("final")?.keySpan }
    if isMount { mount = MountSyntax(members, &findings) }
    documents = members.names("documents", &findings)
    readBody(members, &enumerations, &findings)
  }

  mutating func readBody(
    _ members: Members, _ enumerations: inout EnumerationTable,
    _ findings: inout FindingCollector
  ) {
    numbers = members["numbers"]?.named(.snakeCase, &findings, of: NumberSetSyntax.init) ?? []
    stages = members.stages(&findings)
    timers = members["timers"]?.named(.snakeCase, &findings, of: TimerSyntax.init) ?? []
    lapsed = members["lapsed"]?.keyed(&findings, by: LapseSyntax.init) ?? []
    always = members.branches("always", &findings)
    onEntry = members.actions("on_entry", &findings)
    onExit = members.actions("on_exit", &findings)
    during = members["during"]?.during(&findings) ?? []
    initial = members.target("initial", &findings)
    for entry in members.things("accepts", CommandSyntax.keys, &findings) {
      if let command = CommandSyntax(entry, &enumerations, &findings) {
        commands.append(command)
      }
    }
    for entry in members.things("states", Self.plainKeys, &findings) {
      if let state = StateSyntax(entry, &enumerations, &findings) { states.append(state) }
    }
  }
}

extension MovementSyntax {
  /// An item of `during`: `use: …`.
  init?(duringItem node: YAMLNode, _ findings: inout FindingCollector) {
    guard let members = node.members(MappingKeys(required: ["use"]), &findings),
      let use = members["use"]
    else { return nil }
    self.init(use, &findings)
  }
}

extension YAMLNode {
  fileprivate func during(_ findings: inout FindingCollector) -> [MovementSyntax] {
    // What stands there twice is taken twice.
    _ = RepeatedItems.leftOut(of: items(&findings) ?? [], &findings)
    return list(&findings, of: MovementSyntax.init(duringItem:_:))
  }

  func hasKey(_ key: String) -> Bool {
    guard case .mapping(let entries) = content else { return false }
    return entries.contains { $0.key == key }
  }
}
