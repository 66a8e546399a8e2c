import HaopaiDiagnostics
import HaopaiProgram
import HaopaiRules
import HaopaiYAML

/// Reads values that may stand for what has happened: codes and numbers that cases hold.
struct ScenarioValueReader {
  let scenario: ScenarioReader
  /// Those that are open; nil where that is not known.
  let cases: Set<String>?

  /// Nil after a finding.
  func read(
    _ node: YAMLNode, as type: ValueType, range: ClosedRange<Int64>? = nil,
    _ findings: inout FindingCollector
  ) -> ScenarioValue? {
    switch type {
    case .text(.secret):
      return scenario.word(node, .code, ["right", "wrong"], &findings)
        .map { .code(isRight: $0 == "right") }
    case .list(let element):
      guard let items = node.items(&findings) else { return nil }
      let values = items.compactMap { read($0, as: element, &findings) }
      return values.count == items.count ? .list(values) : nil
    case .number where node.text?.contains("[") == true:
      return reference(node, &findings).map { .number($0) }
    default:
      return scenario.plain(node, as: type, range: range, &findings).map { .plain($0) }
    }
  }

  private func reference(
    _ node: YAMLNode, _ findings: inout FindingCollector
  ) -> NumberReference? {
    guard let reference = NumberReference(node.text ?? "", at: node.span) else {
      findings.report(.badReference(node.text ?? "", at: node.span))
      return nil
    }
    let sets = scenario.vocabulary.sets
    guard sets.contains(reference.set) else {
      findings.reportUnknown(.numberSet, reference.set, sets, at: node.span)
      return nil
    }
    if let name = reference.caseName, let cases, !cases.contains(name) {
      findings.reportUnknown(.caseName, name, cases.sorted(), at: node.span)
      return nil
    }
    return reference
  }
}
