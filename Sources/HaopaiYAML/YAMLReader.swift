package import HaopaiDiagnostics

/// Reads one file into a located tree: bytes are checked first, then libyaml's events are built into
/// nodes, then whatever looks wrong is named for what it is.
package struct YAMLReader: Sendable {
  package let limits: YAMLLimits

  package init(limits: YAMLLimits = YAMLLimits()) { self.limits = limits }

  /// The tree of the file's only document, or `nil` where a finding leaves its content unknown.
  ///
  /// Findings that concern one place only (a duplicate key, a bidirectional control, an anchor that
  /// nobody uses, a document marker) are reported beside a tree; a `nil` never comes without a finding of severity error.
  /// - Complexity: linear in the file, whatever its bytes.
  package func read(
    _ source: SourceText, into findings: inout FindingCollector
  ) -> YAMLNode? {
    var collector = FindingCollector(limit: limits.findings)
    defer { findings.absorb(collector) }
    guard source.bytes.count <= limits.bytes else {
      collector.report(.fileTooLarge(source, limit: limits.bytes))
      return nil
    }
    if let text = OrdinaryText(source.bytes) {
      return tree(of: source, from: 0, hasBidi: false, hasTabs: text.hasTabs, into: &collector)
    }
    guard let content = EncodingCheck(source: source).run(into: &collector) else { return nil }
    let characters = CharacterCheck(source: source, start: content.lowerBound)
    guard case .everything(let hasBidi, let hasTabs) = characters.run(into: &collector) else {
      return nil
    }
    return tree(
      of: source, from: content.lowerBound, hasBidi: hasBidi, hasTabs: hasTabs, into: &collector)
  }

  private func tree(
    of source: SourceText, from start: Int, hasBidi: Bool, hasTabs: Bool,
    into findings: inout FindingCollector
  ) -> YAMLNode? {
    guard let parser = LibYAMLParser(source.bytes[start...]) else {
      findings.report(.noMemory(source))
      return nil
    }
    var builder = TreeBuilder(
      source: source, start: start, hasBidi: hasBidi, limits: limits, findings: findings)
    let failure = builder.build(from: parser)
    findings = builder.findings
    if failure != nil { findings.forgetCutEntry(of: source) }
    builder.reportOpenRepetitions(into: &findings)
    let tabs = TabIndentation(source: source, start: start, opaque: builder.opaque)
    let isIndentedByTabs = hasTabs && tabs.run(into: &findings)
    if failure != nil, builder.hasCut || builder.isOver { return nil }
    if let failure {
      let diagnosis = SyntaxDiagnosis(
        source: source, cursor: builder.cursor, failure: failure, limits: limits)
      diagnosis.run(hasTabs: isIndentedByTabs, isMisread: findings.hasMisreadLine, into: &findings)
      return nil
    }
    return isIndentedByTabs ? nil : builder.tree
  }
}

extension FindingCollector {
  /// Whether a line was taken for another than it looks like, so that the lines below it seem to be
  /// indented wrongly.
  fileprivate var hasMisreadLine: Bool {
    findings.contains { [.unusualSpace, .fullwidthColon].contains($0.code) }
  }

  /// Where a file ends inside braces, its last key has no value for that reason alone.
  fileprivate mutating func forgetCutEntry(of source: SourceText) {
    guard let last = findings.last, last.code == .entryWithoutValue,
      source.bytes[Int(last.span.end)...].allSatisfy(Blank.isBlankOrBreak)
    else { return }
    var rest = FindingCollector(limit: limit)
    for finding in findings.dropLast() { rest.report(finding) }
    self = rest
  }
}
