import HaopaiDomain
import HaopaiProgram
import HaopaiRandomRules
import Testing

@testable import HaopaiEngine
@testable import HaopaiSQLite

/// Rows that a database reads without complaint, and that say what cannot be.
@Suite("rows that are not as they were written")
struct DamagedRowTests {
  private func alter(
    _ garden: GardenCity, _ body: @Sendable (Connection) throws(SQLiteFailure) -> Void
  ) throws {
    try garden.city.save()
    let city = try #require(garden.city as? SQLiteCity)
    try city.withConnection(body)
  }

  private func replaceCase(_ garden: GardenCity, _ number: CaseNumber, by row: [UInt8]) throws {
    try alter(garden) { connection throws(SQLiteFailure) in
      let statement = try connection.prepare("UPDATE case_state SET content = ?2 WHERE id = ?1")
      try statement.bind(Schema.id(city: 1, number.value), at: 1)
      try statement.bind(row.span, at: 2)
      try statement.run()
    }
  }

  private func isDamaged(_ body: () throws -> Void) -> Bool {
    do {
      try body()
    } catch let failure as StoreFailure {
      return failure.code == "database-damaged"
    } catch StoredFault.unreadable(let failure) {
      return failure.code == "database-damaged"
    } catch {}
    return false
  }

  @Test("receipts that show more than a number holds end nothing")
  func hugeReceipts() throws {
    let garden = try EndlessGarden.city()
    let cases = try (0..<3).map { _ in try garden.open("plot") }
    try garden.take("water", cases[0])
    try garden.take("water", cases[1])
    try garden.city.save()
    for number in cases[0...1] {
      var content = try #require(garden.ledger.caseState(number)).content
      content.receipts[0].amount = .max
      try replaceCase(garden, number, by: CaseState(content).row)
    }
    try garden.city.restart()
    #expect(try garden.refusals("water", cases[2]) == ["watered-enough"])
    for command in ["finish", "resume"] {
      for number in cases {
        try garden.take(command, number, by: command == "resume" ? EndlessGarden.officer : nil)
        try garden.city.save()
      }
    }
    #expect(throws: (any Error).self) {
      try garden.ledger.audit(current: garden.book, books: [garden.book.hash: garden.book])
    }
  }

  @Test("a case of a workflow that is not there is found at the opening, or when it is asked for")
  func foreignCase() throws {
    let garden = try EndlessGarden.city(.forgetfulSQLite)
    let cases = try (0..<2).map { _ in try garden.open("plot") }
    try garden.take("finish", cases[1])
    try garden.city.save()
    var rows: [[UInt8]] = []
    for number in cases {
      var row = try #require(garden.ledger.caseState(number)).row
      // After the version and the hash of the rules stands the workflow.
      row[1 + 32] = 99
      rows.append(row)
    }
    try replaceCase(garden, cases[1], by: rows[1])
    try garden.city.restart()
    #expect(garden.ledger.caseState(cases[1]) == nil)
    #expect(isDamaged { try garden.city.save() })
    try garden.city.restart()
    try replaceCase(garden, cases[0], by: rows[0])
    #expect(isDamaged { try garden.city.restart() })
  }

  @Test(
    "a byte of a case or of the journal that is another ends nothing",
    arguments: 1...40 as ClosedRange<UInt64>)
  func changedByte(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let garden = try EndlessGarden.city(.forgetfulSQLite)
    let cases = try (0..<3).map { try garden.open("plot", as: $0) }
    for number in cases {
      _ = try garden.pickOwn(number)
      try garden.take("water", number)
    }
    try garden.take("claim_own", cases[0])
    try garden.take("finish", cases[2])
    try garden.city.save()
    let (place, change) = (dice.below(1 << 20), UInt8(1 + dice.below(255)))
    let isJournal = dice.below(2) == 0
    let id = Schema.id(city: 1, UInt64(dice.below(isJournal ? 11 : 3)) + 1)
    try alter(garden) { connection throws(SQLiteFailure) in
      let (table, column) = isJournal ? ("journal", "record") : ("case_state", "content")
      let query = try connection.prepare("SELECT \(column) FROM \(table) WHERE id = \(id)")
      guard try query.next() else { throw SQLiteFailure(.corrupt, "no row") }
      var row = query.bytes(0)
      query.reset()
      row[place % row.count] ^= change
      let update = try connection.prepare("UPDATE \(table) SET \(column) = ?1 WHERE id = \(id)")
      try update.bind(row.span, at: 1)
      try update.run()
    }
    do { try garden.city.restart() } catch { return }
    for number in cases {
      guard garden.ledger.caseState(number) != nil else { continue }
      for command in ["water", "pick", "note", "resume", "drop", "finish"] {
        _ = try? garden.submit(
          command, number, command == "pick" ? ["count": .integer(2), "hold": .text("60 s")] : [:],
          by: ["note", "resume"].contains(command) ? EndlessGarden.officer : nil)
      }
    }
    garden.wait(86_400_000)
    garden.sweep()
    _ = try? garden.ledger.audit(current: garden.book, books: [garden.book.hash: garden.book])
  }
}
