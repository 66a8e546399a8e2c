import Foundation
import Haopai
import Testing

/// What the shipped part and business offer to a city that decides otherwise than the shipped one.
@Suite("Options of the shipped rules")
struct ShippedOptionTests {
  private static let people = ["11010519491231002X", "53010219200508011X"]
  private static let vehicles = ["1M8GDM9AXKP042788", "LDC613P23A1305189"]

  /// An applicant in a city, with the facts that a mock selection makes up.
  private struct Counter {
    let office: Office

    init(at start: String, _ replacements: [(String, String)]) throws {
      let loaded = try ShippedRules.changed("cities/yantai.yaml", replacements)
      let book = try #require(loaded.book, "\(loaded.findings)")
      let options = Office.Options(
        chance: .seeded(5), secret: Array("of the test".utf8), isMock: true)
      let now = try #require(Instant(civil: start))
      office = try #require(Office(city: "yantai", of: book, at: now, options: options))
    }

    func submit(
      _ command: String, _ number: CaseNumber, at time: String,
      _ inputs: [String: PlainValue] = [:], by submitter: Submitter? = nil
    ) throws -> Answer {
      office.submit(
        command, to: number, by: submitter ?? .applicant(ShippedOptionTests.people[0]),
        inputs: inputs, at: try #require(Instant(civil: time)))
    }

    @discardableResult
    func take(
      _ command: String, _ number: CaseNumber, at time: String,
      _ inputs: [String: PlainValue] = [:], by submitter: Submitter? = nil
    ) throws -> Accepted {
      let answer = try submit(command, number, at: time, inputs, by: submitter)
      return try #require(answer.accepted, "\(command) at \(time): \(answer)")
    }

    /// A case that may choose; its codes are asked for at `time`, and it chooses five seconds later.
    func choosing(vehicle: Int = 0, at time: String) throws -> CaseNumber {
      let begin = try #require(Instant(civil: time))
      let opened = office.open(
        business: "new-car",
        applicant: ApplicantDescription(kind: "individual", id: ShippedOptionTests.people[0]),
        at: begin)
      let number = try #require(opened.accepted, "\(opened)").view.number
      try take("agree", number, at: time)
      try take(
        "submit", number, at: time,
        ["vin": .text(ShippedOptionTests.vehicles[vehicle]), "evidence": .text("HGZ123")])
      try take("send_code", number, at: time)
      try take("prove", number, at: time, ["code": .text("123456")])
      try take("start", number, at: time)
      try take("send_code", number, at: time)
      let later = begin.adding(TimeSpan(milliseconds: 5_000)).civil
      try take("prove", number, at: later, ["code": .text("123456")])
      return number
    }
  }

  private static let finish = ("at_closing: cut", "at_closing: finish")

  @Test("`finish` leaves what is held to be kept and confirmed, and lets nothing new be had")
  func finishAfterClosing() throws {
    let counter = try Counter(at: "2026-03-02 22:50", [Self.finish])
    let number = try counter.choosing(at: "2026-03-02 22:50")
    let drawn = try counter.take("draw", number, at: "2026-03-02 22:59:59.999")
    let first = try #require(drawn.numbers("batch").first)
    let draw = try counter.submit("draw", number, at: "2026-03-02 23:00")
    #expect(draw.codes == ["outside-window"])
    #expect(draw.from == Instant(civil: "2026-03-03 08:00"))
    let compose = try counter.submit(
      "compose", number, at: "2026-03-02 23:00", ["numbers": .list([.text("鲁F·1A234")])])
    #expect(compose.codes == ["outside-window"])
    try counter.take("keep", number, at: "2026-03-02 23:00", ["number": .plate(first)])
    let done = try counter.take(
      "confirm", number, at: "2026-03-02 23:04", ["number": .plate(first)])
    #expect(done.view.state == "selected")
  }

  @Test("a number confirmed after midnight has the deadline of its own day")
  func confirmedAfterMidnight() throws {
    let counter = try Counter(
      at: "2026-03-02 22:50", [Self.finish, ("08:00-23:00", "08:00-24:00")])
    let number = try counter.choosing(at: "2026-03-02 23:50")
    let drawn = try counter.take("draw", number, at: "2026-03-02 23:59:59.999")
    let first = try #require(drawn.numbers("batch").first)
    let done = try counter.take(
      "confirm", number, at: "2026-03-03 00:00", ["number": .plate(first)])
    #expect(done.view.deadlines.first?.at == Instant(civil: "2026-03-07 00:00"))
  }

  @Test("somebody on the blacklist does not go on in a case that is choosing")
  func barredWhileChoosing() throws {
    let counter = try Counter(
      at: "2026-03-02 09:00", [Self.finish, ("08:00-23:00", "00:00-24:00")])
    let overdue = try counter.choosing(at: "2026-03-02 09:00")
    try counter.take(
      "compose", overdue, at: "2026-03-02 09:01", ["numbers": .list([.text("鲁F·1A234")])])
    let other = try counter.choosing(vehicle: 1, at: "2026-03-05 23:58")
    let drawn = try counter.take("draw", other, at: "2026-03-05 23:59")
    let first = PlainValue.plate(try #require(drawn.numbers("batch").first))
    try counter.take("keep", other, at: "2026-03-05 23:59:59.999", ["number": first])
    let ends = Instant(civil: "2028-03-06 00:00")
    let draw = try counter.submit("draw", other, at: "2026-03-06 00:00")
    #expect(draw.codes == ["barred"])
    #expect(draw.from == ends)
    #expect(draw.refusals.first?.text.en.hasSuffix("until 2028-03-06 00:00") == true)
    #expect(
      draw.refusals.first?.text.zh.contains("2028-03-06 00:00起") == true)
    #expect(draw.refusals.first?.values.map(\.text) == ["2028-03-06T00:00:00.000+08:00"])
    let compose = try counter.submit(
      "compose", other, at: "2026-03-06 00:00", ["numbers": .list([.text("鲁F·1A235")])])
    #expect(compose.codes == ["barred"])
    #expect(compose.from == ends)
    // What is held has lapsed by the end of the entry.
    for command in ["keep", "confirm"] {
      let answer = try counter.submit(command, other, at: "2026-03-06 00:00", ["number": first])
      #expect(answer.codes == ["barred"], "\(command)")
      #expect(answer.from == nil, "\(command)")
    }
  }

  @Test("a city may keep the number when the data differ at the office")
  func mismatchKeeps() throws {
    let counter = try Counter(
      at: "2026-03-02 09:00", [("at_mismatch: cancel", "at_mismatch: keep")])
    let number = try counter.choosing(at: "2026-03-02 09:00")
    try counter.take(
      "compose", number, at: "2026-03-02 09:01", ["numbers": .list([.text("鲁F·1A234")])])
    func register(_ vehicle: Int) throws -> Accepted {
      try counter.take(
        "register", number, at: "2026-03-03 09:00",
        [
          "vin": .text(Self.vehicles[vehicle]), "owner_name": .text("张三"),
          "id_document": .text("居民身份证"), "owner_id": .text(Self.people[0]),
          "mobile": .text("13800000000"),
        ], by: .officer("clerk"))
    }
    let wrong = try register(1)
    #expect(wrong.view.state == "selected")
    #expect(wrong.said?.code == "data-differ")
    #expect(wrong.numbers("choice").count == 1)
    #expect(try register(0).view.state == "registered")
  }

  @Test(
    "each of the five data counts at the office, and a city may bar who gives another",
    arguments: ["vin", "owner_name", "id_document", "owner_id", "mobile"])
  func mismatchBars(datum: String) throws {
    let counter = try Counter(
      at: "2026-03-02 09:00", [("mismatch_ban: none", "mismatch_ban: 2 years")])
    let number = try counter.choosing(at: "2026-03-02 09:00")
    try counter.take(
      "compose", number, at: "2026-03-02 09:01", ["numbers": .list([.text("鲁F·1A234")])])
    var data: [String: PlainValue] = [
      "vin": .text(Self.vehicles[0]), "owner_name": .text("张三"),
      "id_document": .text("居民身份证"), "owner_id": .text(Self.people[0]),
      "mobile": .text("13800000000"),
    ]
    let others: [String: PlainValue] = [
      "vin": .text(Self.vehicles[1]), "owner_name": .text("李四"), "id_document": .text("护照"),
      "owner_id": .text(Self.people[1]), "mobile": .text("13900000000"),
    ]
    data[datum] = others[datum]
    let answer = try counter.take(
      "register", number, at: "2026-03-03 09:00", data, by: .officer("clerk"))
    #expect(answer.view.state == "mismatched")
    let again = counter.office.open(
      business: "new-car",
      applicant: ApplicantDescription(kind: "individual", id: Self.people[0]),
      at: try #require(Instant(civil: "2026-03-03 09:01")))
    #expect(again.codes == ["barred"])
    #expect(again.from == Instant(civil: "2028-03-03 00:00"))
  }

  @Test("a session ends at its limit, whatever is held then")
  func sessionLimit() throws {
    let counter = try Counter(
      at: "2026-03-02 09:00", [("at_closing: cut", "at_closing: cut\n    session_limit: 60 min")])
    let number = try counter.choosing(at: "2026-03-02 09:00")
    let drawn = try counter.take("draw", number, at: "2026-03-02 09:59:59.999")
    #expect(drawn.view.deadlines.contains { $0.name == "session" })
    let late = try counter.submit("draw", number, at: "2026-03-02 10:00")
    #expect(late.codes == ["command-not-open"])
    #expect(counter.office.view(number)?.state == "ready")
    #expect(counter.office.view(number)?.left("draws") == 9)
  }

  @Test("a city may confirm from the shortlist only, and limit its places")
  func shortlistOnly() throws {
    let counter = try Counter(
      at: "2026-03-02 09:00",
      [("slots: 10", "slots: 1"), ("    compose:", "    confirm_from: shortlist\n    compose:")])
    let number = try counter.choosing(at: "2026-03-02 09:00")
    let drawn = try counter.take("draw", number, at: "2026-03-02 09:01")
    let first = PlainValue.plate(try #require(drawn.numbers("batch").first))
    let early = try counter.submit("confirm", number, at: "2026-03-02 09:01", ["number": first])
    #expect(early.codes == ["command-not-open"])
    try counter.take("keep", number, at: "2026-03-02 09:01", ["number": first])
    let again = try counter.take("draw", number, at: "2026-03-02 09:02")
    let second = PlainValue.plate(try #require(again.numbers("batch").first))
    let full = try counter.submit("keep", number, at: "2026-03-02 09:02", ["number": second])
    #expect(full.codes == ["shortlist-full"])
    let batch = try counter.submit("confirm", number, at: "2026-03-02 09:02", ["number": second])
    #expect(batch.codes == ["number-lapsed"])
    let done = try counter.take("confirm", number, at: "2026-03-02 09:02", ["number": first])
    #expect(done.view.state == "selected")
  }

  /// Vectors of GB 16735; the last lacks its check digit.
  private static let vins = [
    ("1M8GDM9AXKP042788", true), ("11111111111111111", true), ("LDC613P23A1305189", true),
    ("LSJA24U62JG269225", true), ("LBV5S3102ESJ25655", true), ("LSVAA4187E2184847", false),
  ]

  @Test("a wrong check digit is refused, or only told", arguments: vins, ["strict", "warning"])
  func checkDigit(vin: (text: String, isRight: Bool), check: String) throws {
    let counter = try Counter(
      at: "2026-03-02 09:00", [("vin_check: warning", "vin_check: \(check)")])
    let begin = try #require(Instant(civil: "2026-03-02 09:00"))
    let opened = counter.office.open(
      business: "new-car",
      applicant: ApplicantDescription(kind: "individual", id: Self.people[0]), at: begin)
    let number = try #require(opened.accepted).view.number
    try counter.take("agree", number, at: "2026-03-02 09:00")
    let inputs: [String: PlainValue] = ["vin": .text(vin.text), "evidence": .text("HGZ123")]
    let answer = try counter.submit("submit", number, at: "2026-03-02 09:00", inputs)
    guard vin.isRight || check == "warning" else {
      #expect(answer.codes == ["vin-check-digit"])
      #expect(answer.from == nil)
      return
    }
    let accepted = try #require(answer.accepted)
    #expect(accepted.view.state == "proving")
    #expect(accepted.said?.code == (vin.isRight ? nil : "check-vin"))
  }

  @Test("a code has as many digits as the city says", arguments: [4, 6, 9])
  func codeDigits(digits: Int) throws {
    let loaded = try ShippedRules.changed(
      "cities/yantai.yaml", [("digits: 6", "digits: \(digits)")])
    let book = try #require(loaded.book)
    let now = try #require(Instant(civil: "2026-03-02 09:00"))
    let office = try #require(
      Office(
        city: "yantai", of: book, at: now,
        options: Office.Options(chance: .seeded(5), secret: Array("of the test".utf8))))
    let me = Self.people[0]
    let account: [String: PlainValue] = [
      "name": .text("张三"), "id_document": .text("居民身份证"), "mobile": .text("13800000000"),
      "registered_here": .bool(true), "owner_or_driver": .bool(false),
    ]
    let vehicle: [String: PlainValue] = [
      "known": .bool(true), "registered": .bool(false), "selected": .bool(false),
      "own": .bool(true), "plate_kind": .text("small-car"),
    ]
    let opened = office.open(
      business: "new-car", applicant: ApplicantDescription(kind: "individual", id: me),
      facts: ["account": account], at: now)
    let number = try #require(opened.accepted).view.number
    let submitter = Submitter.applicant(me)
    _ = office.submit("agree", to: number, by: submitter, at: now)
    _ = office.submit(
      "submit", to: number, by: submitter,
      inputs: ["vin": .text(Self.vehicles[0]), "evidence": .text("HGZ123")],
      facts: ["vehicle": vehicle], at: now)
    let sent = try #require(office.submit("send_code", to: number, by: submitter, at: now).accepted)
    let code = try #require(sent.code)
    #expect(code.count == digits)
    let wrong = office.submit(
      "prove", to: number, by: submitter, inputs: ["code": .text(String(code.dropLast()))], at: now)
    #expect(wrong.accepted?.said?.code == "wrong-code")
    let right = office.submit(
      "prove", to: number, by: submitter, inputs: ["code": .text(code)], at: now)
    #expect(right.accepted?.view.state == "ready")
  }

  @Test(
    "a deadline is called provisional exactly where the calendar may still move it",
    arguments: [
      ("2026-11-25 09:00", "2026-11-30", false), ("2026-12-30 09:00", "2027-01-04", true),
    ])
  func provisional(start: String, last: String, isProvisional: Bool) throws {
    let counter = try Counter(at: start, [])
    let number = try counter.choosing(at: start)
    let done = try counter.take(
      "compose", number, at: start.replacingOccurrences(of: "09:00", with: "09:01"),
      ["numbers": .list([.text("鲁F·1A234")])])
    #expect(done.view.deadlines.first?.isProvisional == isProvisional)
    let text = try #require(done.heard.first)
    #expect(text.hasSuffix(isProvisional ? " (provisional)" : last), "\(text)")
    let line = try #require(counter.office.document("voucher", of: number)?.lines.last)
    #expect(line.en.contains(last), "\(line)")
    #expect(line.zh.contains("暂定") == isProvisional)
  }
}
