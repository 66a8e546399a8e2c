import HaopaiDiagnostics

/// A name that nothing declares is one root cause, however many scenarios of a file use it.
enum UnknownNames {
  /// At how many further places such a name is shown.
  private static let places = 4

  /// The findings with one for each such name, where it is used first.
  ///
  /// - Parameter findings: in the order of the file.
  static func folded(_ findings: [Finding]) -> [Finding] {
    let groups = Dictionary(grouping: findings.filter(\.isUnknownName)) { $0.message }
    return findings.compactMap { finding in
      guard finding.isUnknownName, let group = groups[finding.message] else { return finding }
      guard var first = group.first, first == finding else { return nil }
      first.related += group.dropFirst().prefix(places).map {
        Finding.Related(span: $0.span, message: .alsoHere)
      }
      return first
    }
  }
}

extension Finding {
  fileprivate var isUnknownName: Bool {
    // Which case is meant is decided step by step.
    code != ScenarioName.caseName.unknownCode
      && ScenarioName.allCases.contains { $0.unknownCode == code }
  }
}

extension Message {
  fileprivate static let alsoHere = Message(zh: "这里也是", en: "here, too")
}
