import Haopai
import HaopaiDiagnostics
import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import HaopaiRules
import HaopaiYAML

/// Reads one scenario against the names of its business.
struct ScenarioReader {
  static let keys = MappingKeys(
    required: ["scenario", "city", "business", "at", "applicant", "steps"],
    optional: ["seed", "facts", "prelude", "values"])

  private static let applicantKeys = MappingKeys(required: ["kind", "id"], optional: ["account"])

  let vocabulary: Vocabulary
  /// Of the other businesses that its steps name.
  let others: [Vocabulary]

  /// The same scenario by the names of another business; nil for one that no step names.
  func other(_ business: String) -> ScenarioReader? {
    others.first { $0.workflow.name == business }
      .map { ScenarioReader(vocabulary: $0, others: others) }
  }

  /// Nil only after a finding.
  func read(
    _ members: Members, _ preludes: Preludes, _ findings: inout FindingCollector
  ) -> Scenario? {
    let before = findings.total
    let start = members["at"].flatMap { self.start($0, &findings) }
    let applicant = members["applicant"].flatMap { self.applicant($0, &findings) }
    let seed = members["seed"].flatMap { self.seed($0, &findings) }
    let facts = members["facts"].map { self.facts($0, &findings) } ?? []
    var reader = StepReader(scenario: self, now: start)
    var steps: [Step] = []
    if let name = members["prelude"]?.locatedText(&findings) {
      if let prelude = preludes[name.value] {
        steps += reader.steps(prelude, &findings)
      } else {
        findings.reportUnknown(.prelude, name.value, preludes.names, at: name.span)
        reader.skipUnknown()
      }
    }
    steps += members["steps"].map { reader.steps($0, &findings) } ?? []
    guard let title = members["scenario"]?.title(&findings), let start, let applicant,
      let titleSpan = members["scenario"]?.span
    else { return nil }
    // What it expects may be what could not be read.
    if findings.total == before, !members.mayBeLost("steps"), !steps.contains(where: \.says) {
      findings.report(.expectsNothing(at: titleSpan))
    }
    return Scenario(
      title: title, span: titleSpan, body: members.span,
      city: vocabulary.book.city, business: vocabulary.workflow.name, rules: vocabulary.city,
      program: vocabulary.program, start: start, seed: seed, applicant: applicant, facts: facts,
      steps: steps)
  }

  /// The beginning must lie in a year whose calendar the rules have.
  private func start(_ node: YAMLNode, _ findings: inout FindingCollector) -> Instant? {
    guard let start = instant(node, &findings) else { return nil }
    let years = vocabulary.book.calendar.coveredYears
    guard years.contains(start.date.year) else {
      findings.report(.outsideData(start, years: years, at: node.span))
      return nil
    }
    return start
  }

  func instant(_ node: YAMLNode, _ findings: inout FindingCollector) -> Instant? {
    let type = DeclaredType(.instant, range: DeclaredType.bounds(of: .instant))
    guard case .word(let word) = vocabulary.values.read(node, as: type, &findings) else {
      return nil
    }
    return Instant(milliseconds: word)
  }

  func count(_ node: YAMLNode, _ findings: inout FindingCollector) -> Int64? {
    node.count(in: 0...DeclaredType.maximumCount, &findings).map { Int64($0) }
  }

  private func seed(
    _ node: YAMLNode, _ findings: inout FindingCollector
  ) -> Located<UInt64>? {
    count(node, &findings).map { Located(UInt64($0), at: node.span) }
  }

  // MARK: - People and facts

  func applicant(
    _ node: YAMLNode, _ findings: inout FindingCollector
  ) -> ApplicantDescription? {
    guard let members = node.members(Self.applicantKeys, &findings) else { return nil }
    let declaration = vocabulary.book.applicant
    let kind = members["kind"].flatMap {
      word($0, .applicantKind, declaration.kinds.cases, &findings)
    }
    let account = members["account"].flatMap {
      word($0, .account, declaration.accounts.cases, &findings)
    }
    let id = members["id"].flatMap { identity($0, &findings) }
    guard let kind, let id else { return nil }
    return ApplicantDescription(kind: kind, id: id, account: account)
  }

  func identity(_ node: YAMLNode, _ findings: inout FindingCollector) -> String? {
    let value = vocabulary.values.read(node, as: DeclaredType(.text(.identity)), &findings)
    guard case .object(.text(let id)) = value else { return nil }
    return id
  }

  /// A word of a closed list; another one is reported with the nearest of the list.
  func word(
    _ node: YAMLNode, _ kind: ScenarioName, _ known: [String],
    _ findings: inout FindingCollector
  ) -> String? {
    guard let text = node.locatedText(&findings) else { return nil }
    guard known.contains(text.value) else {
      findings.reportUnknown(kind, text.value, known, at: text.span)
      return nil
    }
    return text.value
  }

  /// `{ vehicle: { known: false } }`.
  func facts(_ node: YAMLNode, _ findings: inout FindingCollector) -> [FactValue] {
    var values: [FactValue] = []
    for entry in node.entries(&findings) ?? [] {
      guard let fact = vocabulary.workflow.facts.first(where: { $0.name == entry.key }) else {
        let known = vocabulary.workflow.facts.map(\.name)
        findings.reportUnknown(.fact, entry.key, known, at: entry.keySpan)
        continue
      }
      for item in entry.value.entries(&findings) ?? [] {
        if let value = value(of: item, in: fact, &findings) { values.append(value) }
      }
    }
    return values
  }

  private func value(
    of entry: YAMLEntry, in fact: FactDeclaration, _ findings: inout FindingCollector
  ) -> FactValue? {
    guard let field = fact.fields.first(where: { $0.name == entry.key }) else {
      let known = fact.fields.map(\.name)
      findings.reportUnknown(.factField, entry.key, known, at: entry.keySpan)
      return nil
    }
    if field.isOptional, ValueReader.isNone(entry.value) {
      return FactValue(fact: fact.name, field: field.name, value: nil, span: entry.keySpan)
    }
    guard let value = plain(entry.value, as: field.type, range: field.range, &findings) else {
      return nil
    }
    return FactValue(
      fact: fact.name, field: field.name, value: value, span: entry.keySpan)
  }

  /// A value of a type, as a service would bring it.
  func plain(
    _ node: YAMLNode, as type: ValueType, range: ClosedRange<Int64>? = nil,
    _ findings: inout FindingCollector
  ) -> PlainValue? {
    let declared = DeclaredType(type, range: range ?? DeclaredType.bounds(of: type))
    return vocabulary.values.read(node, as: declared, &findings)?
      .plain(as: type, vocabulary.values.enumerations)
  }
}

extension Step {
  /// Whether it expects anything in so many words.
  fileprivate var says: Bool { expectations.contains { $0.span != span } }
}
