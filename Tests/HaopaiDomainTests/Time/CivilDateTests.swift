import HaopaiDomain
import HaopaiTestSupport
import Testing

@Suite struct CivilDateTests {
  /// The day after, told without any day number.
  private func dayAfter(_ date: (year: Int, month: Int, day: Int)) -> (Int, Int, Int) {
    let isLeap = date.year % 400 == 0 || (date.year % 4 == 0 && date.year % 100 != 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    if date.day < lengths[date.month - 1] { return (date.year, date.month, date.day + 1) }
    if date.month < 12 { return (date.year, date.month + 1, 1) }
    return (date.year + 1, 1, 1)
  }

  @Test func everyDayFollowsTheOneBefore() throws {
    var expected = (1800, 1, 1)
    var weekday = Weekday.wednesday
    for number in Int(CivilDate.earliest.dayNumber)...Int(CivilDate.latest.dayNumber) {
      let date = try #require(CivilDate(dayNumber: number))
      let rebuilt = CivilDate(year: expected.0, month: expected.1, day: expected.2)
      guard date.parts == expected, date.weekday == weekday, rebuilt == date,
        number % 97 != 0 || CivilDate(date.description) == date
      else {
        Issue.record("\(date) is not \(expected), a \(weekday)")
        return
      }
      expected = dayAfter(expected)
      weekday = Weekday(rawValue: (weekday.rawValue + 1) % 7) ?? .monday
    }
    #expect(expected == (2201, 1, 1))
  }

  @Test func knownDays() {
    #expect(CivilDate("1970-01-01")?.dayNumber == 0)
    #expect(CivilDate("1969-12-31")?.dayNumber == -1)
    #expect(CivilDate("2000-02-29")?.dayNumber == 11_016)
    #expect(CivilDate("2025-09-30")?.weekday == .tuesday)
    #expect(CivilDate("2026-01-04")?.weekday == .sunday)
  }

  @Test(arguments: [
    "", "2026", "2026-1-1", "2026-01-1", "26-01-01", "2026-01-01 ", " 2026-01-01", "2026/01/01",
    "2026-13-01", "2026-00-10", "2026-02-29", "2026-02-30", "2026-04-31", "2026-01-00",
    "2026-01-32", "1900-02-29", "1799-12-31", "2201-01-01", "2026-01-0１", "+026-01-01",
    "20260-1-01", "2026-01-011",
  ])
  func refuses(text: String) { #expect(CivilDate(text) == nil) }

  @Test(
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
      ("2026-03-31", -1, "2026-02-28"), ("2026-11-30", 3, "2027-02-28"),
      ("2026-12-15", 1, "2027-01-15"), ("2026-01-15", -1, "2025-12-15"),
      ("2026-05-31", 0, "2026-05-31"), ("2026-08-31", 6, "2027-02-28"),
    ])
  func monthsEndOnTheSameDayOrTheLast(from: String, months: Int, to: String) {
    #expect(CivilDate(from)?.adding(months: months) == CivilDate(to))
  }

  @Test func leapDayAndAYearIsTheTwentyEighth() {
    #expect(CivilDate("2024-02-29")?.adding(years: 1) == CivilDate("2025-02-28"))
    #expect(CivilDate("2024-02-29")?.adding(years: 4) == CivilDate("2028-02-29"))
    #expect(CivilDate("2026-03-02")?.adding(years: 2) == CivilDate("2028-03-02"))
  }

  @Test(arguments: [Int.max, .min, 1_000_000, -1_000_000, 200_000, -200_000])
  func additionsStopAtTheBounds(count: Int) throws {
    let date = try #require(CivilDate("2026-03-02"))
    let bound = count > 0 ? CivilDate.latest : .earliest
    #expect(date.adding(days: count) == bound)
    #expect(date.adding(months: count) == bound)
    #expect(date.adding(years: count) == bound)
    #expect(CivilDate(saturating: count) == bound)
  }

  @Test func boundsAtTheLastDay() {
    #expect(CivilDate.latest.description == "2200-12-31")
    #expect(CivilDate.earliest.description == "1800-01-01")
    #expect(CivilDate.latest.adding(days: 1) == .latest)
    #expect(CivilDate.latest.adding(days: -1).description == "2200-12-30")
    #expect(CivilDate(dayNumber: Int(CivilDate.latest.dayNumber) + 1) == nil)
    #expect(CivilDate(dayNumber: Int(CivilDate.earliest.dayNumber) - 1) == nil)
    #expect(CivilDate.latest.adding(months: 1) == .latest)
    #expect(CivilDate.earliest.adding(months: -1) == .earliest)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func addingDaysIsTheInverseOfTheirDifference(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<2_000 {
      let first = CivilDate(saturating: random.int(in: -60_000...80_000))
      let second = CivilDate(saturating: random.int(in: -60_000...80_000))
      guard first.adding(days: second.days(since: first)) != second else { continue }
      Issue.record("seed \(seed): \(first), \(second)")
    }
  }
}
