import Testing

@testable import HaopaiProgram

@Suite struct FrameRangeTests {
  @Test func `instants and dates cover the same years`() {
    let instants = ValueType.instant.frameRange
    let dates = ValueType.date.frameRange
    for (instant, date) in [
      (instants.lowerBound, dates.lowerBound), (instants.upperBound, dates.upperBound),
    ] {
      let civil = CivilDay(date)
      #expect(CalendarField.fullYear.value(of: instant, offset: 0) == civil.year)
      #expect(CalendarField.month.value(of: instant, offset: 0) == civil.month - 1)
      #expect(CalendarField.date.value(of: instant, offset: 0) == civil.day)
    }
    #expect(CivilDay(dates.lowerBound).year == 1900)
    #expect(CivilDay(dates.upperBound).year == 2999)
  }
}
