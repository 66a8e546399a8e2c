package import HaopaiDiagnostics

extension YAMLReader {
  /// What could be read of a file.
  package struct Mended: Sendable {
    /// The tree of `text`; nil where nothing is known of the content.
    package let root: YAMLNode?
    /// The file's text as the places in the tree count it: with what hid the rest replaced.
    package let text: SourceText
    /// Leads from `text` to the file and back.
    package let repair: TextRepair
    /// The lines of the file in which something was replaced.
    private let lines: [Range<Int>]

    fileprivate init(
      root: YAMLNode?, text: SourceText, repair: TextRepair = TextRepair(),
      lines: [Range<Int>] = []
    ) {
      self.root = root
      self.text = text
      self.repair = repair
      self.lines = lines
    }

    /// Whether a place of the file lies in a line in which something was replaced.
    package func hasMended(lineOf span: SourceSpan) -> Bool {
      lines.contains { $0.lowerBound <= Int(span.start) && Int(span.start) <= $0.upperBound }
    }
  }

  /// What can only be meant in one way, so that reading on shows what else is wrong and nothing that
  /// is not.
  private static let mendable: Set<FindingCode> = [
    .fullwidthBracket, .fullwidthColon, .fullwidthComma, .missingSpaceAfterColon, .negationAsTag,
    .tabIndentation, .unusualSpace,
  ]

  /// What is wrong in any case, though nothing is known of what follows.
  private static let certain = mendable.union([.unterminatedQuote])

  /// Larger files are not read again: that somebody looks at every mistake of one at once is not
  /// worth the time.
  private static let mostBytes = 64 << 10
  private static let mostRounds = 8

  /// Reads a file as `read` does. Where a mistake hides what follows and can only be meant in one way,
  /// the file is read on as if it were mended, so that one run shows what else is wrong.
  ///
  /// The findings' places are the file's.
  package func readMending(
    _ source: SourceText, into findings: inout FindingCollector
  ) -> Mended {
    var found = FindingCollector(limit: limits.findings)
    let root = read(source, into: &found)
    findings.absorb(found)
    guard root == nil, found.dropped == 0, source.bytes.count <= Self.mostBytes else {
      return Mended(root: root, text: source)
    }
    var text = source
    var repair = TextRepair()
    var lines: [Range<Int>] = []
    var reported = Set(found.findings)
    for _ in 0..<Self.mostRounds {
      let causes = found.findings.filter { Self.mendable.contains($0.code) && !$0.fixes.isEmpty }
      lines += causes.map { Self.line(of: repair.original(of: $0.span), in: source) }
      guard let next = repair.apply(causes.compactMap(\.fixes.first), to: text) else { break }
      text = next
      found = FindingCollector(limit: limits.findings)
      let root = read(text, into: &found)
      for finding in found.findings where root != nil || Self.certain.contains(finding.code) {
        let original = finding.moved(repair.original)
        if reported.insert(original).inserted { findings.report(original) }
      }
      if root != nil { return Mended(root: root, text: text, repair: repair, lines: lines) }
    }
    return Mended(root: nil, text: source)
  }

  private static func line(of span: SourceSpan, in source: SourceText) -> Range<Int> {
    let lines = LineScan(bytes: source.bytes)
    let start = lines.start(at: Int(span.start))
    return start..<max(start, lines.end(at: Int(span.end)))
  }
}
