import HaopaiDiagnostics
import HaopaiDomain
import HaopaiExpression
import HaopaiYAML

/// A name and the place where the file says it.
typealias Name = Located<String>

extension YAMLEntry {
  /// The key, as what it names.
  var name: Name { Located(key, at: keySpan) }
}

extension ExpressionText {
  init(_ scalar: YAMLScalar) { self.init(text: scalar.text, places: scalar.places) }

  var span: SourceSpan { places.span(of: 0..<text.utf8.count) }
}

// What the files of workflows are made of, below whole declarations.
extension YAMLNode {
  func expression(_ findings: inout FindingCollector) -> ExpressionText? {
    scalar(&findings).map { ExpressionText($0) }
  }

  func expressions(_ findings: inout FindingCollector) -> [ExpressionText] {
    var found: [ExpressionText] = []
    for item in items(&findings) ?? [] {
      if let expression = item.expression(&findings) { found.append(expression) }
    }
    return found
  }

  /// What one count is kept for: no part of it says more the second time.
  func distinctKeys(_ findings: inout FindingCollector) -> KeysSyntax {
    KeysSyntax(
      values: distinct(&findings) { node, findings in node.expression(&findings) }, span: span)
  }

  func keys(_ findings: inout FindingCollector) -> KeysSyntax {
    KeysSyntax(values: expressions(&findings), span: span)
  }

  /// A list of names, each once, or a single one.
  func names(_ findings: inout FindingCollector) -> [Name] {
    guard case .sequence(let items) = content else {
      return locatedText(&findings).map { [$0] } ?? []
    }
    var found: [Name] = []
    for item in RepeatedItems.leftOut(of: items, &findings) {
      if let name = item.locatedText(&findings) { found.append(name) }
    }
    return found
  }

  /// A list of what `read` understands.
  func list<Element>(
    _ findings: inout FindingCollector,
    of read: (YAMLNode, inout FindingCollector) -> Element?
  ) -> [Element] {
    var found: [Element] = []
    for item in items(&findings) ?? [] {
      if let element = read(item, &findings) { found.append(element) }
    }
    return found
  }

  /// The same where an element that stands there twice means no more than once.
  func distinct<Element>(
    _ findings: inout FindingCollector,
    of read: (YAMLNode, inout FindingCollector) -> Element?
  ) -> [Element] {
    var found: [Element] = []
    for item in RepeatedItems.leftOut(of: items(&findings) ?? [], &findings) {
      if let element = read(item, &findings) { found.append(element) }
    }
    return found
  }

  /// Actions in their order.
  func actions(_ findings: inout FindingCollector) -> [ActionSyntax] {
    var repeated = RepeatedActions()
    return list(&findings) { node, findings in
      let action = ActionSyntax(node, &findings)
      if let action { repeated.check(action, node, &findings) }
      return action
    }
  }

  /// A list of branches, which must not be empty.
  func branches(_ findings: inout FindingCollector) -> [BranchSyntax] {
    if case .sequence(let items) = content {
      if items.isEmpty { findings.report(.missingBranch(at: span)) }
      SameOutcome.check(items, &findings)
    }
    return distinct(&findings, of: BranchSyntax.init)
  }

  /// A mapping from names to what `read` understands.
  func named<Element>(
    _ style: NameStyle, _ findings: inout FindingCollector,
    of read: (YAMLEntry, inout FindingCollector) -> Element?
  ) -> [Element] {
    var found: [Element] = []
    for entry in namedEntries(style, &findings) {
      if let element = read(entry, &findings) { found.append(element) }
    }
    return found
  }

  /// A mapping from names that are declared elsewhere: how they are spelt is said there.
  func keyed<Element>(
    _ findings: inout FindingCollector,
    by read: (YAMLEntry, inout FindingCollector) -> Element?
  ) -> [Element] {
    var found: [Element] = []
    for entry in entries(&findings) ?? [] {
      if let element = read(entry, &findings) { found.append(element) }
    }
    return found
  }
}

// Members that may be left out.
extension Members {
  func title(_ findings: inout FindingCollector) -> BilingualText? {
    self["title"]?.title(&findings)
  }

  /// The named things under a key.
  func things(
    _ key: String, _ form: MappingKeys, _ findings: inout FindingCollector
  ) -> [YAMLEntry] {
    self[key]?.namedEntries(.snakeCase, of: .things(form), &findings) ?? []
  }

  /// The sentences under a key.
  func sentences(_ key: String, _ findings: inout FindingCollector) -> [SentenceSyntax] {
    var found: [SentenceSyntax] = []
    for entry in self[key]?.namedEntries(.kebabCase, of: .sentences, &findings) ?? [] {
      if let sentence = SentenceSyntax(entry, &findings) { found.append(sentence) }
    }
    return found
  }

  func expression(_ key: String, _ findings: inout FindingCollector) -> ExpressionText? {
    self[key]?.expression(&findings)
  }

  func name(_ key: String, _ findings: inout FindingCollector) -> Name? {
    self[key]?.locatedText(&findings)
  }

  func names(_ key: String, _ findings: inout FindingCollector) -> [Name] {
    self[key]?.names(&findings) ?? []
  }

  func keys(_ findings: inout FindingCollector) -> KeysSyntax? {
    self["keys"]?.keys(&findings)
  }

  func actions(_ key: String, _ findings: inout FindingCollector) -> [ActionSyntax] {
    self[key]?.actions(&findings) ?? []
  }

  func branches(_ key: String, _ findings: inout FindingCollector) -> [BranchSyntax] {
    self[key]?.branches(&findings) ?? []
  }

  func stages(_ findings: inout FindingCollector) -> [StageSyntax] {
    self["require"]?.distinct(&findings, of: StageSyntax.init) ?? []
  }

  func target(_ key: String, _ findings: inout FindingCollector) -> TargetSyntax? {
    self[key].flatMap { TargetSyntax($0, &findings) }
  }
}
