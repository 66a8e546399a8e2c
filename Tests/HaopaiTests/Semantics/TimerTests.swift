import Haopai
import HaopaiEngine
import Testing

/// Timers fire at their instants, in one order, whoever looks when.
@Suite("Timers")
struct TimerTests {
  /// A case at the sundial, its timers at a second from now.
  private func sundial() throws -> (Desk, CaseNumber) {
    let desk = try Desk()
    let number = try desk.begin("tour")
    try desk.take("sun", number)
    return (desk, number)
  }

  @Test("a timer fires at its instant, not a millisecond before, and half open")
  func instant() throws {
    var (desk, number) = try sundial()
    desk.wait(999)
    #expect(try desk.look(number).state == "sundial.noon")
    desk.wait(1)
    #expect(try desk.look(number).state == "sundial.dusk")
    desk.wait(1)
    #expect(try desk.look(number).state == "sundial.dusk")
  }

  @Test("at one instant the outermost state's timer is first, then the order of the file")
  func order() throws {
    var (desk, number) = try sundial()
    desk.wait(60_000)
    let heard = desk.office.advance(to: desk.now).compactMap(\.english)
    // `third` leaves the state, so `late` never fires; `past` was due at once.
    #expect(heard == ["outer", "second"])
    #expect(try desk.look(number).state == "sundial.dusk")
  }

  @Test("a timer that is due in the past fires in the step that sets it, and is in its answer")
  func past() throws {
    let desk = try Desk()
    let number = try desk.begin("tour")
    let records = desk.records.count
    let entered = try desk.take("sun", number)
    #expect(entered.heard.last == "past")
    #expect(entered.view == desk.office.view(number))
    #expect(desk.records.count == records + 1)
    #expect(desk.office.nextEvent(of: number) == desk.now.adding(TimeSpan(milliseconds: 1000)))
  }

  @Test("however many timers are due at one instant, all of them fire at it")
  func crowd() throws {
    let timers = (1...150).map {
      "t\($0): { after: \"duration('60s')\", do: [ notify: { to: case.phone, message: rang } ] }"
    }
    let crowd = """
      haopai: 1
      workflow: crowd
      title: { zh: 众钟, en: many bells }
      fields: { phone: mobile }
      open:
        title: { zh: 开始, en: begin }
        input: { phone: { type: mobile, title: { zh: 手机, en: mobile } } }
        do: [ set: { phone: input.phone } ]
        to: tower
      states:
        tower:
          timers:
            \(timers.joined(separator: "\n      "))
          accepts: { go: { title: { zh: 走, en: go }, to: gone } }
        gone: { final: true }
      messages: { rang: { zh: 响, en: rang } }

      """
    let book = try GardenRules.load(with: [
      "rules/businesses/crowd.yaml": crowd,
      "cities/luyuan.yaml": try GardenRules.city("  tour: {}", "  tour: {}\n  crowd: {}"),
    ])
    var desk = try Desk(book: book)
    _ = try desk.begin("crowd")
    desk.wait(60_000)
    #expect(desk.office.advance(to: desk.now).count == 150)
    #expect(desk.office.faults.isEmpty)
    #expect(desk.office.replayAgrees())
  }

  @Test("a timer is gone with its state, and starts anew with it")
  func cancelled() throws {
    var (desk, number) = try sundial()
    desk.wait(900)
    try desk.take("doze", number)
    desk.wait(100)
    // Only the outer timer is left of those that were set at first.
    let heard = desk.office.advance(to: desk.now).compactMap(\.english)
    #expect(heard == ["outer"])
    #expect(try desk.look(number).state == "sundial.noon")
    desk.wait(899)
    #expect(try desk.look(number).state == "sundial.noon")
    desk.wait(1)
    #expect(try desk.look(number).state == "sundial.dusk")
  }

  @Test("a timer whose condition does not hold on entry is not set")
  func condition() throws {
    let (desk, number) = try sundial()
    desk.office.advance(to: desk.now)
    let view = try #require(desk.office.view(number))
    #expect(view.deadlines.isEmpty)
    #expect(desk.office.nextEvent(of: number) == desk.now.adding(TimeSpan(milliseconds: 1000)))
  }

  @Test("a sweep a week late gives the journal of one in time")
  func late() throws {
    var (late, number) = try sundial()
    var (prompt, _) = try sundial()
    late.wait(7 * 86_400_000)
    for _ in 0..<5 {
      prompt.wait(250)
      prompt.office.advance(to: prompt.now)
    }
    late.office.advance(to: late.now)
    prompt.office.advance(to: late.now)
    #expect(try late.office.journal() == prompt.office.journal())
    #expect(try late.look(number) == prompt.look(number))
    #expect(late.office.replayAgrees())
  }

  @Test("timers of two cases fire by instant, then by case")
  func twoCases() throws {
    var desk = try Desk()
    let first = try desk.begin("tour", as: 0)
    let second = try desk.begin("tour", as: 1)
    try desk.take("sun", second)
    try desk.take("sun", first)
    desk.wait(1000)
    desk.office.advance(to: desk.now)
    let due = try desk.office.journal().filter { $0.command == nil }
    #expect(due.map(\.caseNumber) == [first, first, first, second, second, second])
    #expect(due.map(\.at) == due.map(\.at).sorted())
  }

  @Test("an instant before the last recorded one is refused and changes nothing")
  func backwards() throws {
    var (desk, number) = try sundial()
    desk.wait(1000)
    desk.office.advance(to: desk.now)
    let before = try desk.office.journal()
    desk.wait(-1)
    #expect(desk.submit("count", to: number).codes == ["clock-backwards"])
    #expect(desk.open("tour").codes == ["clock-backwards"])
    #expect(try desk.office.journal() == before)
    desk.wait(1)
    #expect(desk.submit("count", to: number).accepted != nil)
  }
}
