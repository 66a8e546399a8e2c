import HaopaiDiagnostics
import HaopaiYAML

/// Letters that the table of authorities gives to two places of a province.
enum SharedAuthorities {
  static func check(_ places: [YAMLEntry], _ findings: inout FindingCollector) {
    var owners: [String: (name: String, span: SourceSpan)] = [:]
    for place in places {
      guard case .sequence(let items) = place.value.content else { continue }
      for item in items {
        guard let letter = item.text else { continue }
        if let owner = owners[letter] {
          findings.report(.sharedAuthority(letter, of: owner.name, at: item.span, owner.span))
        } else {
          owners[letter] = (place.key, item.span)
        }
      }
    }
  }
}

extension FindingCode {
  /// What: the table of authorities gives one letter to two places of a province. Why: which of them
  /// issued a number cannot be told. A warning, for it transcribes a standard. Example:
  /// `{ 烟台: [F], 潍坊: [F] }`.
  static let sharedAuthority = FindingCode("shared-authority")
}

extension Finding {
  fileprivate static func sharedAuthority(
    _ letter: String, of owner: String, at span: SourceSpan, _ earlier: SourceSpan
  ) -> Finding {
    Finding(
      .sharedAuthority,
      Message(
        zh: "`\(letter)` 已属于 `\(owner)`", en: "`\(letter)` belongs to `\(owner)` already"),
      at: span, severity: .warning, related: [Related(span: earlier, message: .firstHere)])
  }
}
