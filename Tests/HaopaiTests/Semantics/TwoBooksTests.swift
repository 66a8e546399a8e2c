import Foundation
import Haopai
import HaopaiDomain
import HaopaiEngineOracle
import HaopaiProgram
import Testing

@testable import HaopaiEngine

/// Cases of older rules under a book of another shape.
@Suite("Two books")
struct TwoBooksTests {
  /// The step came to something else than was asked for.
  private struct NotTaken: Error {}

  private func book(with others: [String: String]) throws -> CompiledBook {
    try #require(try GardenRules.load(with: others).compiled(city: "luyuan"))
  }

  /// The gardens with a parameter before the others, hours that stand elsewhere, and a plate kind
  /// in front.
  private func reshaped() throws -> CompiledBook {
    let plot = try GardenRules.text(of: "rules/businesses/plot.yaml")
      .replacing(
        "parameters:\n",
        with: """
          parameters:
            shade: { type: count, range: 0..100, read: now, default: 99, title: { zh: 荫, en: shade } }
            siesta: { type: windows, read: now, title: { zh: 午休, en: siesta } }

          """
      )
      .replacing(
        "require: [ { closed-now: param.hours.open } ]",
        with:
          "require: [ { closed-now: param.hours.open && param.siesta.open && param.shade > 0 } ]")
    let city = try GardenRules.text(of: "cities/luyuan.yaml")
      .replacing(
        "daily: { 2026-01-01: 2,", with: "siesta: 12:00-14:00\n    daily: { 2026-01-01: 7,"
      )
      .replacing("pinned: { 2026-01-01: 1,", with: "pinned: { 2026-01-01: 9,")
      .replacing("hours: 08:00-20:00", with: "hours: 10:00-20:00")
      .replacing("assumed:\n", with: "assumed:\n  plot.siesta: 虚构 (made up)\n")
    let kinds = try String(
      contentsOfFile: ShippedRules.root + "/rules/national/plate-kinds.yaml", encoding: .utf8
    ).replacing(
      "plate_kinds:\n",
      with: """
        plate_kinds:
          garden-cart: { title: { zh: 园车, en: garden cart }, code: "98", patterns: [DDDDD] }

        """)
    return try book(with: [
      "rules/businesses/plot.yaml": plot, "cities/luyuan.yaml": city,
      "rules/national/plate-kinds.yaml": kinds,
    ])
  }

  @Test("a case under older rules has their ways and the current values, by name")
  func reshapedBook() throws {
    let old = try GardenRules.luyuan()
    let new = try reshaped()
    #expect(old.plateKinds.cases != new.plateKinds.cases)
    let early = try #require(Instant(civil: "2026-03-02 09:00"))
    var before = CityEngine(
      book: old, ledger: MemoryLedger(book: new, at: early), chance: .seeded(SeededChance(seed: 1)))
    let plot = try #require(old.workflow(named: "plot"))
    let who = Applicant(id: Desk.people[0], kind: 0, account: 0)
    let workflow = old.programs[plot].workflow
    func command(_ name: String, _ inputs: [PreparedValue] = []) throws -> PreparedCommand {
      let index = try #require(workflow.commands.firstIndex { $0.name == name })
      var command = PreparedCommand(command: CommandID(index), by: .applicant(who.id))
      command.inputs = inputs
      return command
    }
    var opening = PreparedCommand(command: workflow.open, by: .applicant(who.id))
    opening.inputs = [.object(.text(Desk.phone))]
    guard
      case .accepted(let number, _, _, _) = before.open(
        workflow: plot, applicant: who, opening, at: early)
    else { throw NotTaken() }

    var engine = CityEngine(
      book: new, older: [old], ledger: before.ledger, chance: .seeded(SeededChance(seed: 1)))
    func view() throws -> CaseView {
      let state = try #require(engine.ledger.caseState(number))
      return Engine.view(
        of: state, pinned: engine.book(of: state), current: engine.current,
        at: engine.ledger.clock, view: engine.ledger)
    }
    #expect(try view().left("waterings") == 7)
    #expect(try view().left("seeds") == 9)
    #expect(try !view().open.contains { $0.name == "boast" })
    // The hours are the current ones; the siesta is nothing to the older rules.
    guard
      case .refused(let refusals, let from) = engine.submit(
        try command("knock"), to: number, at: early)
    else { throw NotTaken() }
    #expect(refusals.map(\.code) == ["closed-now"])
    #expect(from == Instant(civil: "2026-03-02 10:00"))
    let late = try #require(Instant(civil: "2026-03-02 15:00"))
    guard case .accepted = engine.submit(try command("knock"), to: number, at: late) else {
      throw NotTaken()
    }
    // Numbers come from the pool of the kind that is meant, and go back to it.
    let kind = try #require(new.plateKinds.cases.firstIndex(of: "small-nev"))
    func free() -> Int? {
      guard case .value(let pool?) = engine.ledger.pool(kind) else { return nil }
      return pool.freeCount()
    }
    #expect(free() == 1000)
    guard case .accepted = engine.submit(try command("pick_other"), to: number, at: late) else {
      throw NotTaken()
    }
    #expect(try view().numbers("tray").allSatisfy { $0.serial.count == 6 })
    #expect(free() == 999)
    guard case .accepted = engine.submit(try command("drop"), to: number, at: late) else {
      throw NotTaken()
    }
    #expect(free() == 1000)
    #expect(engine.ledger.brokenInvariant(in: new, countingPools: true) == nil)
  }

  @Test("a value that the older rules could not have, or that is gone, stays what it was")
  func unfitValues() throws {
    let old = try GardenRules.luyuan()
    let wide = try GardenRules.text(of: "rules/businesses/plot.yaml")
      .replacing(
        "daily: { type: count, range: 0..100,", with: "daily: { type: count, range: 0..900,")
    for (daily, expected) in [("100", 100), ("101", 2)] as [(String, Int64)] {
      let new = try book(with: [
        "rules/businesses/plot.yaml": wide,
        "cities/luyuan.yaml": try GardenRules.city(
          "daily: { 2026-01-01: 2,", "daily: { 2026-01-01: \(daily),"),
      ])
      let desk = try Desk()
      let number = try desk.begin("plot")
      let state = try #require(desk.ledger.caseState(number))
      let view = Engine.view(
        of: state, pinned: old, current: new, at: desk.now, view: desk.ledger)
      #expect(view.left("waterings") == expected, "\(daily)")
    }
    // The business is gone: its hours are the older book's, among the current one's.
    let gone = try book(with: [
      "cities/luyuan.yaml": try GardenRules.text(of: "cities/luyuan.yaml")
        .replacing(
          """
            plot:
              daily: { 2026-01-01: 2, 2026-04-01: 3 }
              pinned: { 2026-01-01: 1, 2026-04-01: 5 }
              hours: 08:00-20:00
              fallow: 30 days

          """, with: ""
        )
        .split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.hasPrefix("  plot.") }.joined(separator: "\n")
    ])
    #expect(gone.workflow(named: "plot") == nil)
    let desk = try Desk()
    let number = try desk.begin("plot")
    let state = try #require(desk.ledger.caseState(number))
    let workflow = old.programs[state.workflow].workflow
    let knock = try #require(workflow.commands.firstIndex { $0.name == "knock" })
    let command = PreparedCommand(command: CommandID(knock), by: .applicant(state.applicant.id))
    var engine = CityEngine(
      book: gone, older: [old], ledger: desk.ledger, chance: .seeded(SeededChance(seed: 1)))
    guard case .accepted = engine.submit(command, to: state.number, at: desk.now) else {
      throw NotTaken()
    }
    let view = Engine.view(of: state, pinned: old, current: gone, at: desk.now, view: desk.ledger)
    #expect(view.left("waterings") == 2)
  }

  @Test("limits and bars that cases of both books share are the current ones")
  func sharedResources() throws {
    let old = try GardenRules.luyuan()
    let shared = try GardenRules.text(of: "rules/shared.yaml")
      .replacing("limit: 2", with: "limit: 1")
      .replacing("commands: [sign], refusal", with: "commands: [hold_key], refusal")
    let new = try book(with: ["rules/shared.yaml": shared])
    let desk = try Desk()
    let first = try desk.begin("lease")
    let second = try desk.begin("lease")
    try desk.take("sign", first)
    try desk.take("blame", second, by: .officer("o"))
    var engine = CityEngine(
      book: new, older: [old], ledger: desk.ledger, chance: .seeded(SeededChance(seed: 1)))
    let state = try #require(engine.ledger.caseState(second))
    let workflow = old.programs[state.workflow].workflow
    for (name, codes) in [("sign", ["too-many-leases"]), ("hold_key", ["in-feud"])] {
      let index = try #require(workflow.commands.firstIndex { $0.name == name })
      let command = PreparedCommand(command: CommandID(index), by: .applicant(state.applicant.id))
      guard case .refused(let refusals, _) = engine.submit(command, to: second, at: desk.now)
      else { throw NotTaken() }
      #expect(refusals.map(\.code) == codes)
    }
  }

  @Test("cases of both books count together what they count by the same word")
  func enumeratedKeys() throws {
    let old = try GardenRules.luyuan()
    let new = try reshaped()
    let at = try #require(Instant(civil: "2026-03-02 11:00"))
    func dig(_ engine: inout CityEngine<MemoryLedger>) throws -> [String] {
      let plot = try #require(engine.current.workflow(named: "plot"))
      let workflow = engine.current.programs[plot].workflow
      let who = Applicant(id: Desk.people[0], kind: 0, account: 0)
      var opening = PreparedCommand(command: workflow.open, by: .applicant(who.id))
      opening.inputs = [.object(.text(Desk.phone))]
      let opened = engine.open(workflow: plot, applicant: who, opening, at: at)
      guard case .accepted(let number, _, _, _) = opened else { throw NotTaken() }
      let index = try #require(workflow.commands.firstIndex { $0.name == "dig" })
      let command = PreparedCommand(command: CommandID(index), by: .applicant(who.id))
      guard case .refused(let refusals, _) = engine.submit(command, to: number, at: at) else {
        return []
      }
      return refusals.map(\.code)
    }
    var before = CityEngine(
      book: old, ledger: MemoryLedger(book: new, at: at), chance: .seeded(SeededChance(seed: 1)))
    #expect(try dig(&before) == [])
    var engine = CityEngine(
      book: new, older: [old], ledger: before.ledger, chance: .seeded(SeededChance(seed: 1)))
    #expect(try dig(&engine) == ["no-beds"])
  }

  @Test("a calendar that would shorten the term does not bring the promise forward")
  func neverEarlier() throws {
    let desk = try Desk(at: "2026-12-15 09:00")
    let number = try desk.begin("lease")
    let promised = try #require(try desk.take("sign", number).view.deadlines.first?.at)
    let old = try GardenRules.luyuan()
    // Three days of weekends that are worked, for one that is off, make the twenty days end sooner.
    let new = try book(with: [
      "rules/national/calendars/2027.yaml": """
      haopai: 1
      calendar: 2027
      papers: [https://example.com/2027]
      source: { text: made up, from: https://example.com/2027 }
      off: { 元旦: [2027-01-01] }
      worked: { 元旦: [2027-01-02, 2027-01-03, 2027-01-09] }

      """
    ])
    var engine = CityEngine(
      book: new, older: [old], ledger: desk.ledger, chance: .seeded(SeededChance(seed: 1)))
    _ = engine.sweep(to: promised.adding(TimeSpan(milliseconds: -1)))
    let kept = try #require(engine.ledger.caseState(number))
    #expect(kept.timers.map(\.due) == [promised.milliseconds])
    _ = engine.sweep(to: promised)
    let after = try #require(engine.ledger.caseState(number))
    #expect(old.programs[after.workflow].workflow.states[after.active.index].path == "ended")
    #expect(engine.faults.isEmpty)
    // The calendar alone says an earlier day.
    let start = try #require(Instant(civil: "2026-12-15 09:00"))
    let term = try Term("20 working days")
    #expect(new.calendar.end(of: term, from: start.date).instant < promised)
  }
}
