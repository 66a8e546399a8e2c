import HaopaiDomain
import Testing

@Suite("ranges of terms")
struct TermRangeTests {
  private func position(
    of text: String, _ lower: String, _ upper: String
  ) throws -> TermRange.Position {
    try #require(TermRange(try Term(lower), try Term(upper))).position(of: try Term(text))
  }

  @Test(
    "nothing is shorter than a day but no time at all",
    arguments: ["days", "working days", "months", "years"])
  func least(unit: String) throws {
    #expect(try position(of: "0 \(unit)", "1 day", "10 years") == .below)
    #expect(try position(of: "1 \(unit)", "1 day", "10 years") == .inside)
  }

  @Test(
    "a term lies outside only where it does whatever days it falls on",
    arguments: [
      // A year has 366 days at most.
      ("3660 days", TermRange.Position.inside), ("3661 days", .above),
      // Years are twelve months.
      ("10 years", .inside), ("11 years", .above), ("120 months", .inside), ("121 months", .above),
      // A working day is a day at least.
      ("3660 working days", .inside), ("3661 working days", .above),
    ] as [(String, TermRange.Position)])
  func most(text: String, expected: TermRange.Position) throws {
    #expect(try position(of: text, "1 day", "10 years") == expected)
  }

  @Test(
    "months against days",
    arguments: [
      ("27 days", TermRange.Position.below), ("28 days", .inside), ("20 working days", .inside),
      ("0 working days", .below), ("1 month", .inside), ("1 year", .inside),
    ] as [(String, TermRange.Position)])
  func monthly(text: String, expected: TermRange.Position) throws {
    #expect(try position(of: text, "1 month", "2 years") == expected)
  }

  @Test func daysAgainstMonths() throws {
    #expect(try position(of: "1 month", "31 days", "2 years") == .inside)
    #expect(try position(of: "1 month", "32 days", "2 years") == .below)
    #expect(try position(of: "12 months", "366 days", "2 years") == .inside)
    #expect(try position(of: "12 months", "367 days", "2 years") == .below)
    #expect(try position(of: "1 year", "1 month", "364 days") == .above)
    #expect(try position(of: "1 year", "1 month", "365 days") == .inside)
    #expect(try position(of: "13 months", "1 year", "392 days") == .above)
    #expect(try position(of: "13 months", "1 year", "393 days") == .inside)
  }

  @Test func nothingLiesBetweenEndsThatAreTheWrongWayRound() throws {
    #expect(TermRange(try Term("1 year"), try Term("364 days")) == nil)
    #expect(TermRange(try Term("1 year"), try Term("365 days")) != nil)
    #expect(TermRange(try Term("2 days"), try Term("1 day")) == nil)
  }
}
