import Foundation
import Haopai
import Testing

@testable import HaopaiCommand

/// What becomes due by itself reaches whoever drives the engine exactly once.
@Suite("haopai run, what became due")
struct ArrivalTests {
  /// The shipped book with a timer at a minute that sends a message and, a minute later, one that is
  /// refused.
  private static let book = Result { () throws -> RuleBook in
    let rules = try TemporaryRules(mutating: "rules/businesses/new-car.yaml") { text in
      let accepts = "    accepts:\n      agree:"
      try #require(text.contains(accepts))
      return text.replacing(
        accepts,
        with: """
              timers:
                nudge: { after: "duration('60s')", do: [ notify: { to: case.mobile, message: nudged } ] }

          """ + accepts
      ).replacing(
        "\nmessages:\n", with: "\nmessages:\n  nudged: { zh: 请阅读须知, en: please read the notice }\n")
    }
    let loaded = try RuleBook.load(root: rules.root)
    return try #require(
      loaded.isClean ? loaded.book : nil,
      "\(loaded.findings.map { "\($0.code) \($0.message.en)" })")
  }

  private func talk() throws -> Conversation {
    var talk = try Conversation(book: try Self.book.get())
    #expect(try talk.open()["ok"] == .bool(true))
    return talk
  }

  /// Codes of the messages in an answer.
  private func messages(_ answer: JSONObject) -> [JSONValue] {
    guard case .list(let items)? = answer["outbox"] else { return [] }
    return items.compactMap { item in
      guard case .object(let delivery) = item else { return nil }
      return delivery["message", "code"]
    }
  }

  private static let show = #"{"case":"yantai-1","show":true}"#

  @Test(
    "the first answer after the due instant carries the message, no later one does",
    arguments: [
      #"{"case":"yantai-1","keyboard":{"prefix":"鲁"},"at":"2026-03-02T09:01:00+08:00"}"#,
      #"{"case":"yantai-1","keyboard":{"prefix":"鲁","kind":"nope"},"at":"2026-03-02T09:01:00+08:00"}"#,
      #"{"case":"yantai-1","document":"voucher","at":"2026-03-02T09:01:00+08:00"}"#,
      #"{"case":"yantai-1","show":true,"at":"2026-03-02T09:01:00+08:00"}"#,
      #"{"case":"yantai-9","show":true,"at":"2026-03-02T09:01:00+08:00"}"#,
      #"{"case":"yantai-9","keyboard":{"prefix":"鲁"},"at":"2026-03-02T09:01:00+08:00"}"#,
      #"{"case":"yantai-9","command":"agree","by":{"host":true},"at":"2026-03-02T09:01:00+08:00"}"#,
      #"{"case":"yantai-1","command":"agree","by":{"host":true},"at":"2026-03-02T09:01:00+08:00"}"#,
      #"{"case":"yantai-1","command":"agre","by":{"host":true},"at":"2026-03-02T09:01:00+08:00"}"#,
      #"{"case":"yantai-1","command":"agree","by":{"applicant":"11010519491231002X"},"input":{"x":1},"at":"2026-03-02T09:01:00+08:00"}"#,
      #"{"case":"yantai-1","command":"agree","by":{"applicant":"11010519491231002X"},"at":"2026-03-02T09:01:00+08:00"}"#,
      #"{"open":{"city":"yantai","business":"new-car","applicant":{"kind":"individual","id":"11010519491231002X"}},"at":"2026-03-02T09:01:00+08:00"}"#,
      #"{"advance":"2026-03-02T09:01:00+08:00"}"#,
    ])
  func once(request: String) throws {
    var talk = try talk()
    #expect(messages(try talk.say(request)) == [.text("nudged")], "\(request)")
    #expect(messages(try talk.say(Self.show)).isEmpty)
  }

  @Test("what no answer could carry waits for the next one")
  func waiting() throws {
    var talk = try talk()
    // Nothing is looked at before the line is understood.
    _ = try talk.say(#"{"case":"yantai-1","show":1,"at":"2026-03-02T09:05:00+08:00"}"#)
    let line = talk.opening(key: "k", at: "09:00:30")
    let first = try talk.say(line)
    _ = try talk.say(
      #"{"case":"yantai-1","command":"agree","by":{"host":true},"at":"2026-03-02T09:00:59+08:00"}"#)
    let repeated = try talk.say(line.replacing("09:00:30", with: "09:01:00"))
    #expect(repeated == first)
    #expect(messages(try talk.say(Self.show)) == [.text("nudged")])
  }

  @Test("a host of the library collects what a refusal could not carry")
  func library() throws {
    let start = try #require(Instant(rfc3339: "2026-03-02T09:00:00+08:00"))
    let office = try #require(
      Office(
        city: "yantai", of: try Self.book.get(), at: start,
        options: Office.Options(seed: 7, isMock: true)))
    let who = ApplicantDescription(kind: "individual", id: Conversation.applicant)
    _ = office.open(business: "new-car", applicant: who, at: start)
    let later = start.adding(TimeSpan(milliseconds: 120_000))
    _ = office.submit("agree", to: CaseNumber(1), by: .host, at: later)
    #expect(office.collectDueMessages().count == 1)
    #expect(office.collectDueMessages().isEmpty)
    #expect(office.faults.isEmpty)
  }
}
