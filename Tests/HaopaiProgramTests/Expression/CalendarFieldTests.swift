import Testing

@testable import HaopaiProgram

@Suite struct CalendarFieldTests {
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
