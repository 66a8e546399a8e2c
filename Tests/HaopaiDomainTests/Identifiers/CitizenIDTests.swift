import HaopaiDomain
import Testing

@Suite struct CitizenIDTests {
  static let valid = [
    "11010519491231002X", "440524188001010014", "53010219200508011X", "34052419800101001X",
  ]

  @Test(arguments: valid)
  func knownNumbersPass(text: String) throws {
    #expect(try CitizenID(text).text == text)
  }

  @Test(arguments: [
    "11010519491231002x", " 11010519491231002X ", "１１０１０５１９４９１２３１００２Ｘ", "11010519491231002ｘ",
  ])
  func inputIsNormalised(text: String) throws {
    #expect(try CitizenID(text).text == "11010519491231002X")
  }

  @Test(
    arguments: zip(
      [
        "", "11010519491231002", "11010519491231002XX", "110105491231002", "11010549123100X",
        "1101054912310022", "X1010519491231002X", "11010519491231002Y", "1101051949123100五X",
        "11010519490229002X", "11010519491331002X", "11010517991231002X", "110105194912310020",
      ],
      [
        .length(0), .length(17), .length(19), .fifteenDigits, .length(15), .length(16),
        .character(position: 1), .character(position: 18), .character(position: 17), .birthDate,
        .birthDate, .birthDate, .checkDigit(expected: "X"),
      ] as [CitizenID.Failure]))
  func refusesWithAReason(text: String, failure: CitizenID.Failure) {
    #expect(throws: failure) { try CitizenID(text) }
  }

  @Test(arguments: valid)
  func everyMutationOfOneCharacterIsSeen(text: String) {
    for (index, original) in text.enumerated() {
      for other in "0123456789X" where other != original {
        guard let passed = try? CitizenID(text.replacing(index, by: other)) else { continue }
        Issue.record("\(passed.text) passed, made from \(text)")
      }
    }
  }

  @Test func aDivisionOfZerosIsNone() {
    #expect(throws: CitizenID.Failure.division) { try CitizenID("000000194912310029") }
  }

  @Test func tellsTheBirthDate() throws {
    let younger = try CitizenID("11010519491231002X")
    let older = try CitizenID("440524188001010014")
    #expect(younger.birthDate.description == "1949-12-31")
    #expect(older.birthDate.description == "1880-01-01")
  }

  @Test func descriptionIsMasked() throws {
    #expect("\(try CitizenID("11010519491231002X"))" == "110*************2X")
    #expect(String(reflecting: [try CitizenID(Self.valid[0])]) == "[110*************2X]")
  }
}
