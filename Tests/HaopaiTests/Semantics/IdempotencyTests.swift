import HaopaiDomain
import HaopaiEngine
import Testing

@testable import Haopai

/// A key makes a second attempt harmless.
@Suite("Keys of commands")
struct IdempotencyTests {
  @Test("the same content gives the first answer and no second effect")
  func same() throws {
    let desk = try Desk()
    let number = try desk.begin("lease")
    let first = try #require(desk.submit("ping", to: number, by: .host, key: "k").accepted)
    let count = try desk.office.journal().count
    let second = try #require(desk.submit("ping", to: number, by: .host, key: "k").accepted)
    #expect(!first.isRepeat)
    #expect(second.isRepeat)
    #expect(second.said == first.said)
    #expect(second.outbox.isEmpty)
    #expect(try desk.office.journal().count == count)
  }

  @Test("another content under the same key is refused")
  func other() throws {
    let desk = try Desk()
    let number = try desk.begin("plot")
    func pick(_ count: Int64, _ key: String) -> Answer {
      desk.submit(
        "pick", to: number, inputs: ["count": .integer(count), "hold": .span(60_000)], key: key)
    }
    #expect(pick(2, "k").accepted?.numbers("tray").count == 2)
    #expect(pick(3, "k").codes == ["key-reused"])
    #expect(desk.submit("water", to: number, key: "k").codes == ["key-reused"])
    #expect(pick(2, "k").accepted?.isRepeat == true)
    #expect(pick(3, "l").accepted?.isRepeat == false)
  }

  @Test("a refused command does not bind its key")
  func refused() throws {
    let desk = try Desk()
    let number = try desk.begin("plot")
    let refused = desk.submit("water", to: number, by: .host, key: "k")
    #expect(refused.codes == ["not-permitted"])
    #expect(desk.submit("water", to: number, key: "k").accepted?.isRepeat == false)
  }

  @Test("keys are the case's own")
  func scope() throws {
    let desk = try Desk()
    let first = try desk.begin("plot")
    let second = try desk.begin("plot")
    #expect(desk.submit("water", to: first, key: "k").accepted?.isRepeat == false)
    #expect(desk.submit("visit", to: second, key: "k").accepted?.isRepeat == false)
  }

  @Test("an opening's key is scoped by business and applicant, and gives the first answer")
  func opening() throws {
    let desk = try Desk()
    let first = try #require(desk.open("lease", key: "k").accepted)
    let again = try #require(desk.open("lease", key: "k").accepted)
    #expect(again.isRepeat)
    #expect(again.view.number == first.view.number)
    #expect(first.said?.code == "begun")
    #expect(again.said == first.said)
    #expect(
      desk.open("lease", inputs: ["phone": .text("13900000000")], key: "k").codes
        == ["key-reused"])
    #expect(desk.open("lease", as: 1, key: "k").accepted?.isRepeat == false)
    #expect(desk.open("plot", key: "k").accepted?.isRepeat == false)
    // The case's own keys are others.
    #expect(desk.submit("sign", to: first.view.number, key: "k").accepted?.isRepeat == false)
    #expect(desk.office.replayAgrees())
  }

  @Test("the case may have moved on, to a state that has another command of the same name")
  func movedOn() throws {
    let desk = try Desk()
    let number = try desk.begin("lease")
    let code = try #require(try desk.take("knock", number).code)
    try desk.take("inner", number)
    func enter() -> Answer {
      desk.submit("enter_code", to: number, inputs: ["code": .text(code)], key: "k")
    }
    #expect(enter().accepted?.said?.code == "right")
    #expect(try desk.look(number).state == "asking")
    let again = enter()
    #expect(again.accepted?.isRepeat == true, "\(again)")
    #expect(again.accepted?.said?.code == "right")
  }

  @Test(
    "a code is answered as the first time, whatever was sent since",
    arguments: ["right", "wrong"])
  func codes(verdict: String) throws {
    var desk = try Desk()
    let number = try desk.begin("lease")
    let code = try #require(try desk.take("knock", number).code)
    let typed = verdict == "right" ? code : code == "00000000" ? "11111111" : "00000000"
    func enter() -> Answer {
      desk.submit("enter_code", to: number, inputs: ["code": .text(typed)], key: "k")
    }
    let first = try #require(enter().accepted)
    #expect(first.said?.code == verdict)
    desk.wait(60_000)
    let other = try desk.take(verdict == "right" ? "knock" : "resend", number)
    #expect(other.code != code)
    for _ in 0..<2 {
      let again = enter()
      #expect(again.accepted?.isRepeat == true, "\(again)")
      #expect(again.accepted?.said == first.said)
      #expect(again.accepted?.view == first.view)
    }
    desk.wait(300_000)
    #expect(enter().accepted?.isRepeat == true)
    let changed = desk.submit(
      "enter_code", to: number, inputs: ["code": .text(typed == code ? "00000000" : code)],
      key: "k")
    #expect(changed.codes == ["key-reused"])
  }

  @Test("two codes under one key are two contents, even where both are wrong")
  func twoWrongCodes() throws {
    let desk = try Desk()
    let number = try desk.begin("lease")
    let code = try #require(try desk.take("knock", number).code)
    let wrong = ["11111111", "22222222", "33333333"].filter { $0 != code }
    func enter(_ code: String) -> Answer {
      desk.submit("enter_code", to: number, inputs: ["code": .text(code)], key: "k")
    }
    #expect(enter(wrong[0]).accepted?.said?.code == "wrong")
    #expect(enter(wrong[1]).codes == ["key-reused"])
    #expect(enter(wrong[0]).accepted?.isRepeat == true)
    #expect(desk.office.replayAgrees())
  }

  @Test("what tells codes apart is another for every case, and without the host's secret no code")
  func marks() throws {
    let desk = try Desk()
    let cases = [try desk.begin("lease"), try desk.begin("lease", as: 1)]
    for number in cases {
      try desk.take("knock", number)
      try desk.take("enter_code", number, ["code": .text("1")])
    }
    var marks: [UInt64] = []
    for record in desk.records {
      guard case .command(let command) = record.trigger else { continue }
      #expect((command.secretMark == nil) == (command.codeMatches == nil))
      marks += [command.secretMark].compactMap { $0 }
    }
    #expect(marks.count == 2 && marks[0] != marks[1])
    let stranger = ChallengeCodes(secret: Redacted(Array("another secret".utf8)))
    #expect(
      !marks.contains(
        stranger.mark(of: "1", city: "luyuan", case: cases[0], challenge: "code")))
  }

  @Test("an attempt repeated with its own instant is answered although time has gone on")
  func lostAnswer() throws {
    var desk = try Desk()
    let start = desk.now
    let opened = try #require(desk.open("plot", key: "o").accepted)
    let number = opened.view.number
    let first = try #require(desk.submit("water", to: number, key: "k").accepted)
    desk.wait(5000)
    desk.office.advance(to: desk.now)
    let again = desk.submit("water", to: number, key: "k", at: start)
    #expect(again.accepted?.isRepeat == true, "\(again)")
    #expect(again.accepted?.view.left("waterings") == first.view.left("waterings"))
    #expect(desk.open("plot", key: "o", at: start).accepted?.isRepeat == true)
    #expect(desk.submit("water", to: number, key: "new", at: start).codes == ["clock-backwards"])
    #expect(desk.office.clock == desk.now)
  }
}
