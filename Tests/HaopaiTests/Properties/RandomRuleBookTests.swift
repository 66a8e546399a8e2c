import Haopai
import HaopaiDomain
import HaopaiEngine
import HaopaiEngineOracle
import HaopaiProgram
import HaopaiRandomRules
import Testing

/// What must hold of any rules that validation lets pass, not only of those that somebody wrote.
@Suite("random rule books")
struct RandomRuleBookTests {
  static let seeds = UInt64(1)...200
  static let moves = 120

  @Test("what passes validation never fails, leaks or gets stuck, and replays the same")
  func soundRulesHold() throws {
    var accepted = 0
    var steps = 0
    for seed in Self.seeds {
      guard let book = RandomRules(seed: seed).load().book?.compiled(city: "luyuan") else {
        continue
      }
      accepted += 1
      var world = RandomWorld(book: book, seed: seed)
      for move in 0..<Self.moves {
        let answer = world.make(world.nextMove())
        if case .accepted = answer { steps += 1 }
        if case .fault(let fault) = answer {
          Issue.record("seed \(seed), move \(move): fault \(fault)")
          return
        }
        if let broken = world.engine.ledger.brokenInvariant(
          in: book, countingPools: move % 40 == 0)
        {
          Issue.record("seed \(seed), move \(move): \(broken)")
          return
        }
      }
      for state in world.states {
        #expect(world.canGoOn(state), "seed \(seed): case \(state.number) is stuck")
      }
      #expect(world.engine.faults.isEmpty, "seed \(seed): \(world.engine.faults)")
      let ledger = world.engine.ledger
      let again = try MemoryLedger.replay(
        ledger.journal, current: book, books: world.engine.pinned, from: RandomWorld.start)
      #expect(
        again.journal == ledger.journal
          && again.agrees(with: ledger, current: book, books: world.engine.pinned),
        "seed \(seed): the journal gives another city")
    }
    // Otherwise nothing was tried.
    #expect(accepted > 20 && steps > 500, "\(accepted) accepted, \(steps) steps")
  }

  @Test("sweeping late equals sweeping in time, and the same commands give the same ledger")
  func lateSweeping() throws {
    var events = 0
    for seed in Self.seeds {
      guard let book = RandomRules(seed: seed).load().book?.compiled(city: "luyuan") else {
        continue
      }
      let moves = RandomWorld.moves(Self.moves, in: book, seed: seed)
      let late = moves.run(in: book, seed: seed, sweepingEvery: nil)
      let prompt = moves.run(in: book, seed: seed, sweepingEvery: 7_000)
      let again = moves.run(in: book, seed: seed, sweepingEvery: nil)
      events += late.journal.count
      for other in [prompt, again] {
        #expect(
          late.journal == other.journal
            && late.agrees(with: other, current: book, books: [book.hash: book]), "seed \(seed)")
      }
    }
    #expect(events > 500, "\(events) events")
  }

  @Test("a city that sets what is explained of another on a day does what that one does")
  func explained() throws {
    var compared = 0
    for seed in Self.seeds {
      let rules = RandomRules(seed: seed)
      let loaded = rules.load()
      guard let book = loaded.book?.compiled(city: "luyuan") else { continue }
      for day in ["2026-09-28", "2026-09-30", "2026-10-05", "2026-12-31"] {
        let date = try #require(CivilDate(day))
        let explanation = try #require(loaded.explanation(ofCity: "luyuan", on: date))
        var frozen = rules
        frozen.values = try #require(explanation.businesses.first).settings(indented: 4)
        let other = try #require(
          frozen.load().book?.compiled(city: "luyuan"), "seed \(seed): \(frozen.values)")
        let start = Instant(date, .midnight).adding(TimeSpan(milliseconds: 8 * 3_600_000))
        let moves = RandomWorld.moves(40, in: book, seed: seed, at: start)
          .prefix { $0.instant.date == date }
        let said = Array(moves).behaviour(in: book, seed: seed, at: start)
        #expect(
          said == Array(moves).behaviour(in: other, seed: seed, at: start),
          "seed \(seed) on \(day): \(frozen.values)")
        compared += moves.count
      }
    }
    #expect(compared > 2000, "\(compared) commands")
  }
}
