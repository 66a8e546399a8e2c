import HaopaiDomain
import HaopaiTestSupport
import Testing

@Suite struct PlateNumberTests {
  @Test(arguments: [
    "鲁F·12345", "鲁F12345", "鲁f•12345", "鲁Ｆ・１２３４５", " 鲁 F ． 123 45 ", "鲁F‧12345", "鲁F.12345",
    "鲁F-12345", "鲁Ｆ－１２３４５", "　鲁　Ｆ　１２３４５　", "鲁F··12345", "鲁ｆ\u{A0}12345",
  ])
  func `what people type becomes one normal form`(text: String) throws {
    #expect(try PlateNumber(text).description == "鲁F·12345")
  }

  @Test func `the parts of a number can be read`() throws {
    let number = try PlateNumber("京AD12345")
    #expect(number.province.index == 1)
    #expect(number.province.character == "京")
    #expect(number.authority == UInt8(ascii: "A"))
    #expect(Array(number.serial) == bytes("D12345"))
    #expect(number.contains(UInt8(ascii: "D")))
    #expect(!number.contains(UInt8(ascii: "A")))
    #expect(!number.contains(0))
    #expect(Array(try PlateNumber("京A7").serial) == bytes("7"))
  }

  @Test func `an authority may be O but a serial never holds it`() throws {
    #expect(try PlateNumber("鲁O·12345").authority == UInt8(ascii: "O"))
    #expect(throws: failure(.forbiddenLetter("o", position: 2), 7..<8)) {
      try PlateNumber("鲁F·1o345")
    }
    #expect(throws: failure(.forbiddenLetter("Ｉ", position: 5), 8..<11)) {
      try PlateNumber("鲁F1234Ｉ")
    }
  }

  @Test func `errors name the cause and its bytes`() {
    expectFailure("", .empty, 0..<0)
    expectFailure(" 　", .empty, 4..<4)
    expectFailure("港A12345", .unknownProvince("港"), 0..<3)
    expectFailure("F12345", .unknownProvince("F"), 0..<1)
    expectFailure("鲁", .missingAuthority, 3..<3)
    expectFailure("鲁I12345", .badAuthority("I"), 3..<4)
    expectFailure("鲁7", .badAuthority("7"), 3..<4)
    expectFailure("鲁·F12345", .badAuthority("·"), 3..<5)
    expectFailure("鲁F", .wrongLength(0), 4..<4)
    expectFailure("鲁F·", .wrongLength(0), 6..<6)
    expectFailure("鲁F·1234567", .wrongLength(7), 6..<13)
    expectFailure("鲁F·1-345", .badCharacter("-", position: 2), 7..<8)
    expectFailure("鲁F·1234挂", .badCharacter("挂", position: 5), 10..<13)
  }

  /// Swift compares strings by canonical equivalence; plates are compared by their bytes.
  @Test func `look-alikes that Swift calls equal are not accepted`() {
    let greekDot = "鲁F\u{387}12345"
    #expect(greekDot == "鲁F\u{B7}12345")
    expectFailure(greekDot, .badCharacter("\u{387}", position: 1), 4..<6)
    expectFailure("鲁F1234\u{0301}5", .badCharacter("\u{0301}", position: 5), 8..<10)
    expectFailure("鲁F\u{200B}12345", .badCharacter("\u{200B}", position: 1), 4..<7)
    expectFailure("鲁F1234五", .badCharacter("五", position: 5), 8..<11)
    expectFailure("鲁F1234٣", .badCharacter("٣", position: 5), 8..<10)
    expectFailure("鲁Я12345", .badAuthority("Я"), 3..<5)
    #expect(Province("京\u{301}" as Character) == nil)
  }

  @Test func `lengths hold at both ends`() throws {
    for length in 1...6 {
      let text = "鲁F·" + String(repeating: "9", count: length)
      #expect(try PlateNumber(text).description == text)
    }
    let overlong = "鲁F·" + String(repeating: "9", count: 100_000)
    #expect(throws: failure(.wrongLength(100_000), 6..<100_006)) { try PlateNumber(overlong) }
  }

  @Test func `all provinces are known and keep their index`() throws {
    let listed = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
    #expect(String(Province.all.map(\.character)) == listed)
    #expect(Province.all.map { Int($0.index) } == Array(1...31))
    for character in listed { #expect(Province(character)?.character == character) }
    for index in [-1, 0, 32, 256, Int.max] { #expect(Province(index: index) == nil) }
    for stranger: Character in ["港", "澳", "台", "使", "A"] { #expect(Province(stranger) == nil) }
  }

  @Test func `numbers order by province, authority, then characters`() throws {
    let texts = ["京Z99999", "津A1", "津A12", "津A2", "津AA", "津B0", "新A00000"]
    let numbers = try texts.map { try PlateNumber($0) }
    #expect(numbers.sorted() == numbers)
    #expect(Array(numbers.reversed()).sorted() == numbers)
  }

  @Test func `a word is read back, and only a word that a number has`() throws {
    for text in ["京A0", "新ZZZZZZZ", "鲁F0A123"] {
      let number = try PlateNumber(text)
      #expect(number.word > 0)
      #expect(PlateNumber(word: number.word) == number)
    }
    let good = try PlateNumber("鲁F0A123").word
    let wrong: [Int64] = [
      0, -1, .min, .max, -good,
      good | 1,  // a byte 1 in the sixth place
      good & ~(0xFF << 24),  // a hole in the serial
      good & ~(0xFF << 48),  // no authority
      good & (0xFFFF << 48),  // no serial
      good & ~(0xFF << 56),  // province 0
      good & ~(0xFF << 56) | 32 << 56,
      good & ~(0xFF << 48) | Int64(UInt8(ascii: "I")) << 48,
      good & ~(0xFF << 40) | Int64(UInt8(ascii: "O")) << 40,
      good & ~(0xFF << 40) | Int64(UInt8(ascii: "a")) << 40,
    ]
    for word in wrong { #expect(PlateNumber(word: word) == nil, "\(word)") }
  }

  @Test func `any scalars give a number or an error inside the text`() throws {
    let seed: UInt64 = 0x5EED_0001
    var chance = SplitMix64(seed: seed)
    let alphabet = Array("鲁京FfOI019Ｆ９·•-~至 　\u{387}\u{1F600}\u{0}\r\n".unicodeScalars)
    for round in 0..<20_000 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...10, using: &chance) {
        scalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &chance)])
      }
      let text = String(scalars)
      do {
        let number = try PlateNumber(text)
        #expect(try PlateNumber(number.description) == number, "seed \(seed) round \(round)")
        #expect(PlateNumber(word: number.word) == number, "seed \(seed) round \(round)")
      } catch {
        #expect(error.utf8Range.upperBound <= text.utf8.count, "seed \(seed) round \(round)")
      }
    }
  }

  private func failure(
    _ reason: PlateNumber.ParseError.Reason, _ range: Range<Int>
  ) -> PlateNumber.ParseError { PlateNumber.ParseError(reason: reason, utf8Range: range) }

  private func expectFailure(
    _ text: String, _ reason: PlateNumber.ParseError.Reason, _ range: Range<Int>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: failure(reason, range), sourceLocation: sourceLocation) {
      try PlateNumber(text)
    }
  }
}
