import Testing

@testable import HaopaiDomain

@Suite struct GregorianDayTests {
  @Test(arguments: [
    (-719_162, 1, 1, 1), (-1, 1969, 12, 31), (0, 1970, 1, 1), (11_016, 2000, 2, 29),
    (20_514, 2026, 3, 2), (2_932_896, 9999, 12, 31),
  ])
  func `days are dates`(number: Int, year: Int, month: Int, day: Int) {
    let civil = GregorianDay(number)
    #expect((civil.year, civil.month, civil.day) == (year, month, day))
    #expect(GregorianDay.number(year: year, month: month, day: day) == number)
  }

  @Test func `every day of four centuries follows the one before`() {
    var previous = GregorianDay(-1)
    var wrong: [Int] = []
    for number in 0..<146_097 {
      let civil = GregorianDay(number)
      let isNextDay = civil.month == previous.month && civil.day == previous.day + 1
      let isNextMonth = civil.day == 1 && civil.month == previous.month % 12 + 1
      let back = GregorianDay.number(year: civil.year, month: civil.month, day: civil.day)
      if back != number || !(isNextDay || isNextMonth) { wrong.append(number) }
      previous = civil
    }
    #expect(wrong == [])
  }
}
