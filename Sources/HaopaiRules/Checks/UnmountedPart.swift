import HaopaiDiagnostics
import HaopaiExpression

/// Parts that no business mounts.
enum UnmountedPart {
  /// Whether a finding is about the part itself: what it may have from the workflow around it, and
  /// what stands at the mount, is not.
  static func isOwn(_ finding: Finding, of part: WorkflowSyntax) -> Bool {
    guard finding.span != part.name.span else { return false }
    let given: [FindingCode] = [
      .unknownFact, .unknownMessage, .unknownRefusal, .unknownChallenge, .unknownCounter,
      .unknownRegister, .unknownDocument, .unknownSection, .unknownName, .unknownMember,
    ]
    return !given.contains(finding.code) || !finding.fixes.isEmpty
  }

  /// Those that may be mounted by what could not be read, or by a misspelt name, are left out: that
  /// is reported there.
  ///
  /// - Parameter users: the files that may mount a part.
  static func all(
    _ parts: [String: WorkflowSyntax], _ workflows: [String: WorkflowSyntax], _ lost: LostNames,
    users: Set<SourceText.ID>
  ) -> [WorkflowSyntax] {
    var mounted: Set<String> = []
    var waiting = workflows.values.flatMap(\.root.mounts).map(\.part.value)
    while let name = waiting.popLast() {
      guard
        let meant = parts[name] == nil ? Nearest.word(to: name, among: parts.keys.sorted()) : name
      else { return [] }
      guard mounted.insert(meant).inserted else { continue }
      waiting += parts[meant]?.root.mounts.map(\.part.value) ?? []
    }
    return parts.sorted { $0.key < $1.key }.map(\.value).filter { part in
      let others = lost.files.intersection(users).subtracting([part.name.span.file])
      return !mounted.contains(part.name.value) && !lost.mention(part.name.value, in: others)
    }
  }
}
