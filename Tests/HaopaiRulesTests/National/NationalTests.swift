import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
import Testing

@testable import HaopaiRules

@Suite("national files")
struct NationalTests {
  private func read(
    _ marked: String..., expecting expected: [Character: Expected] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> NationalRules {
    let texts = marked.enumerated().map { MarkedText($1, id: $0) }
    var findings = FindingCollector()
    let files = try texts.map {
      try #require(
        RuleFile($0.tree(sourceLocation: sourceLocation), &findings),
        sourceLocation: sourceLocation)
    }
    let rules = NationalRules(files, &findings)
    expect(findings, in: texts, expected, sourceLocation: sourceLocation)
    return rules
  }

  private func calendar(_ year: String, _ off: String, _ worked: String = "") -> String {
    """
    haopai: 1
    calendar: \(year)
    papers: [https://www.gov.cn/x]
    off: { 春节: [\(off)] }
    worked: { 春节: [\(worked)] }
    """
  }

  @Test func aNoticeChangesTheWeek() throws {
    let rules = try read(calendar("2026", "2025-12-31, 2026-01-01", "2026-01-04"))
    let friday = try #require(CivilDate("2026-01-02"))
    #expect(rules.calendar.coveredYears == [2026])
    #expect(rules.calendar.isWorkingDay(friday).isWorking)
    #expect(!rules.calendar.isWorkingDay(friday.adding(days: -1)).isWorking)
    #expect(rules.calendar.isWorkingDay(friday.adding(days: 2)).isWorking)
  }

  @Test func daysOfOtherYears() throws {
    let wrong = Expected("date-of-another-year")
    _ = try read(
      calendar("2026", "1️⃣2025-11-30, 2025-12-01, 2026-12-31", "2️⃣2027-01-01"),
      expecting: ["1️⃣": wrong, "2️⃣": wrong])
  }

  @Test func daysThatAreNone() throws {
    _ = try read(
      calendar("2026", "1️⃣2026-02-29, 2026-02-16, 2️⃣2026-02-16", "3️⃣2026-02-16"),
      expecting: [
        "1️⃣": Expected("bad-value"), "2️⃣": Expected("duplicate-item"),
        "3️⃣": Expected("off-and-worked"),
      ])
  }

  @Test func aHolidayIsOneStretch() throws {
    _ = try read(
      calendar("2026", "2026-02-17, 2026-02-16, 1️⃣2026-02-19"),
      expecting: ["1️⃣": Expected("split-holiday", "2026-02-19 comes after 2026-02-17")])
    _ = try read(
      calendar("2026", "2026-02-16, 1️⃣2026-02-18"),
      expecting: ["1️⃣": Expected("split-holiday", "放假日不连续")])
    _ = try read(calendar("2026", "2025-12-31, 2026-01-01", "2026-01-04, 2026-01-10"))
  }

  @Test func theSerialsOfAKindAreAlike() throws {
    func kinds(_ patterns: String) -> String {
      """
      haopai: 1
      plate_kinds:
        car: { title: { zh: 汽车, en: car }, code: "01", patterns: [\(patterns)] }
      letters: ABC
      energy_letters: AB
      """
    }
    _ = try read(
      kinds("DDDDD, LDDDD, 1️⃣LDDDDD, 2️⃣EDDDD"),
      expecting: [
        "1️⃣": Expected("odd-pattern", "longer or shorter"),
        "2️⃣": Expected("odd-pattern", "一方有能源字母"),
      ])
    _ = try read(
      kinds("EDDDDD, 1️⃣EDDDDE"),
      expecting: ["1️⃣": Expected("odd-pattern", "more than one energy letter")])
    _ = try read(kinds("EDDDDD, ELDDDD"))
  }

  @Test func aLetterBelongsToOnePlace() throws {
    func table(_ places: String) -> String { "haopai: 1\nauthorities: { 鲁: { \(places) } }" }
    _ = try read(
      table("烟台: [F, Y], 青岛: [B], 潍坊: [V, 1️⃣F]"),
      expecting: ["1️⃣": Expected("shared-authority", "`F` belongs to `烟台` already")])
    _ = try read(
      table("烟台: [F], 青岛: [1️⃣F]"),
      expecting: ["1️⃣": Expected("shared-authority", "已属于 `烟台`")])
    _ = try read(table("烟台: [F, Y], 青岛: [B, U]"))
  }

  @Test func aYearHasOneNotice() throws {
    _ = try read(
      calendar("2026", "2026-01-01"), calendar("1️⃣2026", "2026-01-01"),
      expecting: ["1️⃣": Expected("duplicate-file", "2026")])
    _ = try read(calendar("1️⃣26", "2026-01-01"), expecting: ["1️⃣": Expected("out-of-range")])
  }

  @Test func plateKinds() throws {
    _ = try read(
      """
      haopai: 1
      plate_kinds:
        1️⃣Car: { title: { zh: 汽车, en: car }, code: 2️⃣"2", patterns: [DDDDD] }
        nev: { title: { zh: 新能源, en: NEV }, code: "52", patterns: [DD3️⃣XDD, DDDDDD4️⃣D] }
        bus: { title: { zh: 客车, en: bus }, code: 5️⃣"52", patterns: [DDDDD, 6️⃣DDDDD] }
        car: { title: { zh: 汽车, en: car }, code: "01", patterns: 7️⃣[] }
      letters: ABC8️⃣O
      """,
      expecting: [
        "1️⃣": Expected("name-spelling", "car"), "2️⃣": Expected("bad-plate-code"),
        "3️⃣": Expected("bad-pattern", "`X`"), "4️⃣": Expected("bad-pattern", "longer"),
        "5️⃣": Expected("duplicate-item"), "6️⃣": Expected("duplicate-item"),
        "7️⃣": Expected("bad-pattern"), "8️⃣": Expected("bad-letters"),
      ])
  }

  @Test func applicants() throws {
    let text = """
      haopai: 1
      applicants:
        kinds: { individual: { title: { zh: 个人, en: individual } } }
        accounts: { internet: { title: { zh: 互联网, en: on line } }, window: { title: { zh: 窗口, en: counter } } }
        default_account: 1️⃣windw
      """
    _ = try read(text, expecting: ["1️⃣": Expected("unknown-word", "window")])
    let rules = try read(text.replacing("1️⃣windw", with: "window"))
    #expect(rules.defaultAccount == 1 && rules.accounts.map(\.name) == ["internet", "window"])
    #expect(rules.missing == [.plateKinds])
  }

  @Test func whatIdentifiesAKind() throws {
    let text = """
      haopai: 1
      applicants:
        kinds:
          individual: { title: { zh: 个人, en: individual }, id: citizen-id }
          unit: { title: { zh: 单位, en: unit }, id: 1️⃣credit-cod }
          guest: { title: { zh: 客人, en: guest } }
        accounts: { internet: { title: { zh: 互联网, en: on line } } }
        default_account: internet
      """
    _ = try read(text, expecting: ["1️⃣": Expected("unknown-word", "credit-code")])
    let rules = try read(text.replacing("1️⃣credit-cod", with: "credit-code"))
    #expect(rules.applicantKinds.map(\.name) == ["individual", "unit", "guest"])
    #expect(rules.applicantIdentities == [.citizenID, .creditCode, nil])
  }

  @Test func aKindOfFileComesOnce() throws {
    let file = "haopai: 1\n1️⃣authorities: { 鲁: { 烟台: [F, Y] } }\n"
    _ = try read(
      file.replacing("1️⃣", with: ""), file, expecting: ["1️⃣": Expected("second-file")])
  }

  @Test func provincesOfTheTable() throws {
    _ = try read(
      "haopai: 1\nauthorities: { 1️⃣山东: {}, 鲁: { 烟台: [2️⃣烟] } }\n",
      expecting: ["1️⃣": Expected("unknown-province"), "2️⃣": Expected("bad-authority")])
  }

  @Test func aBrokenKindIsTheOnlyFinding() throws {
    let texts = [
      """
      haopai: 1
      plate_kinds:
        car: { title: { zh: 汽车, en: car }, code: "02", patterns: [DD1️⃣XDD] }
      letters: ABC
      energy_letters: 2️⃣Z
      """, ProfileWorld.nation,
      city(
        """
        energy_letters: A
        pools: { car: [{ range: 鲁F·A0000, released: 2021-03-23 }] }
        assumed: { pools: x }
        """),
    ].enumerated().map { MarkedText($1, id: $0) }
    var findings = FindingCollector()
    let files = try texts.compactMap { RuleFile(try $0.tree(), &findings) }
    let national = NationalRules(files, &findings)
    _ = ProfileBook(files, catalog: ParameterCatalog(), national: national, &findings)
    expect(
      findings, in: texts, ["1️⃣": Expected("bad-pattern"), "2️⃣": Expected("bad-letters")])
  }
}
