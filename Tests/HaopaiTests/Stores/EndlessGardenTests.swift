import HaopaiDomain
import HaopaiEngineOracle
import HaopaiProgram
import HaopaiRandomRules
import Testing

@testable import HaopaiEngine

@Suite("cases that end and go on, with a commit under way or without")
struct EndlessGardenTests {
  @Test(
    "whatever is done in whatever order, the city is whole and its audit agrees",
    arguments: [nil, 0, 2] as [Int?], 1...6 as ClosedRange<UInt64>)
  func wholeAfterEachMove(atHand: Int?, seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let garden = try EndlessGarden.city()
    if let atHand { garden.city.engine.ledger.atHand = atHand }
    var commit = Commit.none
    for move in 0..<150 {
      let what = dice.below(Self.moves.count + 2)
      try take(what, in: garden, &dice)
      // What is on its way to the database is in neither table for a moment.
      let broken = garden.ledger.brokenInvariant(in: garden.book, countingPools: true)
      if let broken, !commit.hidesCounters || !broken.hasPrefix("counters") {
        Issue.record("seed \(seed), move \(move), \(what): \(broken)")
        return
      }
      try advance(&commit, in: garden, &dice, seed)
      if let atHand { garden.city.engine.ledger.atHand = atHand }
    }
    if case .setOff(let rows) = commit { try garden.ledger.store?.save(rows) }
    garden.city.engine.ledger.land()
    try garden.saveAndRestart()
    try expectWhole(garden, "seed \(seed), at the end")
  }

  /// How far what was unsaved has come.
  private enum Commit {
    case none
    case setOff(UnsavedRows)
    case saved

    var hidesCounters: Bool {
      if case .setOff = self { return true }
      return false
    }
  }

  private static let moves: [(name: String, byOfficer: Bool)] = [
    ("pick", false), ("own_it", false), ("own_it", false), ("claim_own", false),
    ("issue_own", true), ("first", false), ("finish", false), ("finish", false), ("resume", true),
    ("resume", true), ("grab", true), ("grab", true), ("ungrab", true), ("water", false),
    ("water", false), ("unwater", false), ("keep_seeds", true), ("note", true),
    ("let_own_go", false), ("first_own", false), ("pick_own", false), ("buy", false),
    ("pick_both", false), ("pick_other", false), ("keep", false), ("nap", false), ("watch", false),
  ]

  private func take(_ what: Int, in garden: GardenCity, _ dice: inout Dice) throws {
    let count = garden.ledger.nextCaseNumber.value - 1
    if count == 0 || what == Self.moves.count && count < 6 {
      try garden.open("plot", as: dice.below(2))
      return
    }
    guard what < Self.moves.count else {
      garden.wait(Int64(dice.below(5)) * 1_800_000)
      return garden.sweep()
    }
    let number = CaseNumber(UInt64(dice.below(Int(count))) + 1)
    let mine = garden.numbers.filter { garden.ledger.holder(of: $0)?.caseNumber == number }
      .sorted { $0.word < $1.word }
    let wish = try PlateNumber("鲁F·0000\(dice.below(6))")
    let one = mine.isEmpty ? wish : mine[dice.below(mine.count)]
    let (name, byOfficer) = Self.moves[what]
    let inputs: [String: PlainValue] =
      switch name {
      case "pick": ["count": .integer(2), "hold": .text("60 s")]
      case "own_it", "buy": ["number": .plate(one)]
      case "keep": ["number": .plate(one), "hold": .text("60 s")]
      case "first", "first_own", "grab": ["wishes": .list([.plate(wish)])]
      case "unwater": ["amount": .integer(1)]
      default: [:]
      }
    _ = try? garden.submit(name, number, inputs, by: byOfficer ? EndlessGarden.officer : nil)
  }

  private func advance(
    _ commit: inout Commit, in garden: GardenCity, _ dice: inout Dice, _ seed: UInt64
  ) throws {
    switch (dice.below(12), commit) {
    case (0...3, .none):
      guard let rows = garden.ledger.unsavedRows else { break }
      garden.city.engine.ledger.setOff()
      commit = .setOff(rows)
    case (2...5, .setOff(let rows)):
      try garden.ledger.store?.save(rows)
      commit = .saved
    case (4...7, .saved):
      garden.city.engine.ledger.land()
      commit = .none
    case (8, _):
      // The office ends, whatever was on its way.
      commit = .none
      try garden.city.restart()
      try expectWhole(garden, "seed \(seed), after a restart")
    default: break
    }
  }

  private func expectWhole(_ garden: GardenCity, _ comment: Comment) throws {
    let broken = garden.ledger.brokenInvariant(in: garden.book, countingPools: true)
    #expect(broken == nil, comment)
    #expect(throws: Never.self, comment) {
      try garden.ledger.audit(current: garden.book, books: [garden.book.hash: garden.book])
    }
  }
}
