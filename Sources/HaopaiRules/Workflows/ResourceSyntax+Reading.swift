import HaopaiDiagnostics
import HaopaiExpression
import HaopaiProgram
import HaopaiYAML

extension YAMLNode {
  /// Declarations of values by name.
  func declarations(
    as role: ValueDeclaration.Role, _ enumerations: inout EnumerationTable,
    _ findings: inout FindingCollector
  ) -> [ValueDeclaration] {
    var found: [ValueDeclaration] = []
    for entry in entries(&findings) ?? [] {
      let before = findings.findings.count
      let declaration = ValueDeclaration(entry, as: role, &enumerations, &findings)
      guard let declaration else { continue }
      // Where the default does not fit the type, the type may be what is wrong: no use of the value
      // is then to blame.
      let hasLostDefault = declaration.members?["default"] != nil && declaration.fallback == nil
      if !hasLostDefault || findings.findings.count == before { found.append(declaration) }
    }
    return found
  }
}

extension FactSyntax {
  static let keys = MappingKeys(required: ["key", "fields"])

  init?(
    _ entry: YAMLEntry, _ enumerations: inout EnumerationTable, _ findings: inout FindingCollector
  ) {
    guard let members = entry.value.members(Self.keys, at: entry.keySpan, &findings),
      let key = members["key"], let fields = members["fields"]
    else { return nil }
    name = entry.name
    keys = key.declarations(as: .key, &enumerations, &findings)
    self.fields = []
    for declaration in fields.declarations(as: .fact, &enumerations, &findings) {
      let before = findings.findings.count
      let mock = declaration.mock(enumerations, &findings)
      // One that does not fit the type is like such a default.
      if findings.findings.count == before {
        self.fields.append(Field(declaration: declaration, mock: mock))
      }
    }
  }
}

extension InputSyntax {
  init?(
    _ entry: YAMLEntry, _ enumerations: inout EnumerationTable, _ findings: inout FindingCollector
  ) {
    guard let declaration = ValueDeclaration(entry, as: .input, &enumerations, &findings) else {
      return nil
    }
    self.declaration = declaration
    minimumCount = declaration.members?["min"]?.count(in: 0...1000, &findings) ?? 0
    maximumCount = declaration.members?.expression("max", &findings)
    condition = declaration.members?.expression("when", &findings)
  }
}

extension CounterSyntax {
  static let members = MappingKeys(
    required: ["limit", "refusal"], optional: ["title", "per", "keys", "period"])

  init?(
    _ entry: YAMLEntry, _ enumerations: inout EnumerationTable, _ findings: inout FindingCollector
  ) {
    guard let members = entry.value.members(Self.members, at: entry.keySpan, &findings),
      let keys = Self.keys(members, entry, &enumerations, &findings),
      let limit = members["limit"],
      let refusal = members.name("refusal", &findings)
    else { return nil }
    name = entry.name
    self.keys = keys
    self.refusal = refusal
    self.limit = ValueReader.isNone(limit) ? nil : limit.expression(&findings)
    title = members.title(&findings)
    period = members["period"].flatMap { .init($0, &findings) } ?? .ever
  }

  /// Exactly one of `per` and `keys`.
  private static func keys(
    _ members: Members, _ entry: YAMLEntry, _ enumerations: inout EnumerationTable,
    _ findings: inout FindingCollector
  ) -> Keys? {
    switch (members["per"], members["keys"]) {
    case (let node?, nil): return .per(node.distinctKeys(&findings))
    case (nil, let node?):
      return .given(node.declarations(as: .key, &enumerations, &findings))
    case (nil, nil), (_?, _?):
      if !members.mayBeLost("per", "keys") { findings.report(.counterNeedsKeys(entry.name)) }
      return nil
    }
  }
}

extension CounterDeclaration.Period {
  private static let words: [(String, Self)] = [
    ("ever", .ever), ("day", .day), ("month", .month), ("year", .year),
  ]

  init?(_ node: YAMLNode, _ findings: inout FindingCollector) {
    guard let period = node.word(of: Self.words, &findings) else { return nil }
    self = period
  }
}

extension YAMLNode {
  /// One of a few words, each of which stands for something.
  func word<Value>(of words: [(String, Value)], _ findings: inout FindingCollector) -> Value? {
    guard let text = locatedText(&findings) else { return nil }
    if let found = words.first(where: { $0.0 == text.value }) { return found.1 }
    findings.reportUnknown(.word, text, among: words.map(\.0))
    return nil
  }
}

extension RegisterSyntax {
  static let members = MappingKeys(
    required: ["keys", "ends"], optional: ["fields", "bars"])

  init?(
    _ entry: YAMLEntry, _ enumerations: inout EnumerationTable, _ findings: inout FindingCollector
  ) {
    guard let members = entry.value.members(Self.members, at: entry.keySpan, &findings),
      let keys = members["keys"],
      let end = members["ends"]?.word(of: [("term", End.term), ("pardon", .pardon)], &findings)
    else { return nil }
    name = entry.name
    self.end = end
    self.keys = keys.declarations(as: .key, &enumerations, &findings)
    fields = members["fields"]?.declarations(as: .entry, &enumerations, &findings) ?? []
    bars = members.entry("bars").flatMap { Bars($0, &findings) }
  }
}

extension RegisterSyntax.Bars {
  private static let members = MappingKeys(
    required: ["key", "businesses", "commands", "refusal"], optional: ["except"])

  init?(_ entry: YAMLEntry, _ findings: inout FindingCollector) {
    guard let members = entry.value.members(Self.members, at: entry.keySpan, &findings),
      let key = members["key"], let businesses = members["businesses"],
      let refusal = members.name("refusal", &findings)
    else { return nil }
    span = entry.keySpan
    self.refusal = refusal
    keys = key.keys(&findings)
    self.businesses = businesses.plainText == "all" ? nil : businesses.names(&findings)
    except = members.names("except", &findings)
    commands = members.names("commands", &findings)
  }
}

extension ChallengeSyntax {
  static let members = MappingKeys(
    required: ["to", "validity", "tries"], optional: ["resend", "digits"])

  init?(_ entry: YAMLEntry, _ findings: inout FindingCollector) {
    guard let members = entry.value.members(Self.members, at: entry.keySpan, &findings),
      let address = members.expression("to", &findings),
      let validity = members.expression("validity", &findings),
      let tries = members.expression("tries", &findings)
    else { return nil }
    name = entry.name
    self.address = address
    self.validity = validity
    self.tries = tries
    resend = members.expression("resend", &findings)
    digits = members.expression("digits", &findings)
  }
}

extension DocumentSyntax {
  static let members = MappingKeys(required: ["title", "lines"])

  init?(_ entry: YAMLEntry, _ findings: inout FindingCollector) {
    guard let members = entry.value.members(Self.members, at: entry.keySpan, &findings),
      let title = members.title(&findings), let lines = members["lines"]
    else { return nil }
    name = entry.name
    self.title = title
    let name = entry.name
    // Two lines that only separate may be alike.
    let showing = (lines.items(&findings) ?? []).filter(\.showsValue)
    _ = RepeatedItems.leftOut(of: showing, &findings)
    self.lines = lines.list(&findings) { node, findings in
      SentenceSyntax(name, node, &findings)
    }
  }
}

extension YAMLNode {
  /// Whether a sentence has braces.
  fileprivate var showsValue: Bool {
    guard case .mapping(let entries) = content else { return false }
    return entries.contains { $0.value.text?.utf8.contains(UInt8(ascii: "{")) ?? false }
  }
}

extension SentenceSyntax {
  init?(_ entry: YAMLEntry, _ findings: inout FindingCollector) {
    self.init(entry.name, entry.value, &findings)
  }

  init?(_ name: Name, _ node: YAMLNode, _ findings: inout FindingCollector) {
    guard let (zh, en) = node.languages(&findings) else { return nil }
    self.init(name: name, zh: SentenceText(zh), en: SentenceText(en))
  }
}
