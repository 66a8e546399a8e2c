import Haopai
import Testing

/// From when a refused command would be accepted.
@Suite("Acceptance instants")
struct AcceptanceTests {
  @Test("service hours, at their edges, and the next day's")
  func windows() throws {
    var desk = try Desk(at: "2026-03-02 07:59:59.999")
    let number = try desk.begin("plot")
    #expect(desk.submit("knock", to: number).from == Instant(civil: "2026-03-02 08:00"))
    desk.wait(1)
    try desk.take("knock", number)
    try desk.wait(until: "2026-03-02 19:59:59.999")
    try desk.take("knock", number)
    desk.wait(1)
    let closed = desk.submit("knock", to: number)
    #expect(closed.codes == ["closed-now"])
    #expect(closed.from == Instant(civil: "2026-03-03 08:00"))
  }

  @Test("closing time, where only that is waited for")
  func closing() throws {
    var desk = try Desk()
    let number = try desk.begin("plot")
    #expect(desk.submit("sneak", to: number).from == Instant(civil: "2026-03-02 20:00"))
    try desk.wait(until: "2026-03-02 19:59:59.999")
    #expect(desk.submit("sneak", to: number).from == Instant(civil: "2026-03-02 20:00"))
    desk.wait(1)
    try desk.take("sneak", number)
  }

  @Test("an instant over the entry of the state")
  func reached() throws {
    var desk = try Desk()
    let number = try desk.begin("plot")
    let ripe = desk.now.adding(TimeSpan(milliseconds: 90_000))
    #expect(desk.submit("ripe", to: number).from == ripe)
    desk.wait(89_999)
    #expect(desk.submit("ripe", to: number).from == ripe)
    desk.wait(1)
    try desk.take("ripe", number)
  }

  @Test("the end of the case's own hold")
  func hold() throws {
    var desk = try Desk()
    let number = try desk.begin("plot")
    try desk.take("pick", number, ["count": .integer(2), "hold": .span(60_000)])
    desk.wait(1000)
    let refused = desk.submit("empty_handed", to: number)
    #expect(refused.codes == ["still-full"])
    #expect(refused.from == desk.now.adding(TimeSpan(milliseconds: 59_000)))
    desk.wait(59_000)
    try desk.take("empty_handed", number)
  }

  @Test("the end of a code's validity, when it is not looked at any more what the code opens")
  func code() throws {
    var desk = try Desk()
    let borrower = try desk.begin("lease")
    try desk.take("hold_key", borrower)
    let number = try desk.begin("lease")
    let code = try #require(try desk.take("knock", number).code)
    desk.wait(1000)
    let refused = desk.submit("unlock", to: number, inputs: ["code": .text(code)])
    #expect(refused.codes == ["key-out"])
    #expect(refused.from == desk.now.adding(TimeSpan(milliseconds: 299_000)))
    desk.wait(298_999)
    #expect(desk.submit("unlock", to: number, inputs: ["code": .text(code)]).from != nil)
    desk.wait(1)
    let late = try desk.take("unlock", number, ["code": .text(code)])
    #expect(late.said?.code == "expired")
  }

  @Test("the case's own timer")
  func timer() throws {
    var desk = try Desk()
    let number = try desk.begin("plot")
    try desk.take("nap", number)
    desk.wait(10)
    let refused = desk.submit("back", to: number)
    #expect(refused.codes == ["command-not-open"])
    #expect(refused.from == desk.now.adding(TimeSpan(milliseconds: 59_990)))
    desk.wait(59_990)
    try desk.take("back", number)
  }

  @Test("what the case's own timer gives back is there")
  func counter() throws {
    var desk = try Desk()
    let number = try desk.begin("lease")
    try desk.take("hold_key", number)
    desk.wait(1000)
    let refused = desk.submit("hold_key", to: number)
    #expect(refused.codes == ["command-not-open"])
    #expect(refused.from == desk.now.adding(TimeSpan(milliseconds: 599_000)))
    // The key that another of one's cases has is not foreseen.
    let other = try desk.begin("lease")
    #expect(desk.submit("hold_key", to: other).codes == ["key-out"])
    #expect(desk.submit("hold_key", to: other).from == nil)
    desk.wait(599_000)
    try desk.take("hold_key", number)
  }

  @Test("numbers that the case itself lets lapse can be drawn", arguments: [false, true])
  func pool(isWatched: Bool) throws {
    var desk = try Desk()
    let number = try desk.begin("plot")
    let pick: [String: PlainValue] = ["count": .integer(20), "hold": .span(60_000)]
    try desk.take("pick", number, pick)
    if isWatched { try desk.take("watch", number) }
    desk.wait(1000)
    let refused = desk.submit("pick", to: number, inputs: pick)
    #expect(refused.codes == ["pool-empty"])
    #expect(refused.from == desk.now.adding(TimeSpan(milliseconds: 59_000)))
    // What somebody else holds is not foreseen.
    let other = try desk.begin("plot", as: 1)
    #expect(desk.submit("pick", to: other, inputs: pick).from == nil)
    desk.wait(59_000)
    try desk.take("pick", number, pick)
  }

  /// All twenty numbers have an owner: none is free, and nobody holds any for choosing.
  private func exhausted() throws -> (Desk, CaseNumber) {
    let desk = try Desk()
    for _ in 0..<20 {
      let number = try desk.begin("plot")
      let picked = try desk.take("pick", number, Self.pick)
      try desk.take("buy", number, ["number": .plate(try #require(picked.numbers("tray").first))])
    }
    return (desk, try desk.begin("plot", as: 2))
  }

  private static let pick: [String: PlainValue] = [
    "count": .integer(1), "hold": .span(60_000),
  ]

  @Test("the release of more numbers, where all that are out have their owners")
  func release() throws {
    var (desk, number) = try exhausted()
    let refused = desk.submit("pick", to: number, inputs: Self.pick)
    #expect(refused.codes == ["pool-empty"])
    #expect(refused.from == Instant(civil: "2026-03-10 00:00"))
    try desk.wait(until: "2026-03-10 00:00")
    try desk.take("pick", number, Self.pick)
  }

  @Test("the end of the delay after which a number comes back")
  func comesBack() throws {
    var (desk, number) = try exhausted()
    desk.wait(1000)
    try desk.take("back_out", CaseNumber(1))
    let back = desk.now.adding(TimeSpan(milliseconds: 2 * 3_600_000))
    desk.wait(1000)
    let refused = desk.submit("pick", to: number, inputs: Self.pick)
    #expect(refused.codes == ["pool-empty"])
    #expect(refused.from == back)
    desk.now = back.adding(TimeSpan(milliseconds: -1))
    #expect(desk.submit("pick", to: number, inputs: Self.pick).from == back)
    desk.wait(1)
    try desk.take("pick", number, Self.pick)
  }

  @Test("no release is promised while somebody else holds what may come free before")
  func heldByOthers() throws {
    var (desk, number) = try exhausted()
    try desk.wait(until: "2026-03-10 00:00")
    let holder = try desk.begin("plot")
    try desk.take("pick", holder, ["count": .integer(2), "hold": .span(60_000)])
    try desk.take("back_out", CaseNumber(1))
    let refused = desk.submit("pick", to: number, inputs: Self.pick)
    #expect(refused.codes == ["pool-empty"])
    #expect(refused.from == nil)
    desk.wait(60_000)
    try desk.take("pick", number, Self.pick)
  }

  @Test("the publication of a number, whoever holds others")
  func publication() throws {
    let path = "rules/businesses/plot.yaml"
    var text = try GardenRules.text(of: path)
    for (old, new) in [
      (
        "do: [ first_free: { of: input.wishes",
        "require: [ { unpublished: 'input.wishes.all(n, in_pool(n, \"small-car\"))' } ]\n        do: [ first_free: { of: input.wishes"
      ), ("refusals:\n", "refusals:\n  unpublished: { zh: 未公布, en: not published }\n"),
    ] {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    var desk = try Desk(book: try GardenRules.load(with: [path: text]))
    let number = try desk.begin("plot")
    try desk.take("pick", try desk.begin("plot", as: 1), Self.pick)
    func first(_ wish: String) -> Answer {
      desk.submit("first", to: number, inputs: ["wishes": .list([.text(wish)])])
    }
    #expect(first("鲁F·00020").codes == ["unpublished"])
    #expect(first("鲁F·00020").from == Instant(civil: "2026-03-10 00:00"))
    #expect(first("鲁F·00022").codes == ["unpublished"])
    #expect(first("鲁F·00022").from == nil)
    try desk.wait(until: "2026-03-10 00:00")
    #expect(first("鲁F·00020").accepted?.numbers("tray").count == 1)
  }

  @Test("a dated value that is read `now`")
  func edition() throws {
    let book = try GardenRules.load(with: [
      "cities/luyuan.yaml": try GardenRules.city(
        "daily: { 2026-01-01: 2, 2026-04-01: 3 }", "daily: { 2026-01-01: 0, 2026-04-01: 3 }")
    ])
    var desk = try Desk(book: book)
    let number = try desk.begin("plot")
    let refused = desk.submit("water", to: number)
    #expect(refused.codes == ["watered-enough"])
    #expect(refused.from == Instant(civil: "2026-04-01 00:00"))
    try desk.wait(until: "2026-04-01 00:00")
    try desk.take("water", number)
  }

  @Test("never, where time does not decide")
  func never() throws {
    let desk = try Desk()
    let number = try desk.begin("plot")
    #expect(desk.submit("give_up", to: number).from == nil)
    #expect(desk.submit("boast", to: number).from == nil)
    #expect(desk.submit("water", to: number, by: .host).from == nil)
  }

  @Test("a refusal changes nothing, whatever was tried on the way")
  func nothingChanges() throws {
    let desk = try Desk()
    let number = try desk.begin("plot")
    try desk.take("pick", number, ["count": .integer(20), "hold": .span(60_000)])
    let before = try desk.look(number)
    let journal = try desk.office.journal()
    _ = desk.submit("empty_handed", to: number)
    _ = desk.submit("pick", to: number, inputs: ["count": .integer(1), "hold": .span(1)])
    _ = desk.submit("back", to: number)
    #expect(try desk.look(number) == before)
    #expect(try desk.office.journal() == journal)
    #expect(desk.free() == 0)
  }
}
