import Haopai
import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
import HaopaiRules
import HaopaiYAML

/// Reads the steps of one scenario in order, following its clock and its cases.
struct StepReader {
  private static let timeKeys = ["case", "expect"]
  private static let openingKeys = ["applicant", "business"]
  private static let commandKeys = [
    "case", "by", "facts", "key", StepWord.at, "expect", "refused", "from",
  ]

  /// What the step at hand is read against: the names of its case's business.
  private(set) var scenario: ScenarioReader
  private let main: ScenarioReader
  /// Of cases of other businesses.
  private var readers: [String: ScenarioReader] = [:]
  /// Nil once an instant could not be read.
  private var now: Instant?
  private var cases: Set<String> = []
  /// Whether all steps so far could be read; if not, any of them may have opened a case.
  private var isComplete = true

  init(scenario: ScenarioReader, now: Instant?) {
    self.scenario = scenario
    main = scenario
    self.now = now
  }

  private var vocabulary: Vocabulary { scenario.vocabulary }

  /// Stands for steps of which nothing is known: they may have opened any case, at any time.
  mutating func skipUnknown() {
    isComplete = false
    now = nil
  }

  mutating func steps(_ node: YAMLNode, _ findings: inout FindingCollector) -> [Step] {
    (node.items(&findings) ?? []).compactMap { step($0, &findings) }
  }

  private mutating func step(_ node: YAMLNode, _ findings: inout FindingCollector) -> Step? {
    let step = readStep(node, &findings)
    if step == nil { isComplete = false }
    return step
  }

  private mutating func readStep(
    _ node: YAMLNode, _ findings: inout FindingCollector
  ) -> Step? {
    guard let entries = node.entries(&findings), let first = entries.first else { return nil }
    scenario = reader(of: entries, isOpening: first.key == StepWord.open)
    switch first.key {
    case StepWord.wait, StepWord.at: return time(first, node, &findings)
    case StepWord.open: return command(first, node, isOpening: true, &findings)
    case _ where vocabulary.accepts(first.key):
      return command(first, node, isOpening: false, &findings)
    case _ where (Self.commandKeys + Self.openingKeys).contains(first.key):
      findings.report(.commandNotFirst(first))
    default:
      let known = [StepWord.open, StepWord.wait, StepWord.at] + vocabulary.commands
      findings.reportUnknown(.command, first.key, known, at: first.keySpan)
    }
    return nil
  }

  /// By the business that an opening names, or that the case was opened for.
  private func reader(of entries: [YAMLEntry], isOpening: Bool) -> ScenarioReader {
    func text(_ key: String) -> String? { entries.first { $0.key == key }?.value.text }
    if isOpening { return text("business").flatMap { main.other($0) } ?? main }
    return readers[text("case") ?? Step.mainCase] ?? main
  }

  // MARK: - Time

  private mutating func time(
    _ first: YAMLEntry, _ node: YAMLNode, _ findings: inout FindingCollector
  ) -> Step? {
    let keys = MappingKeys(required: [first.key], optional: Self.timeKeys)
    guard let members = node.members(keys, &findings),
      let action = timeAction(first, &findings)
    else { return nil }
    let caseName = existingCase(members, &findings)
    var expectations: [Expectation] = []
    if let expect = members["expect"] {
      expectations = self.expectations(expect, &findings)
      if members["case"] == nil { requireCase(caseName, at: expect.span, &findings) }
    } else if let entry = members.entry("case") {
      findings.report(.unusedCase(at: entry.keySpan))
    }
    return Step(
      action: action, caseName: caseName, span: first.keySpan, expectations: expectations)
  }

  private mutating func timeAction(
    _ entry: YAMLEntry, _ findings: inout FindingCollector
  ) -> Step.Action? {
    let before = now
    now = nil
    if entry.key == StepWord.at {
      guard let instant = scenario.instant(entry.value, &findings) else { return nil }
      now = instant
      if let before, instant <= before {
        findings.report(.clockStands(at: entry.value.span, now: before))
        return nil
      }
      return .move(to: instant)
    }
    let type = DeclaredType(.duration, range: 1...TimeSpan.maximum.milliseconds)
    guard case .word(let word) = vocabulary.values.read(entry.value, as: type, &findings) else {
      return nil
    }
    let span = TimeSpan(milliseconds: word)
    now = before?.adding(span)
    if let now, now >= .latest {
      findings.report(.beyondTime(at: entry.value.span))
      self.now = nil
      return nil
    }
    return .wait(span)
  }

  // MARK: - Commands

  private mutating func command(
    _ first: YAMLEntry, _ node: YAMLNode, isOpening: Bool, _ findings: inout FindingCollector
  ) -> Step? {
    let optional = Self.commandKeys + (isOpening ? Self.openingKeys : [])
    let keys = MappingKeys(required: [first.key], optional: optional)
    guard let members = node.members(keys, &findings) else { return nil }
    let caseName = isOpening ? newCase(members, &findings) : existingCase(members, &findings)
    if !isOpening, members["case"] == nil { requireCase(caseName, at: first.keySpan, &findings) }
    var request = Step.Request()
    let declared = vocabulary.inputs(of: isOpening ? nil : first.key)
    request.inputs = inputs(first.value, declared, &findings)
    if let by = members["by"], let author = author(by, &findings) { request.author = author }
    if let facts = members["facts"] { request.facts = scenario.facts(facts, &findings) }
    request.key = members["key"]?.locatedText(&findings)
    request.instant = members[StepWord.at].flatMap { earlier($0, &findings) }
    let expectations = self.expectations(of: members, first, &findings)
    if isOpening {
      request.business = vocabulary.workflow.name
      readers[caseName] = scenario
      if !expectations.expectsRefusal { cases.insert(caseName) }
    }
    let applicant = members["applicant"].flatMap { scenario.applicant($0, &findings) }
    return Step(
      action: isOpening
        ? .open(applicant: applicant, request) : .submit(command: first.key, request),
      caseName: caseName, span: first.keySpan, expectations: expectations)
  }

  /// A time that the clock has passed.
  private func earlier(_ node: YAMLNode, _ findings: inout FindingCollector) -> Instant? {
    guard let instant = scenario.instant(node, &findings) else { return nil }
    if let now, instant >= now { findings.report(.clockBehind(at: node.span, now: now)) }
    return instant
  }

  private func newCase(_ members: Members, _ findings: inout FindingCollector) -> String {
    guard let entry = members.entry("case"), let name = entry.value.locatedText(&findings) else {
      if cases.contains(Step.mainCase) { findings.report(.caseNotNamed(at: members.span)) }
      return Step.mainCase
    }
    NameStyle.snakeCase.check(name.value, at: name.span, &findings)
    if cases.contains(name.value) { findings.report(.caseOpenedTwice(name)) }
    return name.value
  }

  private func existingCase(_ members: Members, _ findings: inout FindingCollector) -> String {
    guard let name = members["case"]?.locatedText(&findings) else { return Step.mainCase }
    requireCase(name.value, at: name.span, &findings)
    return name.value
  }

  private func requireCase(
    _ name: String, at span: SourceSpan, _ findings: inout FindingCollector
  ) {
    guard isComplete, !cases.contains(name) else { return }
    findings.reportUnknown(.caseName, name, cases.sorted(), at: span)
  }

  private var openCases: Set<String>? { isComplete ? cases : nil }

  private func inputs(
    _ node: YAMLNode, _ declared: [InputDeclaration], _ findings: inout FindingCollector
  ) -> [Step.Input] {
    (node.entries(&findings) ?? []).compactMap { entry in
      guard let input = declared.first(where: { $0.name == entry.key }) else {
        let known = declared.map(\.name)
        findings.reportUnknown(.input, entry.key, known, at: entry.keySpan)
        return nil
      }
      let reader = ScenarioValueReader(scenario: scenario, cases: openCases)
      guard
        let value = reader.read(entry.value, as: input.type, range: input.range, &findings)
      else { return nil }
      return Step.Input(name: entry.key, value: value, span: entry.value.span)
    }
  }

  /// `applicant`, `officer`, `host`, `{ applicant: ID }` or `{ officer: ROLE }`.
  private func author(
    _ node: YAMLNode, _ findings: inout FindingCollector
  ) -> Step.Author? {
    guard case .mapping(let entries) = node.content else {
      let known = ["applicant", "officer", "host"]
      switch scenario.word(node, .author, known, &findings) {
      case "officer": return .officer(role: nil)
      case "host": return .host
      case .some: return .applicant
      case nil: return nil
      }
    }
    guard entries.count == 1,
      let members = node.members(MappingKeys(optional: ["applicant", "officer"]), &findings)
    else {
      findings.report(.oneAuthor(at: node.span))
      return nil
    }
    if let id = members["applicant"] { return scenario.identity(id, &findings).map { .person($0) } }
    return members["officer"]?.locatedText(&findings).map { .officer(role: $0.value) }
  }

  // MARK: - Expectations

  private func expectations(
    of members: Members, _ first: YAMLEntry, _ findings: inout FindingCollector
  ) -> [Expectation] {
    let reader = ExpectationReader(scenario: scenario, cases: openCases)
    var expectations: [Expectation] = []
    if let refused = members.entry("refused") {
      if let codes = reader.refusals(refused, &findings) { expectations.append(codes) }
    } else {
      expectations.append(Expectation(.refused, .plain(.list([])), at: first.keySpan))
    }
    if let from = members.entry("from") {
      if members["refused"] == nil, !members.mayBeLost("refused") {
        findings.report(.fromWithoutRefusal(at: from.keySpan))
      }
      if let from = reader.from(from, &findings) { expectations.append(from) }
    }
    if let expect = members["expect"] { expectations += self.expectations(expect, &findings) }
    return expectations
  }

  private func expectations(
    _ node: YAMLNode, _ findings: inout FindingCollector
  ) -> [Expectation] {
    ExpectationReader(scenario: scenario, cases: openCases).read(node, &findings)
  }
}

extension [Expectation] {
  fileprivate var expectsRefusal: Bool {
    contains { expectation in
      guard expectation.subject == .refused, case .plain(.list(let codes)) = expectation.value
      else { return false }
      return !codes.isEmpty
    }
  }
}
