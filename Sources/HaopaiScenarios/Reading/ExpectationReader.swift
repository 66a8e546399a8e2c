import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
import HaopaiRules
import HaopaiYAML

/// Reads what a step expects.
struct ExpectationReader {
  let scenario: ScenarioReader
  /// Those that are open; nil where that is not known.
  let cases: Set<String>?

  private var vocabulary: Vocabulary { scenario.vocabulary }

  /// `{ state: ready, draws.left: 9 }`.
  func read(_ node: YAMLNode, _ findings: inout FindingCollector) -> [Expectation] {
    guard let entries = node.entries(&findings) else { return [] }
    if entries.isEmpty { findings.report(.expectsNothing(at: node.span)) }
    return entries.compactMap { expectation($0, &findings) }
  }

  /// `refused: [code]`: these codes and no other.
  func refusals(_ entry: YAMLEntry, _ findings: inout FindingCollector) -> Expectation? {
    guard let codes = words(entry.value, .refusal, vocabulary.refusals, &findings) else {
      return nil
    }
    guard !codes.isEmpty else {
      findings.report(.refusedByNothing(at: entry.value.span))
      return nil
    }
    return Expectation(.refused, Self.list(codes), at: entry.whole)
  }

  /// `from: 2026-03-02 08:00` or `from: never`.
  func from(_ entry: YAMLEntry, _ findings: inout FindingCollector) -> Expectation? {
    if entry.value.plainText == "never" { return Expectation(.from, nil, at: entry.whole) }
    return scenario.instant(entry.value, &findings).map {
      Expectation(.from, .plain(.text($0.rfc3339)), at: entry.whole)
    }
  }

  private func expectation(
    _ entry: YAMLEntry, _ findings: inout FindingCollector
  ) -> Expectation? {
    guard let subject = vocabulary.subjects[entry.key] else {
      let known = vocabulary.expectations
      findings.reportUnknown(.expectation, entry.key, known, at: entry.keySpan)
      return nil
    }
    if subject.canBeNone, ValueReader.isNone(entry.value) {
      return Expectation(subject, nil, at: entry.whole)
    }
    if case .without(let set, _) = subject { return without(set, entry, &findings) }
    guard let value = value(of: subject, entry.value, &findings) else { return nil }
    return Expectation(subject, value, at: entry.whole)
  }

  private func value(
    of subject: Expectation.Subject, _ node: YAMLNode, _ findings: inout FindingCollector
  ) -> ScenarioValue? {
    switch subject {
    case .state: word(node, .state, vocabulary.states, &findings)
    case .said: word(node, .message, vocabulary.messages, &findings)
    case .messages: words(node, .message, vocabulary.messages, &findings).map(Self.list)
    case .open: words(node, .command, vocabulary.commands, &findings).map(Self.list)
    case .documents: words(node, .document, vocabulary.documents, &findings).map(Self.list)
    case .left, .used, .size:
      scenario.count(node, &findings).map { .plain(.integer($0)) }
    case .until, .deadline, .from:
      scenario.instant(node, &findings).map { .plain(.text($0.rfc3339)) }
    case .numbers: values.read(node, as: .list(.number), &findings)
    case .field(let name):
      vocabulary.field(name).flatMap { values.read(node, as: $0.type, &findings) }
    case .refused, .without: nil
    }
  }

  private var values: ScenarioValueReader { ScenarioValueReader(scenario: scenario, cases: cases) }

  /// `batch.without: "4"`: expected are no numbers that have one of the characters.
  private func without(
    _ set: String, _ entry: YAMLEntry, _ findings: inout FindingCollector
  ) -> Expectation? {
    guard let text = entry.value.locatedText(&findings) else { return nil }
    guard text.value.utf8.allSatisfy(\.isPlateCharacter) else {
      findings.report(.noPlateCharacters(text))
      return nil
    }
    return Expectation(
      .without(set: set, characters: text.value), Self.list([]), at: entry.whole)
  }

  // MARK: - Words

  private func word(
    _ node: YAMLNode, _ kind: ScenarioName, _ known: [String],
    _ findings: inout FindingCollector
  ) -> ScenarioValue? {
    scenario.word(node, kind, known, &findings).map { .plain(.text($0)) }
  }

  private func words(
    _ node: YAMLNode, _ kind: ScenarioName, _ known: [String],
    _ findings: inout FindingCollector
  ) -> [String]? {
    guard let items = node.items(&findings) else { return nil }
    let words = items.compactMap { scenario.word($0, kind, known, &findings) }
    return words.count == items.count ? words : nil
  }

  private static func list(_ words: [String]) -> ScenarioValue {
    .plain(.list(words.map { .text($0) }))
  }
}

extension Expectation.Subject {
  fileprivate var canBeNone: Bool {
    switch self {
    case .said, .field, .until, .deadline: true
    default: false
    }
  }
}

extension YAMLEntry {
  /// From the key to the end of the value.
  var whole: SourceSpan {
    SourceSpan(file: keySpan.file, start: Int(keySpan.start), end: Int(value.span.end))
  }
}

extension UInt8 {
  fileprivate var isPlateCharacter: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self)
  }
}
