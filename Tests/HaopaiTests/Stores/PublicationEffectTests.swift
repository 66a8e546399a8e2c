import Haopai
import HaopaiDomain
import HaopaiSQLite
import Testing

/// What is told before rules are published.
@Suite("effects of a publication")
struct PublicationEffectTests {
  private static let now = Instant(civil: "2026-03-02 09:00")!  // a literal instant

  private let folder: TemporaryFolder
  private let office: Office
  private let archive: OfficeArchive

  init() throws {
    folder = try TemporaryFolder()
    archive = try SQLiteDatabase(path: folder.file("office.db")).archive
    office = try Office(city: "luyuan", of: try GardenRules.book(), in: archive, at: Self.now)
  }

  @discardableResult
  private func open(_ business: String, _ person: Int = 0) throws -> CaseNumber {
    let answer = office.open(
      business: business,
      applicant: ApplicantDescription(kind: "individual", id: Desk.people[person]),
      inputs: ["phone": .text(Desk.phone)], at: Self.now)
    return try #require(answer.accepted, "\(answer)").view.number
  }

  private func take(_ command: String, _ number: CaseNumber, _ plate: String) throws {
    let owner = try #require(office.summary(of: number)?.applicant)
    let input: [String: PlainValue] =
      command == "first" ? ["wishes": .list([.text(plate)])] : ["number": .text(plate)]
    let answer = office.submit(
      command, to: number, by: .applicant(owner), inputs: input, at: Self.now)
    #expect(answer.accepted != nil, "\(answer)")
  }

  private func effect(
    _ changes: [String: String], at instant: Instant = now
  ) throws -> PublicationEffect {
    try office.save()
    return try archive.effect(
      of: try GardenRules.load(with: changes), onCity: "luyuan", from: instant)
  }

  @Test(
    "cases are told by their rules, those of a business that ends and those that lose their pool")
  func cases() throws {
    let plot = try open("plot")
    try take("first", plot, "鲁F·00003")
    try take("buy", plot, "鲁F·00003")
    let other = try open("plot", 1)
    try take("first", other, "鲁F·00012")
    try open("tour", 1)
    try open("tour", 2)
    let city = try GardenRules.text(of: "cities/luyuan.yaml")
      .replacing("鲁F·00000 - 鲁F·00019", with: "鲁F·00010 - 鲁F·00019")
      .replacing("  tour: {}\n", with: "")
    let found = try effect(["cities/luyuan.yaml": city])
    #expect(found.pinned.map(\.cases) == [4])
    #expect(found.pinned.first?.rules == office.rules && found.former?.rules == office.rules)
    #expect(found.continuing == ["tour": 2])
    #expect(found.withoutPool == 1)
    let change = try #require(found.change)
    #expect(change.ended.map(\.id) == ["tour"] && change.begun.isEmpty)
    #expect(change.rangesRemoved.map { "\($0.range)" } == ["鲁F·00000 - 鲁F·00019"])
    #expect(change.rangesAdded.map { "\($0.range)" } == ["鲁F·00010 - 鲁F·00019"])
    #expect(change.values.isEmpty && change.workflows.isEmpty)
    // It was only looked at.
    #expect(office.publications.count == 1)
    try office.adopt(try GardenRules.load(with: ["cities/luyuan.yaml": city]))
    try open("plot", 2)
    let back = try effect([:])
    #expect(back.pinned.map(\.cases) == [4, 1])
    #expect(back.change?.begun.map(\.id) == ["tour"] && back.continuing.isEmpty)
    // A number that was in no pool before is not lost now.
    #expect(back.withoutPool == 0)
  }

  @Test("values are told by days, and whom they concern")
  func values() throws {
    let city = try GardenRules.text(of: "cities/luyuan.yaml")
      .replacing(
        "daily: { 2026-01-01: 2, 2026-04-01: 3 }", with: "daily: { 2026-01-01: 4, 2026-05-01: 5 }"
      )
      .replacing("hours: 08:00-20:00", with: "hours: 09:00-20:00")
      .replacing("fallow: 30 days", with: "fallow: 60 days")
    let change = try #require(try effect(["cities/luyuan.yaml": city]).change)
    let told = change.values.map { value in
      [
        value.path, "\(value.from)", value.until.map { "\($0)" } ?? "", value.old ?? "-",
        value.new ?? "-", value.reach.isAtOnce ? "at once" : "",
        value.reach.isForNewCases ? "new" : "",
      ].joined(separator: "|")
    }
    #expect(
      Set(told) == [
        "daily|2026-03-02|2026-04-01|2|4|at once|", "daily|2026-04-01|2026-05-01|3|4|at once|",
        "daily|2026-05-01||3|5|at once|", "hours|2026-03-02||08:00-20:00|09:00-20:00|at once|",
        "fallow|2026-03-02||30 days|60 days||new",
      ])
    // Seen from a later day, what was before it is nothing.
    let april = try #require(Instant(civil: "2026-04-15 09:00"))
    let later = try #require(try effect(["cities/luyuan.yaml": city], at: april).change)
    #expect(
      later.values.filter { $0.path == "daily" }.map { "\($0.from)" } == [
        "2026-04-15", "2026-05-01",
      ])
  }

  @Test("what all cases share is told: limits, bars, holidays and the delay of numbers")
  func shared() throws {
    let shared = try GardenRules.text(of: "rules/shared.yaml")
      .replacing("limit: 2", with: "limit: 3")
      .replacing("commands: [open, pick]", with: "commands: [open, harvest]")
    let city = try GardenRules.text(of: "cities/luyuan.yaml")
      .replacing("return_after: 2 h", with: "return_after: 3 h")
    let calendar = """
      haopai: 1
      calendar: 2027
      papers: [https://example.com/2027]
      source: { text: made up, from: https://example.com/2027 }
      off: { 元旦: [2027-01-01] }

      """
    let change = try #require(
      try effect([
        "rules/shared.yaml": shared, "cities/luyuan.yaml": city,
        "rules/national/calendars/2027.yaml": calendar,
      ]).change)
    #expect(
      change.limits.map { "\($0.counter) \($0.old ?? -1) \($0.new ?? -1)" } == [
        "shared/leases 2 3"
      ])
    let plot = change.bars.first { $0.business == "plot" }
    #expect(plot?.register == "shared/debts")
    #expect(plot?.freed == ["pick"] && plot?.barred == ["harvest"])
    #expect(change.calendarYears == [2027])
    #expect(change.returnDelay?.old == TimeSpan(milliseconds: 7_200_000))
    #expect(change.returnDelay?.new == TimeSpan(milliseconds: 10_800_000))
    #expect(change.values.isEmpty && !change.isEmpty)
  }

  @Test("a business's own files are named, and remarks alone are no difference of values")
  func files() throws {
    let plot = try GardenRules.text(of: "rules/businesses/plot.yaml")
      .replacing("watered enough today", with: "enough for today")
    let change = try #require(try effect(["rules/businesses/plot.yaml": plot]).change)
    #expect(change.workflows.map(\.business) == ["plot"])
    #expect(change.workflows.map(\.files) == [["rules/businesses/plot.yaml"]])
    #expect(change.values.isEmpty)
    let remark = "# a remark\n"
    let city = try GardenRules.text(of: "cities/luyuan.yaml") + remark
    let found = try effect(["cities/luyuan.yaml": city])
    #expect(found.change?.isEmpty == true && found.adoption.isNew)
  }
}
