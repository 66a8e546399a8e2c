package import HaopaiDiagnostics
package import HaopaiDomain
package import HaopaiYAML

extension YAMLNode {
  private static let languages = MappingKeys(required: ["zh", "en"])

  /// Reads `{ zh: …, en: … }`, both of them required and not empty.
  package func title(_ findings: inout FindingCollector) -> BilingualText? {
    guard let (zh, en) = languages(&findings) else { return nil }
    return BilingualText(zh: zh.text, en: en.text)
  }

  /// The two scalars of `{ zh: …, en: … }`, for texts whose parts have places of their own.
  package func languages(
    _ findings: inout FindingCollector
  ) -> (zh: YAMLScalar, en: YAMLScalar)? {
    if shape == .scalar {
      findings.report(.singleLanguage(self))
      return nil
    }
    guard let members = members(Self.languages, &findings) else { return nil }
    let zh = members["zh"]?.scalar(&findings)
    let en = members["en"]?.scalar(&findings)
    guard let zh, let en else { return nil }
    return (zh, en)
  }
}
