import HaopaiDomain
import HaopaiTestSupport
import Testing

@Suite struct ServiceWindowsTests {
  private let calendar = SampleCalendars.both

  private func at(_ text: String) throws -> Instant { try #require(Instant(civil: text)) }

  @Test(
    arguments: zip(
      [
        "2026-03-02 07:59:59.999", "2026-03-02 08:00", "2026-03-02 22:59:59.999",
        "2026-03-02 23:00", "2026-03-03 00:00",
      ],
      [false, true, true, false, false]))
  func dailyHoursAreHalfOpen(text: String, isOpen: Bool) throws {
    let windows = ServiceWindows(daily: try OpeningHours("08:00-23:00"))
    #expect(windows.isOpen(at: try at(text), calendar: calendar) == isOpen)
  }

  @Test func closingAndOpeningOfDailyHours() throws {
    let windows = ServiceWindows(daily: try OpeningHours("08:00-23:00"))
    let noon = try at("2026-03-02 12:00")
    let night = try at("2026-03-02 23:00")
    #expect(windows.closes(at: noon, calendar: calendar) == night)
    #expect(windows.opens(after: noon, calendar: calendar) == noon)
    #expect(windows.nextChange(after: noon, calendar: calendar) == night)
    #expect(windows.closes(at: night, calendar: calendar) == nil)
    #expect(windows.opens(after: night, calendar: calendar) == (try at("2026-03-03 08:00")))
    #expect(windows.nextChange(after: night, calendar: calendar) == (try at("2026-03-03 08:00")))
  }

  @Test func alwaysNeverCloses() throws {
    let windows = ServiceWindows(daily: .always)
    let noon = try at("2026-03-02 12:00")
    #expect(windows.isOpen(at: noon, calendar: calendar))
    #expect(windows.closes(at: noon, calendar: calendar) == .latest)
    #expect(windows.nextChange(after: noon, calendar: calendar) == nil)
  }

  @Test func neverDoesNotOpen() throws {
    let windows = ServiceWindows(daily: .closed)
    let noon = try at("2026-03-02 12:00")
    #expect(!windows.isOpen(at: noon, calendar: calendar))
    #expect(windows.opens(after: noon, calendar: calendar) == nil)
    #expect(windows.nextChange(after: noon, calendar: calendar) == nil)
    #expect(windows.opens(after: .latest, calendar: calendar) == nil)
  }

  @Test func hoursThatMeetAtMidnightAreOne() throws {
    let windows = ServiceWindows(daily: try OpeningHours("00:00-02:00, 20:00-24:00"))
    #expect(
      windows.closes(at: try at("2026-03-02 21:00"), calendar: calendar)
        == (try at("2026-03-03 02:00")))
  }

  @Test func holidaysMayCloseAndMakeUpDaysMayOpen() throws {
    let office = try OpeningHours("09:00-17:00")
    let windows = ServiceWindows(
      holidays: .hours(.closed), makeUpDays: .asWorkingDay,
      hours: { $0.isWeekend ? .closed : office })
    #expect(!windows.isOpen(at: try at("2026-10-01 10:00"), calendar: calendar))
    #expect(windows.isOpen(at: try at("2026-10-10 10:00"), calendar: calendar))
    #expect(!windows.isOpen(at: try at("2026-10-17 10:00"), calendar: calendar))
    #expect(
      windows.opens(after: try at("2026-09-30 17:00"), calendar: calendar)
        == (try at("2026-10-08 09:00")))
    let plain = ServiceWindows(hours: { $0.isWeekend ? .closed : office })
    #expect(plain.isOpen(at: try at("2026-10-01 10:00"), calendar: calendar))
    #expect(!plain.isOpen(at: try at("2026-10-10 10:00"), calendar: calendar))
  }

  @Test func aWeekdayListedAsWorkedKeepsItsOwnHours() throws {
    let tuesday = try #require(CivilDate("2020-02-04"))
    let notice = YearNotice(year: 2020, days: [.init(date: tuesday, isOff: false, name: "春节")])
    let windows = ServiceWindows(
      makeUpDays: .asWorkingDay, hours: { $0 == .monday ? .always : .closed })
    let hours = windows.hours(on: tuesday, calendar: WorkCalendar(years: [notice]))
    #expect(hours == .closed)
  }

  @Test func openingIsLookedForFourHundredDaysAhead() throws {
    let start = try #require(CivilDate("2026-03-02"))
    func opens(after days: Int) throws -> Instant? {
      let maintenance = try #require(
        ServiceWindows.Maintenance(
          from: Instant(start, .midnight), to: Instant(start.adding(days: days), .midnight)))
      let windows = ServiceWindows(daily: .always, maintenance: [maintenance])
      return windows.opens(after: Instant(start, .midnight), calendar: calendar)
    }
    #expect(try opens(after: 399) == Instant(start.adding(days: 399), .midnight))
    #expect(try opens(after: 400) == Instant(start.adding(days: 400), .midnight))
    #expect(try opens(after: 401) == nil)
  }

  @Test func maintenanceClosesAndMerges() throws {
    let first = try #require(
      ServiceWindows.Maintenance(
        from: try at("2026-03-02 10:00"), to: try at("2026-03-02 11:00")))
    let second = try #require(
      ServiceWindows.Maintenance(
        from: try at("2026-03-02 10:30"), to: try at("2026-03-03 08:30")))
    let within = try #require(
      ServiceWindows.Maintenance(
        from: try at("2026-03-02 12:00"), to: try at("2026-03-02 13:00")))
    let windows = ServiceWindows(
      daily: try OpeningHours("08:00-23:00"), maintenance: [within, second, first])
    #expect(windows.maintenance.count == 1)
    #expect(
      windows.closes(at: try at("2026-03-02 09:00"), calendar: calendar)
        == (try at("2026-03-02 10:00")))
    #expect(windows.closes(at: try at("2026-03-02 10:00"), calendar: calendar) == nil)
    #expect(
      windows.opens(after: try at("2026-03-02 10:00"), calendar: calendar)
        == (try at("2026-03-03 08:30")))
    #expect(windows.isOpen(at: try at("2026-03-03 08:30"), calendar: calendar))
    #expect(ServiceWindows.Maintenance(from: .earliest, to: .earliest) == nil)
  }

  @Test func theBoundsOfTimeAreHarmless() throws {
    for hours in [OpeningHours.always, try OpeningHours("08:00-23:00")] {
      let windows = ServiceWindows(daily: hours, holidays: .hours(hours))
      for instant in [Instant(milliseconds: .min), .earliest, .latest] {
        let isOpen = windows.isOpen(at: instant, calendar: calendar)
        #expect((windows.closes(at: instant, calendar: calendar) != nil) == isOpen)
        #expect(windows.nextChange(after: instant, calendar: calendar) ?? .latest >= instant)
      }
    }
  }

  @Test(arguments: Array(31...50) as [UInt64])
  func agreesWithWalkingMinuteByMinute(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let start = try at("2026-09-24 00:00")
    let windows = try Self.randomWindows(&random, around: start)
    let length = 21 * 1_440
    let listed = Dictionary(
      calendar.listedDays.map { ($0.date, $0.isOff) }, uniquingKeysWith: { $1 })
    let open = (0..<length).map { Self.isOpen(windows, at: start.adding(minutes: $0), listed) }
    for minute in stride(from: 0, to: 14 * 1_440, by: 37) {
      let instant = start.adding(minutes: minute)
      let change = (minute + 1..<length).first { open[$0] != open[minute] }
      // The walk ends before the look-ahead does; what it does not see is not compared.
      guard let change else { continue }
      let expected = start.adding(minutes: change)
      guard windows.isOpen(at: instant, calendar: calendar) == open[minute],
        windows.nextChange(after: instant, calendar: calendar) == expected,
        windows.closes(at: instant, calendar: calendar) == (open[minute] ? expected : nil),
        windows.opens(after: instant, calendar: calendar) == (open[minute] ? instant : expected)
      else {
        Issue.record("seed \(seed): \(instant) in \(windows)")
        return
      }
    }
  }

  /// The definition: the day's list, searched, unless maintenance is going on.
  private static func isOpen(
    _ windows: ServiceWindows, at instant: Instant, _ listed: [CivilDate: Bool]
  ) -> Bool {
    let date = instant.date
    var hours = windows.hours(on: date.weekday)
    if listed[date] == true, case .hours(let special) = windows.holidays { hours = special }
    if listed[date] == false, date.weekday.isWeekend, windows.makeUpDays == .asWorkingDay {
      hours = windows.hours(on: .monday)
    }
    let minute = instant.timeOfDay.minutes
    return hours.intervals.contains { ($0.open..<$0.close).contains(minute) }
      && !windows.maintenance.contains { $0.start <= instant && instant < $0.end }
  }

  private static func randomWindows(
    _ random: inout SplitMix64, around start: Instant
  ) throws -> ServiceWindows {
    let lists = try [
      .closed, .always, OpeningHours("08:00-23:00"), OpeningHours("00:00-01:00, 22:00-24:00"),
      OpeningHours("08:00-12:00, 13:00-17:00"), OpeningHours("20:00-24:00"),
    ]
    func anyHours() -> OpeningHours { lists[random.int(in: 0...5)] }
    let maintenance = (0..<random.int(in: 0...3)).compactMap { _ in
      let from = random.int(in: 0...20_000)
      return ServiceWindows.Maintenance(
        from: start.adding(minutes: from),
        to: start.adding(minutes: from + random.int(in: 1...3_000)))
    }
    let daily = random.bool() ? anyHours() : nil
    return ServiceWindows(
      holidays: random.bool() ? .asWeekday : .hours(anyHours()),
      makeUpDays: random.bool() ? .asWeekday : .asWorkingDay,
      maintenance: maintenance,
      hours: { _ in daily ?? anyHours() })
  }
}

extension Instant {
  fileprivate func adding(minutes: Int) -> Instant {
    adding(TimeSpan(milliseconds: Int64(minutes) * 60_000))
  }
}
