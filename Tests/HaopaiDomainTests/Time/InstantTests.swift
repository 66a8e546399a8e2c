import HaopaiDomain
import HaopaiTestSupport
import Testing

@Suite struct InstantTests {
  @Test(
    arguments: zip(
      [
        "2026-03-02T09:00:00+08:00", "2026-03-02T01:00:00Z", "2026-03-02T01:00:00.000+00:00",
        "2026-03-01T20:30:00-04:30", "2026-03-02T09:00:00.2+08:00",
        "2026-03-02T09:00:00.250999999+08:00", "2026-03-02T00:59:59.999Z",
        "2026-03-02t01:00:00Z", "2026-03-02T01:00:00z",
      ],
      [
        "2026-03-02T09:00:00.000+08:00", "2026-03-02T09:00:00.000+08:00",
        "2026-03-02T09:00:00.000+08:00", "2026-03-02T09:00:00.000+08:00",
        "2026-03-02T09:00:00.200+08:00", "2026-03-02T09:00:00.250+08:00",
        "2026-03-02T08:59:59.999+08:00",
        "2026-03-02T09:00:00.000+08:00", "2026-03-02T09:00:00.000+08:00",
      ]))
  func readsAnyZoneAndWritesOne(text: String, written: String) throws {
    #expect(try #require(Instant(rfc3339: text)).rfc3339 == written)
  }

  @Test(arguments: [
    "", "2026-03-02", "2026-03-02T09:00:00", "2026-03-02T09:00+08:00", "2026-03-02 09:00:00Z",
    "2026-03-02T24:00:00Z",
    "2026-03-02T23:59:60Z", "2026-03-02T09:60:00Z", "2026-02-29T09:00:00Z",
    "2026-03-02T09:00:00.Z", "2026-03-02T09:00:00.1234567890Z", "2026-03-02T09:00:00,5Z",
    "2026-03-02T09:00:00+8:00", "2026-03-02T09:00:00+0800", "2026-03-02T09:00:00+24:00",
    "2026-03-02T09:00:00+08:60", "2026-03-02T09:00:00+08", "2026-03-02T09:00:00Z ",
    "2026-03-02T09:00:00ZZ", "１026-03-02T09:00:00Z", "2026-03-02T09:00:00−08:00",
    "1991-12-31T23:59:59.999+08:00", "2200-01-01T00:00:00.001+08:00",
    "9999-12-31T23:59:59Z", "0000-01-01T00:00:00Z",
  ])
  func refuses(text: String) { #expect(Instant(rfc3339: text) == nil) }

  @Test func textsReachTheBoundsExactly() {
    #expect(Instant(rfc3339: "1992-01-01T00:00:00+08:00") == .earliest)
    #expect(Instant(rfc3339: "1991-12-31T16:00:00Z") == .earliest)
    #expect(Instant(rfc3339: "2200-01-01T00:00:00+08:00") == .latest)
    #expect(Instant(civil: "1991-12-31 23:59:59.999") == nil)
  }

  @Test(arguments: [
    "2026-03-02 09:00", "2026-03-02 09:00:00", "2026-03-02T09:00", "2026-03-02 09:00:00.000",
  ])
  func scenariosMayWriteLess(text: String) {
    #expect(Instant(civil: text) == Instant(rfc3339: "2026-03-02T09:00:00+08:00"))
  }

  @Test func scenariosMayWriteTheEndOfDay() {
    #expect(Instant(civil: "2026-03-02 24:00") == Instant(civil: "2026-03-03 00:00"))
    #expect(Instant(civil: "2026-03-02 09:00:00.250")?.milliseconds == 1_772_413_200_250)
  }

  @Test(arguments: [
    "2026-03-02", "2026-03-02  09:00", "2026-03-02 9:00", "2026-03-02 09:00Z", "2026-03-02_09:00",
    "2026-03-02 09:00 ", "2026-03-02 09:00:00.2505", "2026-03-02\u{3000}09:00",
  ])
  func scenariosMayNotWriteAnything(text: String) { #expect(Instant(civil: text) == nil) }

  @Test func theCivilDayTurnsAtSixteenHundredUTC() throws {
    let midnight = try #require(Instant(rfc3339: "2026-03-01T16:00:00Z"))
    let before = Instant(milliseconds: midnight.milliseconds - 1)
    #expect(midnight.date.description == "2026-03-02")
    #expect(midnight.timeOfDay == .midnight)
    #expect(before.date.description == "2026-03-01")
    #expect(before.timeOfDay.description == "23:59:59.999")
    #expect(before.startOfDay == Instant(civil: "2026-03-01 00:00"))
    #expect(midnight.startOfDay == midnight)
  }

  @Test func daysBefore1970AreCountedDownwards() {
    let instant = Instant(milliseconds: -28_800_001)
    #expect(instant.date.description == "1969-12-31")
    #expect(instant.timeOfDay.description == "23:59:59.999")
  }

  @Test(arguments: [Int64.max, .max - 1, .min, .min + 1])
  func nothingLeavesTheRange(milliseconds: Int64) {
    let bound = Instant(milliseconds: milliseconds)
    let span = TimeSpan(milliseconds: milliseconds)
    #expect(Instant.earliest.adding(span) == bound)
    #expect(Instant.latest.adding(span) == bound)
    #expect(Instant(milliseconds: .min).adding(span) == bound)
    #expect(Instant(bound.date, bound.timeOfDay) == bound)
    #expect(bound.adding(.zero) == bound)
    #expect(milliseconds < 0 || bound == .latest)
  }

  @Test func lateDaysSaturate() { #expect(Instant(.latest, .endOfDay) == .latest) }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func textAndPartsComeBack(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let low = Int(Instant.earliest.milliseconds)
    let high = Int(Instant.latest.milliseconds)
    for _ in 0..<2_000 {
      let instant = Instant(milliseconds: Int64(random.int(in: low...high)))
      let other = Instant(milliseconds: Int64(random.int(in: low...high)))
      guard
        Instant(rfc3339: instant.rfc3339) != instant
          || Instant(civil: String(instant.rfc3339.dropLast(6))) != instant
          || Instant(instant.date, instant.timeOfDay) != instant
          || instant.adding(other.span(since: instant)) != other
      else { continue }
      Issue.record("seed \(seed): \(instant)")
    }
  }
}
