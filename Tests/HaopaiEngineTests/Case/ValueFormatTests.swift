import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import Testing

/// Values as citizens read them.
@Suite("Values in sentences")
struct ValueFormatTests {
  private static let colours = Enumeration(
    name: "colour", cases: ["red", "green"],
    titles: [BilingualText(zh: "红", en: "red one"), BilingualText(zh: "绿", en: "green one")])
  private static let modes = Enumeration(name: "mode", cases: ["open", "shut"])

  private func text(
    _ value: Int64, _ type: ValueType, windows: [ServiceWindows] = []
  ) -> BilingualText {
    ValueFormat(enumerations: [Self.colours, Self.modes], windows: windows)
      .text(of: .word(value), type: type)
  }

  @Test(
    "a duration is exact, in the unit in which people count it",
    arguments: [
      (0, "0秒", "0 seconds"), (1, "1毫秒", "1 millisecond"), (1_500, "1500毫秒", "1500 milliseconds"),
      (1_000, "1秒", "1 second"), (60_000, "60秒", "60 seconds"),
      (180_000, "180秒", "180 seconds"), (299_000, "299秒", "299 seconds"),
      (300_000, "5分钟", "5 minutes"), (301_000, "301秒", "301 seconds"),
      (3_600_000, "60分钟", "60 minutes"), (5_400_000, "90分钟", "90 minutes"),
      (7_200_000, "2小时", "2 hours"), (9_000_000, "150分钟", "150 minutes"),
      (86_400_000, "24小时", "24 hours"),
    ] as [(Int64, String, String)])
  func durations(milliseconds: Int64, zh: String, en: String) {
    #expect(text(milliseconds, .duration) == BilingualText(zh: zh, en: en))
  }

  @Test(arguments: [
    ("3 working days", "3个工作日"), ("1 working day", "1个工作日"), ("30 days", "30天"),
    ("6 months", "6个月"), ("1 year", "1年"),
  ])
  func terms(en: String, zh: String) throws {
    #expect(try text(Term(en).word, .term) == BilingualText(zh: zh, en: en))
  }

  @Test func money() throws {
    #expect(text(20_000, .money) == BilingualText(zh: "200元", en: "200 CNY"))
    #expect(text(50, .money) == BilingualText(zh: "0.50元", en: "0.50 CNY"))
  }

  @Test("a set tells its cases by their titles, which have words of their own where there are none")
  func sets() {
    #expect(
      text(0b11, .set(EnumerationID(0))) == BilingualText(zh: "红、绿", en: "red one, green one"))
    #expect(text(0b10, .set(EnumerationID(0))) == BilingualText(zh: "绿", en: "green one"))
    #expect(text(0b11, .set(EnumerationID(1))) == BilingualText(zh: "open、shut", en: "open, shut"))
    #expect(text(0, .set(EnumerationID(0))) == BilingualText(zh: "", en: ""))
  }

  // MARK: - Service hours

  private func hours(_ text: String) throws -> OpeningHours { try OpeningHours(text) }

  private func words(_ windows: ServiceWindows) -> BilingualText {
    text(1, .windows, windows: [ServiceWindows(daily: .always), windows])
  }

  @Test func everyDay() throws {
    #expect(
      words(ServiceWindows(daily: try hours("08:00-23:00")))
        == BilingualText(zh: "每天 08:00-23:00", en: "every day 08:00-23:00"))
    #expect(
      words(ServiceWindows(daily: try hours("08:00-12:00, 13:00-17:00")))
        == BilingualText(
          zh: "每天 08:00-12:00、13:00-17:00", en: "every day 08:00-12:00, 13:00-17:00"))
    #expect(
      words(ServiceWindows(daily: .closed)) == BilingualText(zh: "每天不开放", en: "every day closed"))
  }

  @Test("days in a row that are alike are one")
  func byDay() throws {
    let (long, short) = (try hours("08:00-20:00"), try hours("09:00-12:00"))
    let windows = ServiceWindows { day in
      switch day {
      case .saturday: short
      case .sunday: .closed
      default: long
      }
    }
    #expect(
      words(windows)
        == BilingualText(
          zh: "周一至周五 08:00-20:00；周六 09:00-12:00；周日不开放",
          en: "Monday to Friday 08:00-20:00; Saturday 09:00-12:00; Sunday closed"))
  }

  @Test func holidaysMakeUpDaysAndMaintenance() throws {
    let long = try hours("08:00-20:00")
    let start = try #require(Instant(rfc3339: "2026-03-01T22:00:00+08:00"))
    let end = try #require(Instant(rfc3339: "2026-03-02T06:00:00+08:00"))
    let maintenance = try #require(ServiceWindows.Maintenance(from: start, to: end))
    let windows = ServiceWindows(
      holidays: .hours(.closed), makeUpDays: .asWorkingDay, maintenance: [maintenance]
    ) { $0.isWeekend ? .closed : long }
    #expect(
      words(windows)
        == BilingualText(
          zh: "周一至周五 08:00-20:00；周六、周日不开放；节假日不开放；调休上班的周末 08:00-20:00；"
            + "2026-03-01 22:00 至 2026-03-02 06:00 系统维护",
          en: "Monday to Friday 08:00-20:00; Saturday and Sunday closed; public holidays closed; "
            + "weekends worked for a holiday 08:00-20:00; "
            + "closed for maintenance from 2026-03-01 22:00 to 2026-03-02 06:00"))
    let alike = ServiceWindows(daily: long, makeUpDays: .asWorkingDay)
    #expect(words(alike).zh == "每天 08:00-20:00")
  }
}
