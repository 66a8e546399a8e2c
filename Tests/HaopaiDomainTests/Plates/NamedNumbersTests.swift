import HaopaiDomain
import Testing

@Suite struct NamedNumbersTests {
  private func overlap(_ text: String, _ other: String) -> Bool {
    let bytes = Array(text.utf8)
    let otherBytes = Array(other.utf8)
    let found = NamedNumbers(in: otherBytes[...]).mayBeNamed(in: bytes[...])
    #expect(found == NamedNumbers(in: bytes[...]).mayBeNamed(in: otherBytes[...]))
    // Where in the memory a text begins must not matter.
    for shift in 1...8 {
      let shifted = (Array(repeating: 0x0A, count: shift) + bytes).dropFirst(shift)
      #expect(NamedNumbers(in: otherBytes[...]).mayBeNamed(in: shifted) == found)
    }
    return found
  }

  @Test(arguments: [
    "鲁F·0A500", "鲁f0a500", "鲁 F 0A 500", "鲁\u{3000}Ｆ．０A500", "鲁\nF-0A\n500", "鲁・F0A500,",
    "x: [京A·1, 鲁F·0A999]", "鲁鲁F0A001", "鲁F·0A0", "鲁F", "鲁F·0A500\nreleased: 2021",
    "鲁F·0A990 - 鲁F·1B020", "鲁F·0A990 ~ 鲁F·1B020", "鲁F·0A990至\n  鲁F·1B020",
    "鲁F·0A990\n - 鲁F·1B020", "x: 鲁F·0B000\n   ~ 鲁F·0A000", "鲁F·0A\n5\n0\n0", "鲁\n\nF0A500",
    "rrrrrrr鲁F0A500", "12345678鲁F0A500",
  ])
  func `whatever can be read as one of the numbers is found`(text: String) {
    let isShort = text == "鲁F·0A0"
    #expect(overlap(text, "范围: 鲁F·0A000 - 鲁F·0A999") != isShort)
  }

  @Test(arguments: [
    "鲁Y·0A500", "京F·0A500", "鲁F·0B500", "F·鲁", "鲁", "鲁号F", "学F", "", "\u{FF}鲁",
    "鲁F·0B000 - 鲁F·0C999", "鲁F·00A000",
    "- range: 鲁F·0B000\n  released: 2021", "- [鲁F·00000, 鲁F·0B999]", "鲁F·00000 - x\n鲁F·0B999",
    "- range: 鲁F·00000\n- range: 鲁F·0B999", "鲁F·00000 - 鲁F·00999 # 鲁F·0B000",
  ])
  func `other numbers are others`(text: String) {
    #expect(!overlap(text, "鲁F·0A000 - 鲁F·0A999"))
  }

  @Test func `behind a backslash there may be anything`() {
    #expect(NamedNumbers(in: Array("鲁F".utf8)[...]).mayBeNamed(in: Array("a: b\\n".utf8)[...]))
    #expect(NamedNumbers(in: Array("鲁F \\".utf8)[...]).hasEscapes)
    #expect(!NamedNumbers(in: Array("鲁F []]]]]]]]]]]".utf8)[...]).hasEscapes)
  }

  @Test func `bytes that are no text are passed over`() {
    let wanted = NamedNumbers(in: Array("鲁F".utf8)[...])
    #expect(!wanted.mayBeNamed(in: [0xE9, 0xB2][...]))
    #expect(!wanted.mayBeNamed(in: (Array("鲁".utf8) + [0xFF, 0x46])[...]))
    #expect(wanted.mayBeNamed(in: ([0xE9] + Array("鲁F".utf8) + [0xE9])[...]))
  }

  /// Ranges that really share a number, written in random ways, are never missed.
  @Test func `no shared number is missed`() throws {
    var generator = SystemRandomNumberGenerator()
    let seed = generator.next()
    var state = seed
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let characters = Array("01AB")
    func number() -> String {
      let serial = (0..<(1 + random(3))).map { _ in String(characters[random(4)]) }
      let separator = ["", "·", " ", "-", "．"][random(5)]
      return "鲁" + ["F", "Ｆ", " f", "Y"][random(4)] + separator
        + serial.joined(separator: random(8) == 0 ? " " : "")
    }
    var shared = 0
    for _ in 0..<4_000 {
      let texts = (0..<2).map { _ in
        random(2) == 0 ? number() : number() + [" - ", "~", "至"][random(3)] + number()
      }
      guard let left = try? NumberRange(texts[0]), let right = try? NumberRange(texts[1]),
        left.overlap(with: right) != nil
      else { continue }
      shared += 1
      #expect(overlap(texts[0], texts[1]), "seed \(seed): \(texts)")
    }
    #expect(shared > 20, "seed \(seed)")
  }
}
