import HaopaiDomain
import Testing

@Suite struct PlateHeadsTests {
  @Test(arguments: [
    "鲁F·0A000", "鲁f0A000", "鲁 F 0A000", "鲁\u{3000}Ｆ．0A000", "鲁\nF-0A000", "鲁・F",
    "x: [京A·1, 鲁F·2]", "鲁鲁F",
  ])
  func `whatever can be read as a number shares its head`(text: String) {
    let heads = PlateHeads(in: Array("范围 鲁F·99999".utf8))
    #expect(PlateHeads(in: Array(text.utf8)).overlap(heads))
  }

  @Test(arguments: ["鲁Y·0A000", "京F·0A000", "F·鲁", "鲁", "鲁号F", "学F", "", "\u{FF}鲁"])
  func `other heads are others`(text: String) {
    let heads = PlateHeads(in: Array("鲁F·99999".utf8))
    #expect(!PlateHeads(in: Array(text.utf8)).overlap(heads))
  }

  @Test func `bytes that are no text are passed over`() {
    let heads = PlateHeads(in: Array("鲁F".utf8))
    #expect(!PlateHeads(in: [0xE9, 0xB2]).overlap(heads))
    #expect(!PlateHeads(in: Array("鲁".utf8) + [0xFF, 0x46]).overlap(heads))
    #expect(PlateHeads(in: [0xE9] + Array("鲁F".utf8) + [0xE9]).overlap(heads))
  }
}
