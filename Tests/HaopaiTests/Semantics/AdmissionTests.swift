import Haopai
import Testing

/// Who may do what, what must be known first, and which reasons a refusal gives.
@Suite("Admission")
struct AdmissionTests {
  private func begin() throws -> (Desk, CaseNumber) {
    let desk = try Desk()
    return (desk, try desk.begin("lease"))
  }

  private let neighbour: [String: [String: PlainValue]] = [
    "neighbour": ["kind": .bool(true), "mobile": .text("13900001234")]
  ]

  @Test("only the applicant of a case acts as its applicant")
  func applicants() throws {
    let (desk, number) = try begin()
    #expect(
      desk.submit("sign", to: number, by: .applicant(Desk.people[1])).codes == ["not-permitted"])
    #expect(desk.submit("sign", to: number, by: .host).codes == ["not-permitted"])
    #expect(desk.submit("sign", to: number, by: .officer("o")).codes == ["not-permitted"])
    // In whatever form the number is written.
    let small = Desk.people[0].lowercased()
    #expect(desk.submit("sign", to: number, by: .applicant(small)).accepted != nil)
  }

  @Test("what never reaches the rules is an error, at whatever instant it comes")
  func malformedAndBackwards() throws {
    let (desk, number) = try begin()
    let past = desk.now.adding(TimeSpan(milliseconds: -1))
    func submit(_ command: String, _ inputs: [String: PlainValue] = [:], key: String? = nil)
      -> Answer
    {
      desk.submit(command, to: number, inputs: inputs, key: key, at: past)
    }
    #expect(submit("sign").codes == ["clock-backwards"])
    #expect(submit("sign", ["nothing": .bool(true)]).failure == .invalidInput)
    #expect(submit("sign", key: "").failure == .invalidKey)
    #expect(submit("sing").failure == .unknownCommand)
    #expect(
      desk.submit("sign", to: CaseNumber(99), by: .host, at: past).failure == .unknownCase)
    // Not open, not permitted: that is for the rules to say, which do not look at the past.
    #expect(submit("ping").codes == ["clock-backwards"])
    #expect(
      desk.open("lease", inputs: ["phone": .bool(true)], at: past).failure == .invalidInput)
    #expect(desk.open("lease", at: past).codes == ["clock-backwards"])
    #expect(desk.office.clock == desk.now)
  }

  @Test("an officer needs the role, the host is nobody else")
  func officersAndHost() throws {
    let (desk, number) = try begin()
    let friend: [String: PlainValue] = ["friend": .text(Desk.people[1])]
    for submitter: Submitter in [
      .officer("o"), .officer("o", roles: ["clerk"]), .host, .applicant(Desk.people[0]),
    ] {
      let answer = desk.submit("vouch", to: number, by: submitter, inputs: friend)
      #expect(answer.codes == ["not-permitted"], "\(submitter)")
    }
    try desk.take("vouch", number, friend, by: .officer("o", roles: ["clerk", "warden"]))
    #expect(desk.submit("ping", to: number).codes == ["not-permitted"])
    #expect(try desk.take("ping", number, by: .host).said?.code == "pong")
  }

  @Test("a case cannot be opened in another's name")
  func opening() throws {
    let desk = try Desk()
    let answer = desk.office.open(
      business: "lease", applicant: ApplicantDescription(kind: "individual", id: Desk.people[0]),
      by: .applicant(Desk.people[1]), inputs: ["phone": .text(Desk.phone)], at: desk.now)
    #expect(answer.codes == ["not-permitted"])
    #expect(try desk.office.journal().isEmpty)
  }

  @Test("an applicant is identified as the rules say of the kind")
  func identities() throws {
    let desk = try Desk()
    func open(_ kind: String, _ id: String) -> Answer {
      desk.office.open(
        business: "lease", applicant: ApplicantDescription(kind: kind, id: id),
        inputs: ["phone": .text(Desk.phone)], at: desk.now)
    }
    #expect(open("individual", Desk.units[0]).failure == .invalidApplicant)
    #expect(open("unit", Desk.people[0]).failure == .invalidApplicant)
    #expect(open("unit", "000000000000000000").failure == .invalidApplicant)
    #expect(open("individual", Desk.people[0].lowercased()).accepted != nil)
    #expect(open("unit", Desk.units[0].lowercased()).accepted != nil)
    // A rule book that does not say takes either.
    let silent = """
      haopai: 1
      applicants:
        kinds: { individual: { title: { zh: 个人, en: individual } }, unit: { title: { zh: 单位, en: unit } } }
        accounts: { internet: { title: { zh: 互联网, en: on line } } }
        default_account: internet

      """
    let other = try Desk(
      book: try GardenRules.load(with: ["rules/national/applicants.yaml": silent]))
    for id in [Desk.units[0], Desk.people[0]] {
      let answer = other.office.open(
        business: "lease", applicant: ApplicantDescription(kind: "individual", id: id),
        inputs: ["phone": .text(Desk.phone)], at: other.now)
      #expect(answer.accepted != nil, "\(id)")
    }
  }

  @Test("all reasons of the first stage that fails, and none of a later one")
  func stages() throws {
    let (desk, number) = try begin()
    let both = desk.submit(
      "ask", to: number, inputs: ["name": .text("nobody"), "secretly": .bool(true)])
    #expect(both.codes == ["nameless", "too-secret"])
    let one = desk.submit("ask", to: number, inputs: ["name": .text("a"), "secretly": .bool(true)])
    #expect(one.codes == ["too-secret"])
    let unkind: [String: [String: PlainValue]] = [
      "neighbour": ["kind": .bool(false), "mobile": .text("13900001234")]
    ]
    let last = desk.submit("ask", to: number, inputs: ["name": .text("a")], facts: unkind)
    #expect(last.codes == ["unkind"])
  }

  @Test("an input that is left out counts as its default, in sentences and questions too")
  func defaults() throws {
    let desk = try Desk()
    let refused = desk.submit("guess", to: try desk.begin("plot"))
    #expect(refused.refusals.map(\.text.en) == ["5 are too many"])
    let asked = desk.submit("ask_around", to: try desk.begin("lease"))
    #expect(asked.questions.first?.keys.last?.value == .text("somebody"))
  }

  @Test("facts are asked for by key, and only once nothing before them refuses")
  func facts() throws {
    let (desk, number) = try begin()
    let asked = desk.submit("ask", to: number, inputs: ["name": .text("Li")])
    #expect(asked.questions.map(\.fact) == ["neighbour"])
    #expect(
      asked.questions.first?.keys.map { [$0.name: $0.value] }
        == [["who": .text(Desk.people[0])], ["name": .text("Li")]])
    #expect(try desk.office.journal().count == 1)
    let told = desk.submit(
      "ask", to: number, inputs: ["name": .text("Li")], facts: neighbour)
    // A text to somebody else has the applicant's number masked.
    let heard = try #require(told.accepted?.heard.first)
    #expect(heard.hasSuffix(" asks"))
    #expect(!heard.contains(Desk.people[0]))
    #expect(told.accepted?.outbox.first?.address == "13900001234")
  }

  @Test("what does not fit its declaration never reaches the rules")
  func misfits() throws {
    let (desk, number) = try begin()
    func ask(_ inputs: [String: PlainValue], _ facts: [String: [String: PlainValue]] = [:])
      -> SubmissionFailure.Code?
    { desk.submit("ask", to: number, inputs: inputs, facts: facts).failure }
    #expect(ask([:]) == .invalidInput)
    #expect(ask(["name": .integer(1)]) == .invalidInput)
    #expect(ask(["name": .text("")]) == .invalidInput)
    #expect(ask(["name": .text("a"), "age": .integer(1)]) == .invalidInput)
    #expect(ask(["name": .text("a")], ["nobody": [:]]) == .invalidFact)
    #expect(ask(["name": .text("a")], ["neighbour": ["kind": .bool(true)]]) == .invalidFact)
    #expect(desk.submit("fly", to: number).failure == .unknownCommand)
    #expect(desk.submit("sign", to: CaseNumber(99)).failure == .unknownCase)
    #expect(desk.submit("sign", to: CaseNumber(0)).failure == .unknownCase)
    #expect(desk.open("flight").failure == .unknownBusiness)
    #expect(desk.submit("sign", to: number, key: "").failure == .invalidKey)
    #expect(try desk.office.journal().count == 1)
  }

  @Test("a mock office makes up the facts that are missing")
  func mock() throws {
    let desk = try Desk(isMock: true)
    let number = try desk.begin("lease")
    #expect(
      try desk.take("ask", number, ["name": .text("Li")]).outbox.first?.address == "13900000000")
    let own = desk.submit(
      "ask", to: number, inputs: ["name": .text("Li")], facts: ["neighbour": ["kind": .bool(false)]]
    )
    #expect(own.codes == ["unkind"])
  }

  @Test("personal data are masked in sentences, not in fields")
  func masks() throws {
    let (desk, number) = try begin()
    let vouched = try desk.take(
      "vouch", number, ["friend": .text(Desk.people[1])],
      by: .officer("o", roles: ["warden"]))
    let said = try #require(vouched.said)
    #expect(!said.text.en.contains(Desk.people[1]))
    #expect(said.values.map(\.name) == ["case.friend"])
    #expect(said.values.allSatisfy { $0.text != Desk.people[1] })
    let field = try #require(vouched.view.fields.first { $0.name == "friend" })
    #expect(field.value == .text(Desk.people[1]))
    #expect(field.text.zh != Desk.people[1])
    #expect(field.title?.en == "guarantor")
  }

  @Test("personal data are masked in a list, too")
  func maskedLists() throws {
    let (desk, number) = try begin()
    let guests: [PlainValue] = [.text(Desk.people[1]), .text(Desk.people[2])]
    let said = try #require(try desk.take("invite", number, ["guests": .list(guests)]).said)
    #expect(said.text.en.hasPrefix("invited "))
    #expect(said.text.en.contains(", "))
    for person in Desk.people { #expect(!said.text.en.contains(person)) }
    let four = desk.submit(
      "invite", to: number,
      inputs: ["guests": .list(Array(repeating: .text(Desk.people[1]), count: 4))])
    #expect(four.accepted == nil)
  }
}
