import Foundation
import Haopai
import HaopaiMutation
import Testing

/// Small changes to the shipped rules: validation finds each, or it is known why not. The tests take a
/// sample, for a trial reads all rules; `make mutants` takes all mutants and all explanations.
@Suite("mutants of the shipped rules", .serialized)
struct MutantTests {
  private static let mutantStride = 449
  private static let lineStride = 13

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let root = folder.deletingLastPathComponent().deletingLastPathComponent().path

  private static let files = Result { try RuleBook.files(root: root) }
  private static let mutants = files.map { MutationTrial(of: $0).population.mutants }

  private let trial: MutationTrial
  private let mutants: [Mutant]
  private let explanations: Explanations

  init() throws {
    trial = MutationTrial(of: try Self.files.get())
    mutants = try Self.mutants.get()
    explanations = Explanations(
      try String(contentsOf: Self.folder.appending(path: "survivors.txt"), encoding: .utf8))
  }

  @Test("the rules as mutants write them have no findings")
  func sound() {
    #expect(trial.ownFindings == [])
    #expect(explanations.malformed == [])
  }

  @Test("every survivor of a sample is explained", .timeLimit(.minutes(5)))
  func sample() async {
    let report = MutationReport(
      await trial.results(of: every(Self.mutantStride, of: mutants), workers: 2),
      explanations: explanations)
    #expect(report.results.count > 40)
    #expect(report.survivors.count < report.results.count / 2)
    for survivor in report.unexplained {
      Issue.record("one in \(Self.mutantStride): nothing finds \(survivor.mutant.name)")
    }
  }

  @Test("every explanation explains something, and those of a sample are needed")
  func needed() async {
    let doubtful = mutants.filter { SurvivorClass($0) == nil }
    let explained = Dictionary(grouping: doubtful) { explanations.explanation(of: $0)?.number }
    for line in explanations.lines {
      #expect(explained[line.number] != nil, "line \(line.number) of survivors.txt fits nothing")
    }
    for line in every(Self.lineStride, of: explanations.lines) {
      let isNeeded = (explained[line.number] ?? []).contains {
        trial.result(of: $0).survives
      }
      #expect(isNeeded, "line \(line.number) of survivors.txt explains nothing: \(line.text)")
    }
  }

  @Test("mutants are the same in every run, and each has a place and a change")
  func names() {
    #expect(mutants.count > 5_000)
    #expect(mutants.map(\.name) == trial.population.mutants.map(\.name))
    #expect(mutants.allSatisfy { $0.old != $0.new && $0.line > 0 })
  }

  private func every<Element>(_ stride: Int, of all: [Element]) -> [Element] {
    all.enumerated().filter { $0.offset.isMultiple(of: stride) }.map(\.element)
  }
}
