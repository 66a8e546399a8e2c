import Haopai
import Testing

/// The clocks of number sets, with and without a handler.
@Suite("Clocks of numbers")
struct NumberClockTests {
  private static let hold: Int64 = 60_000

  private func picked(_ count: Int64, as person: Int = 0) throws -> (Desk, CaseNumber) {
    let desk = try Desk()
    let number = try desk.begin("plot", as: person)
    try desk.take("pick", number, ["count": .integer(count), "hold": .span(Self.hold)])
    return (desk, number)
  }

  @Test("without a handler a hold is free at its very instant, for whoever comes")
  func arithmetic() throws {
    var (desk, number) = try picked(20)
    let other = try desk.begin("plot", as: 1)
    let wish: [String: PlainValue] = ["count": .integer(1), "hold": .span(1000)]
    #expect(desk.submit("pick", to: other, inputs: wish).codes == ["pool-empty"])
    desk.wait(Self.hold - 1)
    #expect(desk.submit("pick", to: other, inputs: wish).codes == ["pool-empty"])
    #expect(try desk.look(number).numbers("tray").count == 20)
    desk.wait(1)
    #expect(try desk.take("pick", other, wish).numbers("tray").count == 1)
    #expect(try desk.look(number).numbers("tray").isEmpty)
    #expect(desk.free() == 19)
    #expect(desk.office.replayAgrees())
  }

  @Test(
    "a hold that ends at the instant of a timer is free for it, whichever case came first",
    arguments: [false, true])
  func lapseBeforeTimers(holderIsFirst: Bool) throws {
    let path = "rules/businesses/plot.yaml"
    var text = try GardenRules.text(of: path)
    for (old, new) in [
      ("  gone: {", "  wish: number\n  gone: {"),
      (
        "nap: { title: { zh: 小睡, en: nap }, to: napping }",
        "nap: { title: { zh: 小睡, en: nap }, input: { wish: { type: number, title: { zh: 愿, en: wish } } }, do: [ set: { wish: input.wish } ], to: napping }"
      ),
      (
        "alarm: { after: \"duration('60s')\", to: woken }",
        "alarm: { after: \"duration('60s')\", do: [ { when: has(case.wish), first_free: { of: \"[case.wish]\", kind: '\"small-car\"', into: own } } ], to: woken }"
      ),
    ] {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    var desk = try Desk(book: try GardenRules.load(with: [path: text]))
    let cases = [try desk.begin("plot"), try desk.begin("plot", as: 1)]
    let (holder, napper) = holderIsFirst ? (cases[0], cases[1]) : (cases[1], cases[0])
    let held = try desk.take("pick", holder, ["count": .integer(20), "hold": .span(Self.hold)])
    let wish = try #require(held.numbers("tray").last)
    try desk.take("nap", napper, ["wish": .plate(wish)])
    desk.wait(Self.hold)
    #expect(try desk.look(napper).numbers("own") == [wish])
    #expect(try desk.look(holder).numbers("tray").isEmpty)
    #expect(desk.free() == 19)
    #expect(desk.office.replayAgrees())
  }

  @Test("`extend` does nothing for what is empty or has lapsed, and restarts what lives")
  func extend() throws {
    var (desk, number) = try picked(3)
    desk.wait(Self.hold - 1)
    let stretched = try desk.take("stretch", number).view
    #expect(stretched.until("tray") == desk.now.adding(TimeSpan(milliseconds: Self.hold)))
    #expect(stretched.until("basket") == nil)
    desk.wait(Self.hold)
    #expect(try desk.take("stretch", number).numbers("tray").isEmpty)
    #expect(desk.free() == 20)
    desk.wait(1)
    #expect(desk.free() == 20)
    #expect(desk.office.replayAgrees())
  }

  @Test("`move` restarts the clock of the set that it is given a hold for, and no other")
  func move() throws {
    var (desk, number) = try picked(3)
    let tray = try desk.look(number).numbers("tray")
    let trayEnds = desk.now.adding(TimeSpan(milliseconds: Self.hold))
    desk.wait(1000)
    try desk.take("keep", number, ["number": .plate(tray[0]), "hold": .span(5000)])
    desk.wait(1000)
    let kept = try desk.take("keep", number, ["number": .plate(tray[1]), "hold": .span(5000)])
    #expect(kept.view.until("basket") == desk.now.adding(TimeSpan(milliseconds: 5000)))
    #expect(kept.view.until("tray") == trayEnds)
    #expect(kept.numbers("basket") == [tray[0], tray[1]])
    desk.wait(4000)
    let put = try desk.take("put", number, ["number": .plate(tray[2])])
    // Without a hold the clock of the basket runs on.
    #expect(put.view.until("basket") == desk.now.adding(TimeSpan(milliseconds: 1000)))
    #expect(put.numbers("tray").isEmpty)
    desk.wait(1000)
    #expect(try desk.look(number).numbers("basket").isEmpty)
    #expect(desk.free() == 20)
  }

  @Test("`claim` of a set that is empty or has lapsed is refused, at its last instant it is not")
  func claim() throws {
    let empty = try Desk()
    let nobody = try empty.begin("plot")
    #expect(empty.submit("take", to: nobody).codes == ["number-not-held"])
    #expect(try empty.look(nobody).state == "choosing.idle")
    var (desk, number) = try picked(1)
    desk.wait(Self.hold)
    #expect(desk.submit("take", to: number).codes == ["number-not-held"])
    (desk, number) = try picked(1)
    desk.wait(Self.hold - 1)
    #expect(try desk.take("take", number).view.state == "taken")
  }

  @Test("a handler still sees the numbers; nobody else can have them before it has run")
  func handler() throws {
    var (desk, number) = try picked(20)
    try desk.take("watch", number)
    let other = try desk.begin("plot", as: 1)
    desk.wait(Self.hold)
    // The handler runs first and sees all twenty; only then does the other one draw.
    let answer = desk.submit(
      "pick", to: other, inputs: ["count": .integer(20), "hold": .span(1000)])
    let accepted = try #require(answer.accepted)
    #expect(accepted.heard == ["lapsed"])
    #expect(accepted.numbers("tray").count == 20)
    #expect(try desk.look(number).numbers("tray").isEmpty)
    #expect(try fields(of: number, desk)["gone"] == .integer(2))
    #expect(desk.office.replayAgrees())
  }

  @Test("a handler that restarts the clock keeps the numbers")
  func handlerExtends() throws {
    var (desk, number) = try picked(2)
    let tray = try desk.look(number).numbers("tray")
    try desk.take("watch", number)
    try desk.take("keep", number, ["number": .plate(tray[0]), "hold": .span(5000)])
    desk.wait(5000)
    let view = try desk.look(number)
    #expect(view.numbers("basket") == [tray[0]])
    #expect(view.until("basket") == desk.now.adding(TimeSpan(milliseconds: 60_000)))
  }

  @Test("a number that lapsed without a handler does not come back where a handler is")
  func noRevival() throws {
    var (desk, number) = try picked(1)
    let plate = try #require(desk.look(number).numbers("tray").first)
    desk.wait(Self.hold)
    let other = try desk.begin("plot", as: 1)
    let wishes: [String: PlainValue] = ["wishes": .list([.plate(plate)])]
    #expect(try desk.take("first", other, wishes).numbers("tray") == [plate])
    let watched = try desk.take("watch", number)
    #expect(watched.numbers("tray").isEmpty)
    #expect(
      desk.submit("buy", to: number, inputs: ["number": .plate(plate)]).codes
        == ["number-not-held"])
    // And no handler runs for it, neither now nor later.
    desk.wait(1)
    #expect(try fields(of: number, desk)["gone"] == .integer(0))
    #expect(try desk.look(other).numbers("tray") == [plate])
    #expect(desk.free() == 19)
  }

  @Test("a timer at the instant of a lapse that leaves the state leaks no number")
  func lapseWithTimer() throws {
    var (desk, number) = try picked(5)
    try desk.take("nap", number)
    desk.wait(Self.hold)
    #expect(try desk.look(number).state == "woken")
    #expect(desk.free() == 20)
    #expect(desk.office.replayAgrees())
    try desk.take("finish", number)
    #expect(desk.free() == 20)
  }

  private func fields(of number: CaseNumber, _ desk: Desk) throws -> [String: PlainValue] {
    Dictionary(uniqueKeysWithValues: try desk.look(number).fields.map { ($0.name, $0.value) })
  }
}
