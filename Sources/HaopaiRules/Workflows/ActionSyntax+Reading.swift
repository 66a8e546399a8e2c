import HaopaiDiagnostics
import HaopaiExpression
import HaopaiYAML

extension ActionSyntax {
  static let kinds = [
    "set", "use", "give_back", "draw", "first_free", "move", "extend", "release", "claim", "issue",
    "enter", "end", "challenge", "notify",
  ]

  private static let keys = MappingKeys(optional: ["when"] + kinds)

  /// An action, with the `when` that guards it. Where several stand together, which is reported, all
  /// are taken, so that nothing else seems to be missing.
  init?(_ node: YAMLNode, _ findings: inout FindingCollector) {
    guard let members = node.members(Self.keys, &findings),
      let entries = node.entries(&findings)
    else { return nil }
    condition = members.expression("when", &findings)
    let actions = entries.filter { Self.kinds.contains($0.key) }
    if actions.count > 1 {
      findings.report(.severalActions(actions[1], first: actions[0]))
    }
    steps = []
    for entry in actions {
      guard let kind = Kind(entry, &findings) else { continue }
      steps.append(Step(kind: kind, span: entry.keySpan))
    }
    if steps.isEmpty {
      // An unknown key was reported; it is likely to be the action.
      if entries.allSatisfy({ $0.key == "when" }) { findings.report(.missingAction(at: node.span)) }
      return nil
    }
  }
}

extension ActionSyntax.Kind {
  init?(_ entry: YAMLEntry, _ findings: inout FindingCollector) {
    let node = entry.value
    guard let kind = Self.effect(of: entry.key, node, &findings) else { return nil }
    self = kind
  }

  private static func effect(
    of key: String, _ node: YAMLNode, _ findings: inout FindingCollector
  ) -> Self? {
    switch key {
    case "set": return .set(assignments(node, &findings))
    case "use": return MovementSyntax(node, &findings).map { .use($0) }
    case "give_back": return MovementSyntax(node, &findings).map { .giveBack($0) }
    case "draw": return ActionSyntax.Draw(node, &findings).map { .draw($0) }
    case "first_free": return ActionSyntax.FirstFree(node, &findings).map { .firstFree($0) }
    case "move": return ActionSyntax.Move(node, &findings).map { .move($0) }
    case "extend": return extend(node, &findings)
    case "release": return .release(node.names(&findings))
    case "claim": return node.locatedText(&findings).map { .claim($0) }
    case "issue": return node.locatedText(&findings).map { .issue($0) }
    case "enter": return ActionSyntax.Entry(node, &findings).map { .enter($0) }
    case "end": return end(node, &findings)
    case "challenge": return node.locatedText(&findings).map { .challenge($0) }
    case "notify": return ActionSyntax.Notice(node, &findings).map { .notify($0) }
    default: return nil
    }
  }

  private static func assignments(
    _ node: YAMLNode, _ findings: inout FindingCollector
  ) -> [ActionSyntax.Assignment] {
    node.keyed(&findings) { entry, findings in
      if entry.value.plainText == "none" {
        return ActionSyntax.Assignment(field: entry.name, value: nil)
      }
      return entry.value.expression(&findings).map {
        ActionSyntax.Assignment(field: entry.name, value: $0)
      }
    }
  }

  private static func extend(_ node: YAMLNode, _ findings: inout FindingCollector) -> Self? {
    guard let members = node.members(MappingKeys(required: ["set", "hold"]), &findings),
      let set = members.name("set", &findings),
      let hold = members.expression("hold", &findings)
    else { return nil }
    return .extend(set: set, hold: hold)
  }

  private static func end(_ node: YAMLNode, _ findings: inout FindingCollector) -> Self? {
    guard let members = node.members(MappingKeys(required: ["register", "keys"]), &findings),
      let register = members.name("register", &findings),
      let keys = members.keys(&findings)
    else { return nil }
    return .end(register: register, keys: keys)
  }
}

extension MovementSyntax {
  private static let keys = MappingKeys(required: ["counter"], optional: ["keys", "amount"])

  init?(_ node: YAMLNode, _ findings: inout FindingCollector) {
    if node.shape == .scalar {
      guard let counter = node.locatedText(&findings) else { return nil }
      (self.counter, keys, amount) = (counter, nil, nil)
      return
    }
    guard let members = node.members(Self.keys, &findings),
      let counter = members.name("counter", &findings)
    else { return nil }
    self.counter = counter
    keys = members.keys(&findings)
    amount = members.expression("amount", &findings)
  }
}

extension ActionSyntax.Draw {
  private static let keys = MappingKeys(
    required: ["into", "kind", "count", "hold"], optional: ["without", "without_when"])

  init?(_ node: YAMLNode, _ findings: inout FindingCollector) {
    guard let members = node.members(Self.keys, &findings),
      let set = members.name("into", &findings),
      let kind = members.expression("kind", &findings),
      let count = members.expression("count", &findings),
      let hold = members.expression("hold", &findings)
    else { return nil }
    self.set = set
    self.kind = kind
    self.count = count
    self.hold = hold
    without = members.name("without", &findings)
    withoutCondition = members.expression("without_when", &findings)
    lacksFilter =
      members["without_when"] != nil && members["without"] == nil
      && !members.mayBeLost("without")
  }
}

extension ActionSyntax.FirstFree {
  private static let keys = MappingKeys(required: ["of", "kind", "into"], optional: ["hold"])

  init?(_ node: YAMLNode, _ findings: inout FindingCollector) {
    guard let members = node.members(Self.keys, &findings),
      let numbers = members.expression("of", &findings),
      let kind = members.expression("kind", &findings),
      let set = members.name("into", &findings)
    else { return nil }
    self.numbers = numbers
    self.kind = kind
    self.set = set
    hold = members.expression("hold", &findings)
  }
}

extension ActionSyntax.Move {
  private static let keys = MappingKeys(required: ["number", "to"], optional: ["hold"])

  init?(_ node: YAMLNode, _ findings: inout FindingCollector) {
    guard let members = node.members(Self.keys, &findings),
      let number = members.expression("number", &findings),
      let set = members.name("to", &findings)
    else { return nil }
    self.number = number
    self.set = set
    hold = members.expression("hold", &findings)
  }
}

extension ActionSyntax.Entry {
  private static let keys = MappingKeys(
    required: ["register", "keys"], optional: ["fields", "for"])

  init?(_ node: YAMLNode, _ findings: inout FindingCollector) {
    guard let members = node.members(Self.keys, &findings),
      let register = members.name("register", &findings),
      let keys = members.keys(&findings)
    else { return nil }
    self.register = register
    self.keys = keys
    fieldsSpan = members.entry("fields")?.keySpan ?? register.span
    fields =
      members["fields"]?.keyed(&findings) { entry, findings in
        entry.value.expression(&findings).map { (name: entry.name, value: $0) }
      } ?? []
    term = members.expression("for", &findings)
  }
}

extension ActionSyntax.Notice {
  private static let keys = MappingKeys(required: ["to", "message"], optional: ["until"])

  init?(_ node: YAMLNode, _ findings: inout FindingCollector) {
    guard let members = node.members(Self.keys, &findings),
      let address = members.expression("to", &findings),
      let message = members.name("message", &findings)
    else { return nil }
    self.address = address
    self.message = message
    until = members.expression("until", &findings)
  }
}
