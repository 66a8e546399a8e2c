import Haopai
import HaopaiDomain
import HaopaiEngine
import HaopaiEngineOracle
import HaopaiProgram
import Testing

/// Rules that change while an office works.
@Suite("Adoption of rules")
struct AdoptionTests {
  /// The gardens' book with texts of the city's file replaced.
  private func book(_ changes: [(String, String)]) throws -> RuleBook {
    var text = try GardenRules.text(of: "cities/luyuan.yaml")
    for (old, new) in changes {
      try #require(text.contains(old), "\(old)")
      text = text.replacing(old, with: new)
    }
    return try GardenRules.load(with: ["cities/luyuan.yaml": text])
  }

  private static let later = ("hours: 08:00-20:00", "hours: 10:00-20:00")
  private static let richer = ("pinned: { 2026-01-01: 1,", "pinned: { 2026-01-01: 9,")
  private static let oftener = ("daily: { 2026-01-01: 2,", "daily: { 2026-01-01: 7,")

  @Test("at their instant, and not a millisecond before, hours are the new ones for all cases")
  func boundary() throws {
    for (offset, codes) in [(-1, []), (0, ["closed-now"]), (1, ["closed-now"])]
      as [(Int64, [String])]
    {
      var desk = try Desk()
      let number = try desk.begin("plot")
      let from = try #require(Instant(civil: "2026-03-02 09:30"))
      try desk.office.adopt(try book([Self.later]), from: from)
      desk.now = from.adding(TimeSpan(milliseconds: offset))
      #expect(desk.submit("knock", to: number).codes == codes, "\(offset)")
      #expect(desk.office.replayAgrees())
    }
  }

  @Test("what is pinned stays for cases that are there, and later ones have the new values")
  func pinned() throws {
    let desk = try Desk()
    let before = try desk.begin("plot")
    let adoption = try desk.office.adopt(try book([Self.richer]))
    #expect(adoption.isNew && adoption.from == desk.now && adoption.withdrawn.isEmpty)
    #expect(try !desk.look(before).open.contains { $0.name == "boast" })
    let after = try desk.begin("plot", as: 1)
    #expect(try desk.look(after).open.contains { $0.name == "boast" })
    // Limits are shared, and so the new ones for both.
    #expect(try desk.look(before).left("seeds") == 9)
    let rules = try desk.office.journal().map(\.rules)
    #expect(rules.count == 2 && Set(rules).count == 2)
    #expect(desk.office.replayAgrees())
  }

  @Test("counters go on: what was used before counts under the new limit")
  func counters() throws {
    let desk = try Desk()
    let number = try desk.begin("plot")
    try desk.take("water", number)
    try desk.take("water", number)
    #expect(desk.submit("water", to: number).codes == ["watered-enough"])
    try desk.office.adopt(try book([Self.oftener]))
    #expect(try desk.look(number).left("waterings") == 5)
    try desk.take("water", number)
    try desk.office.adopt(try book([("daily: { 2026-01-01: 2,", "daily: { 2026-01-01: 1,")]))
    #expect(try desk.look(number).left("waterings") == 0)
    #expect(desk.submit("water", to: number).codes == ["watered-enough"])
    #expect(desk.office.replayAgrees())
  }

  @Test("a pool that grows has its new numbers at once, without those that somebody has")
  func growing() throws {
    let desk = try Desk()
    let number = try desk.begin("plot")
    try desk.take("pick", number, ["count": .integer(3), "hold": .span(3_600_000)])
    #expect(desk.free() == 17)
    try desk.office.adopt(
      try book([
        (
          "鲁F·00000 - 鲁F·00019",
          "鲁F·00000 - 鲁F·00019, released: 2026-01-01 }\n    - { range: 鲁F·00030 - 鲁F·00039"
        )
      ]))
    #expect(desk.free() == 27)
    #expect(desk.ledger.brokenInvariant(in: desk.office.book, countingPools: true) == nil)
    try desk.take("drop", number)
    #expect(desk.free() == 30)
    #expect(desk.office.replayAgrees())
  }

  @Test("a number that its pool lost stays with its case, and comes back to no pool")
  func shrinking() throws {
    var desk = try Desk()
    let number = try desk.begin("plot")
    let held = try desk.take("pick", number, ["count": .integer(20), "hold": .span(3_600_000)])
      .numbers("tray")
    #expect(held.count == 20 && desk.free() == 0)
    try desk.office.adopt(try book([("鲁F·00000 - 鲁F·00019", "鲁F·00000 - 鲁F·00004")]))
    #expect(desk.free() == 0)
    let lost = try #require(held.first { $0.description.hasSuffix("9") })
    #expect(try desk.look(number).numbers("tray").contains(lost))
    let bought = try desk.take("buy", number, ["number": .plate(lost)])
    #expect(bought.numbers("own") == [lost])
    // All others were let go when the state was left; one that is in the pool is free again.
    #expect(desk.free() == 5)
    try desk.take("back_out", number)
    desk.wait(3 * 3_600_000)
    #expect(desk.free() == 5)
    // Back in the rules, it is a number like any other.
    try desk.office.adopt(try GardenRules.book())
    #expect(desk.free() == 20)
    #expect(desk.ledger.brokenInvariant(in: desk.office.book, countingPools: true) == nil)
    #expect(desk.office.replayAgrees())
  }

  @Test("a number on its way back stays out of the new pool until its delay is over")
  func returning() throws {
    var desk = try Desk()
    let number = try desk.begin("plot")
    let held = try desk.take("pick", number, ["count": .integer(1), "hold": .span(60_000)])
    let wanted = try #require(held.numbers("tray").first)
    try desk.take("buy", number, ["number": .plate(wanted)])
    try desk.take("back_out", number)
    #expect(desk.free() == 19)
    try desk.office.adopt(try book([Self.oftener]))
    #expect(desk.free() == 19)
    desk.wait(2 * 3_600_000 - 1)
    #expect(desk.free() == 19)
    desk.wait(1)
    #expect(desk.free() == 20)
    // The delay of the rules in force, for what comes back from now on.
    let other = try desk.begin("plot", as: 1)
    let again = try desk.take("pick", other, ["count": .integer(1), "hold": .span(60_000)])
    try desk.office.adopt(try book([("return_after: 2 h", "return_after: 1 h")]))
    try desk.take("buy", other, ["number": .plate(try #require(again.numbers("tray").first))])
    try desk.take("back_out", other)
    desk.wait(3_600_000)
    #expect(desk.free() == 20)
    #expect(desk.office.replayAgrees())
  }

  @Test("what is due before the change happens under the old rules, however late somebody looks")
  func dueBefore() throws {
    func journal(sweeping: Bool) throws -> [JournalRecord] {
      var desk = try Desk()
      let first = try desk.begin("plot")
      try desk.take("nap", first)
      // The alarm of the first is at 09:01, that of the second right at the change.
      let from = desk.now.adding(TimeSpan(milliseconds: 90_000))
      desk.wait(30_000)
      let second = try desk.begin("plot", as: 1)
      try desk.take("nap", second)
      try desk.office.adopt(try book([Self.oftener]), from: from)
      if sweeping {
        for _ in 0..<200 {
          desk.wait(1_000)
          desk.office.advance(to: desk.now)
        }
      } else {
        desk.wait(200_000)
      }
      _ = try desk.look(second)
      #expect(desk.office.replayAgrees())
      return desk.records
    }
    let late = try journal(sweeping: false)
    #expect(try journal(sweeping: true) == late)
    let old = try GardenRules.luyuan().hash
    let due = late.filter { $0.trigger == .due }
    #expect(due.map { $0.current == old } == [true, false])
    #expect(due.allSatisfy { $0.pinned == old })
  }

  @Test(
    "a publication that is not in force yet gives way to one for the same or an earlier instant")
  func replaced() throws {
    var desk = try Desk()
    let first = try #require(Instant(civil: "2026-03-03 00:00"))
    let second = try #require(Instant(civil: "2026-03-04 00:00"))
    let one = try book([Self.oftener])
    let other = try book([Self.richer])
    try desk.office.adopt(one, from: first)
    let kept = try desk.office.adopt(other, from: second)
    #expect(kept.withdrawn.isEmpty && desk.office.publications.count == 3)
    // The same instant, then an earlier one.
    let same = try desk.office.adopt(one, from: second)
    #expect(same.withdrawn.map(\.from) == [second] && !same.isNew)
    #expect(desk.office.publications.map(\.from) == [desk.now, first])
    let earlier = try desk.office.adopt(
      other, from: first.adding(TimeSpan(milliseconds: -1)))
    #expect(earlier.withdrawn.map(\.from) == [first] && earlier.isNew)
    // What is in force stays: the old rules from now on take back all that was to come.
    let back = try desk.office.adopt(try GardenRules.book())
    #expect(back.withdrawn.count == 1 && !back.isNew)
    #expect(desk.office.publications.map(\.from) == [desk.now])
    try desk.wait(until: "2026-03-05 09:00")
    desk.office.advance(to: desk.now)
    #expect(desk.office.rules == (try GardenRules.book().hash(ofCity: "luyuan")))
  }

  @Test("the same rules again change nothing")
  func same() throws {
    let desk = try Desk()
    let from = try #require(Instant(civil: "2026-03-03 00:00"))
    #expect(try desk.office.adopt(try GardenRules.book()).isNothing)
    #expect(try desk.office.adopt(try GardenRules.book(), from: from).isNothing)
    let one = try book([Self.oftener])
    #expect(try !desk.office.adopt(one, from: from).isNothing)
    for offset in [0, 1] as [Int64] {
      let again = try desk.office.adopt(
        one, from: from.adding(TimeSpan(milliseconds: offset)))
      #expect(again.isNothing, "\(offset)")
    }
    #expect(desk.office.publications.count == 2)
  }

  @Test("rules that cannot follow are refused, and all is as it was")
  func refused() throws {
    var desk = try Desk()
    let number = try desk.begin("plot")
    desk.wait(60_000)
    desk.office.advance(to: desk.now)
    func code(_ body: () throws -> Void) -> OfficeFailure.Code? {
      do {
        try body()
        return nil
      } catch {
        return (error as? OfficeFailure)?.code
      }
    }
    let past = desk.now.adding(TimeSpan(milliseconds: -1))
    #expect(code { try desk.office.adopt(try book([Self.later]), from: past) } == .beforeClock)
    #expect(code { try desk.office.adopt(try book([Self.later]), from: desk.now) } == nil)
    #expect(code { try desk.office.adopt(try ShippedRules.book()) } == .unknownCity)
    let kinds = try GardenRules.text(of: "../../../../rules/national/plate-kinds.yaml")
    let cart = """
      plate_kinds:
        garden-cart: { title: { zh: 园车, en: garden cart }, code: "98", patterns: [DDDDD] }

      """
    let richer = try GardenRules.load(with: [
      "rules/national/plate-kinds.yaml": kinds.replacing("plate_kinds:\n", with: cart)
    ])
    #expect(code { try desk.office.adopt(richer) } == nil)
    #expect(code { try desk.office.adopt(try GardenRules.book()) } == .missingPlateKind)
    #expect(desk.office.publications.count == 3)
    #expect(desk.submit("knock", to: number).codes == [])
    #expect(desk.office.replayAgrees())
  }

  @Test("a refusal promises nothing for a time that has other rules")
  func promises() throws {
    let desk = try Desk(at: "2026-03-02 21:00")
    let number = try desk.begin("plot")
    let opening = try #require(Instant(civil: "2026-03-03 08:00"))
    #expect(desk.submit("knock", to: number).from == opening)
    try desk.office.adopt(try book([Self.later]), from: opening.adding(TimeSpan(milliseconds: 1)))
    #expect(desk.submit("knock", to: number).from == opening)
    try desk.office.adopt(try book([Self.later]), from: opening)
    #expect(desk.submit("knock", to: number).codes == ["closed-now"])
    #expect(desk.submit("knock", to: number).from == nil)
  }

  @Test("an opening is known again by its key, whatever the rules are by then")
  func repeated() throws {
    let desk = try Desk()
    let first = try #require(desk.open("tour", key: "once").accepted)
    let gone = try book([("  tour: {}\n", "")])
    try desk.office.adopt(gone)
    let again = try #require(desk.open("tour", key: "once").accepted)
    #expect(again.isRepeat && again.view == first.view)
    #expect(desk.open("tour", key: "twice").failure == .unknownBusiness)
    #expect(
      desk.open("tour", inputs: ["way": .integer(1)], key: "once").codes == ["key-reused"])
    #expect(try desk.look(first.view.number).state == first.view.state)
    #expect(desk.office.replayAgrees())
  }
}
