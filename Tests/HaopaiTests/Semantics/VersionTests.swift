import Haopai
import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import Testing

/// Cases live longer than rules: what is pinned, what is read now, what is recounted.
@Suite("Versions of the rules")
struct VersionTests {
  /// A notice for 2027 with the first ten working days off.
  private static let notice = """
    haopai: 1
    calendar: 2027
    papers: [https://example.com/2027]
    source: { text: made up, from: https://example.com/2027 }
    off:
      元旦: [2027-01-01, 2027-01-04, 2027-01-05, 2027-01-06, 2027-01-07, 2027-01-08, 2027-01-11,
             2027-01-12, 2027-01-13, 2027-01-14, 2027-01-15]

    """

  private func book(with others: [String: String]) throws -> CompiledBook {
    try #require(try GardenRules.load(with: others).compiled(city: "luyuan"))
  }

  @Test("a term that stays in published years is certain")
  func certain() throws {
    let desk = try Desk()
    let number = try desk.begin("lease")
    let deadline = try #require(try desk.take("sign", number).view.deadlines.first)
    #expect(deadline.name == "term")
    #expect(!deadline.isProvisional)
    // Twenty working days after 2 March, across 清明节, which lies beyond.
    #expect(deadline.at == Instant(civil: "2026-03-31 00:00"))
  }

  @Test("a term that reaches a year without a calendar counts weekdays and says so")
  func provisional() throws {
    let desk = try Desk(at: "2026-12-15 09:00")
    let number = try desk.begin("lease")
    let deadline = try #require(try desk.take("sign", number).view.deadlines.first)
    #expect(deadline.isProvisional)
    #expect(deadline.at == Instant(civil: "2027-01-13 00:00"))
    #expect(desk.office.nextEvent(of: number) == deadline.at)
  }

  @Test("with the calendar it is counted again, later or at the same instant, never earlier")
  func recounted() throws {
    var desk = try Desk(at: "2026-12-15 09:00")
    let number = try desk.begin("lease")
    let promised = try #require(try desk.take("sign", number).view.deadlines.first?.at)
    let old = try GardenRules.luyuan()
    let new = try book(with: ["rules/national/calendars/2027.yaml": Self.notice])
    let before = try #require(desk.ledger.caseState(number))
    desk.now = promised
    let after = try step(
      before, .due, pinned: old, current: new, at: desk.now, in: desk.ledger)
    let workflow = old.programs[before.workflow].workflow
    #expect(workflow.states[after.state.active.index].path == "leased")
    let timer = try #require(after.state.timers.first)
    #expect(!timer.isProvisional)
    #expect(timer.due > promised.milliseconds)
    #expect(after.nextDue == timer.due)

    // Under the old book it fires as promised.
    let kept = try step(
      before, .due, pinned: old, current: old, at: promised, in: desk.ledger)
    #expect(workflow.states[kept.state.active.index].path == "ended")
  }

  /// The step came to something else than changes.
  private struct NotTaken: Error {}

  private func step(
    _ state: CaseState, _ trigger: Trigger, pinned: CompiledBook, current: CompiledBook,
    at instant: Instant, in ledger: MemoryLedger
  ) throws -> Changes {
    var chance = Chance.recorded([])
    var trace: StepTrace?
    var memory = StepMemory()
    let result = Engine.step(
      pinned: pinned, current: current, state: state, trigger: trigger, at: instant,
      chance: &chance, trace: &trace, memory: &memory, view: ledger)
    switch consume result {
    case .done(let changes, _): return changes
    default: throw NotTaken()
    }
  }

  @Test("what is read `now` and limits come from the current book, the rest from the case's own")
  func twoBooks() throws {
    let desk = try Desk()
    let number = try desk.begin("plot")
    let old = try GardenRules.luyuan()
    let new = try book(with: [
      "cities/luyuan.yaml": try GardenRules.city(
        "daily: { 2026-01-01: 2,", "daily: { 2026-01-01: 7,"
      )
      .replacing("pinned: { 2026-01-01: 1,", with: "pinned: { 2026-01-01: 9,")
    ])
    #expect(new.hash != old.hash)
    let state = try #require(desk.ledger.caseState(number))
    let view = Engine.view(
      of: state, pinned: old, current: new, at: desk.now, view: desk.ledger)
    #expect(view.left("waterings") == 7)
    #expect(view.left("seeds") == 9)
    #expect(!view.open.contains { $0.name == "boast" })
    // The record names both books; a replay needs the one that the case is pinned to.
    let workflow = old.programs[state.workflow].workflow
    let water = try #require(workflow.commands.firstIndex { $0.name == "water" })
    let command = PreparedCommand(
      command: CommandID(water), by: .applicant(state.applicant.id))
    let changes = try step(
      state, .command(command), pinned: old, current: new, at: desk.now, in: desk.ledger)
    let record = try JournalRecord(decoding: changes.record[...])
    #expect(record.pinned == old.hash)
    #expect(record.current == new.hash)
  }

  @Test("a journal is replayed under the books that its cases are pinned to")
  func replay() throws {
    let desk = try Desk()
    let number = try desk.begin("plot")
    try desk.take("water", number)
    try desk.take("pick", number, ["count": .integer(3), "hold": .span(60_000)])
    let old = try GardenRules.luyuan()
    let ledger = desk.ledger
    let again = try MemoryLedger.replay(
      ledger.journal, current: old, books: [old.hash: old], from: ledger.start)
    #expect(again.agrees(with: ledger, current: old, books: [old.hash: old]))
    #expect(again.journal == ledger.journal)
  }

  @Test("a city's hash moves with its own files only")
  func hashes() throws {
    let old = try GardenRules.luyuan()
    let same = try book(with: [:])
    #expect(same.hash == old.hash)
    let other = try book(with: [
      "cities/luyuan.yaml": try GardenRules.city("return_after: 2 h", "return_after: 3 h")
    ])
    #expect(other.hash != old.hash)
  }
}
