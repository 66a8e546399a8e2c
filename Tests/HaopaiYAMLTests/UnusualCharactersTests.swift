import Testing

@testable import HaopaiYAML

/// A walk over bytes, against what each character is.
@Suite("Characters that a text is searched for")
struct UnusualCharactersTests {
  private static func expected(of scalar: Unicode.Scalar) -> UnusualCharacters {
    var expected: UnusualCharacters = []
    if Blank.isZeroWidth(scalar) || (0x370...0x52F).contains(scalar.value) {
      expected.insert(.words)
    }
    if Blank.isUnusualSpace(scalar) { expected.insert(.spaces) }
    if scalar == "：" { expected.insert(.colons) }
    if scalar == "，" { expected.insert(.commas) }
    let isWide = (0xFF01...0xFF5E).contains(scalar.value)
    if isWide, KeyWord.isWideWord(scalar) || scalar == "［" || scalar == "｛" {
      expected.insert(.wide)
    }
    return expected
  }

  @Test("nothing that is searched for is missed, and little else is found")
  func scalars() {
    var missed: [UInt32] = []
    var more = 0
    for value in UInt32(0)...0x10FFFF where value < 0x11000 || value > 0xDFF00 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let found = UnusualCharacters(of: String(Character(scalar)))
      let expected = Self.expected(of: scalar)
      if !found.isSuperset(of: expected) { missed.append(value) }
      if found != expected, value < 0x10000 { more += 1 }
    }
    #expect(missed.isEmpty)
    #expect(more < 4_500)
  }

  @Test("ordinary sentences are passed over")
  func sentences() {
    #expect(UnusualCharacters(of: "指南写作“换一批(XX)”；未给出次数。《号》—…、").isEmpty)
    #expect(UnusualCharacters(of: "鲁F·0A000").isEmpty)
    #expect(UnusualCharacters(of: "").isEmpty)
  }
}
