package import Haopai
package import HaopaiDiagnostics

/// The scenarios of a rule book: read, checked against the rules, ready to run.
///
///     let suite = ScenarioSuite.load(for: loaded)
///     let report = suite.run()
///
/// Scenarios share nothing: each can run by itself, in any order and on any thread.
package struct ScenarioSuite: Sendable {
  /// One `*.scenarios.yaml`.
  package struct File: Sendable {
    /// Relative to the root.
    package let path: String
    /// Those without errors, in the order of the file.
    package let scenarios: [Scenario]
    /// What is wrong with the file; scenarios with errors are not among `scenarios`.
    package let findings: [Finding]
    /// How many scenarios have errors.
    package let broken: Int
  }

  /// What the names of files of scenarios end in.
  package static let suffix = ".scenarios.yaml"

  package let book: RuleBook
  /// In the order of their paths.
  package let files: [File]

  /// Reads the files of scenarios among the loaded files; nil where no city could be loaded.
  /// - Parameter isWanted: whether a file of scenarios is to be read.
  package static func load(
    for loaded: LoadedRules, where isWanted: (SourceText) -> Bool = { _ in true }
  ) -> ScenarioSuite? {
    guard let book = loaded.book else { return nil }
    let readable = loaded.sources.filter {
      !$0.path.hasSuffix(suffix) || !loaded.unreadable.contains($0.id) && isWanted($0)
    }
    // Of rules without errors every city can be used, and a file may be named otherwise than its city.
    if loaded.isClean { return load(readable.filter { $0.path.hasSuffix(suffix) }, for: book) }
    return load(readable, for: book).omitting(.brokenCity)
  }

  /// Without findings that only follow from errors of the rules, which have been reported.
  private func omitting(_ code: FindingCode) -> ScenarioSuite {
    ScenarioSuite(
      book: book,
      files: files.map { file in
        File(
          path: file.path, scenarios: file.scenarios,
          findings: file.findings.filter { $0.code != code }, broken: file.broken)
      })
  }

  /// Reads files of scenarios against a book.
  /// - Parameter sources: others among them only tell which cities there should be.
  package static func load(_ sources: [SourceText], for book: RuleBook) -> ScenarioSuite {
    let cities = Set(book.cities + sources.compactMap { cityName(of: $0.path) })
    let files = sources.filter { $0.path.hasSuffix(suffix) }.sorted { $0.path < $1.path }
      .map { source in
        var reader = ScenarioFileReader(book: book, citiesWithFiles: cities)
        let scenarios = reader.read(source)
        return File(
          path: source.path, scenarios: scenarios,
          findings: UnknownNames.folded(reader.findings.sorted()), broken: reader.broken)
      }
    return ScenarioSuite(book: book, files: files)
  }

  private static func cityName(of path: String) -> String? {
    let parts = path.split(separator: "/")
    let file = parts.last?.split(separator: ".") ?? []
    // One whose ending is misspelt is not read, which has a finding of its own.
    guard parts.count > 1, parts[0] == "cities", file.count == 2,
      ["yaml", "yml"].contains(file[1].lowercased())
    else { return nil }
    return String(file[0])
  }

  package var scenarios: [Scenario] { files.flatMap(\.scenarios) }

  /// What is wrong with the files themselves.
  package var findings: [Finding] { files.flatMap(\.findings) }

  /// The files at or below some paths; without paths, all.
  /// - Returns: also the paths that select nothing.
  package func selecting(_ paths: [String]) -> (suite: ScenarioSuite, unmatched: [String]) {
    guard !paths.isEmpty else { return (self, []) }
    let selected = files.filter { file in paths.contains { Self.covers($0, file.path) } }
    let unmatched = paths.filter { path in !files.contains { Self.covers(path, $0.path) } }
    return (ScenarioSuite(book: book, files: selected), unmatched)
  }

  private static func covers(_ path: String, _ file: String) -> Bool {
    let folder = path.hasSuffix("/") ? path : path + "/"
    return path == file || file.hasPrefix(folder)
  }

  // MARK: - Running

  package func run() -> ScenarioReport {
    ScenarioReport(
      results: files.flatMap { file in
        file.scenarios.map { $0.result(in: file.path) }
      }, broken: files.reduce(0) { $0 + $1.broken })
  }

  /// Turns each expectation of each scenario into its opposite, one at a time: every variant must
  /// fail there. Meant for scenarios that pass.
  package func invert() -> InversionReport {
    let inversions = scenarios.flatMap(\.inversions)
    var collector = FindingCollector()
    for inversion in inversions where !inversion.fails() {
      collector.report(.inversionPassed(inversion))
    }
    return InversionReport(inversions: inversions.count, findings: collector.sorted())
  }
}
