import Haopai
import HaopaiDiagnostics
import HaopaiScenarios

/// A rule book, and what validation says of its mutants.
package struct MutationTrial: Sendable {
  package typealias File = (path: String, bytes: [UInt8])

  /// What came of one mutant.
  package struct Result: Sendable {
    package let mutant: Mutant
    /// The codes of its findings, warnings included; empty for a survivor.
    package let codes: [String]

    package var survives: Bool { codes.isEmpty }
  }

  /// The rules without scenarios: validation is to find mistakes by itself.
  package let files: [File]
  private let scenarios: [File]

  /// - Parameter files: of a book without findings.
  package init(of files: [File]) {
    scenarios = files.filter { $0.path.hasSuffix(ScenarioSuite.suffix) }
    self.files = files.filter { !$0.path.hasSuffix(ScenarioSuite.suffix) }
  }

  package var population: MutantPopulation { MutantPopulation(of: files) }

  /// What is wrong with the book itself, as it is written here: nothing, or no trial means anything.
  package var ownFindings: [String] {
    let rewritten = files.map { file in
      let source = SourceText(id: SourceText.ID(0), path: file.path, bytes: file.bytes)
      return File(file.path, RuleNode(source)?.bytes ?? file.bytes)
    }
    return codes(of: rewritten) + codes(of: files)
  }

  package func result(of mutant: Mutant) -> Result {
    Result(mutant: mutant, codes: codes(of: files(with: mutant)))
  }

  /// Whether the scenarios tell a survivor from the book; playing them takes longer than validation.
  package func isCaughtByScenarios(_ survivor: Mutant) -> Bool {
    isCaught(files(with: survivor) + scenarios)
  }

  private func files(with mutant: Mutant) -> [File] {
    files.map { File($0.path, $0.path == mutant.file ? mutant.bytes : $0.bytes) }
  }

  /// In the order of the mutants, whatever came first.
  package func results(of mutants: [Mutant], workers: Int) async -> [Result] {
    await withTaskGroup(of: [(Int, Result)].self) { group in
      for worker in 0..<workers {
        group.addTask {
          stride(from: worker, to: mutants.count, by: workers).map { index in
            (index, result(of: mutants[index]))
          }
        }
      }
      var results: [(Int, Result)] = []
      for await some in group { results += some }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func codes(of files: [File]) -> [String] {
    RuleBook.load(files: files).findings.map(\.code.description)
  }

  private func isCaught(_ files: [File]) -> Bool {
    guard let suite = ScenarioSuite.load(for: RuleBook.load(files: files)) else { return true }
    guard suite.findings.isEmpty else { return true }
    let report = suite.run()
    return report.failed + report.broken > 0
  }
}
