import HaopaiDomain
import Testing

@testable import HaopaiProgram

@Suite struct FrameRangeTests {
  @Test func `instants and dates cover the same years`() {
    let instants = ValueType.instant.frameRange
    let dates = ValueType.date.frameRange
    for (instant, date) in [
      (instants.lowerBound, dates.lowerBound), (instants.upperBound, dates.upperBound),
    ] {
      let civil = GregorianDay(Int(date))
      #expect(CalendarField.fullYear.value(of: instant, offset: 0) == Int64(civil.year))
      #expect(CalendarField.month.value(of: instant, offset: 0) == Int64(civil.month - 1))
      #expect(CalendarField.date.value(of: instant, offset: 0) == Int64(civil.day))
    }
    #expect(GregorianDay(Int(dates.lowerBound)).year == 1900)
    #expect(GregorianDay(Int(dates.upperBound)).year == 2999)
  }
}
