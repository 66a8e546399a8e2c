import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import Testing

@testable import HaopaiSQLite

/// A disk that has no room, in the middle of anything.
@Suite("failing disks")
struct FailingDiskTests {
  @Test(
    "a commit that fails leaves all that was saved and nothing of its own, and ends the database's use",
    arguments: [1, 3, 7] as [UInt64])
  func full(seed: UInt64) throws {
    let book = try RandomCommandTests.Rules.shipped.book()
    let moves = RandomWorld.moves(400, in: book, seed: seed)
    let city = try SQLiteCity(book, seed: seed, at: RandomWorld.start)
    var kept: [JournalRecord] = []
    var failure: StoreFailure?
    for (index, move) in moves.enumerated() {
      if index == 40 { try city.limitPages() }
      city.engine.make(move)
      do throws(StoreFailure) {
        try city.engine.ledger.save()
        kept = try city.engine.ledger.journalRecords()
      } catch {
        failure = error
        break
      }
    }
    #expect(failure?.code == "database-full", "seed \(seed): \(String(describing: failure))")
    // Nobody is told anything by a ledger that is ahead of its disk.
    #expect(throws: StoreFailure.self) { try city.engine.ledger.save() }
    #expect(throws: StoreFailure.self) { try city.engine.ledger.journalRecords() }
    try city.restart()
    #expect(try city.engine.ledger.journalRecords() == kept && !kept.isEmpty, "seed \(seed)")
    #expect(
      try city.engine.ledger.audit(current: book, books: [book.hash: book]).steps == kept.count)
    // With room again it goes on where it stopped.
    for move in moves.suffix(20) { city.engine.make(move) }
    try city.engine.ledger.save()
  }

  @Test("a refusal that rests on what could not be read is told to nobody")
  func unreadable() throws {
    let book = try RandomCommandTests.Rules.shipped.book()
    let city = StoredCity(start: RandomWorld.start, clock: RandomWorld.start, caseCount: 1)
    let ledger = try MemoryLedger(
      book: book, books: [book.hash: book], from: city, store: UnreadableStore())
    var engine = CityEngine(book: book, ledger: ledger, chance: .recorded([]))
    let command = PreparedCommand(command: CommandID(0), by: .host)
    let answer = engine.submit(command, to: CaseNumber(1), at: RandomWorld.start)
    guard case .unknownCase = answer else {
      Issue.record("a case that cannot be read is there")
      return
    }
    var told = engine.ledger
    #expect(throws: UnreadableStore.failure) { try told.save() }
  }
}

/// A store of which nothing can be read.
private final class UnreadableStore: LedgerStore {
  static let failure = StoreFailure(
    code: "unreadable", text: BilingualText(zh: "不能读取", en: "cannot be read"), detail: "")

  func caseState(_ number: CaseNumber) -> CaseState? { nil }
  func distrust(_ detail: String) {}
  var keys: KeyDigester { KeyDigester(secret: []) }
  func used(_ key: KeyDigest) -> Int64? { nil }
  func entry(_ key: KeyDigest) -> RegisterEntryState? { nil }
  func opening(_ key: KeyDigest) -> RecordedOpening? { nil }
  func erase(_ rows: ErasedRows) throws(StoreFailure) { throw Self.failure }
  func scrub() throws(StoreFailure) -> Bool { throw Self.failure }
  func journalRecords() throws(StoreFailure) -> [JournalRecord] { throw Self.failure }
  func tables() throws(StoreFailure) -> StoredTables { throw Self.failure }
  func publications() throws(StoreFailure) -> Publications { throw Self.failure }
  func hasNews() -> Bool { false }
  func save(_ rows: UnsavedRows) throws(StoreFailure) { throw Self.failure }
  func check() throws(StoreFailure) { throw Self.failure }
  func examine() throws(StoreFailure) { throw Self.failure }
}
