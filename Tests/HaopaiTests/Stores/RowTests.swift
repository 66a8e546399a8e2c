import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import HaopaiRandomRules
import Testing

/// What a store keeps of a case is the case.
@Suite("rows")
struct RowTests {
  @Test("a case is read from its row as it was", arguments: RandomCommandTests.Rules.allCases)
  func cases(rules: RandomCommandTests.Rules) throws {
    var rows = 0
    for seed in UInt64(1)...4 {
      var world = RandomWorld(book: try rules.book(), seed: seed)
      for _ in 0..<150 {
        world.make(world.nextMove())
        for state in world.states {
          #expect(try CaseState(state.number, row: state.row) == state, "seed \(seed)")
          rows += 1
        }
      }
    }
    #expect(rows > 500)
  }

  @Test("bytes that are no row are refused, whatever they are")
  func hostile() throws {
    var world = RandomWorld(book: try RandomCommandTests.Rules.shipped.book(), seed: 3)
    for _ in 0..<150 { world.make(world.nextMove()) }
    var dice = Dice(seed: 11)
    for state in world.states.prefix(12) {
      let row = state.row
      for length in 0..<row.count {
        #expect(throws: RecordFailure.self) {
          try CaseState(state.number, row: Array(row.prefix(length)))
        }
      }
      #expect(throws: RecordFailure.length) { try CaseState(state.number, row: row + [0]) }
      for _ in 0..<200 {
        var changed = row
        changed[dice.below(row.count)] = UInt8(dice.below(256))
        // It may be another case; it may not be a crash.
        _ = try? CaseState(state.number, row: changed)
      }
    }
    #expect(throws: RecordFailure.version(9)) { try CaseState(CaseNumber(1), row: [9, 0, 0]) }
  }
}
