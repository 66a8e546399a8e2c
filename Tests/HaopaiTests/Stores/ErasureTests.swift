import Foundation
import Haopai
import HaopaiDomain
import HaopaiProgram
import HaopaiRandomRules
import Synchronization
import Testing

@testable import HaopaiEngine
@testable import HaopaiSQLite

/// What an erasure leaves goes on as if nothing had been erased.
@Suite("erasure")
struct ErasureTests {
  typealias Rules = RandomCommandTests.Rules

  static let seeds: [UInt64] = [1, 2, 3, 5]
  static let moves = 300

  @Test(
    "a city that erases what is over does with all other cases what one does that erases nothing",
    arguments: Rules.allCases)
  func goesOn(rules: Rules) throws {
    let book = try rules.book()
    var count = 0
    for seed in Self.seeds {
      let name = "\(rules), seed \(seed)"
      let kept = try SQLiteCity(book, seed: seed, at: RandomWorld.start)
      let erasing = try SQLiteCity(book, seed: seed, at: RandomWorld.start)
      var erased: Set<CaseNumber> = []
      var dice = Dice(seed: seed &* 29)
      for move in RandomWorld.moves(Self.moves, in: book, seed: seed) {
        if case .submit(_, let number, _) = move, erased.contains(number) {
          guard case .erasedCase = erasing.engine.make(move) else {
            Issue.record("\(name): case \(number.value) takes a command")
            continue
          }
          // Time has passed for one of them; now for both.
          _ = kept.engine.sweep(to: move.instant)
          try kept.save()
          try erasing.save()
          continue
        }
        kept.engine.make(move)
        erasing.engine.make(move)
        try kept.save()
        try erasing.save()
        if dice.roll(1, in: 30) { erased.formUnion(try erasing.eraseWhatIsOver()) }
        if dice.roll(1, in: 40) { try erasing.restart() }
      }
      count += erased.count
      try compare(erasing, with: kept, erased, name)
      let books = [book.hash: book]
      let summary = try erasing.engine.ledger.audit(current: book, books: books)
      #expect(summary.erasedCases == erased.count, "\(name)")
      #expect(try kept.engine.ledger.audit(current: book, books: books).steps == summary.steps)
    }
    #expect(count > 5, "\(rules): next to nothing was over")
  }

  private func compare(
    _ erasing: SQLiteCity, with kept: SQLiteCity, _ erased: Set<CaseNumber>, _ name: String
  ) throws {
    let (left, right) = (erasing.engine.ledger, kept.engine.ledger)
    #expect(left.nextCaseNumber == right.nextCaseNumber, "\(name)")
    for number in (1..<right.nextCaseNumber.value).map({ CaseNumber($0) }) {
      let (state, whole) = (left.caseState(number), right.caseState(number))
      guard erased.contains(number) else {
        #expect(state == whole, "\(name), case \(number.value)")
        continue
      }
      #expect(state == state.flatMap { whole?.erased(at: $0.erasedAt ?? 0) }, "\(name)")
    }
    #expect(left.holders == right.holders, "\(name)")
    let (records, all) = (try left.journalRecords(), try right.journalRecords())
    #expect(records.count == all.count, "\(name)")
    for (record, whole) in zip(records, all) {
      #expect((record.erased != nil) == erased.contains(record.caseNumber), "\(name)")
      if record.erased == nil { #expect(record == whole, "\(name)") }
    }
  }

  @Test("records of erased steps are what was written, and cut or garbled ones never a crash")
  func records() throws {
    let book = try GardenRules.luyuan()
    let city = try SQLiteCity(book, seed: 2, at: RandomWorld.start)
    for move in RandomWorld.moves(Self.moves, in: book, seed: 2) { city.engine.make(move) }
    try city.save()
    try #require(try !city.eraseWhatIsOver().isEmpty)
    let ledger = city.engine.ledger
    let records = try ledger.journalRecords()
    var dice = Dice(seed: 4)
    var garbled = 0
    for (position, record) in records.enumerated() where record.erased != nil {
      var whole: [UInt8] = []
      record.encode(into: &whole)
      #expect(try JournalRecord(decoding: whole[...]) == record)
      for end in 0..<whole.count {
        #expect(throws: RecordFailure.self) { try JournalRecord(decoding: whole[..<end]) }
      }
      for _ in 0..<20 {
        var bytes = whole
        bytes[dice.below(bytes.count)] = UInt8(dice.below(256))
        guard let strange = try? JournalRecord(decoding: bytes[...]), strange != record else {
          continue
        }
        garbled += 1
        var journal = records
        journal[position] = strange
        var replay = Replay(
          of: journal, current: book, books: [book.hash: book], from: ledger.start,
          keys: ledger.keys)
        _ = try? replay.take(journal)
      }
    }
    #expect(garbled > 20)
  }

  @Test("a journal in which an erased step is altered is found out")
  func tampered() throws {
    let book = try GardenRules.luyuan()
    let city = try SQLiteCity(book, seed: 2, at: RandomWorld.start)
    for move in RandomWorld.moves(Self.moves, in: book, seed: 2) { city.engine.make(move) }
    try city.save()
    let erased = try city.eraseWhatIsOver()
    let records = try city.engine.ledger.journalRecords()
    let counting = try #require(
      records.firstIndex { $0.erased.map { !$0.counters.isEmpty } ?? false })
    let first = try #require(erased.min())
    let last = try #require(records.lastIndex { $0.caseNumber == first })
    let later = try #require(records[last].erased).state.enteredLater
    let changes: [(Int, (inout JournalRecord) -> Void)] = [
      (counting, { $0.erased?.counters[0].delta += 1 }),
      (last, { $0.erased?.state = later }),
      (last, { $0.erased = nil }),
      (last, { $0.revision += 1 }),
    ]
    for (index, (position, change)) in changes.enumerated() {
      var strange = records
      change(&strange[position])
      var bytes: [UInt8] = []
      strange[position].encode(into: &bytes)
      try city.replace(recordAt: position, by: bytes)
      #expect(throws: AuditDifference.self, "change \(index)") {
        try city.engine.ledger.audit(current: book, books: [book.hash: book])
      }
      bytes = []
      records[position].encode(into: &bytes)
      try city.replace(recordAt: position, by: bytes)
    }
    _ = try city.engine.ledger.audit(current: book, books: [book.hash: book])
  }

  @Test("while somebody reads the file, the erasure says that it is not clean, and is of use")
  func reader() throws {
    let office = try GardenOffice()
    try office.over(person: 0)
    let reader = try SQLiteDatabase(reading: office.file)
    office.database.state.withLock { state in
      try? state.connection.run("PRAGMA busy_timeout = 1")
    }
    let number = CaseNumber(1)
    #expect(try office.erase([number]) == .erased(count: 1, isScrubbed: false))
    #expect(try office.erase([number]) == .erased(count: 0, isScrubbed: false))
    try office.over(person: 1)
    withExtendedLifetime(reader) {}
  }

  @Test("a message that nobody has said is delivered goes with its case")
  func undelivered() throws {
    let office = try GardenOffice()
    let number = try office.lease(person: 0)
    try office.over(person: 1)
    #expect(try office.waiting().map(\.caseNumber) == [number])
    #expect(try office.erase([number]) == .erased(count: 1, isScrubbed: true))
    #expect(try office.waiting() == [])
    #expect(office.office.collectDueMessages() == [])
  }

  @Test("an open database has nothing of it in its log")
  func openDatabase() throws {
    let office = try GardenOffice()
    try office.over(person: 0)
    try office.over(person: 1)
    let person = Desk.people[0]
    #expect(try office.files().contains { $0.bytes.range(of: Data(person.utf8)) != nil })
    #expect(try office.erase([CaseNumber(1)]) == .erased(count: 1, isScrubbed: true))
    for (name, bytes) in try office.files() {
      #expect(bytes.range(of: Data(person.utf8)) == nil, "\(name)")
    }
    #expect(try office.files().map(\.name).contains("office.db-wal"))
    #expect(try office.files().contains { $0.bytes.range(of: Data(Desk.people[1].utf8)) != nil })
    #expect(office.office.summary(of: CaseNumber(1))?.applicant == nil)
    #expect(try office.office.audit() == AuditSummary(steps: 6, erasedCases: 1))
    #expect(try office.office.journal().count == 6)
    #expect(office.office.document("any", of: CaseNumber(1)) == nil)
    let late = office.office.submit("close", to: CaseNumber(1), by: .host, at: office.now)
    #expect(late.failure == .erasedCase)
  }

  @Test("an office in memory has nothing to erase, and no case that is none is erased")
  func nothing() throws {
    let desk = try Desk()
    #expect(throws: OfficeFailure.self) { try desk.office.erase([], at: desk.now) }
    let office = try GardenOffice()
    #expect(try office.erase([CaseNumber(1)]) == .refused([.unknownCase(CaseNumber(1))]))
    try office.over(person: 0)
    let live = try office.begin(person: 1)
    #expect(try office.erase([CaseNumber(1), live]) == .refused([.notOver(live)]))
    #expect(office.office.summary(of: CaseNumber(1))?.applicant == Desk.people[0])
    #expect(try office.office.casesOver(before: office.now) == [])
    let next = office.now.adding(TimeSpan(milliseconds: 1))
    #expect(try office.office.casesOver(before: next) == [CaseNumber(1)])
  }

  @Test("no shipped rule keeps a text in a register, where no erasure of a case reaches it")
  func shippedRegisters() throws {
    let book = try ShippedRules.book()
    var count = 0
    for city in book.cities {
      for workflow in try #require(book.compiled(city: city)).programs.map(\.workflow) {
        for register in workflow.registers {
          count += 1
          #expect(
            register.fields.allSatisfy { !$0.type.isObject }, "\(workflow.name): \(register.name)")
        }
      }
    }
    #expect(count > 10)
  }
}

extension CaseState {
  /// The same, everything a day later.
  fileprivate var enteredLater: CaseState {
    var content = content
    content.entered = content.entered.map { $0 + 86_400_000 }
    return CaseState(content)
  }
}

extension SQLiteCity {
  /// - Returns: the cases that were erased.
  func eraseWhatIsOver() throws -> Set<CaseNumber> {
    let cases = (1..<engine.ledger.nextCaseNumber.value).map { CaseNumber($0) }.filter { number in
      guard let state = engine.ledger.caseState(number), state.erasedAt == nil else { return false }
      return state.isOver(in: engine.book(of: state).programs[state.workflow].workflow)
    }
    let rows = try engine.ledger.erasing(
      Set(cases), at: engine.ledger.clock.milliseconds, current: engine.current,
      books: engine.pinned)
    try engine.ledger.erase(rows)
    #expect(try engine.ledger.scrub())
    return Set(cases)
  }
}

/// The gardens' office on a file, with people who rent a garden and are done.
private final class GardenOffice {
  let database: SQLiteDatabase
  let office: Office
  private(set) var now: Instant
  var file: String { folder.file("office.db") }
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    now = try #require(Instant(civil: "2026-03-02 09:00"))
    database = try SQLiteDatabase(path: folder.file("office.db"))
    office = try Office(
      city: "luyuan", of: try GardenRules.book(), in: database.archive, at: now)
  }

  func begin(_ business: String = "rent", person: Int) throws -> CaseNumber {
    let answer = office.open(
      business: business,
      applicant: ApplicantDescription(kind: "individual", id: Desk.people[person]),
      inputs: ["phone": .text(Desk.phone)], key: "k", at: now)
    try office.save()
    return try #require(answer.accepted).view.number
  }

  func over(person: Int) throws {
    let number = try begin(person: person)
    let by = Submitter.applicant(Desk.people[person])
    for command in ["sign", "close"] {
      let answer = office.submit(command, to: number, by: by, key: command, at: now)
      _ = try #require(answer.accepted)
    }
    try office.save()
  }

  /// A lease that has ended, of which a message told.
  func lease(person: Int) throws -> CaseNumber {
    let number = try begin("lease", person: person)
    let answer = office.submit("sign", to: number, by: .applicant(Desk.people[person]), at: now)
    #expect(try #require(answer.accepted).outbox.count == 1)
    office.sweep(to: now.adding(TimeSpan(milliseconds: 400 * 86_400_000)))
    now = office.clock
    try office.save()
    return number
  }

  /// What another office on the same file would tell.
  func waiting() throws -> [Delivery] {
    let reader = try SQLiteDatabase(reading: file)
    let book = try GardenRules.book()
    let other = try Office(city: "luyuan", of: book, in: reader.archive, at: now)
    return other.collectDueMessages()
  }

  func erase(_ numbers: [CaseNumber]) throws -> ErasureAnswer { try office.erase(numbers, at: now) }

  func files() throws -> [(name: String, bytes: Data)] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).map {
      ($0, try Data(contentsOf: URL(fileURLWithPath: folder.file($0))))
    }
  }
}
