import HaopaiDiagnostics
import HaopaiYAML

extension BranchSyntax {
  private static let keys = MappingKeys(optional: ["when", "do", "say", "to"])

  init?(_ node: YAMLNode, _ findings: inout FindingCollector) {
    guard let members = node.members(Self.keys, &findings) else { return nil }
    self.init(span: node.span)
    condition = members.expression("when", &findings)
    actions = members.actions("do", &findings)
    message = members.name("say", &findings)
    target = members.target("to", &findings)
    isCut =
      members.mayBeLost("when", "to") || members["when"] != nil && condition == nil
      || members["to"] != nil && target == nil
  }
}

extension TargetSyntax {
  /// A state's name, or a list of branches of which the first that holds is taken.
  init?(_ node: YAMLNode, _ findings: inout FindingCollector) {
    switch node.shape {
    case .list:
      self = .choose(node.branches(&findings), node.span)
    case .nothing, .scalar, .mapping:
      guard let name = node.locatedText(&findings) else { return nil }
      self = .state(name)
    }
  }
}

extension StageSyntax {
  init?(_ node: YAMLNode, _ findings: inout FindingCollector) {
    conditions = node.keyed(&findings) { entry, findings in
      entry.value.expression(&findings).map { Condition(refusal: entry.name, expression: $0) }
    }
    if conditions.isEmpty { return nil }
  }
}

extension TimerSyntax {
  private static let keys = MappingKeys(
    optional: ["title", "when", "after", "at", "shown", "do", "to", "then"])

  init?(_ entry: YAMLEntry, _ findings: inout FindingCollector) {
    guard let members = entry.value.members(Self.keys, &findings),
      let due = Self.due(members, entry, &findings)
    else { return nil }
    self.due = due
    name = entry.name
    title = members.title(&findings)
    condition = members.expression("when", &findings)
    isShown = members["shown"]?.flag(&findings) ?? false
    branches = members.outcome(at: entry, &findings)
  }

  /// Exactly one of `after` and `at`.
  private static func due(
    _ members: Members, _ entry: YAMLEntry, _ findings: inout FindingCollector
  ) -> Due? {
    switch (members["after"], members["at"]) {
    case (let node?, nil): return node.expression(&findings).map { .after($0) }
    case (nil, let node?): return node.expression(&findings).map { .at($0) }
    case (nil, nil), (_?, _?):
      if !members.mayBeLost("after", "at") {
        findings.report(.timerNeedsOneInstant(entry.name))
      }
      return nil
    }
  }
}

extension Members {
  /// What follows a timer: the branches of `then`, or the one branch that `do` and `to` make up.
  func outcome(at entry: YAMLEntry, _ findings: inout FindingCollector) -> [BranchSyntax] {
    guard self["then"] == nil else {
      return thenBranches(beside: ["do", "to"], &findings)
    }
    var branch = wayOn(at: entry, &findings)
    branch.actions = actions("do", &findings)
    return [branch]
  }

  /// The one branch that `say` and `to` make up.
  func wayOn(at entry: YAMLEntry, _ findings: inout FindingCollector) -> BranchSyntax {
    var branch = BranchSyntax(span: entry.value.span)
    branch.message = name("say", &findings)
    branch.target = target("to", &findings)
    branch.place = (self.entry("to") ?? self.entry("say") ?? entry).keySpan
    branch.isCut = mayBeLost("to", "then") || self["to"] != nil && branch.target == nil
    return branch
  }

  /// The branches of `then`, beside which the other keys may not stand.
  func thenBranches(
    beside others: [String], _ findings: inout FindingCollector
  ) -> [BranchSyntax] {
    for key in others {
      guard let other = entry(key), let then = entry("then") else { continue }
      findings.report(.besideThen(other, then: then.keySpan))
    }
    return branches("then", &findings)
  }
}

extension LapseSyntax {
  init?(_ entry: YAMLEntry, _ findings: inout FindingCollector) {
    set = entry.name
    branches = entry.value.branches(&findings)
    if branches.isEmpty { return nil }
  }
}

extension MountSyntax {
  /// `part` and `exits` of a state.
  init?(_ members: Members, _ findings: inout FindingCollector) {
    guard let part = members.name("part", &findings), let node = members["exits"] else {
      return nil
    }
    self.part = part
    exitsSpan = members.entry("exits")?.keySpan ?? node.span
    let entries = node.entries(&findings) ?? []
    exits = entries.compactMap { entry in
      entry.value.locatedText(&findings).map { Exit(name: entry.name, target: $0) }
    }
    isCut = node.shape != .mapping || exits.count < entries.count
  }
}

extension NumberSetSyntax {
  private static let keys = MappingKeys(required: ["max"], optional: ["title"])

  init?(_ entry: YAMLEntry, _ findings: inout FindingCollector) {
    guard let members = entry.value.members(Self.keys, at: entry.keySpan, &findings),
      let maximum = members.expression("max", &findings)
    else { return nil }
    name = entry.name
    title = members.title(&findings)
    self.maximum = maximum
  }
}
