import HaopaiDomain
import Testing

@Suite struct OpeningHoursTests {
  @Test(
    arguments: zip(
      [
        "08:00-23:00", "08:00-12:00, 13:00-17:00", "13:00-17:00,08:00-12:00",
        "08:00-12:00, 12:00-17:00", "00:00-24:00", "23:59-24:00",
      ],
      [
        "08:00-23:00", "08:00-12:00, 13:00-17:00", "08:00-12:00, 13:00-17:00", "08:00-17:00",
        "00:00-24:00", "23:59-24:00",
      ]))
  func readsAndWrites(text: String, written: String) throws {
    #expect(try OpeningHours(text).description == written)
  }

  @Test(
    arguments: zip(
      [
        "", "8:00-23:00", "08:00–23:00", "08:00 - 23:00", "08:00-23:00,", ",", "08:00-24:01",
        "08:00:00-09:00", "23:00-08:00", "08:00-08:00", "24:00-24:00",
        "08:00-12:00, 11:59-13:00", "08:00-12:00, 08:00-12:00", "08:00-20:00, 09:00-10:00",
      ],
      [
        .empty, .malformed("8:00-23:00"), .malformed("08:00–23:00"), .malformed("08:00 - 23:00"),
        .malformed(""), .malformed(""), .malformed("08:00-24:01"), .malformed("08:00:00-09:00"),
        .closesBeforeOpening("23:00-08:00"), .closesBeforeOpening("08:00-08:00"),
        .closesBeforeOpening("24:00-24:00"), .overlap("08:00-12:00", "11:59-13:00"),
        .overlap("08:00-12:00", "08:00-12:00"), .overlap("08:00-20:00", "09:00-10:00"),
      ] as [OpeningHoursFailure]))
  func refusesWithAReason(text: String, failure: OpeningHoursFailure) {
    #expect(throws: failure) { try OpeningHours(text) }
  }

  @Test func aDayHasAtMostTwentyFourIntervals() throws {
    func text(_ count: Int) -> String {
      (0..<count).map { minute in
        let open = "00:\(minute * 2 < 10 ? "0" : "")\(minute * 2)"
        let close = "00:\(minute * 2 + 1 < 10 ? "0" : "")\(minute * 2 + 1)"
        return "\(open)-\(close)"
      }.joined(separator: ", ")
    }
    #expect(try OpeningHours(text(24)).intervals.count == 24)
    #expect(throws: OpeningHoursFailure.tooMany(maximum: 24)) { try OpeningHours(text(25)) }
  }

  @Test func intervalsExcludeTheirEnd() throws {
    let hours = try OpeningHours("08:00-12:00")
    #expect([479, 480, 719, 720].map(hours.contains(minute:)) == [false, true, true, false])
    #expect(OpeningInterval(open: 0, close: 1_440) == .wholeDay)
    #expect(OpeningInterval(open: 0, close: 1_441) == nil)
    #expect(OpeningInterval(open: -1, close: 1) == nil)
    #expect(OpeningInterval(open: 5, close: 5) == nil)
  }

  @Test func neverAndAlways() throws {
    #expect(try OpeningHours([]) == .closed)
    #expect(try OpeningHours("00:00-24:00") == .always)
    #expect(!OpeningHours.closed.contains(minute: 0))
    #expect(OpeningHours.always.contains(minute: 1_439))
  }
}
