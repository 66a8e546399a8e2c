import Haopai
import Testing

/// Who has a number, and when it is free again.
@Suite("Owners of numbers")
struct NumberOwnershipTests {
  private static func wish(_ count: Int64, hold: Int64 = 60_000) -> [String: PlainValue] {
    ["count": .integer(count), "hold": .span(hold)]
  }

  @Test("a draw gives what there is; when there is nothing it is refused and changes nothing")
  func draw() throws {
    let desk = try Desk()
    let first = try desk.begin("plot", as: 0)
    let second = try desk.begin("plot", as: 1)
    #expect(try desk.take("pick", first, Self.wish(15)).numbers("tray").count == 15)
    #expect(try desk.take("pick", second, Self.wish(15)).numbers("tray").count == 5)
    let answer = desk.submit("pick", to: second, inputs: Self.wish(1))
    #expect(answer.codes == ["pool-empty"])
    // Its own five would not have been drawable in the step that lets them go.
    #expect(try desk.look(second).numbers("tray").count == 5)
    #expect(desk.free() == 0)
  }

  @Test("a draw lets go what the set held, from the next step on")
  func released() throws {
    let desk = try Desk()
    let number = try desk.begin("plot")
    let before = try desk.take("pick", number, Self.wish(18)).numbers("tray")
    let after = try desk.take("redraw", number)
    #expect(after.numbers("tray").isEmpty)
    #expect(after.numbers("basket").count == 2)
    #expect(Set(after.numbers("basket")).isDisjoint(with: before))
    #expect(desk.free() == 18)
    #expect(desk.office.replayAgrees())
  }

  @Test("ranges come in on their day")
  func release() throws {
    var desk = try Desk()
    #expect(desk.free() == 20)
    try desk.wait(until: "2026-03-09 23:59:59.999")
    #expect(desk.free() == 20)
    desk.wait(1)
    #expect(desk.free() == 22)
  }

  @Test("numbers go back when their state is left, unless they were moved")
  func leaving() throws {
    let desk = try Desk()
    let number = try desk.begin("plot")
    let tray = try desk.take("pick", number, Self.wish(5)).numbers("tray")
    try desk.take("put", number, ["number": .plate(tray[0])])
    #expect(desk.free() == 15)
    let bought = try desk.take("buy", number, ["number": .plate(tray[1])])
    #expect(bought.numbers("own") == [tray[1]])
    #expect(bought.view.until("own") == nil)
    #expect(desk.free() == 19)
    #expect(desk.office.replayAgrees())
  }

  @Test("a claimed number comes back after the pool's delay, to the millisecond")
  func returning() throws {
    var desk = try Desk()
    let number = try desk.begin("plot")
    let tray = try desk.take("pick", number, Self.wish(1)).numbers("tray")
    try desk.take("buy", number, ["number": .plate(tray[0])])
    try desk.take("back_out", number)
    desk.wait(2 * 3_600_000 - 1)
    #expect(desk.free() == 19)
    desk.wait(1)
    #expect(desk.free() == 20)
    let other = try desk.begin("plot", as: 1)
    let wishes: [String: PlainValue] = ["wishes": .list([.plate(tray[0])])]
    #expect(try desk.take("first", other, wishes).numbers("tray") == tray)
    #expect(desk.office.replayAgrees())
  }

  @Test("an issued number stays, even when its case ends")
  func issuing() throws {
    var desk = try Desk()
    let number = try desk.begin("plot")
    let tray = try desk.take("pick", number, Self.wish(3)).numbers("tray")
    try desk.take("buy", number, ["number": .plate(tray[0])])
    let done = try desk.take("hand_over", number, by: .officer("o"))
    #expect(done.view.isFinal)
    #expect(done.numbers("own") == [tray[0]])
    desk.wait(90 * 86_400_000)
    #expect(desk.free() == 21)
  }

  @Test("a final state leaves nothing behind, wherever the case was")
  func final() throws {
    let desk = try Desk()
    let number = try desk.begin("plot")
    let tray = try desk.take("pick", number, Self.wish(9)).numbers("tray")
    try desk.take("put", number, ["number": .plate(tray[0])])
    try desk.take("finish", number)
    #expect(desk.free() == 20)
    #expect(desk.office.nextEvent(of: number) == nil)
  }

  @Test("the first free one of several wishes is taken, in their order")
  func firstFree() throws {
    let desk = try Desk()
    let first = try desk.begin("plot", as: 0)
    let second = try desk.begin("plot", as: 1)
    func wishes(_ texts: String...) -> [String: PlainValue] {
      ["wishes": .list(texts.map { .text($0) })]
    }
    let mine = try desk.take("first", first, wishes("鲁F·00007", "鲁F·00003"))
    #expect(mine.numbers("tray").map(\.description) == ["鲁F·00007"])
    #expect(mine.view.until("tray") == nil)
    // Taken, not of the pool, not yet released, then free.
    let yours = try desk.take(
      "first", second, wishes("鲁F·00007", "鲁F·A0001", "鲁F·00020", "鲁F·00004", "鲁F·00003"))
    #expect(yours.numbers("tray").map(\.description) == ["鲁F·00004"])
    // None is free: what the set held stays.
    let none = try desk.take("first", second, wishes("鲁F·00007"))
    #expect(none.numbers("tray").map(\.description) == ["鲁F·00004"])
    #expect(desk.free() == 18)
    let tooMany = desk.submit(
      "first", to: second, inputs: wishes("鲁F·00001", "鲁F·00001", "鲁F·1", "鲁F·1", "鲁F·1", "鲁F·1"))
    #expect(tooMany.accepted == nil)
    #expect(desk.submit("first", to: second, inputs: wishes()).accepted == nil)
  }

  @Test("a set takes its maximum and no more; a number must be the case's own")
  func room() throws {
    var desk = try Desk()
    let number = try desk.begin("plot")
    let tray = try desk.take("pick", number, Self.wish(5)).numbers("tray")
    for plate in tray[..<3] {
      try desk.take("keep", number, ["number": .plate(plate), "hold": .span(30_000)])
    }
    let full = desk.submit("put", to: number, inputs: ["number": .plate(tray[3])])
    #expect(full.codes == ["set-full"])
    // Room comes when the basket lapses.
    #expect(full.from == desk.now.adding(TimeSpan(milliseconds: 30_000)))
    // One that is in the set already stays there, with a new clock if one is given.
    #expect(try desk.take("put", number, ["number": .plate(tray[0])]).numbers("basket").count == 3)
    let stranger = try desk.begin("plot", as: 1)
    let foreign = desk.submit("put", to: stranger, inputs: ["number": .plate(tray[4])])
    #expect(foreign.codes == ["number-not-held"])
    desk.wait(30_000)
    #expect(
      try desk.take("put", number, ["number": .plate(tray[3])]).numbers("basket") == [tray[3]])
    #expect(try desk.look(number).until("basket") == nil)
  }

  @Test("draws from two pools in a step do not get in each other's way")
  func twoPools() throws {
    let desk = try Desk()
    let number = try desk.begin("plot")
    let both = try desk.take("pick_both", number)
    #expect(both.numbers("basket").count == 3)
    #expect(both.numbers("tray").count == 20)
    #expect(desk.free("small-nev") == 997)
    try desk.take("drop", number)
    #expect(desk.free("small-nev") == 1000)
    #expect(desk.free() == 20)
  }

  @Test("a number is the case's own, and of its kind, whatever else is in its set")
  func ownOfMixedKinds() throws {
    let desk = try Desk()
    let number = try desk.begin("plot")
    let car = try #require(try desk.take("pick", number, Self.wish(1)).numbers("tray").first)
    try desk.take("put", number, ["number": .plate(car)])
    let other = try #require(try desk.take("pick_other", number).numbers("tray").first)
    try desk.take("put", number, ["number": .plate(other)])
    func first(_ wish: PlateNumber) throws -> Accepted {
      try desk.take("first", number, ["wishes": .list([.plate(wish)])])
    }
    // It is none of the kind that is wished for.
    #expect(try first(other).numbers("tray").isEmpty)
    let moved = try first(car)
    #expect(moved.numbers("tray") == [car])
    #expect(moved.numbers("basket") == [other])
    #expect(desk.free() == 19)
    #expect(desk.office.replayAgrees())
  }

  @Test("numbers of two kinds in one set each go back to their own pool")
  func mixedKinds() throws {
    let desk = try Desk()
    let number = try desk.begin("plot")
    let car = try #require(try desk.take("pick", number, Self.wish(1)).numbers("tray").first)
    try desk.take("put", number, ["number": .plate(car)])
    let other = try #require(try desk.take("pick_other", number).numbers("tray").first)
    let mixed = try desk.take("put", number, ["number": .plate(other)])
    #expect(mixed.numbers("basket") == [car, other])
    try desk.take("drop", number)
    #expect(desk.free() == 20)
    #expect(desk.free("small-nev") == 1000)
  }
}
