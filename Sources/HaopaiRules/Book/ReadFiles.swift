import HaopaiDiagnostics
import HaopaiYAML

/// The files of a rule book as far as each can be read by itself.
struct ReadFiles {
  /// The texts that were read, mended ones in place of those that were given.
  let sources: [SourceText]
  /// In the order in which they were given.
  private(set) var files: [RuleBook.File] = []
  /// Those whose first two keys could be read, but for scenarios.
  private(set) var ruleFiles: [RuleFile] = []
  /// Ids of files that are there but could not be read.
  private(set) var unreadable: Set<String> = []
  /// Of files that were read on behind a mistake; the places of all findings count these texts.
  private var mended: [SourceText.ID: YAMLReader.Mended] = [:]
  /// What was found before the file was read on, by what it became.
  private var unmoved: [Finding: Finding] = [:]

  /// - Parameter withoutBytes: files that not even bytes came from, which was reported.
  init(
    _ sources: [SourceText], withoutBytes: Set<SourceText.ID>, _ findings: inout FindingCollector
  ) {
    let readings = sources.concurrentMap { Reading($0, withoutBytes: withoutBytes) }
    self.sources = readings.map { $0.mended?.text ?? $0.source }
    for reading in readings { take(reading, withoutBytes, &findings) }
  }

  /// Findings at their places in the files as they were given.
  func located(_ findings: FindingCollector) -> FindingCollector {
    guard !mended.isEmpty else { return findings }
    return findings.compactMap { finding in
      if let found = unmoved[finding] { return found }
      let moved = finding.moved { mended[$0.file]?.repair.original(of: $0) ?? $0 }
      // What else seems to be wrong in a line that was mended may be its consequence.
      return mended[moved.span.file]?.hasMended(lineOf: moved.span) == true ? nil : moved
    }
  }

  private struct Reading: Sendable {
    let source: SourceText
    /// Nil for a file that is not to be read.
    var mended: YAMLReader.Mended?
    var findings = FindingCollector()

    init(_ source: SourceText, withoutBytes: Set<SourceText.ID>) {
      self.source = source
      guard RuleBookFiles.respelt(source.path) == nil, !withoutBytes.contains(source.id) else {
        return
      }
      mended = YAMLReader().readMending(source, into: &findings)
    }
  }

  private mutating func take(
    _ reading: Reading, _ withoutBytes: Set<SourceText.ID>, _ findings: inout FindingCollector
  ) {
    let source = reading.source
    if let respelt = RuleBookFiles.respelt(source.path) {
      passOver(source, respelt, &findings)
      return
    }
    guard !withoutBytes.contains(source.id) else {
      // Files are usually named after what they are about.
      let name = source.path.split(separator: "/").last?.split(separator: ".").first.map(
        String.init)
      if let name { unreadable.insert(name) }
      files.append(RuleBook.File(id: source.id, path: source.path, kind: nil, name: name))
      return
    }
    if let mended = reading.mended, !mended.repair.isEmpty {
      self.mended[source.id] = mended
      findings.absorb(
        reading.findings.compactMap { finding in
          let moved = finding.moved(mended.repair.changed)
          unmoved[moved] = finding
          return moved
        })
    } else {
      findings.absorb(reading.findings)
    }
    takeRules(of: reading, &findings)
  }

  private mutating func takeRules(of reading: Reading, _ findings: inout FindingCollector) {
    let source = reading.source
    let file = reading.mended?.root.flatMap { RuleFile($0, &findings) }
    if let file, let name = file.subject.value.text {
      files.append(
        RuleBook.File(id: source.id, path: source.path, kind: file.kind, name: name))
    } else {
      let codes = Set(reading.findings.findings.map(\.code))
      if file == nil, codes != [.emptyFile] { findings.cutShort(source.id) }
      let guess = HeaderGuess(source.bytes)
      let name = reading.mended?.root?.secondValue ?? guess.name
      if file == nil, let name { unreadable.insert(name) }
      files.append(
        RuleBook.File(
          id: source.id, path: source.path, kind: file?.kind ?? guess.kind, name: name))
    }
    guard let file else { return }
    if file.kind == .scenario {
      findings.report(.unreadScenarios(at: file.subject.keySpan))
    } else {
      ruleFiles.append(file)
    }
  }

  /// A file that is not read: what it says it is, is there all the same.
  private mutating func passOver(
    _ source: SourceText, _ respelt: String, _ findings: inout FindingCollector
  ) {
    let guess = HeaderGuess(source.bytes)
    findings.report(.unreadFile(source, respelt: respelt, isRules: guess.kind != nil))
    guard let kind = guess.kind else { return }
    if let name = guess.name { unreadable.insert(name) }
    files.append(RuleBook.File(id: source.id, path: source.path, kind: kind, name: guess.name))
  }
}
