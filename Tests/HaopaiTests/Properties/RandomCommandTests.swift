import HaopaiDomain
import HaopaiEngine
import HaopaiEngineOracle
import HaopaiProgram
import Testing

/// What must hold whatever is submitted, in whatever order.
@Suite("Random commands")
struct RandomCommandTests {
  static let seeds: [UInt64] = [1, 2, 3, 5, 8, 13]
  static let moves = 300

  /// The rules that somebody meets at random: those of the repository, and those of a trade that
  /// nobody foresaw, with few numbers and every kind of resource.
  enum Rules: CaseIterable {
    case shipped, gardens

    func book() throws -> CompiledBook {
      switch self {
      case .shipped: try ShippedRules.yantai()
      case .gardens: try GardenRules.luyuan()
      }
    }
  }

  @Test("no number has two owners, and nothing faults", arguments: Rules.allCases, seeds)
  func oneOwner(rules: Rules, seed: UInt64) throws {
    var world = RandomWorld(book: try rules.book(), seed: seed)
    for step in 0..<Self.moves {
      let answer = world.make(world.nextMove())
      if case .fault(let fault) = answer {
        Issue.record("\(rules), seed \(seed), move \(step): fault \(fault)")
      }
      // The pools' own counts are looked at now and then: that reads every number.
      let broken = world.engine.ledger.brokenInvariant(
        in: world.book, countingPools: step % 50 == 0)
      if let broken {
        Issue.record("\(rules), seed \(seed), move \(step): \(broken)")
        return
      }
    }
    #expect(world.engine.faults.isEmpty, "\(rules), seed \(seed)")
  }

  @Test("a random world gets somewhere: every state of the workflow is reached by some seed")
  func coverage() throws {
    let book = try ShippedRules.yantai()
    var reached: Set<String> = []
    let wanted: Set = [
      "ready", "selecting.choosing", "selected", "registered", "overdue", "mismatched",
    ]
    for seed in UInt64(1)...240 where !wanted.isSubset(of: reached) {
      var world = RandomWorld(book: book, seed: seed)
      for _ in 0..<Self.moves {
        world.make(world.nextMove())
        for state in world.states {
          reached.insert(book.programs[state.workflow].workflow.states[state.active.index].path)
        }
      }
    }
    #expect(
      wanted.isSubset(of: reached), "seeds 1 to 240 do not reach \(wanted.subtracting(reached))")
  }

  @Test("a refused command changes nothing", arguments: Rules.allCases, seeds)
  func refusedChangesNothing(rules: Rules, seed: UInt64) throws {
    var world = RandomWorld(book: try rules.book(), seed: seed)
    var refusals = 0
    for step in 0..<Self.moves {
      let move = world.nextMove()
      let before = world.engine.ledger
      let answer = world.make(move)
      switch answer {
      case .refused, .needsFacts, .unknownCase, .erasedCase, .catchingUp, .fault:
        refusals += 1
        #expect(
          before.journal == world.engine.ledger.journal
            && before.agrees(
              with: world.engine.ledger, current: world.book, books: world.engine.pinned),
          "\(rules), seed \(seed), move \(step): \(answer)")
      case .accepted: break
      }
    }
    #expect(refusals > 0, "\(rules), seed \(seed): nothing was refused")
  }

  @Test("replaying the journal gives the same city", arguments: Rules.allCases, seeds)
  func replay(rules: Rules, seed: UInt64) throws {
    var world = RandomWorld(book: try rules.book(), seed: seed)
    for _ in 0..<Self.moves { world.make(world.nextMove()) }
    let ledger = world.engine.ledger
    let again = try MemoryLedger.replay(
      ledger.journal, current: world.book, books: world.engine.pinned, from: RandomWorld.start)
    #expect(again.journal == ledger.journal, "\(rules), seed \(seed)")
    #expect(
      again.agrees(with: ledger, current: world.book, books: world.engine.pinned),
      "\(rules), seed \(seed)")
  }

  @Test("sweeping late equals sweeping in time", arguments: Rules.allCases, seeds)
  func lateSweeping(rules: Rules, seed: UInt64) throws {
    let book = try rules.book()
    let moves = RandomWorld.moves(Self.moves, in: book, seed: seed)
    let late = moves.run(in: book, seed: seed, sweepingEvery: nil)
    let prompt = moves.run(in: book, seed: seed, sweepingEvery: 7_000)
    #expect(late.journal == prompt.journal, "\(rules), seed \(seed)")
    #expect(
      late.agrees(with: prompt, current: book, books: [book.hash: book]), "\(rules), seed \(seed)")
  }
}
