import HaopaiDomain
import HaopaiEngine
import HaopaiEngineOracle
import HaopaiProgram
import Testing

/// What a ledger promises to whoever commits to it, one behaviour at a time, whatever it is kept in.
@Suite("what ledgers promise")
struct LedgerPromiseTests {
  /// Every kind, as it was when a step began and with what was committed meanwhile saved.
  static let ways = LedgerKind.allCases.flatMap { kind in [(kind, false), (kind, true)] }

  /// Without one that lets go of a register's entry with its commit, and takes the word of whoever has read
  /// it for what it was: there is one writer, who has no step in hand while he commits another.
  static let remembering = ways.filter { $0 != (.forgetfulSQLite, true) }

  // MARK: - Expectations that no longer hold

  @Test(
    "of two steps from one state of a case the second is a conflict, and changes nothing",
    arguments: ways)
  func conflict(kind: LedgerKind, isSaved: Bool) throws {
    let garden = try GardenCity(kind)
    let number = try garden.open("plot")
    let water = try garden.changes("water", number)
    let visit = try garden.changes("visit", number)
    #expect(try garden.commit(water) == nil)
    if isSaved { try garden.city.save() }
    let refused = try garden.commitChanging(visit)
    #expect(refused.failure == .conflict && !refused.hasChanged)
    // Taken again, it holds.
    #expect(try garden.commit(try garden.changes("visit", number)) == nil)
    try garden.expectWhole(steps: 3)
  }

  @Test("of two openings under one number the second is a conflict", arguments: ways)
  func openingConflict(kind: LedgerKind, isSaved: Bool) throws {
    let garden = try GardenCity(kind)
    let first = try garden.opening("plot")
    let second = try garden.opening("lease", as: 1)
    #expect(try garden.commit(first) == nil)
    if isSaved { try garden.city.save() }
    #expect(try garden.commit(second) == .conflict)
    #expect(garden.ledger.nextCaseNumber == CaseNumber(2))
    try garden.expectWhole(steps: 1)
  }

  @Test(
    "a number that another case has taken meanwhile is taken, and another is found", arguments: ways
  )
  func taken(kind: LedgerKind, isSaved: Bool) throws {
    let garden = try GardenCity(kind)
    let wish = try PlateNumber("鲁F·00003")
    let inputs = ["wishes": PlainValue.list([.text(wish.description), .text("鲁F·00004")])]
    let cases = [try garden.open("plot"), try garden.open("plot", as: 1)]
    let first = try garden.changes("first", cases[0], inputs)
    let second = try garden.changes("first", cases[1], inputs)
    #expect(try garden.commit(first) == nil)
    if isSaved { try garden.city.save() }
    #expect(try garden.commit(second) == .taken(wish.word))
    #expect(garden.ledger.holder(of: wish)?.caseNumber == cases[0])
    try garden.take("first", cases[1], inputs)
    let found = try #require(garden.ledger.caseState(cases[1])?.sets.flatMap(\.numbers).first)
    #expect(found != wish.word)
    try garden.expectWhole(steps: 4)
  }

  @Test(
    "a counter that was used up meanwhile has moved, and the step is refused", arguments: ways)
  func exhausted(kind: LedgerKind, isSaved: Bool) throws {
    let garden = try GardenCity(kind)
    let cases = [try garden.open("plot"), try garden.open("plot", as: 1)]
    let first = try garden.changes("dig", cases[0])
    let second = try garden.changes("dig", cases[1])
    #expect(try garden.commit(first) == nil)
    if isSaved { try garden.city.save() }
    #expect(try garden.commit(second) == .moved)
    #expect(try garden.refusals("dig", cases[1]) == ["no-beds"])
    try garden.city.save()
    try garden.city.restart()
    #expect(try garden.refusals("dig", cases[1]) == ["no-beds"])
    try garden.expectWhole(steps: 3)
  }

  @Test(
    "a register that was entered meanwhile has moved, and bars from then on", arguments: remembering
  )
  func barred(kind: LedgerKind, isSaved: Bool) throws {
    let garden = try GardenCity(kind)
    let cases = [try garden.open("lease"), try garden.open("lease")]
    let sign = try garden.changes("sign", cases[0])
    try garden.take("blame", cases[1], by: .officer("warden"))
    if isSaved { try garden.city.save() }
    #expect(try garden.commit(sign) == .moved)
    #expect(try garden.refusals("sign", cases[0]) == ["in-feud"])
    try garden.city.save()
    try garden.city.restart()
    #expect(try garden.refusals("sign", cases[0]) == ["in-feud"])
    try garden.expectWhole(steps: 3)
  }

  // MARK: - Cases that are over

  @Test(
    "what a case has used counts for others, whether it is under way, over, or under way again",
    arguments: ways)
  func counted(kind: LedgerKind, isSaved: Bool) throws {
    let garden = try EndlessGarden.city(kind)
    func pause() throws {
      guard isSaved else { return }
      try garden.city.save()
      try garden.city.restart()
    }
    func broken() -> String? { garden.ledger.brokenInvariant(in: garden.book, countingPools: true) }
    let officer = Submitter.officer("o")
    let cases = [try garden.open("plot"), try garden.open("plot")]
    try garden.take("water", cases[0])
    try pause()
    try garden.take("finish", cases[0])
    try pause()
    #expect(broken() == nil)
    // Two a day; the case that is over goes on to count.
    try garden.take("water", cases[1])
    #expect(try garden.refusals("water", cases[1]) == ["watered-enough"])
    try pause()
    try garden.take("keep_seeds", cases[0], by: officer)
    #expect(broken() == nil)
    try pause()
    try garden.take("water", cases[1])
    #expect(try garden.refusals("note", cases[0], by: officer) == ["watered-enough"])
    try garden.take("unwater", cases[1], ["amount": .integer(2)])
    try garden.take("note", cases[0], by: officer)
    try garden.take("note", cases[0], by: officer)
    try pause()
    #expect(try garden.refusals("water", cases[1]) == ["watered-enough"])
    try garden.take("resume", cases[0], by: officer)
    #expect(broken() == nil)
    try pause()
    #expect(try garden.refusals("water", cases[1]) == ["watered-enough"])
    #expect(broken() == nil)
    try garden.expectWhole(steps: 11)
  }

  // MARK: - Numbers

  @Test("a number is of its own kind after a restart, whatever else is in its set", arguments: ways)
  func mixedKinds(kind: LedgerKind, isSaved: Bool) throws {
    let garden = try GardenCity(kind)
    let number = try garden.open("plot")
    var plates: [PlateNumber] = []
    func put() throws {
      let drawn = try #require(garden.numbers.first { !plates.contains($0) })
      plates.append(drawn)
      try garden.take("put", number, ["number": .plate(drawn)])
    }
    try garden.take("pick", number, ["count": .integer(1), "hold": .text("600 s")])
    try put()
    try garden.take("pick_other", number)
    try put()
    let before = Dictionary(
      uniqueKeysWithValues: garden.ledger.owners.map { ($0.number, $0.holder) })
    #expect(Set(before.values.map(\.place?.plateKind)).count == 2)
    if isSaved {
      try garden.city.save()
      try garden.city.restart()
    }
    #expect(
      Dictionary(uniqueKeysWithValues: garden.ledger.owners.map { ($0.number, $0.holder) })
        == before)
    try garden.expectWhole(steps: 5)
  }

  @Test(
    "a claimed number is its case's after a restart, and free once it is given back",
    arguments: ways)
  func claimed(kind: LedgerKind, isSaved: Bool) throws {
    let garden = try GardenCity(kind)
    let number = try garden.open("plot")
    try garden.take("pick", number, ["count": .integer(1), "hold": .text("600 s")])
    let plate = try #require(garden.numbers.first)
    try garden.take("buy", number, ["number": .plate(plate)])
    if isSaved {
      try garden.city.save()
      try garden.city.restart()
    }
    #expect(garden.ledger.holder(of: plate)?.status == .claimed)
    try garden.take("back_out", number)
    if isSaved {
      try garden.city.save()
      try garden.city.restart()
    }
    #expect(garden.ledger.holder(of: plate) == nil)
    garden.wait(2 * 3_600_000)
    let other = try garden.open("plot", as: 1)
    try garden.take("first", other, ["wishes": .list([.plate(plate)])])
    #expect(garden.ledger.holder(of: plate)?.caseNumber == other)
    try garden.expectWhole(steps: 6)
  }

  // MARK: - Keys

  @Test(
    "a command with its key is done once, whenever the office ended in between", arguments: ways)
  func retry(kind: LedgerKind, isSaved: Bool) throws {
    let garden = try GardenCity(kind)
    let number = try garden.open("plot", key: "begin")
    try garden.city.save()
    let inputs = ["count": PlainValue.integer(2), "hold": .text("60 s")]
    let first = try garden.submit("pick", number, inputs, key: "k")
    // Between the commit and the answer, or before the commit.
    if isSaved { try garden.city.save() }
    try garden.city.restart()
    let steps = try garden.ledger.journalRecords().count
    #expect(steps == (isSaved ? 2 : 1))
    let again = try garden.submit("pick", number, inputs, key: "k")
    guard case .accepted(_, _, let outbox, let recorded) = again,
      case .accepted(_, _, let firstOutbox, nil) = first
    else {
      Issue.record("\(first), \(again)")
      return
    }
    #expect((recorded != nil) == isSaved)
    #expect(outbox == firstOutbox)
    try garden.city.save()
    #expect(try garden.ledger.journalRecords().count == 2)
    #expect(
      try garden.refusals("pick", number, ["count": .integer(3), "hold": .text("60 s")], key: "k")
        == ["key-reused"])
    #expect(try garden.open("plot", key: "begin") == number)
    try garden.expectWhole(steps: 2)
  }

  // MARK: - Order and time

  @Test(
    "steps lie in the order of their commits, what is due by its instant and then by its case",
    arguments: LedgerKind.allCases)
  func order(kind: LedgerKind) throws {
    let garden = try GardenCity(kind)
    let cases = try (0..<3).map { try garden.open("lease", as: $0) }
    for (index, number) in cases.reversed().enumerated() {
      garden.wait(index == 1 ? 0 : 1_000)
      try garden.take("hold_key", number)
      if index == 0 { try garden.city.save() }
    }
    try garden.city.save()
    try garden.city.restart()
    garden.wait(700_000)
    garden.sweep()
    try garden.city.save()
    try garden.city.restart()
    let records = try garden.ledger.journalRecords()
    #expect(records.map(\.caseNumber.value) == [1, 2, 3, 3, 2, 1, 2, 3, 1])
    #expect(
      records.suffix(3).map { $0.at - (records.first?.at ?? 0) } == [601_000, 601_000, 602_000])
    #expect(records.map(\.at) == records.map(\.at).sorted())
    try garden.expectWhole(steps: 9)
  }

  @Test(
    "what was due while nobody looked happens at its instant, as if somebody had",
    arguments: LedgerKind.allCases)
  func lateTimers(kind: LedgerKind) throws {
    func live(_ pause: Int64?) throws -> [JournalRecord] {
      let garden = try GardenCity(kind)
      let plot = try garden.open("plot")
      try garden.take("watch", plot)
      try garden.take("pick", plot, ["count": .integer(3), "hold": .text("90 s")])
      try garden.take("nap", try garden.open("plot", as: 1))
      try garden.take("sign", try garden.open("lease", as: 2))
      try garden.city.save()
      try garden.city.restart()
      let end = garden.now.milliseconds + 60 * 86_400_000
      while let pause, garden.now.milliseconds + pause < end {
        garden.wait(pause)
        garden.sweep()
        try garden.city.save()
        try garden.city.restart()
      }
      garden.wait(end - garden.now.milliseconds)
      garden.sweep()
      try garden.expectWhole(steps: 10)
      return try garden.ledger.journalRecords()
    }
    let late = try live(nil)
    #expect(late.count == 10)
    #expect(late == (try live(86_400_000 / 2)))
  }

  @Test(
    "what is due of a case that went on after its end happens after a restart, too",
    arguments: LedgerKind.allCases)
  func revived(kind: LedgerKind) throws {
    let garden = try EndlessGarden.city(kind)
    let number = try garden.open("plot")
    try garden.take("finish", number)
    try garden.city.save()
    try garden.take("resume", number, by: .officer("officer"))
    try garden.city.save()
    try garden.city.restart()
    garden.wait(60_000)
    garden.sweep()
    try garden.city.save()
    #expect(try garden.ledger.journalRecords().count == 4)
    try garden.expectWhole(steps: 4)
  }
}
