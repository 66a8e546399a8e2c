import HaopaiDomain
import Testing

@Suite struct TimeSpanTests {
  @Test(
    arguments: zip(
      ["0 s", "500 ms", "90 s", "180 s", "30 min", "2 h", "10000 h"],
      [0, 500, 90_000, 180_000, 1_800_000, 7_200_000, 36_000_000_000] as [Int64]))
  func reads(text: String, milliseconds: Int64) throws {
    #expect(try TimeSpan(text).milliseconds == milliseconds)
  }

  @Test(
    arguments: zip(
      ["0 ms", "180 s", "90 s", "120 min", "1500 ms", "3600000 ms"],
      ["0 s", "3 min", "90 s", "2 h", "1500 ms", "1 h"]))
  func writesTheLargestExactUnit(text: String, description: String) throws {
    #expect(try TimeSpan(text).description == description)
  }

  @Test(
    arguments: zip(
      ["180", "180s", "s", "1 d", "1 day", "10001 h", "1.50 h", "01 s", "1 s ", "-1 s"],
      [
        .noUnit, .spacing, .noCount, .unknownUnit("d"), .unknownUnit("day"),
        .outOfRange(maximum: 10_000), .fraction, .leadingZero, .unknownUnit("s "), .negative,
      ] as [QuantityFailure]))
  func refusesWithAReason(text: String, failure: QuantityFailure) {
    #expect(throws: failure) { try TimeSpan(text) }
  }

  @Test func theLimitIsTheSameInEveryUnit() throws {
    #expect(try TimeSpan("36000000000 ms") == .maximum)
    #expect(throws: QuantityFailure.outOfRange(maximum: 36_000_000_000)) {
      try TimeSpan("36000000001 ms")
    }
    #expect(TimeSpan(milliseconds: .min).description == "-9223372036854775808 ms")
  }
}
