import HaopaiDiagnostics
import HaopaiDomain
import HaopaiExpression
import HaopaiProgram
import HaopaiYAML

/// A section that notices can have.
struct NoticeSectionSyntax: Sendable {
  var name: Name
  var title: BilingualText
  /// Whether the order of its items means something.
  var isNumbered = false
}

extension NoticeSectionSyntax {
  private static let keys = MappingKeys(required: ["zh", "en"], optional: ["numbered"])

  /// Reads `steps: { zh: …, en: …, numbered: true }`.
  init?(_ entry: YAMLEntry, _ findings: inout FindingCollector) {
    guard entry.value.shape != .scalar else {
      findings.report(.singleLanguage(entry.value))
      return nil
    }
    guard let members = entry.value.members(Self.keys, at: entry.keySpan, &findings) else {
      return nil
    }
    let isNumbered = members["numbered"].map { $0.flag(&findings) } ?? false
    let zh = members["zh"]?.scalar(&findings)
    let en = members["en"]?.scalar(&findings)
    guard let zh, let en, let isNumbered else { return nil }
    name = entry.name
    title = BilingualText(zh: zh.text, en: en.text)
    self.isNumbered = isNumbered
  }
}

/// What a workflow or a part says in one section of the notice.
struct NoticeSyntax: Sendable {
  enum Item: Sendable {
    case sentence(Sentence)
    /// Here stands what the part says in the section, instead of at its end.
    case part(Name)
  }

  struct Sentence: Sendable {
    var condition: ExpressionText?
    /// Named after the section.
    var text: SentenceSyntax
  }

  var section: Name
  var items: [Item]

  var sentences: [Sentence] {
    items.compactMap { item in if case .sentence(let sentence) = item { sentence } else { nil } }
  }
}

extension NoticeSyntax {
  init?(_ entry: YAMLEntry, _ findings: inout FindingCollector) {
    let section = entry.name
    self.section = section
    items = entry.value.distinct(&findings) { node, findings in
      Item(node, of: section, &findings)
    }
  }
}

extension NoticeSyntax.Item {
  private static let keys = MappingKeys(required: ["zh", "en"], optional: ["when"])
  private static let partKeys = MappingKeys(required: ["part"])

  /// Reads `{ when: …, zh: …, en: … }` or `{ part: … }`.
  init?(_ node: YAMLNode, of section: Name, _ findings: inout FindingCollector) {
    guard node.shape != .scalar else {
      findings.report(.singleLanguage(node))
      return nil
    }
    if node.hasKey("part") {
      guard let name = node.members(Self.partKeys, &findings)?.name("part", &findings) else {
        return nil
      }
      self = .part(name)
      return
    }
    guard let members = node.members(Self.keys, &findings) else { return nil }
    let condition = members.expression("when", &findings)
    let zh = members["zh"]?.scalar(&findings)
    let en = members["en"]?.scalar(&findings)
    guard let zh, let en else { return nil }
    self = .sentence(
      NoticeSyntax.Sentence(
        condition: condition,
        text: SentenceSyntax(name: section, zh: SentenceText(zh), en: SentenceText(en))))
  }
}

extension ValueType {
  /// Whether the engine goes by no value of the type, so that its use is to be shown: an address, a fee.
  var isOnlyShown: Bool {
    switch self {
    case .text, .money: true
    case .list(let element): element.isOnlyShown
    case .bool, .int, .instant, .date, .timeOfDay, .duration, .term, .number, .enumeration, .set,
      .windows:
      false
    }
  }
}
