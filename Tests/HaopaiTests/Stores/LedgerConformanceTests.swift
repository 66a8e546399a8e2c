import Haopai
import HaopaiDomain
import HaopaiEngine
import HaopaiEngineOracle
import HaopaiProgram
import HaopaiRandomRules
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

  @Test(
    "rules that change now and then leave the same, whenever the office ends and comes back",
    arguments: LedgerKind.allCases, Rules.allCases)
  func adoptions(kind: LedgerKind, rules: Rules) throws {
    let book = try rules.book()
    let other = try rules.otherBook()
    #expect(book.hash != other.hash)
    let books = [book.hash: book, other.hash: other]
    for seed in Self.seeds.prefix(2) {
      let moves = RandomWorld.moves(Self.moves, in: book, seed: seed)
      let lasting = MemoryCity(book, seed: seed, at: RandomWorld.start)
      let city = try kind.city(book, seed: seed, at: RandomWorld.start)
      var dice = Dice(seed: seed &* 41)
      var isOther = false
      for (index, move) in moves.enumerated() {
        if dice.roll(1, in: 25) {
          isOther.toggle()
          lasting.adopt(isOther ? other : book)
          try city.adopt(isOther ? other : book)
          let broken = city.engine.ledger.brokenInvariant(
            in: city.engine.current, countingPools: true)
          #expect(broken == nil, "\(rules), seed \(seed), move \(index)")
        }
        lasting.engine.make(move)
        city.engine.make(move)
        try city.save()
        if dice.roll(1, in: 6) { try city.restart() }
      }
      let expected = lasting.engine.ledger
      let ledger = city.engine.ledger
      #expect(
        try ledger.journalRecords() == expected.journal.records(), "\(rules), seed \(seed)")
      #expect(ledger.brokenInvariant(in: city.engine.current, countingPools: true) == nil)
      for kind in book.plateKinds.cases.indices {
        guard case .value(let pool?) = ledger.pool(kind),
          case .value(let twin?) = expected.pool(kind)
        else { continue }
        #expect(pool.hasSameFreeNumbers(as: twin), "\(rules), seed \(seed), kind \(kind)")
      }
      let current = lasting.engine.current
      #expect(try ledger.audit(current: current, books: books).steps == expected.journal.count)
    }
  }
}

extension RandomCommandTests.Rules {
  /// The same businesses with other values, and with pools that lost numbers and got new ones.
  fileprivate func otherBook() throws -> CompiledBook {
    switch self {
    case .shipped:
      let changed = try ShippedRules.changed(
        "cities/yantai.yaml",
        [
          ("鲁F·0A000 - 鲁F·9C999", "鲁F·0B000 - 鲁F·9D999"), ("hold: 180 s", "hold: 120 s"),
          ("attempts: 10", "attempts: 3"), ("window: 08:00-23:00", "window: 09:00-21:00"),
        ])
      return try #require(changed.book?.compiled(city: "yantai"), "\(changed.findings)")
    case .gardens:
      let city = try GardenRules.text(of: "cities/luyuan.yaml")
        .replacing("鲁F·00000 - 鲁F·00019", with: "鲁F·00010 - 鲁F·00019")
        .replacing("鲁F·D00000 - 鲁F·D00999", with: "鲁F·D00500 - 鲁F·D05999")
        .replacing("hours: 08:00-20:00", with: "hours: 10:00-19:00")
        .replacing("daily: { 2026-01-01: 2,", with: "daily: { 2026-01-01: 7,")
      let book = try GardenRules.load(with: ["cities/luyuan.yaml": city])
      return try #require(book.compiled(city: "luyuan"))
    }
  }
}
