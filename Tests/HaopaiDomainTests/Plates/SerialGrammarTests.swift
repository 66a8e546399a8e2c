import HaopaiDomain
import Testing

@Suite struct SerialGrammarTests {
  @Test func `the ordinary patterns are those with at most two letters`() throws {
    let patterns = try Standard.ordinaryPatterns.map { try SerialPattern($0) }
    let byLetters = Dictionary(
      grouping: patterns, by: { $0.elements.count { $0 == .letter } })
    #expect(byLetters.mapValues { Set($0).count } == [0: 1, 1: 5, 2: 10])
    #expect(patterns.map(\.description) == Standard.ordinaryPatterns)
  }

  @Test func `an authority's capacity is the standard's`() throws {
    #expect(try capacity(Standard.ordinary(), "鲁F00000 - 鲁FZZZZZ") == 7_060_000)
    #expect(try capacity(Standard.smallEnergy(), "鲁FD00000 - 鲁FDZZZZZ") == 340_000)
    #expect(try capacity(Standard.smallEnergy(), "鲁F000000 - 鲁FZZZZZZ") == 3_400_000)
    #expect(try capacity(Standard.largeEnergy(), "鲁F00000D - 鲁F99999D") == 100_000)
  }

  @Test(arguments: [
    ("京A12345", true), ("京AA1234", true), ("京AAB234", true), ("京A1B23C", true),
    ("京AABC12", false), ("京A1BC2D", false), ("京AABCDE", false), ("京A1234", false),
    ("京A123456", false),
  ])
  func `ordinary serials hold at most two letters`(text: String, admitted: Bool) throws {
    #expect(try Standard.ordinary().admits(PlateNumber(text)) == admitted)
  }

  /// Cases of the lists that public expressions are tested with.
  @Test func `energy plates follow the ten letters, not only D and F`() throws {
    let small = try Standard.smallEnergy()
    let large = try Standard.largeEnergy()
    for text in ["川AD12345", "川AA12345", "川AK12345", "川ADZ1234"] {
      #expect(try small.admits(PlateNumber(text)), "\(text)")
    }
    for text in ["川AL12345", "川A123456", "川AD1Z234", "川A12345D", "川A12345"] {
      #expect(try !small.admits(PlateNumber(text)), "\(text)")
    }
    #expect(try large.admits(PlateNumber("川A12345D")))
    #expect(try !large.admits(PlateNumber("川A12345L")))
    #expect(try !large.admits(PlateNumber("川AD12345")))
  }

  @Test func `the letters in use are data`() throws {
    let few = try Standard.grammar(["LDDDD", "EDDDDD"], letters: "AB", energyLetters: "P")
    #expect(try few.admits(PlateNumber("京AB1234")))
    #expect(try !few.admits(PlateNumber("京AC1234")))
    #expect(try few.admits(PlateNumber("京AP12345")))
    #expect(try !few.admits(PlateNumber("京AD12345")))
  }

  @Test func `the pattern of a number is the first that fits`() throws {
    let grammar = try Standard.ordinary()
    #expect(try grammar.pattern(of: PlateNumber("京A1A2B3"))?.description == "DLDLD")
    #expect(try grammar.pattern(of: PlateNumber("京A12345"))?.description == "DDDDD")
    #expect(try grammar.pattern(of: PlateNumber("京AABCDE")) == nil)
    let both = try Standard.grammar(["LD", "ED"])
    #expect(try both.pattern(of: PlateNumber("京AD1"))?.description == "LD")
  }

  @Test func `overlapping patterns count a number once`() throws {
    let grammar = try Standard.grammar(["LD", "ED", "LD", "DL", "LL"], energyLetters: "DF")
    #expect(try capacity(grammar, "京A00 - 京AZZ") == 240 + 240 + 576)
    let partly = try Standard.grammar(["LE", "EL"], letters: "ABC", energyLetters: "CD")
    // AC AD BC BD CC CD, and CA CB (CC again), DA DB DC.
    #expect(try capacity(partly, "京A00 - 京AZZ") == 11)
  }

  @Test func `letters that no serial holds have no effect`() throws {
    let grammar = SerialGrammar(
      patterns: [try SerialPattern("LD")], letters: CharacterClassSet.letters.union(.digits))
    #expect(grammar.letters == .serialLetters)
    #expect(try capacity(grammar, "京A00 - 京AZZ") == 240)
    let none = SerialGrammar(patterns: [try SerialPattern("LD")], letters: .none)
    #expect(try !none.admits(PlateNumber("京AA1")))
  }

  @Test func `a pattern text is checked`() throws {
    #expect(try SerialPattern("DLEDLE").length == 6)
    expectFailure("", .empty, 0..<0)
    expectFailure("DDDDDDL", .tooLong, 6..<7)
    expectFailure("DDXDD", .badCharacter("X", position: 3), 2..<3)
    expectFailure("DＤ", .badCharacter("Ｄ", position: 2), 1..<4)
    expectFailure("d", .badCharacter("d", position: 1), 0..<1)
  }

  private func capacity(_ grammar: SerialGrammar, _ range: String) throws -> Int {
    try NumberRange(range).blocks(under: grammar).reduce(0) { $0 + $1.count }
  }

  private func expectFailure(
    _ text: String, _ reason: SerialPattern.ParseError.Reason, _ range: Range<Int>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      throws: SerialPattern.ParseError(reason: reason, utf8Range: range),
      sourceLocation: sourceLocation
    ) { try SerialPattern(text) }
  }
}
