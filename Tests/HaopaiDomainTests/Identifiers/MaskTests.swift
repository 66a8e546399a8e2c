import HaopaiDomain
import Testing

@Suite struct MaskTests {
  @Test(
    arguments: zip(
      ["", "张", "张三", "张三丰", "欧阳修", "买买提·艾力江", "🇨🇳旗", "e\u{301}a"],
      ["", "*", "张*", "张**", "欧**", "买***", "🇨🇳*", "e\u{301}*"]))
  func namesKeepTheirFirstCharacter(name: String, masked: String) {
    #expect(Mask.name(name) == masked)
  }

  @Test(
    arguments: zip(
      ["13812341234", "1381234", "1381234123", "", "一二三四五六七八九十一"],
      ["138****1234", "*******", "**********", "", "一二三****八九十一"]))
  func mobileNumbersKeepTheirEnds(text: String, masked: String) {
    #expect(Mask.mobile(text) == masked)
  }

  @Test func onlyWholeNumbersKeepAnything() {
    #expect(Mask.citizenID("11010519491231002X") == "110*************2X")
    #expect(Mask.citizenID("11010519") == "********")
    #expect(Mask.citizenID("110105194") == "110****94")
    #expect(Mask.vehicle("1M8GDM9AXKP042788") == "***********042788")
    #expect(Mask.vehicle("042788") == "******")
    let longest = String(repeating: "1", count: 32)
    #expect(Mask.mobile(longest) == "111" + String(repeating: "*", count: 16) + "1111")
    #expect(Mask.mobile(longest + "1") == String(repeating: "*", count: 16))
  }

  @Test func redactedValuesDoNotPrintThemselves() {
    let secret = Redacted("11010519491231002X")
    var dumped = ""
    dump(secret, to: &dumped)
    #expect("\(secret)" == "‹redacted›")
    #expect(String(reflecting: [secret]) == "[‹redacted›]")
    #expect(!dumped.contains("1101"))
    #expect(secret == Redacted("11010519491231002X"))
    #expect(secret != Redacted("440524188001010014"))
    #expect(secret.value == "11010519491231002X")
  }
}
