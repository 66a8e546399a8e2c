import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import Testing

/// One behaviour, whatever a ledger is kept in.
@Suite("ledgers")
struct LedgerConformanceTests {
  typealias Rules = RandomCommandTests.Rules

  static let seeds: [UInt64] = [1, 2, 3, 5]
  static let moves = 200

  @Test(
    "an office that ends and comes back at any time does what one does that never ended",
    arguments: LedgerKind.allCases, Rules.allCases)
  func restarts(kind: LedgerKind, rules: Rules) throws {
    let book = try rules.book()
    let books = [book.hash: book]
    for seed in Self.seeds {
      let moves = RandomWorld.moves(Self.moves, in: book, seed: seed)
      let expected = moves.run(in: book, seed: seed, sweepingEvery: nil)
      let city = try kind.city(book, seed: seed, at: RandomWorld.start)
      var dice = Dice(seed: seed &* 31)
      for move in moves {
        city.engine.make(move)
        try city.save()
        if dice.roll(1, in: 8) { try city.restart() }
      }
      let ledger = city.engine.ledger
      #expect(try ledger.journalRecords() == expected.journal.records(), "\(rules), seed \(seed)")
      for number in 1..<expected.nextCaseNumber.value {
        let number = CaseNumber(number)
        #expect(
          ledger.caseState(number) == expected.caseState(number),
          "\(rules), seed \(seed): \(number)")
      }
      #expect(
        try ledger.audit(current: book, books: books).steps == expected.journal.count)
    }
  }

  @Test(
    "what was not saved never happened, and all that was saved did",
    arguments: LedgerKind.allCases, Rules.allCases)
  func crashes(kind: LedgerKind, rules: Rules) throws {
    let book = try rules.book()
    for seed in Self.seeds {
      let moves = RandomWorld.moves(Self.moves, in: book, seed: seed)
      let city = try kind.city(book, seed: seed, at: RandomWorld.start)
      var dice = Dice(seed: seed &* 17)
      var kept: [JournalRecord] = []
      for (index, move) in moves.enumerated() {
        city.engine.make(move)
        switch dice.below(6) {
        case 0:
          try city.save()
          kept = try city.engine.ledger.journalRecords()
        case 1:
          try city.restart()
          let found = try city.engine.ledger.journalRecords()
          #expect(found == kept, "\(rules), seed \(seed), move \(index)")
          let broken = city.engine.ledger.brokenInvariant(in: book, countingPools: false)
          #expect(broken == nil, "\(rules), seed \(seed), move \(index)")
        default: continue
        }
      }
      try city.save()
      #expect(!kept.isEmpty, "nothing was kept: \(rules), seed \(seed)")
      #expect(
        try city.engine.ledger.audit(current: book, books: [book.hash: book]).steps >= kept.count)
    }
  }
}
