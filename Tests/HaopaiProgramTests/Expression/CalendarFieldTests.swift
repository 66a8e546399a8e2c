import Testing

@testable import HaopaiProgram

@Suite struct CalendarFieldTests {
  @Test(arguments: [
    (-719_162, 1, 1, 1), (-1, 1969, 12, 31), (0, 1970, 1, 1), (11_016, 2000, 2, 29),
    (20_514, 2026, 3, 2), (2_932_896, 9999, 12, 31),
  ])
  func `days are dates`(ordinal: Int64, year: Int64, month: Int64, day: Int64) {
    let civil = CivilDay(ordinal)
    #expect((civil.year, civil.month, civil.day) == (year, month, day))
    #expect(CivilDay.ordinal(year: year, month: month, day: day) == ordinal)
  }

  @Test func `every day of four centuries follows the one before`() {
    var previous = CivilDay(-1)
    var wrong: [Int64] = []
    for ordinal in Int64(0)..<146_097 {
      let civil = CivilDay(ordinal)
      let isNextDay = civil.month == previous.month && civil.day == previous.day + 1
      let isNextMonth = civil.day == 1 && civil.month == previous.month % 12 + 1
      let back = CivilDay.ordinal(year: civil.year, month: civil.month, day: civil.day)
      if back != ordinal || !(isNextDay || isNextMonth) { wrong.append(ordinal) }
      previous = civil
    }
    #expect(wrong == [])
  }

  @Test(
    arguments: [
      (CalendarField.fullYear, 2009), (.month, 1), (.date, 13), (.dayOfMonth, 12),
      (.dayOfWeek, 5), (.dayOfYear, 43), (.hours, 23), (.minutes, 31), (.seconds, 30),
      (.milliseconds, 7),
    ] as [(CalendarField, Int64)])
  func `parts of an instant`(field: CalendarField, value: Int64) {
    // 2009-02-13T23:31:30.007Z, a Friday.
    #expect(field.value(of: 1_234_567_890_007, offset: 0) == value)
  }

  @Test func `an offset moves the day`() {
    #expect(CalendarField.date.value(of: 1_234_567_890_000, offset: 480) == 14)
    #expect(CalendarField.dayOfWeek.value(of: -86_400_000, offset: 0) == 3)
    #expect(CalendarField.hours.value(of: -1, offset: 0) == 23)
  }

  @Test func `words are written as CEL writes them`() {
    #expect(TextForm.instant.text(of: 1_234_567_890_000) == "2009-02-13T23:31:30Z")
    #expect(TextForm.instant.text(of: 1_234_567_890_120) == "2009-02-13T23:31:30.12Z")
    #expect(TextForm.instant.text(of: -62_135_596_800_000) == "0001-01-01T00:00:00Z")
    #expect(TextForm.duration.text(of: -1500) == "-1.5s")
    #expect(TextForm.duration.text(of: .min) == "-9223372036854775.808s")
    #expect(TextForm.decimal.text(of: .min) == "-9223372036854775808")
  }
}
