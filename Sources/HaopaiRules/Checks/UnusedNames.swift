import HaopaiDiagnostics

/// What a workflow declares and nothing uses: dead rules, and data that citizens and registries are
/// asked for in vain.
struct UnusedNames: Sendable {
  private struct Declared {
    let kind: NameKind
    let name: Name
    /// Whether somebody is asked for it.
    let isAsked: Bool
    var isUsed: Bool
  }

  /// By the place of the declaration: a part's stands in every workflow that mounts it.
  private var declared: [SourceSpan: Declared] = [:]

  mutating func note(_ kind: NameKind, _ name: Name, isAsked: Bool = false, isUsed: Bool) {
    let fresh = Declared(kind: kind, name: name, isAsked: isAsked, isUsed: false)
    if isUsed { declared[name.span, default: fresh].isUsed = true }
    if declared[name.span] == nil { declared[name.span] = fresh }
  }

  /// What one of the workflows uses is used.
  mutating func join(_ other: UnusedNames) {
    for (_, name) in other.declared {
      note(name.kind, name.name, isAsked: name.isAsked, isUsed: name.isUsed)
    }
  }

  /// The places of what nothing uses.
  var places: Set<SourceSpan> { Set(declared.filter { !$1.isUsed }.keys) }

  /// - Parameter broken: files of workflows with errors, whose uses are not all known.
  func report(outside broken: Set<SourceText.ID>, _ findings: inout FindingCollector) {
    for (span, name) in declared where !name.isUsed && !broken.contains(span.file) {
      findings.report(.unusedName(name.kind, name.name, isAsked: name.isAsked))
    }
  }
}

/// The dotted names that the expressions of a workflow mention.
struct MentionedPaths: Sendable {
  /// Each path with all its beginnings.
  private var paths: Set<String> = []

  mutating func note(_ path: String) {
    guard paths.insert(path).inserted else { return }
    var rest = path[...]
    while let dot = rest.utf8.lastIndex(of: UInt8(ascii: ".")) {
      rest = rest[..<dot]
      // With one of its beginnings all that are shorter are known.
      guard paths.insert(String(rest)).inserted else { return }
    }
  }

  mutating func formUnion(_ other: MentionedPaths) { paths.formUnion(other.paths) }

  func contains(_ path: String) -> Bool { paths.contains(path) }
}
