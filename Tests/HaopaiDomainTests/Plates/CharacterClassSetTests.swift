import HaopaiDomain
import Testing

@Suite struct CharacterClassSetTests {
  @Test func `letters are read as written and printed in order`() throws {
    let letters = try CharacterClassSet(Standard.letters)
    #expect(letters == .serialLetters)
    #expect(letters.count == 24)
    #expect(letters.description == Standard.letters)
    #expect(try CharacterClassSet("DABCEFGHJK").description == "ABCDEFGHJK")
    #expect(Array(try CharacterClassSet("Z9A0")) == bytes("09AZ"))
    #expect(try CharacterClassSet("IO").isSubset(of: .letters))
    #expect(try !CharacterClassSet("IO").isSubset(of: .serialLetters))
  }

  @Test func `membership is by byte, for every byte`() throws {
    let set = try CharacterClassSet("09AZ")
    for byte in UInt8.min...UInt8.max {
      #expect(set.contains(byte) == bytes("09AZ").contains(byte))
      let slot = PlateAlphabet.slot(of: byte)
      #expect(slot.flatMap(PlateAlphabet.byte) == (slot == nil ? nil : byte))
      #expect((CharacterClassSet(byte) == nil) == (slot == nil))
    }
    #expect(PlateAlphabet.byte(at: -1) == nil)
    #expect(PlateAlphabet.byte(at: 36) == nil)
  }

  @Test func `sets combine`() throws {
    let first = try CharacterClassSet("12AB")
    let second = try CharacterClassSet("2BC")
    #expect(first.union(second).description == "12ABC")
    #expect(first.intersection(second).description == "2B")
    #expect(first.subtracting(second).description == "1A")
    #expect(CharacterClassSet.none.isEmpty)
    #expect(CharacterClassSet(bits: first.bits) == first)
    #expect(CharacterClassSet(bits: 1 << 35)?.description == "Z")
    #expect(CharacterClassSet(bits: 1 << 36) == nil)
  }

  @Test func `a text that is no set says where`() {
    expectFailure("", .empty, 0..<0)
    expectFailure("ABa", .badCharacter("a"), 2..<3)
    expectFailure("A，B", .badCharacter("，"), 1..<4)
    expectFailure("ABCA", .duplicate("A"), 3..<4)
  }

  private func expectFailure(
    _ text: String, _ reason: CharacterClassSet.ParseError.Reason, _ range: Range<Int>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      throws: CharacterClassSet.ParseError(reason: reason, utf8Range: range),
      sourceLocation: sourceLocation
    ) { try CharacterClassSet(text) }
  }
}
