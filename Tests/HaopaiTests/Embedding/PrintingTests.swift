import Haopai
import Testing

/// What a service writes into its logs when it prints what the library gives it.
@Suite("Printing")
struct PrintingTests {
  private static let secret: [UInt8] = [201, 202, 203, 204]
  private static let person = "11010519491231002X"
  private static let mobile = "13812345678"

  private func everythingPrinted(of value: some Any) -> String {
    var dumped = ""
    dump(value, to: &dumped)
    debugPrint(value, to: &dumped)
    debugPrint([value], to: &dumped)
    return dumped + "\(value)"
  }

  private func office(isMock: Bool = true) throws -> Office {
    let start = try #require(Instant(civil: "2026-03-02 09:00"))
    return try #require(
      Office(
        city: "yantai", of: try ShippedRules.book(), at: start,
        options: Office.Options(chance: .seeded(7), secret: Self.secret, isMock: isMock)))
  }

  @Test("an office prints its city, and nothing that it keeps")
  func offices() throws {
    let office = try office()
    let citizen = ApplicantDescription(kind: "individual", id: Self.person)
    _ = office.open(business: "new-car", applicant: citizen, at: office.clock)
    try #require(office.view(CaseNumber(1)) != nil)
    let printed = everythingPrinted(of: office)
    #expect(printed.contains("yantai"))
    for hidden in Self.secret.map(String.init) + [Self.person] {
      #expect(!printed.contains(hidden), "\(hidden)")
    }
  }

  @Test("options do not print their secret, given or made")
  func options() {
    let given = everythingPrinted(of: Office.Options(secret: Self.secret))
    for byte in Self.secret { #expect(!given.contains("\(byte)")) }
    let made = everythingPrinted(of: Office.Options())
    #expect(given == made)
    #expect(made.contains("‹redacted›"))
  }

  @Test("an applicant prints a masked number")
  func applicants() {
    let printed = everythingPrinted(
      of: ApplicantDescription(kind: "individual", id: Self.person, account: "window"))
    #expect(!printed.contains(Self.person))
    #expect(printed.contains("individual:110*************2X (window)"))
  }

  @Test("a delivery prints neither its code nor its address")
  func deliveries() throws {
    let office = try office()
    let citizen = ApplicantDescription(kind: "individual", id: Self.person)
    let now = office.clock
    let account: [String: PlainValue] = [
      "name": .text("张三"), "id_document": .text("居民身份证"), "mobile": .text(Self.mobile),
      "registered_here": .bool(true), "owner_or_driver": .bool(false),
    ]
    _ = office.open(
      business: "new-car", applicant: citizen, facts: ["account": account], at: now)
    func take(_ command: String, _ inputs: [String: PlainValue] = [:]) -> Answer {
      office.submit(
        command, to: CaseNumber(1), by: .applicant(Self.person), inputs: inputs, at: now)
    }
    _ = take("agree")
    _ = take("submit", ["vin": .text("1M8GDM9AXKP042788"), "evidence": .text("HGZ123")])
    guard case .accepted(let sent) = take("send_code"), let delivery = sent.outbox.first,
      case .code(_, let code) = delivery.content
    else {
      Issue.record("no code was sent")
      return
    }
    #expect(delivery.address == Self.mobile)
    let printed = everythingPrinted(of: delivery) + everythingPrinted(of: delivery.content)
    #expect(!printed.contains(Self.mobile))
    #expect(!printed.contains(code))
    #expect(printed.contains("sms_code to 138****5678"))
  }
}
