import HaopaiDiagnostics
import HaopaiDomain
import HaopaiExpression
import HaopaiYAML

/// What a workflow or a part demands of the values of every city: a condition over parameters, and
/// the sentence that says why it must hold.
struct DemandSyntax: Sendable {
  var condition: ExpressionText
  var reason: BilingualText
}

extension DemandSyntax {
  private static let keys = MappingKeys(required: ["that", "zh", "en"])

  /// Reads `{ that: …, zh: …, en: … }`.
  init?(_ node: YAMLNode, _ findings: inout FindingCollector) {
    guard let members = node.members(Self.keys, &findings) else { return nil }
    let condition = members.expression("that", &findings)
    let zh = members["zh"]?.scalar(&findings)
    let en = members["en"]?.scalar(&findings)
    guard let condition, let zh, let en else { return nil }
    self.condition = condition
    reason = BilingualText(zh: zh.text, en: en.text)
  }
}
