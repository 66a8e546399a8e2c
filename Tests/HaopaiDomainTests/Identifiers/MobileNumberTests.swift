import HaopaiDomain
import Testing

@Suite struct MobileNumberTests {
  @Test(arguments: ["13812341234", " 13812341234", "１３８１２３４１２３４", "13812341234\u{3000}"])
  func inputIsNormalised(text: String) throws {
    #expect(try MobileNumber(text).text == "13812341234")
  }

  @Test(
    arguments: zip(
      [
        "", "1381234123", "138123412345", "12812341234", "19012341234", "23812341234",
        "138 1234 1234", "1381234123a", "1381234123五", "+8613812341234", "138-1234123",
      ],
      [
        .length(0), .length(10), .length(12), .prefix, nil, .prefix, .length(13),
        .character(position: 11), .character(position: 11), .length(14), .character(position: 4),
      ] as [MobileNumber.Failure?]))
  func refusesWithAReason(text: String, failure: MobileNumber.Failure?) {
    var found: MobileNumber.Failure?
    do throws(MobileNumber.Failure) { _ = try MobileNumber(text) } catch { found = error }
    #expect(found == failure)
  }

  @Test func theSecondDigitIsThreeToNine() {
    let passing = (0...9).filter { (try? MobileNumber("1\($0)812341234")) != nil }
    #expect(passing == Array(3...9))
  }

  @Test func descriptionIsMasked() throws {
    #expect("\(try MobileNumber("13812341234"))" == "138****1234")
  }
}
