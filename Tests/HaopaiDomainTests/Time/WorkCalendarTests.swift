import HaopaiDomain
import HaopaiTestSupport
import Testing

@Suite struct WorkCalendarTests {
  private let threeDays: Term

  init() throws { threeDays = try Term("3 working days") }

  @Test(
    arguments: zip(
      ["2025-09-30", "2025-01-24", "2026-02-13", "2026-09-30", "2025-04-30", "2026-01-01"],
      ["2025-10-11", "2025-02-05", "2026-02-25", "2026-10-10", "2025-05-08", "2026-01-06"]))
  func threeWorkingDaysOfTheSample(selection: String, last: String) throws {
    let day = try #require(CivilDate(selection))
    let answer = SampleCalendars.both.lastDay(of: threeDays, from: day)
    #expect(answer.date.description == last)
    #expect(!answer.provisional)
  }

  @Test(
    .enabled(if: PublishedNotices.isPresent, "the published notices are not beside the repository"),
    arguments: zip(
      [
        "2025-09-30", "2025-01-24", "2026-02-13", "2026-09-30", "2022-12-30", "2024-12-30",
        "2025-04-30", "2020-01-23", "2026-01-01",
      ],
      [
        "2025-10-11", "2025-02-05", "2026-02-25", "2026-10-10", "2023-01-05", "2025-01-03",
        "2025-05-08", "2020-02-05", "2026-01-06",
      ]))
  func threeWorkingDaysOfTheNotices(selection: String, last: String) throws {
    let day = try #require(CivilDate(selection))
    let answer = try PublishedNotices.calendar().lastDay(of: threeDays, from: day)
    #expect(answer.date.description == last)
    #expect(!answer.provisional)
  }

  @Test(
    .enabled(if: PublishedNotices.isPresent, "the published notices are not beside the repository"))
  func theNoticesAreReadWhole() throws {
    let calendar = try PublishedNotices.calendar()
    #expect(calendar.listedDays.count == 678)
    #expect(calendar.listedDays.count { $0.isOff } == 545)
    #expect(calendar.coveredYears == Array(2007...2026))
    let monday = try #require(CivilDate("2020-02-03"))
    #expect(monday.weekday == .monday)
    #expect(calendar.listedDays.first { $0.date == monday }?.isOff == false)
    #expect(calendar.isWorkingDay(monday) == .init(isWorking: true, provisional: false))
    let swapped = try #require(CivilDate("2022-12-31"))
    #expect(calendar.listedDays.first { $0.date == swapped }?.name == "元旦")
    let withoutNext = WorkCalendar(years: [try PublishedNotices.notice(2022)])
    #expect(withoutNext.isWorkingDay(swapped) == .init(isWorking: false, provisional: true))
  }

  /// As the second notice of 2020 left it.
  /// Source: `http://www.gov.cn/zhengce/zhengceku/2020-01/27/content_5472352.htm`.
  @Test func aNoticeRevisedWithinTheYearDecides() throws {
    let rests = try (0..<10).map { offset in
      let first = try #require(CivilDate("2020-01-24"))
      return YearNotice.Day(date: first.adding(days: offset), isOff: true, name: "春节")
    }
    let calendar = WorkCalendar(years: [YearNotice(year: 2020, days: rests)])
    let day = try #require(CivilDate("2020-01-23"))
    #expect(calendar.lastDay(of: threeDays, from: day).date.description == "2020-02-05")
  }

  @Test func withoutMakeUpDaysTheAnswerWouldDiffer() throws {
    let day = try #require(CivilDate("2025-09-30"))
    let restsOnly = YearNotice(
      year: 2025, days: SampleCalendars.notice2025.days.filter(\.isOff))
    let ofRests = WorkCalendar(years: [restsOnly]).lastDay(of: threeDays, from: day)
    #expect(ofRests.date.description == "2025-10-13")
    let ofWeekdays = WorkCalendar.unknown.lastDay(of: threeDays, from: day)
    #expect(ofWeekdays.date.description == "2025-10-03")
    #expect(ofWeekdays.provisional)
  }

  @Test(
    arguments: zip(
      ["2024-12-31", "2025-01-01", "2025-12-31", "2026-11-30", "2026-12-01", "2027-01-01"],
      [true, false, false, false, true, true]))
  func answersAreProvisionalWhereANoticeMayFollow(day: String, provisional: Bool) throws {
    let date = try #require(CivilDate(day))
    #expect(SampleCalendars.both.isWorkingDay(date).provisional == provisional)
  }

  @Test func anEmptyNoticeIsNotKnown() throws {
    let calendar = WorkCalendar(years: [
      SampleCalendars.notice2025, SampleCalendars.notice2026, YearNotice(year: 2027, days: []),
    ])
    #expect(calendar == SampleCalendars.both)
    #expect(calendar.coveredYears == [2025, 2026])
    let lastOfNovember = try #require(CivilDate("2026-11-25"))
    #expect(!calendar.lastDay(of: threeDays, from: lastOfNovember).provisional)
    let acrossTheTurn = calendar.lastDay(of: threeDays, from: lastOfNovember.adding(days: 1))
    #expect(acrossTheTurn.date.description == "2026-12-01")
    #expect(acrossTheTurn.provisional)
  }

  @Test func theOrderOfNoticesDoesNotMatterAndTheLaterYearHolds() throws {
    let day = try #require(CivilDate("2025-12-31"))
    func notice(_ year: Int, isOff: Bool) -> YearNotice {
      YearNotice(year: year, days: [.init(date: day, isOff: isOff, name: "元旦")])
    }
    let calendar = WorkCalendar(years: [notice(2026, isOff: true), notice(2025, isOff: false)])
    #expect(calendar.isWorkingDay(day) == .init(isWorking: false, provisional: false))
    #expect(calendar.listedDays.count == 1)
  }

  @Test(arguments: [Int.min, -1, 1_799, 2_201, .max])
  func yearsOutsideTheRangeCoverNothing(year: Int) throws {
    let day = try #require(CivilDate("2026-03-02"))
    let notice = YearNotice(year: year, days: [.init(date: day, isOff: true, name: "")])
    let calendar = WorkCalendar(years: [notice])
    #expect(calendar.coveredYears == [])
    #expect(calendar.isWorkingDay(day) == .init(isWorking: false, provisional: true))
  }

  @Test(
    arguments: [
      ("0 working days", "2026-10-01", "2026-10-01"), ("0 days", "2026-10-01", "2026-10-01"),
      ("1 working day", "2026-10-01", "2026-10-08"), ("30 days", "2026-01-31", "2026-03-02"),
      ("1 month", "2026-01-31", "2026-02-28"), ("24 months", "2024-02-29", "2026-02-28"),
      ("2 years", "2026-03-02", "2028-03-02"),
    ])
  func everyUnitHasItsLastDay(term: String, from: String, last: String) throws {
    let day = try #require(CivilDate(from))
    let answer = SampleCalendars.both.lastDay(of: try Term(term), from: day)
    #expect(answer.date.description == last)
    #expect(!answer.provisional)
  }

  @Test func aTermIsOverAtTheMidnightAfter() throws {
    let day = try #require(CivilDate("2025-09-30"))
    let end = SampleCalendars.both.end(of: threeDays, from: day)
    #expect(end.instant == Instant(civil: "2025-10-12 00:00"))
    #expect(!end.provisional)
  }

  @Test func theNextWorkingDayMayBeTheDayItself() throws {
    let saturday = try #require(CivilDate("2026-10-10"))
    let holiday = try #require(CivilDate("2026-10-01"))
    #expect(SampleCalendars.both.workingDay(onOrAfter: saturday).date == saturday)
    #expect(
      SampleCalendars.both.workingDay(onOrAfter: holiday).date.description == "2026-10-08")
  }

  @Test func theLongestTermsStopAtTheLastDay() throws {
    let day = try #require(CivilDate("2190-01-01"))
    for unit in Term.Unit.allCases {
      let term = try #require(Term(count: Term.maximumCount, unit: unit))
      #expect(WorkCalendar.unknown.lastDay(of: term, from: day).date == .latest)
    }
  }

  @Test(arguments: [21, 22, 23, 24] as [UInt64])
  func agreesWithCountingByHand(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let notices = (2024...2027).filter { _ in random.bool() }.map {
      Self.randomNotice($0, &random)
    }
    let calendar = WorkCalendar(years: notices)
    let listed = Dictionary(
      notices.flatMap(\.days).map { ($0.date, $0.isOff) }, uniquingKeysWith: { $1 })
    for _ in 0..<300 {
      let day = CivilDate(saturating: random.int(in: 19_600...21_300))
      let count = random.int(in: 0...40)
      guard let term = Term(count: count, unit: .workingDays) else { continue }
      let answer = calendar.lastDay(of: term, from: day)
      let twin = Self.counted(count, from: day, listed, years: notices.map(\.year))
      guard answer != twin else { continue }
      Issue.record("seed \(seed): \(term) from \(day): \(answer), by hand \(twin)")
    }
  }

  private static func randomNotice(_ year: Int, _ random: inout SplitMix64) -> YearNotice {
    let start = CivilDate(year: year - 1, month: 12, day: 20) ?? .earliest
    let days = Set((0..<40).map { _ in random.int(in: 0...370) }).sorted().map {
      YearNotice.Day(date: start.adding(days: $0), isOff: random.bool(), name: "")
    }
    return YearNotice(year: year, days: days)
  }

  /// The rule word by word: the override if there is one, else Monday to Friday.
  private static func counted(
    _ count: Int, from day: CivilDate, _ isOff: [CivilDate: Bool], years: [Int]
  ) -> (date: CivilDate, provisional: Bool) {
    var date = day
    var worked = 0
    var provisional = false
    while worked < count {
      date = date.adding(days: 1)
      if !(isOff[date] ?? date.weekday.isWeekend) { worked += 1 }
      let known = years.contains(date.year) && (date.month < 12 || years.contains(date.year + 1))
      if !known { provisional = true }
    }
    return (date, provisional)
  }
}
