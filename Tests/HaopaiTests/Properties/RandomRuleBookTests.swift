import Haopai
import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import Testing

/// What must hold of any rules that validation lets pass, not only of those that somebody wrote.
@Suite("random rule books")
struct RandomRuleBookTests {
  static let seeds = UInt64(1)...200
  static let moves = 120

  private func load(seed: UInt64) throws -> LoadedRules {
    var workflow = RandomWorkflow(seed: seed)
    let (business, values) = workflow.text()
    let city = """
      haopai: 1
      city: luyuan
      name: { zh: 绿园, en: Luyuan }
      extends: china
      plates: { province: 鲁, authorities: [F] }
      pools: { small-car: [ { range: 鲁F·00000 - 鲁F·00029, released: 2026-01-01 } ] }
      businesses:
        chance:
      \(values)
      assumed: { chance: 虚构 (made up), pools: 虚构 (made up) }
      """
    var files = try RuleBook.files(root: ShippedRules.root).filter {
      $0.path.hasPrefix("rules/national/") && $0.path != "rules/national/shared.yaml"
    }
    files.append(("rules/businesses/chance.yaml", Array(business.utf8)))
    files.append(("cities/luyuan.yaml", Array(city.utf8)))
    return RuleBook.load(files: files)
  }

  @Test("what passes validation never fails, leaks or gets stuck, and replays the same")
  func soundRulesHold() throws {
    var accepted = 0
    var steps = 0
    for seed in Self.seeds {
      let loaded = try load(seed: seed)
      guard let book = loaded.book?.compiled(city: "luyuan") else { continue }
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
}
