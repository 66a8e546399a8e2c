import HaopaiDiagnostics
import HaopaiDomain
import HaopaiYAML

/// Patterns of a plate kind that are unlike its others: all serials of a kind are of one length, and
/// either all of them have one energy letter or none has.
enum OddPatterns {
  static func check(
    _ patterns: Zip2Sequence<[SerialPattern], [YAMLNode]>, _ findings: inout FindingCollector
  ) {
    var first: (pattern: SerialPattern, span: SourceSpan)?
    for (pattern, node) in patterns {
      if pattern.energyLetters > 1 {
        findings.report(.oddPattern(pattern, .severalEnergyLetters, at: node.span, unlike: nil))
      }
      guard let other = first else {
        first = (pattern, node.span)
        continue
      }
      if pattern.length != other.pattern.length {
        findings.report(.oddPattern(pattern, .otherLength, at: node.span, unlike: other.span))
      } else if (pattern.energyLetters > 0) != (other.pattern.energyLetters > 0) {
        findings.report(.oddPattern(pattern, .otherEnergy, at: node.span, unlike: other.span))
      }
    }
  }
}

extension SerialPattern {
  fileprivate var energyLetters: Int { elements.count { $0 == .energyLetter } }
}

extension FindingCode {
  /// What: a pattern of another length than the kind's others, with an energy letter where these have
  /// none, or with two. Why: it is misspelt; GA 36 has no such kind. Example: `[DDDDD, LDDD]`.
  static let oddPattern = FindingCode("odd-pattern")
}

extension Finding {
  fileprivate static func oddPattern(
    _ pattern: SerialPattern, _ what: Message, at span: SourceSpan, unlike other: SourceSpan?
  ) -> Finding {
    Finding(
      .oddPattern,
      Message(zh: "格式 `\(pattern)` \(what.zh)", en: "the pattern `\(pattern)` \(what.en)"),
      at: span,
      severity: .warning,
      related: other.map { [Related(span: $0, message: .firstPattern)] } ?? [])
  }
}

extension Message {
  fileprivate static let severalEnergyLetters = Message(
    zh: "不止一个能源字母", en: "has more than one energy letter")
  fileprivate static let firstPattern = Message(
    zh: "该种类的第一个格式", en: "the kind's first pattern")
  fileprivate static let otherLength = Message(
    zh: "的长度与该种类的其他格式不同", en: "is longer or shorter than the kind's others")
  fileprivate static let otherEnergy = Message(
    zh: "与该种类的其他格式不同，一方有能源字母，另一方没有",
    en: "has an energy letter and the kind's others have none, or the other way round")
}
