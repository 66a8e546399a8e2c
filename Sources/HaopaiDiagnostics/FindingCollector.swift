/// Gathers the findings of a run. Order of discovery does not matter: `sorted` is canonical.
public struct FindingCollector: Sendable {
  /// What was kept, in the order of discovery; at most `limit`.
  public private(set) var findings: [Finding] = []
  /// Findings beyond this many are counted, not kept.
  public let limit: Int
  /// How many came beyond the limit.
  public private(set) var dropped = 0

  /// Files of which a finding hides the rest: what else is wrong in them nobody knows.
  package private(set) var filesCutShort: Set<SourceText.ID> = []

  /// Starts empty.
  public init(limit: Int = 10_000) { self.limit = limit }

  /// How many there were, dropped ones included.
  package var total: Int { findings.count + dropped }

  /// Whether nothing was said of anything.
  package var isEmpty: Bool { total == 0 && filesCutShort.isEmpty }

  /// Whether an error is among the findings that were kept.
  public var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// Whether the nearest word is still looked for. Nobody reads suggestions by the hundred, and a
  /// file of nothing but unknown words must not keep the reader busy.
  package var wantsSuggestions: Bool { findings.count < 500 }

  /// The files in which something is wrong, warnings aside.
  package var filesWithErrors: Set<SourceText.ID> {
    Set(findings.lazy.filter { $0.severity == .error }.map(\.span.file))
  }

  /// Keeps a finding; one beyond the limit is not even made.
  public mutating func report(_ finding: @autoclosure () -> Finding) {
    guard findings.count < limit else {
      dropped += 1
      return
    }
    findings.append(finding())
  }

  /// Says that a file could not be read to its end.
  package mutating func cutShort(_ file: SourceText.ID) { filesCutShort.insert(file) }

  /// Takes over what another collector gathered, its dropped ones included.
  public mutating func absorb(_ other: FindingCollector) {
    for finding in other.findings { report(finding) }
    dropped += other.dropped
    filesCutShort.formUnion(other.filesCutShort)
  }

  /// The findings made into others, or left out.
  package func compactMap(_ transform: (Finding) -> Finding?) -> FindingCollector {
    var result = self
    result.findings = findings.compactMap(transform)
    return result
  }

  /// By file, place, severity and code; the same finding at the same place is shown once.
  public func sorted() -> [Finding] {
    var seen: Set<Finding> = []
    return findings.filter { seen.insert($0).inserted }.sorted { left, right in
      (left.span.file, left.span.start, left.severity, left.code, left.span.end, left.message.en)
        < (
          right.span.file, right.span.start, right.severity, right.code, right.span.end,
          right.message.en
        )
    }
  }
}
