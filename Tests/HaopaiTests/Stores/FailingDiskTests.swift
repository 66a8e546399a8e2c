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
}
