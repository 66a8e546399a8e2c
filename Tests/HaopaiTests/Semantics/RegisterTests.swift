import Haopai
import Testing

/// Keyed memory that bars commands until a term is over or an officer ends it.
@Suite("Registers")
struct RegisterTests {
  @Test("an entry bars its commands in every business that it names, and no other command")
  func bars() throws {
    let desk = try Desk()
    let number = try desk.begin("plot")
    let wish: [String: PlainValue] = ["count": .integer(1), "hold": .span(1000)]
    try desk.take("pick", number, wish)
    try desk.take("owe", number, ["reason": .text("water")], by: .host)
    #expect(desk.submit("pick", to: number, inputs: wish).codes == ["in-debt"])
    #expect(desk.open("lease").codes == ["in-debt"])
    #expect(desk.open("plot").codes == ["in-debt"])
    #expect(desk.open("tour").accepted != nil)
    #expect(desk.open("lease", as: 1).accepted != nil)
    #expect(desk.submit("water", to: number).accepted != nil)
  }

  @Test("an entry with a term is over at its instant, which the refusal names")
  func term() throws {
    var desk = try Desk()
    let number = try desk.begin("plot")
    try desk.take("owe", number, ["reason": .text("rent")], by: .host)
    let end = try #require(Instant(civil: "2026-04-01 00:00"))
    let refused = desk.open("lease")
    #expect(refused.from == end)
    #expect(refused.refusals.first?.text.en == "in debt until 2026-04-01 00:00")
    desk.now = end.adding(TimeSpan(milliseconds: -1))
    #expect(desk.open("lease").codes == ["in-debt"])
    desk.now = end
    #expect(desk.open("lease").accepted != nil)
    #expect(desk.office.replayAgrees())
  }

  @Test("entering again counts from the new day")
  func again() throws {
    var desk = try Desk()
    let number = try desk.begin("plot")
    try desk.take("owe", number, ["reason": .text("rent")], by: .host)
    desk.wait(10 * 86_400_000)
    try desk.take("owe", number, ["reason": .text("water")], by: .host)
    #expect(desk.open("lease").from == Instant(civil: "2026-04-11 00:00"))
  }

  @Test("an entry without a term lasts until an officer ends it")
  func pardon() throws {
    var desk = try Desk()
    let number = try desk.begin("lease")
    try desk.take("blame", number, by: .officer("o"))
    let refused = desk.submit("sign", to: number)
    #expect(refused.codes == ["in-feud"])
    #expect(refused.from == nil)
    desk.wait(400 * 86_400_000)
    #expect(desk.submit("sign", to: number).codes == ["in-feud"])
    try desk.take("pardon", number, by: .officer("o"))
    try desk.take("sign", number)
    // Ending what is not there is no error.
    try desk.take("quit", number)
    try desk.take("pardon", number, by: .officer("o"))
    #expect(desk.office.replayAgrees())
  }
}
