import HaopaiDomain
import Testing

@Suite struct TermTests {
  @Test(
    arguments: [
      ("3 working days", 3, .workingDays), ("1 working day", 1, .workingDays),
      ("30 days", 30, .days), ("0 days", 0, .days), ("6 months", 6, .months),
      ("1 year", 1, .years), ("10000 years", 10_000, .years),
    ] as [(String, Int, Term.Unit)])
  func readsAndWrites(text: String, count: Int, unit: Term.Unit) throws {
    let term = try Term(text)
    #expect(term == Term(count: count, unit: unit))
    #expect(term.description == text)
  }

  @Test func singularAndPluralAreUnderstoodForEveryCount() throws {
    #expect(try Term("3 working day") == Term("3 working days"))
    #expect(try Term("1 months") == Term("1 month"))
  }

  @Test(
    arguments: zip(
      ["days", "3", "3days", "3 dayz", "3 Days", "10001 days", "1.50 days", "-3 days", "3  days"],
      [
        .noCount, .noUnit, .spacing, .unknownUnit("dayz"), .unknownUnit("Days"),
        .outOfRange(maximum: 10_000), .fraction, .negative, .spacing,
      ] as [QuantityFailure]))
  func refusesWithAReason(text: String, failure: QuantityFailure) {
    #expect(throws: failure) { try Term(text) }
  }

  @Test func countsEndAtTenThousand() {
    #expect(Term(count: 9_999, unit: .days) != nil)
    #expect(Term(count: 10_000, unit: .days) != nil)
    #expect(Term(count: 10_001, unit: .days) == nil)
    #expect(Term(count: -1, unit: .days) == nil)
  }

  @Test func everyTermFitsAWordAndComesBack() {
    for unit in Term.Unit.allCases {
      for count in [0, 1, 3, 9_999, 10_000] {
        let term = Term(count: count, unit: unit)
        #expect(term != nil)
        #expect(term.flatMap { Term(word: $0.word) } == term)
      }
    }
    #expect(Term(count: 3, unit: .workingDays)?.word == 0x1_0000_0003)
  }

  @Test(arguments: [10_001, -1, .min, .max, 4 << 32, 1 << 40, 0x1_8000_0000] as [Int64])
  func foreignWordsAreRefused(word: Int64) { #expect(Term(word: word) == nil) }
}
