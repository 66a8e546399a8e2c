import Haopai
import HaopaiDomain
import HaopaiProgram
import HaopaiRandomRules
import Testing

@testable import HaopaiEngine

/// The journal's bytes: nothing is lost on the way, and nothing that came from elsewhere crashes.
@Suite("Journal")
struct JournalTests {
  static let seeds: [UInt64] = [1, 2, 3, 4]

  private func bytes(of record: JournalRecord) -> [UInt8] {
    var bytes: [UInt8] = []
    record.encode(into: &bytes)
    return bytes
  }

  @Test("a record is what was written", arguments: seeds)
  func roundTrip(seed: UInt64) throws {
    var random = RandomRecords(seed: seed)
    for index in 0..<300 {
      let record = random.record()
      let again = try JournalRecord(decoding: bytes(of: record)[...])
      #expect(again == record, "seed \(seed), record \(index)")
    }
  }

  @Test(
    "cut, lengthened or garbled bytes are refused or another record, never a crash",
    arguments: seeds)
  func garbled(seed: UInt64) throws {
    var random = RandomRecords(seed: seed)
    for index in 0..<15 {
      let whole = bytes(of: random.record())
      for end in 0..<whole.count {
        #expect(throws: RecordFailure.self, "seed \(seed), record \(index), cut at \(end)") {
          try JournalRecord(decoding: whole[..<end])
        }
      }
      #expect(throws: RecordFailure.length) {
        try JournalRecord(decoding: (whole + [0])[...])
      }
      for _ in 0..<40 {
        var bytes = whole
        bytes[random.dice.below(bytes.count)] = UInt8(random.dice.below(256))
        _ = try? JournalRecord(decoding: bytes[...])
      }
    }
  }

  @Test("there is room for a record of nothing but the longest numbers, or of many short values")
  func longest() throws {
    let many = 300
    let least = [Int64](repeating: .min, count: many)
    let empty = [ObjectValue](repeating: .text(""), count: many)
    let lists = [ObjectValue](repeating: .list([.words([]), .list([])]), count: many)
    let values: [PreparedValue] =
      least.map { .word($0) } + empty.map { .object($0) }
      + [.object(.words(least)), .object(.list(empty)), .object(.list(lists)), .absent]
    var command = PreparedCommand(
      command: CommandID(Int(Int32.max)),
      by: .officer("", roles: Set((0..<many).map { "\($0)" })))
    command.inputs = values
    command.facts = (0..<many).map { _ in PreparedFact(fact: FactID(Int(Int32.max)), values: []) }
    command.facts.append(PreparedFact(fact: FactID(0), values: values))
    command.codeMatches = false
    command.secretMark = .max
    command.key = ""
    let hashes = try [UInt8.min, .max].map { byte in
      try #require(ContentHash(bytes: [UInt8](repeating: byte, count: 32)))
    }
    let opening = JournalRecord.Opening(
      business: "",
      applicant: Applicant(id: "", kind: Int(Int32.max), account: Int(Int32.max)))
    for trigger in [Trigger.due, .command(command)] {
      let record = JournalRecord(
        semantics: .max, at: .min, caseNumber: CaseNumber(.max), revision: .max,
        pinned: hashes[0], current: hashes[1], opening: opening, trigger: trigger, drawn: least)
      #expect(try JournalRecord(decoding: bytes(of: record)[...]) == record)
    }
  }

  @Test("a record of a newer program names its version")
  func newer() throws {
    var random = RandomRecords(seed: 1)
    var newer = bytes(of: random.record())
    newer[0] = UInt8(JournalRecord.encodingVersion) + 1
    #expect(throws: RecordFailure.version(JournalRecord.encodingVersion + 1)) {
      try JournalRecord(decoding: newer[...])
    }
  }

  @Test("a record from before secrets had marks is read as it was written")
  func beforeMarks() throws {
    var random = RandomRecords(seed: 1)
    var records = (0..<40).map { _ in random.record() }
    for index in records.indices {
      records[index].drawn = []
      guard case .command(var command) = records[index].trigger else { continue }
      command.secretMark = nil
      records[index].trigger = .command(command)
    }
    for record in records {
      var old = bytes(of: record)
      old[0] = 1
      old.removeLast()
      // The mark that is absent stands before the count of the numbers drawn.
      if record.trigger != .due { old.remove(at: old.count - 2) }
      #expect(try JournalRecord(decoding: old[...]) == record)
    }
  }

  @Test("a journal of other semantics or of an unknown book is refused at its place")
  func otherMeaning() throws {
    let records = try journal()
    var strange = records
    strange[2].semantics += 1
    #expect(difference(strange) == ReplayDifference(position: 2, cause: .otherSemantics(2)))
    strange = records
    let unknown = try #require(ContentHash(bytes: [UInt8](repeating: 7, count: 32)[...]))
    strange[1].pinned = unknown
    #expect(difference(strange) == ReplayDifference(position: 1, cause: .unknownBook(unknown)))
    #expect(difference(records) == nil)
  }

  @Test("a journal that was tampered with is found out")
  func tampered() throws {
    let records = try journal()
    let drawing = try #require(records.firstIndex { !$0.drawn.isEmpty })
    var strange = records
    strange[drawing].drawn.removeLast()
    strange[drawing].drawn.append(strange[drawing].drawn[0])
    #expect(difference(strange) != nil)
    strange = records
    strange.remove(at: drawing)
    #expect(difference(strange) != nil)
    strange = records
    strange[1].revision += 1
    #expect(difference(strange) == ReplayDifference(position: 1, cause: .otherRecord))
  }

  @Test("numbers that the draw could not have given, or too few of them, are found out")
  func tamperedChance() throws {
    let desk = try Desk()
    let number = try desk.begin("plot")
    try desk.take("pick_twice", number)
    #expect(desk.office.replayAgrees())
    let drawing = desk.records.count - 1
    func difference(_ change: (inout [Int64]) -> Void) -> ReplayDifference? {
      var records = desk.records
      change(&records[drawing].drawn)
      return self.difference(records)
    }
    let notTaken = ReplayDifference(position: drawing, cause: .notTaken)
    // The nine of the first draw are without the digit 1, and those of the second all have it.
    #expect(difference { $0.swapAt(0, 9) } == notTaken)
    #expect(difference { $0.removeFirst() } == notTaken)
    #expect(difference { $0.removeLast() } == notTaken)
    // Another order is another chance, as possible as this one.
    #expect(difference { $0.swapAt(0, 1) } == nil)
  }

  @Test("replaying a garbled journal never crashes", arguments: seeds)
  func garbledReplay(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let records = try journal()
    for _ in 0..<120 {
      var strange = records
      let place = dice.below(records.count)
      var bytes = bytes(of: records[place])
      // The hash of the book is left alone, or nothing would be replayed.
      for _ in 0...dice.below(2) { bytes[dice.below(bytes.count)] = UInt8(dice.below(256)) }
      guard let record = try? JournalRecord(decoding: bytes[...]) else { continue }
      strange[place] = record
      _ = difference(strange)
    }
  }

  /// Some steps with inputs of every kind, numbers and timers among them.
  private func journal() throws -> [JournalRecord] {
    var desk = try Desk()
    let plot = try desk.begin("plot")
    let lease = try desk.begin("lease", as: 1)
    let picked = try desk.take("pick", plot, ["count": .integer(3), "hold": .span(60_000)])
    try desk.take("watch", plot)
    let number = try #require(picked.numbers("tray").first)
    try desk.take("keep", plot, ["number": .plate(number), "hold": .span(30_000)])
    try desk.take("first", plot, ["wishes": .list([.text("鲁F·00001"), .text("鲁F·00002")])])
    try desk.take("knock", lease)
    _ = desk.submit("enter_code", to: lease, inputs: ["code": .text("1")], key: "k")
    desk.wait(300_000)
    try desk.take("water", plot)
    try desk.take("owe", plot, ["reason": .text("rent")], by: .host)
    return desk.records
  }

  private func difference(_ records: [JournalRecord]) -> ReplayDifference? {
    var journal = Journal()
    for record in records { journal.append(bytes(of: record)) }
    do throws(ReplayDifference) {
      guard let book = try? GardenRules.luyuan(), let start = Instant(civil: "2026-03-02 09:00")
      else { return nil }
      _ = try MemoryLedger.replay(journal, current: book, books: [book.hash: book], from: start)
      return nil
    } catch {
      return error
    }
  }
}

/// Records with everything that a record can have.
struct RandomRecords {
  var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

  mutating func record() -> JournalRecord {
    let pinned = hash()
    return JournalRecord(
      semantics: UInt32(dice.below(1 << 31)), at: word(), caseNumber: CaseNumber(natural()),
      revision: natural(), pinned: pinned, current: dice.roll(1, in: 2) ? pinned : hash(),
      opening: dice.roll(1, in: 2)
        ? .init(
          business: text(),
          applicant: Applicant(id: text(), kind: dice.below(9), account: dice.below(9))) : nil,
      trigger: dice.roll(1, in: 4) ? .due : .command(command()), drawn: many { $0.word() })
  }

  private mutating func command() -> PreparedCommand {
    let submitters: [Submitter] = [
      .applicant(text()), .host, .officer(text(), roles: Set(many { $0.text() })),
    ]
    var command = PreparedCommand(
      command: CommandID(dice.below(1000)), by: submitters[dice.below(3)])
    command.inputs = many { $0.value() }
    command.facts = many { random in
      PreparedFact(fact: FactID(random.dice.below(9)), values: random.many { $0.value() })
    }
    command.codeMatches = [nil, true, false][dice.below(3)]
    command.secretMark = dice.roll(1, in: 2) ? natural() : nil
    command.key = dice.roll(1, in: 2) ? text() : nil
    return command
  }

  private mutating func value() -> PreparedValue {
    switch dice.below(3) {
    case 0: .absent
    case 1: .word(word())
    default: .object(object(depth: 0))
    }
  }

  private mutating func object(depth: Int) -> ObjectValue {
    switch dice.below(depth < 3 ? 3 : 2) {
    case 0: .text(text())
    case 1: .words(many { $0.word() })
    default: .list(many { $0.object(depth: depth + 1) })
    }
  }

  private mutating func word() -> Int64 {
    let edges: [Int64] = [0, 1, -1, 63, 64, -64, -65, .max, .min, 1_772_413_200_000]
    return dice.pick(edges) ?? 0
  }

  private mutating func natural() -> UInt64 { [0, 1, 127, 128, 1 << 40, .max][dice.below(6)] }

  private mutating func text() -> String { ["", "a", "号牌", "\u{0}\"\n", "🚗"][dice.below(5)] }

  private mutating func hash() -> ContentHash {
    let bytes = (0..<32).map { _ in UInt8(dice.below(256)) }
    return ContentHash(bytes: bytes[...])!  // thirty-two bytes
  }

  private mutating func many<Element>(
    _ one: (inout RandomRecords) -> Element
  ) -> [Element] {
    (0..<dice.below(4)).map { _ in one(&self) }
  }
}
