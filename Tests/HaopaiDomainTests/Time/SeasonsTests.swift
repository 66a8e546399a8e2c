import HaopaiDomain
import Testing

@Suite struct SeasonsTests {
  @Test(
    arguments: zip(
      ["01-01..03-08, 08-01..10-08", "08-01..10-08,01-01..03-08", "02-29..02-29"],
      ["01-01..03-08, 08-01..10-08", "01-01..03-08, 08-01..10-08", "02-29..02-29"]))
  func readsAndWrites(text: String, written: String) throws {
    #expect(try Seasons(text).description == written)
  }

  @Test(
    arguments: zip(
      [
        "", "1-1..3-8", "01-01-03-08", "01-01..02-30", "13-01..13-02", "03-08..01-01",
        "01-01..03-08, 03-08..04-01", "01-01..03-08,", "01-01..03-08 ",
      ],
      [
        .empty, .malformed("1-1..3-8"), .malformed("01-01-03-08"), .noSuchDay("01-01..02-30"),
        .noSuchDay("13-01..13-02"), .endsBeforeBeginning("03-08..01-01"),
        .overlap("01-01..03-08", "03-08..04-01"), .malformed(""), .malformed("01-01..03-08 "),
      ] as [Seasons.Failure]))
  func refusesWithAReason(text: String, failure: Seasons.Failure) {
    #expect(throws: failure) { try Seasons(text) }
  }

  @Test(
    arguments: zip(
      ["2025-12-31", "2026-01-01", "2026-03-08", "2026-03-09", "2026-10-08", "2026-10-09"],
      [false, true, true, false, true, false]))
  func bothEndsAreIncluded(day: String, isInSeason: Bool) throws {
    let seasons = try Seasons("01-01..03-08, 08-01..10-08")
    #expect(seasons.contains(try #require(CivilDate(day))) == isInSeason)
  }

  @Test func theEndOfFebruaryIsTheEndOfFebruary() throws {
    let seasons = try Seasons("02-01..02-29")
    let lastOfCommonYear = try #require(CivilDate("2026-02-28"))
    #expect(seasons.contains(lastOfCommonYear))
    #expect(seasons.nextChange(after: lastOfCommonYear)?.description == "2026-03-01")
  }

  @Test func changesAreFoundAcrossYearsAndCenturies() throws {
    let seasons = try Seasons("01-01..03-08")
    #expect(
      seasons.nextChange(after: try #require(CivilDate("2026-03-09")))?.description
        == "2027-01-01")
    let leapDay = try Seasons("02-29..02-29")
    #expect(
      leapDay.nextChange(after: try #require(CivilDate("2096-03-01")))?.description
        == "2104-02-29")
    #expect(try Seasons("01-01..12-31").nextChange(after: .earliest) == nil)
    #expect(seasons.nextChange(after: .latest) == nil)
  }
}
