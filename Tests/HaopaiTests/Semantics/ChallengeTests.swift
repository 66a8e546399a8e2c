import Haopai
import HaopaiDomain
import HaopaiEngine
import Testing

/// Codes that are sent and asked for.
@Suite("Challenges")
struct ChallengeTests {
  /// A case at the gate, and the code that was sent.
  private func gate(isMock: Bool = false) throws -> (Desk, CaseNumber, String) {
    let desk = try Desk(isMock: isMock)
    let number = try desk.begin("lease")
    return (desk, number, try #require(try desk.take("knock", number).code))
  }

  private func verdict(_ code: String, _ desk: Desk, _ number: CaseNumber) throws -> String? {
    try desk.take("enter_code", number, ["code": .text(code)]).said?.code
  }

  private func other(than code: String) -> String { code == "00000000" ? "11111111" : "00000000" }

  @Test("the right code is right once")
  func right() throws {
    let (desk, number, code) = try gate()
    #expect(code.count == 8)
    #expect(try verdict(code, desk, number) == "right")
    #expect(try desk.look(number).state == "asking")
    // A new code for a new visit; the old one is of no use.
    let again = try #require(try desk.take("knock", number).code)
    #expect(again != code)
    #expect(try verdict(code, desk, number) == "wrong")
    #expect(try verdict(again, desk, number) == "right")
  }

  @Test("wrong, wrong, spent: then not even the right code helps")
  func spent() throws {
    let (desk, number, code) = try gate()
    let wrong = other(than: code)
    #expect(try verdict(wrong, desk, number) == "wrong")
    // What is no code at all does not count as a try.
    #expect(desk.submit("enter_code", to: number).failure == .invalidInput)
    #expect(try verdict(code + "0", desk, number) == "wrong")
    #expect(try verdict(wrong, desk, number) == "spent")
    #expect(try verdict(code, desk, number) == "spent")
  }

  @Test("a code is good until its validity is over, half open")
  func expired() throws {
    for (wait, expected): (Int64, String) in [
      (299_999, "right"), (300_000, "expired"), (300_001, "expired"),
    ] {
      var (desk, number, code) = try gate()
      desk.wait(wait)
      #expect(try verdict(code, desk, number) == expected, "after \(wait) ms")
    }
  }

  @Test("another code can be had after the interval; it starts the tries anew")
  func resend() throws {
    var (desk, number, code) = try gate()
    let sent = desk.now
    #expect(try verdict(other(than: code), desk, number) == "wrong")
    desk.wait(59_999)
    let early = desk.submit("resend", to: number)
    #expect(early.codes == ["resend-too-soon"])
    #expect(early.from == sent.adding(TimeSpan(milliseconds: 60_000)))
    desk.wait(1)
    let second = try desk.take("resend", number)
    let code2 = try #require(second.code)
    #expect(second.outbox.first?.address == Desk.phone)
    #expect(second.outbox.first?.until == desk.now.adding(TimeSpan(milliseconds: 300_000)))
    #expect(try verdict(code, desk, number) == "wrong")
    #expect(try verdict(other(than: code2), desk, number) == "wrong")
    #expect(try verdict(code2, desk, number) == "right")
    #expect(desk.office.replayAgrees())
  }

  @Test("the code stands nowhere in what is kept")
  func secrecy() throws {
    let (desk, number, code) = try gate()
    _ = try verdict(other(than: code), desk, number)
    _ = try verdict(code, desk, number)
    for record in desk.records {
      var bytes: [UInt8] = []
      record.encode(into: &bytes)
      #expect(!bytes.contains(code))
      #expect(!bytes.contains(other(than: code)))
      #expect(!bytes.contains("a secret of the test"))
      #expect(!"\(record)".contains(code))
    }
    #expect(!"\(try desk.look(number))".contains(code))
  }

  @Test("in a mock selection any code is right")
  func mock() throws {
    let (desk, number, code) = try gate(isMock: true)
    #expect(try verdict(other(than: code), desk, number) == "right")
  }
}

extension [UInt8] {
  /// Whether the bytes of a text stand in it.
  fileprivate func contains(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard count >= wanted.count else { return false }
    return (0...(count - wanted.count)).contains {
      self[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }
}
