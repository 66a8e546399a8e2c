import HaopaiDomain
import Testing

@Suite struct TimeOfDayTests {
  @Test(
    arguments: zip(
      ["00:00", "08:00", "23:59", "24:00", "08:00:30", "08:00:00.250", "23:59:59.999"],
      [0, 28_800_000, 86_340_000, 86_400_000, 28_830_000, 28_800_250, 86_399_999] as [Int32]))
  func readsAndWrites(text: String, milliseconds: Int32) throws {
    let time = try #require(TimeOfDay(text))
    #expect(time.milliseconds == milliseconds)
    #expect(time.description == text)
  }

  @Test(arguments: [
    "", "8:00", "08", "08:0", "08:60", "24:01", "25:00", "24:00:01", "24:00:00.001", "08:00:60",
    "08:00:", "08:00:00.", "08:00:00.1234", " 08:00", "08:00 ", "０８:00", "08：00", "-8:00", "0800",
  ])
  func refuses(text: String) { #expect(TimeOfDay(text) == nil) }

  @Test func shortFractionsAreTenthsAndHundredths() {
    #expect(TimeOfDay("08:00:00.2")?.description == "08:00:00.200")
    #expect(TimeOfDay("08:00:00.25")?.description == "08:00:00.250")
    #expect(TimeOfDay("08:00:00.002")?.description == "08:00:00.002")
  }

  @Test func boundsAreMidnightAndTheEndOfDay() {
    #expect(TimeOfDay(milliseconds: -1) == nil)
    #expect(TimeOfDay(milliseconds: 0) == .midnight)
    #expect(TimeOfDay(milliseconds: 86_400_000) == .endOfDay)
    #expect(TimeOfDay(milliseconds: 86_400_001) == nil)
    #expect(TimeOfDay.endOfDay.minutes == 1_440)
  }

  @Test func everySecondComesBackFromItsText() {
    for second in 0..<86_400 where second % 7 == 0 {
      let time = TimeOfDay(milliseconds: second * 1_000)
      guard time == nil || time.flatMap({ TimeOfDay($0.description) }) != time else { continue }
      Issue.record("second \(second)")
    }
  }
}
