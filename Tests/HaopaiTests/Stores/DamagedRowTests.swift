import Haopai
import HaopaiDomain
import HaopaiProgram
import HaopaiRandomRules
import Synchronization
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

  @Test(
    "receipts that show more than anybody can have used end nothing", arguments: [0, 1] as [Int64])
  func hugeReceipts(more: Int64) throws {
    let garden = try EndlessGarden.city()
    let cases = try (0..<3).map { _ in try garden.open("plot") }
    try garden.take("water", cases[0])
    try garden.take("water", cases[1])
    try garden.city.save()
    for number in cases[0...1] {
      var content = try #require(garden.ledger.caseState(number)).content
      content.receipts[0].amount = Receipt.bound - 1 + more
      try replaceCase(garden, number, by: CaseState(content).row)
    }
    guard more == 0 else {
      #expect(isDamaged { try garden.city.restart() })
      return
    }
    try garden.city.restart()
    #expect(try garden.refusals("water", cases[2]) == ["watered-enough"])
    try garden.take("finish", cases[0])
    try garden.city.save()
    #expect(throws: (any Error).self) {
      try garden.ledger.audit(current: garden.book, books: [garden.book.hash: garden.book])
    }
  }

  /// What no rules can make of a case of the gardens.
  private static let impossible: [(String, @Sendable (inout CaseState.Content, Workflow) -> Void)] =
    [
      ("a step after the last", { content, _ in content.revision = .max - 1 }),
      ("a code after the last", { content, _ in content.challenges[0].ordinal = .max }),
      ("a code of endless digits", { content, _ in content.challenges[0].digits = Int(Int32.max) }),
      (
        "a state that is none",
        { content, workflow in content.active = StateID(workflow.states.count) }
      ),
      (
        "a state with states in it",
        { content, workflow in
          content.active = StateID(workflow.states.firstIndex { !$0.initial.isEmpty } ?? 0)
        }
      ),
      ("fewer entries than states", { content, _ in content.entered.removeLast() }),
      (
        "a timer of another state",
        { content, workflow in
          let other = workflow.states.indices.last {
            !workflow.states[$0].timers.isEmpty && StateID($0) != content.active
          }
          content.timers.append(
            TimerState(state: StateID(other ?? 0), index: 0, due: .max, isProvisional: false))
        }
      ),
      ("a field too many", { content, _ in content.words.append(0) }),
      ("a set too few", { content, _ in content.sets.removeLast() }),
      ("a number that is none", { content, _ in content.sets[0].numbers = [7] }),
      (
        "two receipts for one use",
        { content, _ in
          content.receipts += [content.receipts.first, content.receipts.first].compactMap(\.self)
          if content.receipts.isEmpty { content.words = [] }
        }
      ),
    ]

  @Test(
    "a case that its rules cannot have made is found at the opening", arguments: impossible.indices)
  func impossibleCase(index: Int) throws {
    let (name, change) = Self.impossible[index]
    let garden = try EndlessGarden.city()
    let isOfLease = name.contains("code")
    let number = try garden.open(isOfLease ? "lease" : "plot")
    if !isOfLease { try garden.take("water", number) }
    try garden.city.save()
    var content = try #require(garden.ledger.caseState(number)).content
    change(&content, garden.book.programs[content.workflow].workflow)
    try replaceCase(garden, number, by: CaseState(content).row)
    #expect(isDamaged { try garden.city.restart() }, "\(name)")
  }

  @Test("who asks what a publication would come to is told of a damaged case")
  func publication() throws {
    let now = Instant(civil: "2026-03-02 09:00")!  // a literal instant
    let folder = try TemporaryFolder()
    let database = try SQLiteDatabase(path: folder.file("office.db"))
    let book = try GardenRules.book()
    let office = try Office(city: "luyuan", of: book, in: database.archive, at: now)
    let answer = office.open(
      business: "plot", applicant: ApplicantDescription(kind: "individual", id: Desk.people[0]),
      inputs: ["phone": .text(Desk.phone)], at: now)
    let number = try #require(answer.accepted, "\(answer)").view.number
    try office.save()
    var row = try #require(office.ledger.caseState(number)).row
    row[1 + 1 + 32] = 99
    try database.state.withLock { [row] state throws(SQLiteFailure) in
      let statement = try state.connection.prepare("UPDATE case_state SET content = ?1")
      try statement.bind(row.span, at: 1)
      try statement.run()
    }
    let failure = #expect(throws: OfficeFailure.self) {
      try database.archive.effect(of: book, onCity: "luyuan", from: now)
    }
    #expect(failure?.code.description == "database-damaged")
  }

  @Test("a row of another case is found")
  func copiedCase() throws {
    let garden = try EndlessGarden.city()
    let cases = try (0..<2).map { try garden.open("plot", as: $0) }
    try garden.city.save()
    let row = try #require(garden.ledger.caseState(cases[0])).row
    try replaceCase(garden, cases[1], by: row)
    #expect(isDamaged { try garden.city.restart() })
  }

  @Test("a case that is over and said to be under way, or the other way round", arguments: [0, 1])
  func liveFlag(live: Int) throws {
    let garden = try EndlessGarden.city(.forgetfulSQLite)
    let number = try garden.open("plot")
    try garden.take("water", number)
    if live == 1 { try garden.take("finish", number) }
    try alter(garden) { connection throws(SQLiteFailure) in
      try connection.run("UPDATE case_state SET live = \(live)")
    }
    guard live == 0 else {
      #expect(isDamaged { try garden.city.restart() })
      return
    }
    try garden.city.restart()
    #expect(garden.ledger.caseState(number) == nil)
    #expect(isDamaged { try garden.city.save() })
  }

  @Test(
    "tables that contradict each other are found at the opening",
    arguments: [
      "UPDATE city SET clock = start",
      "UPDATE taken SET status = 0",
      "UPDATE taken SET number = 7",
      "UPDATE returning_number SET number = 7",
      "INSERT INTO returning_number SELECT 1, number, 9000000000000 FROM taken",
    ])
  func contradiction(sql: String) throws {
    let garden = try givenBack()
    try alter(garden) { connection throws(SQLiteFailure) in try connection.run(sql) }
    #expect(isDamaged { try garden.city.restart() })
  }

  @Test(
    "what no table contradicts is found by an audit",
    arguments: [
      "DELETE FROM returning_number",
      "UPDATE returning_number SET due = due + 60000",
      "DELETE FROM taken",
      "UPDATE city SET start = start + 86400000",
    ])
  func audited(sql: String) throws {
    let garden = try givenBack()
    try alter(garden) { connection throws(SQLiteFailure) in try connection.run(sql) }
    try garden.city.restart()
    #expect(throws: AuditDifference.self) {
      try garden.ledger.audit(current: garden.book, books: [garden.book.hash: garden.book])
    }
  }

  @Test("a counter that says less than a case has used stops what rests on it")
  func lostCounter() throws {
    let garden = try EndlessGarden.city()
    let number = try garden.open("plot")
    try garden.take("water", number)
    try garden.take("finish", number)
    try alter(garden) { connection throws(SQLiteFailure) in
      try connection.run("DELETE FROM counter")
    }
    try garden.city.restart()
    _ = try garden.submit("resume", number, by: EndlessGarden.officer)
    #expect(isDamaged { try garden.city.save() })
  }

  /// One number is issued, and another on its way back.
  private func givenBack() throws -> GardenCity {
    let garden = try EndlessGarden.city()
    let cases = try (0..<2).map { try garden.open("plot", as: $0) }
    for number in cases { _ = try garden.pickOwn(number) }
    garden.wait(1_000)
    try garden.take("issue_own", cases[0], by: EndlessGarden.officer)
    try garden.take("finish", cases[0])
    try garden.take("claim_own", cases[1])
    try garden.take("let_own_go", cases[1])
    return garden
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
      // After the version, the case and the hash of the rules stands the workflow.
      row[1 + 1 + 32] = 99
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
