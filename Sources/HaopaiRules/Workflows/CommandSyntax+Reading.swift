import HaopaiDiagnostics
import HaopaiExpression
import HaopaiProgram
import HaopaiYAML

extension CommandSyntax {
  static let keys = MappingKeys(
    required: ["title"],
    optional: [
      "by", "when", "input", "facts", "require", "check", "do", "say", "then", "to",
    ])

  init?(
    _ entry: YAMLEntry, _ enumerations: inout EnumerationTable,
    _ findings: inout FindingCollector
  ) {
    guard let members = entry.value.members(Self.keys, at: entry.keySpan, &findings) else {
      return nil
    }
    self.init(name: entry.name)
    title = members.title(&findings)
    author = Self.author(members, &findings)
    condition = members.expression("when", &findings)
    for input in members["input"]?.entries(&findings) ?? [] {
      if let input = InputSyntax(input, &enumerations, &findings) { inputs.append(input) }
    }
    requests = members["facts"]?.keyed(&findings, by: Request.init) ?? []
    stages = members.stages(&findings)
    check = members["check"].flatMap { Check($0, &findings) }
    actions = members.actions("do", &findings)
    branches =
      members["then"] == nil
      ? [members.wayOn(at: entry, &findings)]
      : members.thenBranches(beside: ["say", "to"], &findings)
  }

  /// `applicant`, which nobody need write, `officer`, `host`, or `{ officer: ROLE }`.
  private static func author(_ members: Members, _ findings: inout FindingCollector) -> Author {
    guard let node = members["by"] else { return .applicant }
    if node.shape == .mapping {
      let role = node.members(MappingKeys(required: ["officer"]), &findings)?
        .name("officer", &findings)
      return .officer(role: role?.value)
    }
    let authors: [(String, Author)] = [
      ("applicant", .applicant), ("officer", .officer(role: nil)), ("host", .host),
    ]
    return node.word(of: authors, &findings) ?? .applicant
  }
}

extension CommandSyntax.Request {
  init?(_ entry: YAMLEntry, _ findings: inout FindingCollector) {
    fact = entry.name
    keys = entry.value.keyed(&findings) { entry, findings in
      entry.value.expression(&findings).map { (name: entry.name, expression: $0) }
    }
  }
}

extension CommandSyntax.Check {
  init?(_ node: YAMLNode, _ findings: inout FindingCollector) {
    guard let members = node.members(MappingKeys(required: ["challenge", "code"]), &findings),
      let challenge = members.name("challenge", &findings),
      let code = members.name("code", &findings)
    else { return nil }
    self.challenge = challenge
    input = code
  }
}
