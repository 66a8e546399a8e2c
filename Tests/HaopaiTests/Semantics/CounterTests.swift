import Haopai
import Testing

/// Limited quantities: receipts, periods, shared ones, and what a state takes while it lasts.
@Suite("Counters")
struct CounterTests {
  @Test("a limit holds at n and not before")
  func limit() throws {
    let desk = try Desk()
    let number = try desk.begin("plot")
    #expect(try desk.take("water", number).view.left("waterings") == 1)
    #expect(try desk.take("water", number).view.left("waterings") == 0)
    let answer = desk.submit("water", to: number)
    #expect(answer.codes == ["watered-enough"])
    #expect(answer.refusals.first?.text.en == "watered enough today, 0 left")
  }

  @Test("only what a receipt shows is given back")
  func receipts() throws {
    let desk = try Desk()
    let number = try desk.begin("plot")
    func giveBack(_ amount: Int64) throws -> Int64? {
      try desk.take("unwater", number, ["amount": .integer(amount)]).view.left("waterings")
    }
    #expect(try giveBack(1) == 2)
    try desk.take("water", number)
    try desk.take("water", number)
    #expect(try giveBack(0) == 0)
    #expect(try giveBack(1) == 1)
    #expect(try giveBack(9) == 2)
    #expect(try giveBack(9) == 2)
    #expect(desk.office.replayAgrees())
  }

  @Test("another case of the same key has no receipt for it")
  func otherCase() throws {
    let desk = try Desk()
    let first = try desk.begin("plot")
    let second = try desk.begin("plot")
    try desk.take("water", first)
    let view = try desk.take("unwater", second, ["amount": .integer(9)]).view
    #expect(view.left("waterings") == 1)
  }

  @Test("a day's counter begins anew at midnight, and yesterday's receipts do not count today")
  func day() throws {
    var desk = try Desk()
    let number = try desk.begin("plot")
    try desk.take("water", number)
    try desk.take("water", number)
    try desk.wait(until: "2026-03-02 23:59:59.999")
    let answer = desk.submit("water", to: number)
    #expect(answer.from == Instant(civil: "2026-03-03 00:00"))
    desk.wait(1)
    try desk.take("water", number)
    let given = try desk.take("unwater", number, ["amount": .integer(9)]).view
    #expect(given.left("waterings") == 2)
  }

  @Test("a month's and a year's counter begin anew with theirs, and a refusal says so")
  func monthAndYear() throws {
    var desk = try Desk()
    let number = try desk.begin("plot")
    for _ in 0..<2 { try desk.take("visit", number) }
    try desk.take("harvest", number)
    let visit = desk.submit("visit", to: number)
    #expect(visit.codes == ["visited-enough"])
    #expect(visit.from == Instant(civil: "2026-04-01 00:00"))
    let harvest = desk.submit("harvest", to: number)
    #expect(harvest.codes == ["harvested-enough"])
    #expect(harvest.from == Instant(civil: "2027-01-01 00:00"))
    try desk.wait(until: "2026-03-31 23:59:59.999")
    #expect(desk.submit("visit", to: number).codes == ["visited-enough"])
    desk.wait(1)
    try desk.take("visit", number)
    try desk.wait(until: "2026-12-31 23:59:59.999")
    #expect(desk.submit("harvest", to: number).codes == ["harvested-enough"])
    desk.wait(1)
    try desk.take("harvest", number)
  }

  @Test(
    "a limit changes with its date for all who share it; what is pinned stays as of the opening")
  func datedLimits() throws {
    var desk = try Desk(at: "2026-03-31 09:00")
    let old = try desk.begin("plot", as: 0)
    try desk.take("sow", old)
    let refused = desk.submit("sow", to: old)
    #expect(refused.codes == ["no-seeds"])
    #expect(refused.from == Instant(civil: "2026-04-01 00:00"))
    try desk.wait(until: "2026-03-31 23:59:59.999")
    #expect(try desk.look(old).left("waterings") == 2)
    #expect(try desk.look(old).left("seeds") == 0)
    desk.wait(1)
    let view = try desk.look(old)
    #expect(view.left("waterings") == 3)
    #expect(view.left("seeds") == 4)
    #expect(desk.submit("boast", to: old).codes == ["command-not-open"])
    let new = try desk.begin("plot", as: 1)
    #expect(try desk.look(new).left("seeds") == 5)
    try desk.take("boast", new)
  }

  @Test("what a state takes comes back on every exit: by a command, to itself, by a timer")
  func during() throws {
    var desk = try Desk()
    let first = try desk.begin("lease")
    let second = try desk.begin("lease")
    try desk.take("hold_key", first)
    #expect(desk.submit("hold_key", to: second).codes == ["key-out"])
    // Out and in again, with one key for all.
    try desk.take("turn", first)
    try desk.take("leave", first)
    try desk.take("hold_key", second)
    desk.wait(600_000 - 1)
    let early = desk.submit("hold_key", to: first)
    #expect(early.codes == ["key-out"])
    desk.wait(1)
    try desk.take("hold_key", first)
    #expect(try desk.look(second).state == "asking")
    #expect(desk.office.replayAgrees())
  }

  @Test("two states that take the same each give back their own")
  func duringTwice() throws {
    let desk = try Desk()
    let number = try desk.begin("lease")
    let steps: [(command: String, left: Int64)] = [
      ("sit_down", 1), ("pour", 0), ("pour_again", 0), ("drink_up", 1), ("pour", 0), ("get_up", 2),
    ]
    for step in steps {
      #expect(try desk.take(step.command, number).view.left("cups") == step.left, "\(step)")
    }
    #expect(desk.office.replayAgrees())
  }

  @Test("a case that ends inside a state gives back what the state took, and is over")
  func finalInside() throws {
    var desk = try Desk()
    let first = try desk.begin("lease")
    let second = try desk.begin("lease")
    try desk.take("hold_key", first)
    let ended = try desk.take("end_here", first).view
    #expect(ended.isFinal)
    #expect(ended.open.isEmpty)
    try desk.take("hold_key", second)
    #expect(desk.submit("leave", to: first).codes == ["command-not-open"])
    desk.wait(600_000)
    #expect(try desk.look(first).isFinal)
    #expect(desk.office.replayAgrees())
  }

  @Test("a shared counter is one for all businesses, by its key")
  func shared() throws {
    let desk = try Desk()
    let cases = try ["lease", "lease", "rent"].map { try desk.begin($0, as: 0) }
    try desk.take("sign", cases[0])
    try desk.take("sign", cases[2])
    #expect(desk.submit("sign", to: cases[1]).codes == ["too-many-leases"])
    let other = try desk.begin("lease", as: 1)
    try desk.take("sign", other)
    try desk.take("quit", cases[2])
    try desk.take("sign", cases[1])
  }
}
