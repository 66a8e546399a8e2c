import HaopaiDomain
import HaopaiTestSupport
import Testing

@Suite struct NumberRangeTests {
  @Test(arguments: [
    "鲁F·0A000 - 鲁F·0A999", "鲁F0A000~鲁F0A999", "鲁F·0A000～鲁F·0A999", "鲁F0A000 – 鲁F0A999",
    "鲁F·0A000至鲁F·0A999", "鲁F-0A000-鲁F-0A999", "鲁Ｆ０Ａ０００－鲁Ｆ０Ａ９９９", "鲁F0A000—鲁F0A999",
    "鲁F0A000〜鲁F0A999",
  ])
  func `a range is read however it is joined`(text: String) throws {
    let range = try NumberRange(text)
    #expect(range.description == "鲁F·0A000 - 鲁F·0A999")
    #expect(try blocks(range).map(\.count) == [1000])
  }

  @Test func `a single number is a range`() throws {
    let range = try NumberRange("鲁F·12345")
    #expect(range == NumberRange(try PlateNumber("鲁F12345")))
    #expect(range.description == "鲁F·12345")
    #expect(try blocks(range).map(\.count) == [1])
  }

  @Test func `errors name the cause and its bytes`() {
    expectFailure("", .number(.empty), 0..<0)
    expectFailure("鲁F12345 - ", .number(.empty), 12..<12)
    expectFailure("鲁F1234I - 鲁F12349", .number(.forbiddenLetter("I", position: 5)), 8..<9)
    expectFailure("鲁F12345 - 鲁F1234O", .number(.forbiddenLetter("O", position: 5)), 20..<21)
    expectFailure("鲁F1 - 鲁F2 - 鲁F3", .number(.badCharacter("-", position: 2)), 14..<15)
    expectFailure("鲁F1 - 12", .number(.unknownProvince("1")), 8..<9)
    expectFailure("鲁F10 - 鲁F9", .differentLength(2, 1), 0..<14)
    expectFailure("鲁F350 - 鲁F420", .endBeforeStart(position: 2), 0..<17)
    expectFailure("鲁FA - 鲁F9", .endBeforeStart(position: 1), 0..<13)
    #expect(throws: NumberRange.ParseError.self) { try NumberRange("鲁F1 - 鲁Y2") }
    #expect(throws: NumberRange.ParseError.self) { try NumberRange("鲁F1 - 京F2") }
  }

  /// A blank in front changes nothing but the form, and where in the text a mistake stands.
  @Test func `the usual form means what any other does`() {
    let seed = UInt64.random(in: .min ... .max)
    var random = SplitMix64(seed: seed)
    func number() -> String {
      let serial = (0..<Int.random(in: 0...7, using: &random)).map { _ in
        "09AZIOa·鲁-"
          .randomElement(using: &random) ?? "0"
      }
      let digits = (0..<Int.random(in: 2...3, using: &random)).map { _ in
        "0A9"
          .randomElement(using: &random) ?? "0"
      }
      return ["鲁F·", "鲁F·", "鲁F·", "京F·", "鲁I·", "学F·", "é·F·"][
        Int.random(in: 0..<7, using: &random)]
        + String(Int.random(in: 0..<3, using: &random) == 0 ? serial : digits)
    }
    func read(_ text: String, shift: Int) -> Result<NumberRange, NumberRange.ParseError> {
      Result { () throws(NumberRange.ParseError) in
        do throws(NumberRange.ParseError) {
          return try NumberRange(text)
        } catch {
          let start = max(0, error.utf8Range.lowerBound - shift)
          throw NumberRange.ParseError(
            reason: error.reason, utf8Range: start..<(error.utf8Range.upperBound - shift))
        }
      }
    }
    var sound = 0
    for _ in 0..<8_000 {
      let text = number() + " - " + number()
      let usual = read(text, shift: 0)
      #expect(usual == read(" " + text, shift: 1), "seed \(seed): \(text)")
      if case .success = usual { sound += 1 }
    }
    #expect(sound > 40, "seed \(seed)")
  }

  @Test func `each position runs on its own, digits before letters`() throws {
    let mixed = try Standard.grammar(["D", "L"])
    let numbers = try all(NumberRange("鲁F8 - 鲁FB").blocks(under: mixed))
    #expect(numbers.map(\.description) == ["鲁F·8", "鲁F·9", "鲁F·A", "鲁F·B"])
    let square = try all(NumberRange("鲁F12 - 鲁F23").blocks(under: Standard.grammar(["DD"])))
    #expect(square.map(\.description) == ["鲁F·12", "鲁F·13", "鲁F·22", "鲁F·23"])
  }

  @Test func `letters and grammar may leave nothing`() throws {
    let range = try NumberRange("鲁FABC00 - 鲁FABC99")
    #expect(try blocks(range).isEmpty)
    let noA = try Standard.grammar(Standard.ordinaryPatterns, letters: "BCD")
    #expect(try NumberRange("鲁F0A000 - 鲁F0A999").blocks(under: noA).isEmpty)
    #expect(try NumberRange("鲁F0 - 鲁F9").blocks(under: noA).isEmpty)
  }

  @Test func `excluded characters leave the range`() throws {
    let range = try NumberRange("鲁F0A000 - 鲁F0A999")
    let without = range.blocks(
      under: try Standard.ordinary(), excluding: try CharacterClassSet("4"))
    #expect(without.map(\.count) == [729])
    #expect(all(without).allSatisfy { !$0.contains(UInt8(ascii: "4")) })
    #expect(try blocks(range).map { $0.count(without: try CharacterClassSet("4")) } == [729])
    #expect(
      range.blocks(under: try Standard.ordinary(), excluding: try CharacterClassSet("A")).isEmpty)
  }

  @Test func `ranges that share a number name one`() throws {
    let first = try NumberRange("鲁F0A000 - 鲁F0C599")
    let witness = try PlateNumber("鲁F0B500")
    #expect(first.overlap(with: try NumberRange("鲁F0B500 - 鲁F0Z999")) == witness)
    #expect(try NumberRange("鲁F0B500 - 鲁F0Z999").overlap(with: first) == witness)
    #expect(first.overlap(with: try NumberRange("鲁F0D000 - 鲁F0D999")) == nil)
    #expect(first.overlap(with: try NumberRange("鲁F0A600 - 鲁F0C999")) == nil)
    #expect(first.overlap(with: try NumberRange("鲁Y0A000 - 鲁Y0C599")) == nil)
    #expect(first.overlap(with: try NumberRange("京F0A000 - 京F0C599")) == nil)
    #expect(first.overlap(with: try NumberRange("鲁F0A00 - 鲁F0C59")) == nil)
    #expect(first.overlap(with: first) == first.first)
  }

  /// The decomposition against its definition, number by number.
  @Test func `blocks are exactly the admitted numbers, each once`() throws {
    let seed: UInt64 = 0x5EED_0002
    var chance = SplitMix64(seed: seed)
    let alphabet = Array("0189ABHJZ".utf8)
    let grammars = [
      try Standard.grammar(["DDD", "LDD", "DLD", "LLD", "DDL"], letters: "ABHJ"),
      try Standard.grammar(
        ["EDD", "LDD", "LLE", "ELL", "DEL"], letters: "ABH", energyLetters: "HJZ"),
    ]
    let shandong = try #require(Province("鲁" as Character))
    for round in 0..<40 {
      var low: [UInt8] = []
      var high: [UInt8] = []
      for _ in 0..<3 {
        let ends = [0, 1].map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &chance)] }
        low.append(min(ends[0], ends[1]))
        high.append(max(ends[0], ends[1]))
      }
      let from = try #require(PlateNumber(province: shandong, authority: 70, serial: low))
      let through = try #require(PlateNumber(province: shandong, authority: 70, serial: high))
      let range = try NumberRange(from: from, through: through)
      let grammar = grammars[round % 2]
      var naive: [PlateNumber] = []
      for a in low[0]...high[0] {
        for b in low[1]...high[1] {
          for c in low[2]...high[2] {
            let number = PlateNumber(province: shandong, authority: 70, serial: [a, b, c])
            if let number, grammar.pattern(of: number) != nil { naive.append(number) }
          }
        }
      }
      let found = range.blocks(under: grammar)
      #expect(all(found).sorted() == naive.sorted(), "seed \(seed) round \(round)")
      #expect(found.map(\.first) == found.map(\.first).sorted(), "seed \(seed) round \(round)")
    }
  }

  private func blocks(_ range: NumberRange) throws -> [NumberBlock] {
    range.blocks(under: try Standard.ordinary())
  }

  private func all(_ blocks: [NumberBlock]) -> [PlateNumber] {
    blocks.flatMap { block in (0..<block.count).compactMap { block.number(at: $0) } }
  }

  private func expectFailure(
    _ text: String, _ reason: NumberRange.ParseError.Reason, _ range: Range<Int>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      throws: NumberRange.ParseError(reason: reason, utf8Range: range),
      sourceLocation: sourceLocation
    ) { try NumberRange(text) }
  }
}
