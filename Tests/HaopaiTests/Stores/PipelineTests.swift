import Dispatch
import Foundation
import Haopai
import HaopaiDomain
import HaopaiEngineOracle
import HaopaiProgram
import HaopaiRandomRules
import Synchronization
import Testing

@testable import HaopaiEngine
@testable import HaopaiSQLite

/// Steps are taken while the store still works for those before them.
@Suite("steps during a commit", .timeLimit(.minutes(2)))
struct PipelineTests {
  @Test(
    "steps that are taken while others are on their way leave what they leave one after the other",
    arguments: RandomCommandTests.Rules.allCases, [nil, 0, 2])
  func interleaved(rules: RandomCommandTests.Rules, atHand: Int?) throws {
    let book = try rules.book()
    for seed in LedgerConformanceTests.seeds {
      let moves = RandomWorld.moves(LedgerConformanceTests.moves, in: book, seed: seed)
      let expected = moves.run(in: book, seed: seed, sweepingEvery: nil)
      let city = try SQLiteCity(book, seed: seed, at: RandomWorld.start, atHand: atHand)
      var dice = Dice(seed: seed &* 13)
      // Some wait for the store, some are in it already, and the ledger knows of neither.
      var rows: UnsavedRows?
      var isUnderWay = false
      for move in moves {
        city.engine.make(move)
        switch dice.below(4) {
        case 0 where !isUnderWay:
          rows = city.engine.ledger.unsavedRows
          guard rows != nil else { continue }
          city.engine.ledger.setOff()
          isUnderWay = true
        case 1:
          if let waiting = rows { try city.engine.ledger.store?.save(waiting) }
          rows = nil
        case 2 where isUnderWay && rows == nil:
          city.engine.ledger.land()
          isUnderWay = false
        default: continue
        }
      }
      if let rows { try city.engine.ledger.store?.save(rows) }
      city.engine.ledger.land()
      for isReopened in [false, true] {
        try city.save()
        if isReopened { try city.restart() }
        let ledger = city.engine.ledger
        #expect(try ledger.journalRecords() == expected.journal.records(), "\(rules), \(seed)")
        for number in 1..<expected.nextCaseNumber.value {
          let number = CaseNumber(number)
          #expect(ledger.caseState(number) == expected.caseState(number), "\(seed): \(number)")
        }
        #expect(
          try ledger.audit(current: book, books: [book.hash: book]).steps == expected.journal.count)
      }
    }
  }

  /// A city with a few cases that only the database holds.
  private func stored(in path: String) throws -> (SQLiteDatabase, any LedgerStore) {
    let book = try RandomCommandTests.Rules.gardens.book()
    let database = try SQLiteDatabase(path: path)
    let first = StoredBook(hash: book.hash, files: [])
    let archived = try #require(
      try database.open(city: book.city, first: first, from: RandomWorld.start))
    let ledger = try MemoryLedger(
      book: book, books: [book.hash: book], from: archived.city, store: archived.store)
    var engine = CityEngine(book: book, ledger: ledger, chance: .seeded(SeededChance(seed: 1)))
    for move in RandomWorld.moves(40, in: book, seed: 1) { engine.make(move) }
    try engine.ledger.save()
    return (database, archived.store)
  }

  @Test("what a commit leaves alone is read while it has the database")
  func readingBeside() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("office.db")
    var place: (database: SQLiteDatabase, store: any LedgerStore)? = try stored(in: path)
    let before = place?.store.caseState(CaseNumber(1))
    let (isBusy, isRead) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let disk = DispatchQueue(label: "disk")
    disk.async { [database = place?.database] in
      try? database?.saving { _ in
        isBusy.signal()
        isRead.wait()
      }
    }
    isBusy.wait()
    #expect(place?.store.caseState(CaseNumber(1)) == before && before != nil)
    #expect(place?.store.caseState(CaseNumber(1_000)) == nil)
    #expect(place?.store.used(KeyDigest(bytes: [1])) == nil)
    #expect(place?.store.entry(KeyDigest(bytes: [1])) == nil)
    #expect(place?.store.opening(KeyDigest(bytes: [1])) == nil)
    isRead.signal()
    // What was there before has let go of the database, too.
    disk.sync {}
    try place?.store.check()
    // Nobody who reads is left behind: the log goes with the last who has the database.
    place = nil
    #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
  }

  @Test("what cannot be read beside a commit is told to nobody")
  func unreadableBeside() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("office.db")
    let (database, store) = try stored(in: path)
    try database.state.withLock { state throws(SQLiteFailure) in
      try state.connection.run("UPDATE case_state SET content = x'00' WHERE id & 0xFF = 1")
    }
    let (isBusy, isRead) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    DispatchQueue.global().async {
      try? database.saving { _ in
        isBusy.signal()
        isRead.wait()
      }
    }
    isBusy.wait()
    #expect(store.caseState(CaseNumber(1)) == nil)
    isRead.signal()
    let failure = #expect(throws: StoreFailure.self) { try store.check() }
    #expect(failure?.code == "database-damaged")
  }

  @Test("the log does not grow for as long as somebody reads beside commits")
  func log() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("office.db")
    let (database, store) = try stored(in: path)
    let pages = 60
    try database.state.withLock { state throws(SQLiteFailure) in
      try state.connection.run("PRAGMA wal_autocheckpoint = \(pages)")
    }
    let isOver = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      for commit in 0..<2_000 {
        var rows = UnsavedRows(clock: RandomWorld.start)
        let key = (0..<8).map { UInt8(truncatingIfNeeded: commit &* 37 &+ $0) }
        rows.counters = [(KeyDigest(bytes: key), Int64(commit))]
        rows.delivered = [OutboxKey(caseNumber: CaseNumber(9_999), revision: 1, place: 0)]
        try? store.save(rows)
      }
      isOver.signal()
    }
    var reads = 0
    while isOver.wait(timeout: .now()) == .timedOut {
      #expect(store.caseState(CaseNumber(1)) != nil)
      reads += 1
    }
    try store.check()
    let attributes = try FileManager.default.attributesOfItem(atPath: path + "-wal")
    let size = try #require(attributes[.size] as? Int)
    // Some commits may come before the log can begin anew.
    #expect(size < pages * 20 * 4_096, "\(size) bytes, \(reads) reads")
  }
}
