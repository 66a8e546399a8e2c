import Haopai
import HaopaiDiagnostics
import HaopaiProgram
import HaopaiRules
import HaopaiYAML

/// Reads one `*.scenarios.yaml` against the rules: `list` holds scenarios, `preludes` lists of steps
/// by name that scenarios can begin with.
struct ScenarioFileReader {
  private static let keys = MappingKeys(required: ["list"], optional: ["preludes"])
  /// Nodes of preludes, counted wherever a scenario of the file uses them: a few lines must not
  /// stand for more work than a whole file.
  private static let maximumNodes = 100_000

  let book: Haopai.RuleBook
  /// The cities that have a file, whether it is sound or not.
  let citiesWithFiles: Set<String>
  private(set) var findings = FindingCollector()
  /// Scenarios that cannot run.
  private(set) var broken = 0
  private var preludes = Preludes()
  private var vocabularies: [VocabularyKey: Vocabulary] = [:]
  private var nodes = 0
  private var blockedCities: Set<String> = []
  private var source: SourceText?

  /// Scenarios that play by the same values share what is made of them.
  private struct VocabularyKey: Hashable {
    let city: String
    let business: String
    /// As the scenario writes its own.
    let values: String
  }

  init(book: Haopai.RuleBook, citiesWithFiles: Set<String>) {
    self.book = book
    self.citiesWithFiles = citiesWithFiles
  }

  /// The scenarios that have no error, in the order of the file.
  mutating func read(_ source: SourceText) -> [Scenario] {
    self.source = source
    guard let root = YAMLReader().read(source, into: &findings),
      let file = RuleFile(root, &findings)
    else { return [] }
    guard file.kind == .scenario else {
      findings.report(.notScenarios(file.subject))
      return []
    }
    _ = file.name(&findings)
    guard let members = file.members(Self.keys, &findings) else { return [] }
    preludes = Preludes(members["preludes"]?.namedEntries(.kebabCase, &findings) ?? [])
    var scenarios: [Scenario] = []
    for item in members["list"]?.items(&findings) ?? [] {
      if let scenario = scenario(item) {
        scenarios.append(scenario)
      } else {
        broken += 1
      }
      guard nodes <= Self.maximumNodes else {
        findings.report(.tooManySteps(at: item.span))
        return []
      }
    }
    // One that seems to be unknown may be the one that seems not to be used.
    if !findings.findings.contains(where: { $0.code == .unknownPrelude }) {
      for entry in preludes.unused { findings.report(.unusedPrelude(entry)) }
    }
    return scenarios
  }

  private mutating func scenario(_ node: YAMLNode) -> Scenario? {
    let before = findings.total
    guard let members = node.members(ScenarioReader.keys, &findings) else { return nil }
    if let prelude = members["prelude"]?.text { nodes += preludes.use(prelude) }
    guard let vocabulary = vocabulary(members) else { return nil }
    let others = otherBusinesses(members).compactMap { self.vocabulary(of: $0, beside: vocabulary) }
    let scenario = ScenarioReader(vocabulary: vocabulary, others: others)
      .read(members, preludes, &findings)
    return findings.total > before ? nil : scenario
  }

  /// The names of the scenario's business; nil after a finding.
  private mutating func vocabulary(_ members: Members) -> Vocabulary? {
    guard let city = members["city"]?.locatedText(&findings),
      let business = members["business"]?.locatedText(&findings)
    else { return nil }
    guard let shipped = book.rules.cityBook(city.value) else {
      report(unknownCity: city)
      return nil
    }
    guard shipped.book.workflow(named: business.value) != nil else {
      let known = shipped.book.programs.map { $0.workflow.name }
      findings.reportUnknown(.business, business.value, known, at: business.span)
      return nil
    }
    let own = members.entry("values").flatMap { entry in
      source.map { OwnValues(entry.value, at: entry.keySpan, in: $0) }
    }
    let key = VocabularyKey(city: city.value, business: business.value, values: own?.text ?? "")
    if let known = vocabularies[key] { return known }
    let rules =
      if let own {
        book.rules.variant(of: city.value, business.value, setting: own, &findings)
      } else { shipped }
    guard let rules, let index = rules.book.workflow(named: business.value) else { return nil }
    let vocabulary = Vocabulary(index, of: rules)
    vocabularies[key] = vocabulary
    return vocabulary
  }

  /// The businesses that steps name, each once.
  private func otherBusinesses(_ members: Members) -> [Located<String>] {
    let prelude = members["prelude"]?.text.flatMap { preludes[$0] }
    let steps = [prelude, members["steps"]].compactMap(\.self).flatMap { node -> [YAMLNode] in
      guard case .sequence(let items) = node.content else { return [] }
      return items
    }
    var names: [Located<String>] = []
    for step in steps {
      guard case .mapping(let entries) = step.content,
        let node = entries.first(where: { $0.key == "business" })?.value, let name = node.text,
        !names.contains(where: { $0.value == name })
      else { continue }
      names.append(Located(name, at: node.span))
    }
    return names
  }

  /// The names of another business of the same city, by the same rules; nil after a finding.
  private mutating func vocabulary(
    of business: Located<String>, beside own: Vocabulary
  ) -> Vocabulary? {
    guard business.value != own.workflow.name else { return nil }
    guard let index = own.book.workflow(named: business.value) else {
      let known = own.book.programs.map { $0.workflow.name }
      findings.reportUnknown(.business, business.value, known, at: business.span)
      return nil
    }
    // With values of its own a scenario has its business alone, so that these are the city's.
    let key = VocabularyKey(city: own.book.city, business: business.value, values: "")
    if let known = vocabularies[key] { return known }
    let vocabulary = Vocabulary(index, of: own.city)
    vocabularies[key] = vocabulary
    return vocabulary
  }

  /// A city whose rules have errors is named once; the errors themselves were reported.
  private mutating func report(unknownCity city: Located<String>) {
    guard citiesWithFiles.contains(city.value) else {
      findings.reportUnknown(.city, city.value, citiesWithFiles.sorted(), at: city.span)
      return
    }
    if blockedCities.insert(city.value).inserted { findings.report(.brokenCity(city)) }
  }
}

/// The lists of steps that scenarios can begin with.
struct Preludes {
  private let entries: [YAMLEntry]
  private let sizes: [String: Int]
  private var used: Set<String> = []

  init(_ entries: [YAMLEntry] = []) {
    self.entries = entries
    sizes = Dictionary(entries.map { ($0.key, $0.value.size) }) { first, _ in first }
  }

  var names: [String] { entries.map(\.key) }

  var unused: [YAMLEntry] { entries.filter { !used.contains($0.key) } }

  /// Remembers that a scenario begins with it; how many nodes it has.
  mutating func use(_ name: String) -> Int {
    used.insert(name)
    return sizes[name] ?? 0
  }

  subscript(name: String) -> YAMLNode? { entries.first { $0.key == name }?.value }
}

extension YAMLNode {
  /// Nodes in it, itself included.
  fileprivate var size: Int {
    switch content {
    case .scalar: 1
    case .sequence(let items): items.reduce(1) { $0 + $1.size }
    case .mapping(let entries): entries.reduce(1) { $0 + 1 + $1.value.size }
    }
  }
}
