import HaopaiDiagnostics
import HaopaiDomain
import HaopaiYAML
import Testing

@testable import HaopaiRules

@Suite("service hours")
struct WindowsReaderTests {
  private func read(
    _ marked: String, _ expected: [Character: Expected] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ServiceWindows? {
    let text = MarkedText(marked)
    var findings = FindingCollector()
    let node = try #require(text.tree().entries(&findings)?.first?.value)
    let windows = WindowsReader().read(node, &findings)
    expect(findings, in: text, expected, sourceLocation: sourceLocation)
    return windows
  }

  @Test func oneInterval() throws {
    let windows = try #require(try read("w: 08:00-23:00\n"))
    #expect(windows == ServiceWindows(daily: try OpeningHours("08:00-23:00")))
  }

  @Test func severalIntervalsAndClosed() throws {
    let windows = try #require(try read("w: 08:00-12:00, 13:00-17:00\n"))
    #expect(windows.hours(on: .sunday).intervals.count == 2)
    #expect(try read("w: closed\n")?.hours(on: .monday) == .closed)
  }

  @Test func theNarrowerKeyCounts() throws {
    let windows = try #require(
      try read(
        """
        w:
          sunday: closed
          every_day: 08:00-20:00
          weekend: 09:00-12:00
          holidays: closed
          make_up_days: as_working_day
          maintenance: [{ from: 2026-03-01 22:00, to: 2026-03-02 06:00 }]
        """))
    #expect(windows.hours(on: .friday).description == "08:00-20:00")
    #expect(windows.hours(on: .saturday).description == "09:00-12:00")
    #expect(windows.hours(on: .sunday) == .closed)
    #expect(windows.holidays == .hours(.closed))
    #expect(windows.makeUpDays == .asWorkingDay)
    #expect(windows.maintenance.count == 1)
  }

  @Test(
    "hours are written as a file can say them",
    arguments: [
      "08:00-23:00", "08:00-12:00, 13:00-17:00", "closed",
      "{ weekdays: \"08:00-12:00, 13:00-17:00\", weekend: closed }",
      "{ monday: closed, tuesday: 08:00-12:00, wednesday: 08:00-12:00, thursday: 08:00-12:00, friday: 08:00-12:00, saturday: 09:00-12:00, sunday: closed }",
      "{ every_day: 08:00-20:00, holidays: closed, make_up_days: as_working_day }",
      "{ every_day: 08:00-20:00, maintenance: [{ from: 2026-03-01 22:00, to: 2026-03-02 06:00 }] }",
    ])
  func written(text: String) throws {
    let windows = try #require(try read("w: \(text)\n"))
    #expect(WindowsText.text(windows) == text)
  }

  @Test(
    "texts are written so that they are read again",
    arguments: [
      "plain", "一站", "a: b", "a #b", " a", "- a", "none", "\"x\"", "a\\b: ", "a, b", "[a]", "",
    ])
  func texts(text: String) throws {
    var findings = FindingCollector()
    for yaml in ["w: \(FlowText.value(text))\n", "w: [\(FlowText.scalar(text))]\n"] {
      let node = try #require(MarkedText(yaml).tree().entries(&findings)?.first?.value)
      let read =
        if case .sequence(let items) = node.content { items.first?.text } else { node.text }
      #expect(read == text, "\(yaml)")
    }
  }

  @Test func spellingsPeopleTry() throws {
    for (text, guess) in [
      ("8:00-23:00", "08:00-23:00"), ("08:00 - 23:00", "08:00-23:00"),
      ("08:00~23:00", "08:00-23:00"), ("08:00–23:00", "08:00-23:00"),
      ("08：00-23：00", "08:00-23:00"), ("8点至23点", "08:00-23:00"),
    ] {
      let expected = ["1️⃣" as Character: Expected("bad-hours", "write `\(guess)`")]
      #expect(try read("w: 1️⃣\"\(text)\"\n", expected) == nil)
    }
  }

  @Test func hoursPastMidnightAreTwoDays() throws {
    let expected = ["1️⃣" as Character: Expected("bad-hours", "both days")]
    #expect(try read("w: 1️⃣22:00-02:00\n", expected) == nil)
  }

  @Test func noDayIsLeftOut() throws {
    let expected = ["1️⃣" as Character: Expected("day-without-hours", "saturday: closed")]
    #expect(try read("w: 1️⃣{ weekdays: 08:00-20:00 }\n", expected) == nil)
  }

  @Test func brokenHoursAreOneFinding() throws {
    let expected = ["1️⃣" as Character: Expected("bad-hours")]
    #expect(try read("w: { every_day: 1️⃣morning }\n", expected) == nil)
    #expect(try read("w: { every_day: 08:00-20:00, holidays: 1️⃣never }\n", expected) == nil)
  }

  @Test func maintenanceEndsAfterItBegins() throws {
    let expected = ["1️⃣" as Character: Expected("end-before-start")]
    let period = "{ from: 2026-03-01 22:00, to: 1️⃣2026-03-01 06:00 }"
    #expect(
      try read("w: { every_day: 08:00-20:00, maintenance: [\(period)] }\n", expected) == nil)
  }

  @Test func abbreviatedDays() throws {
    let expected = ["1️⃣" as Character: Expected("unknown-key", "monday")]
    _ = try read("w: { every_day: 08:00-20:00, 1️⃣mon: closed }\n", expected)
  }
}
