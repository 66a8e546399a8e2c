import HaopaiDiagnostics
import HaopaiExpression

/// Tells what is wrong with a workflow from what merely follows.
struct RootCauses {
  private let workflow: LinkedWorkflow
  /// Whether something could not be read that the workflow may declare or use.
  private let isBroken: Bool
  /// At how many further places a name that nothing declares is shown.
  private static let places = 4

  init(_ workflow: LinkedWorkflow, isBroken: Bool) {
    self.workflow = workflow
    self.isBroken = isBroken
  }

  /// The findings without consequences; one that stands for several names its other places.
  func of(_ findings: [Finding]) -> [Finding] {
    let hasLostWay = findings.contains { $0.code.losesWay }
    let hasLostState = findings.contains { $0.code == .unknownState }
    let parts = Set(findings.map(\.span.file)).subtracting([workflow.name.span.file])
    let left = findings.filter { finding in
      if isBroken, finding.code.isConsequence { return false }
      if hasLostWay, finding.code.followsFromLostWay { return false }
      if hasLostState, finding.code == .unusedExit { return false }
      return !follows(finding, from: parts)
    }
    return merged(left)
  }

  /// What a part has errors about it may also fail to give to the workflow around it. A name that is
  /// near to a known one is misspelt in any case.
  private func follows(_ finding: Finding, from parts: Set<SourceText.ID>) -> Bool {
    guard !parts.isEmpty, finding.span.file == workflow.name.span.file, finding.fixes.isEmpty
    else { return false }
    return [
      .unknownMessage, .unknownRefusal, .unknownChallenge, .unknownCounter, .unknownRegister,
      .unknownField, .unknownFact, .unknownName, .unknownMember, .unreachableState,
    ].contains(finding.code)
  }

  // MARK: - Names

  private enum Key: Hashable {
    /// By what expressions call it.
    case subject(String)
    case message(FindingCode, Message)
    /// All texts of a file that has no texts of that kind at all.
    case texts(FindingCode, SourceText.ID)
  }

  /// A name that nothing declares is one root cause, however often it is used: it is reported where
  /// it is used first, in a part rather than in the workflow around it.
  private func merged(_ findings: [Finding]) -> [Finding] {
    var order: [Key] = []
    var groups: [Key: [Finding]] = [:]
    var result: [Finding] = []
    for finding in findings {
      guard finding.code.isUnknownName || finding.subject != nil else {
        result.append(finding)
        continue
      }
      let key = key(of: finding)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(finding)
    }
    for key in order {
      if let first = single(groups[key] ?? []) { result.append(first) }
    }
    return result
  }

  private func key(of finding: Finding) -> Key {
    let file = finding.span.file
    let texts: [SentenceSyntax]? =
      switch finding.code {
      case .unknownMessage: workflow.messages
      case .unknownRefusal: workflow.refusals
      default: nil
      }
    if let texts, !texts.contains(where: { $0.name.span.file == file }) {
      return .texts(finding.code, file)
    }
    return finding.subject.map { .subject($0) } ?? .message(finding.code, finding.message)
  }

  private func single(_ group: [Finding]) -> Finding? {
    let sorted = group.sorted { (rank($0), $0.span.start) < (rank($1), $1.span.start) }
    guard var first = sorted.first else { return nil }
    let others = Set(sorted.dropFirst().map(\.span)).subtracting([first.span])
      .sorted { ($0.file, $0.start) < ($1.file, $1.start) }
    first.related += others.prefix(Self.places).map {
      Finding.Related(span: $0, message: .alsoHere)
    }
    return first
  }
}

extension RootCauses {
  /// A mount says best what a part misses.
  private func rank(_ finding: Finding) -> Int {
    if finding.code == .unmetExpectation { return 0 }
    return finding.span.file == workflow.name.span.file ? 2 : 1
  }
}

extension Message {
  fileprivate static let alsoHere = Message(zh: "这里也是", en: "here, too")
}
