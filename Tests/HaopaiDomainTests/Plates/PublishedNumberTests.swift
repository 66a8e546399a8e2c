import HaopaiDomain
import Testing

/// Numbers that lists in public use as examples, by the kinds under which they exist
/// (GA 36-2018, tables 4 to 6).
@Suite struct PublishedNumberTests {
  enum Kind: CaseIterable {
    case ordinary, smallEnergy, largeEnergy

    func grammar() throws -> SerialGrammar {
      switch self {
      case .ordinary: try Standard.ordinary()
      case .smallEnergy: try Standard.smallEnergy()
      case .largeEnergy: try Standard.largeEnergy()
      }
    }
  }

  private func kinds(of text: String) throws -> [Kind] {
    let number = try PlateNumber(text)
    return try Kind.allCases.filter { try $0.grammar().admits(number) }
  }

  @Test(
    arguments: [
      ("川A123AB", .ordinary), ("京A·12345", .ordinary), ("沪C18E00", .ordinary),
      ("沪C18E99", .ordinary), ("川AF12345", .smallEnergy), ("川AD12345", .smallEnergy),
      // Lists that know D and F only call it wrong.
      ("川AA12345", .smallEnergy), ("川A12345D", .largeEnergy), ("川A12345F", .largeEnergy),
      ("川A12345A", .largeEnergy),
    ] as [(String, Kind)])
  func `an example is a number of one kind`(text: String, kind: Kind) throws {
    #expect(try kinds(of: text) == [kind])
  }

  /// Expressions in use take five letters, six digits, and any letter for energy.
  @Test(arguments: ["京AABC12", "京AABCDE", "川A123456", "川AL12345", "川A12345L", "京AP12345"])
  func `what too weak an expression takes is a number of no kind`(text: String) throws {
    #expect(try kinds(of: text).isEmpty)
  }

  @Test(
    arguments: [
      ("川A2222i", .forbiddenLetter("i", position: 5)), ("川AD123456", .wrongLength(7)),
      // Plates for training, trailers, police, cars from Hong Kong and Macao, missions: none of
      // them can be selected.
      ("川A2222学", .badCharacter("学", position: 5)), ("冀A·1234挂", .badCharacter("挂", position: 5)),
      ("京A·1234警", .badCharacter("警", position: 5)), ("粤Z·1234港", .badCharacter("港", position: 5)),
      ("粤Z·1234澳", .badCharacter("澳", position: 5)), ("沪22478领", .badAuthority("2")),
      ("使 123 456", .unknownProvince("使")), ("123456使", .unknownProvince("1")),
    ] as [(String, PlateNumber.ParseError.Reason)])
  func `what no serial can be is refused with its cause`(
    text: String, reason: PlateNumber.ParseError.Reason
  ) throws {
    do throws(PlateNumber.ParseError) {
      let number = try PlateNumber(text)
      Issue.record("\(number) was read from \(text)")
    } catch {
      #expect(error.reason == reason)
    }
  }

  @Test(arguments: "DABCEFGHJK")
  func `each of the ten energy letters has its numbers`(letter: Character) throws {
    #expect(try kinds(of: "川A\(letter)12345") == [.smallEnergy])
    #expect(try kinds(of: "川A\(letter)Z1234") == [.smallEnergy])
    #expect(try kinds(of: "川A12345\(letter)") == [.largeEnergy])
    #expect(try capacity(.smallEnergy, of: letter) == 340_000)
    #expect(try capacity(.largeEnergy, of: letter) == 100_000)
  }

  private func capacity(_ kind: Kind, of letter: Character) throws -> Int {
    let range =
      kind == .smallEnergy
      ? "川A\(letter)00000 - 川A\(letter)Z9999" : "川A00000\(letter) - 川A99999\(letter)"
    return try NumberRange(range).blocks(under: kind.grammar()).reduce(0) { $0 + $1.count }
  }
}
