import Foundation
import Haopai
import HaopaiDiagnostics
import HaopaiScenarios
import Testing

@testable import HaopaiSimulation

/// Offices on disks that fail, and the people who come to them. `make simulate` takes many more seeds.
@Suite("simulated worlds")
struct SimulationTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  private static let rules = Result { try SimulatedRules(root: root) }

  /// A place for the lock of a database, gone with the test.
  private final class Place {
    let folder = NSTemporaryDirectory() + "haopai-\(UUID().uuidString)"

    init() throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
  }

  private func simulation(_ place: Place, _ defect: Defect? = nil) throws -> Simulation {
    Simulation(try Self.rules.get(), folder: place.folder, defect: defect)
  }

  @Test("whatever fails, everything that was promised is kept")
  func promises() throws {
    let place = try Place()
    let simulation = try simulation(place)
    var figures = Figures()
    for seed in UInt64(1)...12 {
      let result = try simulation.run(seed: seed)
      figures += result.figures
      if let failure = result.failure {
        Issue.record("seed \(seed): \(failure.violation)\n\(failure.scenario)")
      }
    }
    // Otherwise nothing was tried.
    #expect(figures.accepted > 300 && figures.refused > 300 && figures.repeats > 10, "\(figures)")
    #expect(figures.faults > 20 && figures.restarts > 50 && figures.powerLosses > 10, "\(figures)")
    #expect(figures.erasures > 3 && figures.publications > 3, "\(figures)")
  }

  @Test("the same seed is the same world")
  func sameSeed() throws {
    let place = try Place()
    for seed in UInt64(31)...33 {
      let once = try simulation(place).run(seed: seed).figures
      #expect(once == (try simulation(place).run(seed: seed).figures), "seed \(seed)")
    }
  }

  @Test("what a failed commit left behind is told of only when no loss of power takes it away")
  func unsynced() throws {
    let place = try Place()
    let choice = try Self.rules.get().choice(for: 1)
    func world() throws -> SimulatedWorld {
      try SimulatedWorld(
        choice, seed: 1, at: Simulation.start(for: 1), path: place.folder + "/office.db",
        defect: nil)
    }
    let opening = try accepted(in: try world())
    let unknown = SimulatedStep.Command(
      name: "unknown", by: .applicant, inputs: [:], facts: [:], hasKey: false)
    for seed in UInt64(1)...20 {
      for skipping in 0...2 {
        let world = try world()
        let actions: [SimulatedStep.Action] = [
          opening, .save(isHeard: true),
          .fault(.disk(DiskFault(operation: .sync, skipping: skipping))),
          opening, .save(isHeard: true),
          // Whoever is told this is told of an office that has the second case.
          .submit(case: 0, unknown), .save(isHeard: true), .restart(.powerLoss(seed: seed)),
        ]
        for (id, action) in actions.enumerated() { try world.take(SimulatedStep(id: id, action)) }
        try world.finish()
      }
    }
  }

  /// An opening that the rules take at the beginning.
  private func accepted(in world: SimulatedWorld) throws -> SimulatedStep.Action {
    var population = Population(book: world.book, seed: 1)
    for _ in 0..<200 {
      let step = population.nextStep(in: world)
      guard case .open = step.action else { continue }
      try world.take(step)
      if case .accepted? = world.outcomes[step.id]?.kind { return step.action }
    }
    throw SimulationFailure("nothing is taken")
  }

  /// By which promise a defect may be found.
  static let defects: [(Defect, [Violation.Promise])] = [
    (.answersWithoutKeeping, [.nothingIsLost, .twinAgrees, .ledgerIsWhole, .reopens]),
    (
      .keepsLate,
      [.nothingIsLost, .twinAgrees, .ledgerIsWhole, .reopens, .repeatsAreAnsweredTheSame]
    ),
    (.losesCounter, [.ledgerIsWhole, .twinAgrees]),
    (.losesTaken, [.ledgerIsWhole]),
    (.losesReturning, [.ledgerIsWhole, .twinAgrees]),
    (.losesMessage, [.messagesArrive]),
    (.losesOpening, [.repeatsAreAnsweredTheSame, .twinAgrees]),
    (.losesCase, [.ledgerIsWhole, .twinAgrees, .reopens]),
    (.forgetsReceipts, [.ledgerIsWhole, .twinAgrees]),
    (.keepsErased, [.erasedIsGone, .twinAgrees, .auditAgrees]),
    (.keepsResidue, [.erasedIsGone]),
    (.losesTime, [.timeGoesOn, .twinAgrees, .reopens]),
    (.hidesFailedReads, [.ledgerIsWhole, .twinAgrees, .repeatsAreAnsweredTheSame]),
  ]

  @Test(
    "a store with a defect is found out, and by few steps of what it takes",
    arguments: defects)
  func defect(defect: Defect, promises: [Violation.Promise]) throws {
    let place = try Place()
    let simulation = try simulation(place, defect)
    for seed in UInt64(1)...60 {
      guard let failure = try simulation.run(seed: seed).failure else { continue }
      #expect(
        promises.contains(failure.violation.promise), "seed \(seed): \(failure.violation)")
      // Which read fails is told by how many there were before, so that few steps can be left out.
      let most = defect == .hidesFailedReads ? 150 : 25
      #expect(failure.steps <= most, "seed \(seed): \(failure.scenario)")
      return
    }
    Issue.record("\(defect) is not found by seeds 1 to 60")
  }

  @Test("a failure is told as scenarios, which pass where nothing fails")
  func scenario() throws {
    let place = try Place()
    let simulation = try simulation(place, .keepsLate)
    let loaded = try RuleBook.load(root: Self.root)
    let book = try #require(loaded.book)
    var told = 0
    // Of the cities of the repository; others have rules of their own.
    for seed in UInt64(1)...16 where seed % 4 > 1 {
      guard let failure = try simulation.run(seed: seed).failure else { continue }
      told += 1
      let source = SourceText(
        id: SourceText.ID(0), path: "cities/simulation.scenarios.yaml",
        bytes: Array(failure.scenario.utf8))
      let suite = ScenarioSuite.load([source], for: book)
      #expect(suite.findings.isEmpty, "seed \(seed): \(suite.findings)\n\(failure.scenario)")
      let findings = suite.run().findings
      #expect(findings.isEmpty, "seed \(seed): \(findings)\n\(failure.scenario)")
    }
    #expect(told > 3)
  }
}
