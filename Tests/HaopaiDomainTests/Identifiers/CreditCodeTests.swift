import HaopaiDomain
import Testing

@Suite struct CreditCodeTests {
  static let valid = [
    "91350100M000100Y43", "91110000802100433B", "91110108551385082Q", "91440300708461136T",
  ]

  @Test(arguments: valid)
  func knownCodesPass(text: String) throws {
    #expect(try CreditCode(text).text == text)
    #expect(try CreditCode(" \(text.lowercased())\u{3000}").text == text)
  }

  @Test(arguments: valid)
  func everyMutationOfOneCharacterIsSeen(text: String) {
    for (index, original) in text.enumerated() {
      for other in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" where other != original {
        guard let passed = try? CreditCode(text.replacing(index, by: other)) else { continue }
        Issue.record("\(passed) passed, made from \(text)")
      }
    }
  }

  @Test(
    arguments: zip(
      [
        "", "91350100M000100Y4", "91350100M000100Y433", "91350100M000100I43",
        "91350100M00O100Y43", "9135A100M000100Y43", "91350100M000100Y44", "9135010五M000100Y43",
      ],
      [
        .length(0), .length(17), .length(19), .character(position: 16), .character(position: 12),
        .character(position: 5), .checkDigit(expected: "3"), .character(position: 8),
      ] as [CreditCode.Failure]))
  func refusesWithAReason(text: String, failure: CreditCode.Failure) {
    #expect(throws: failure) { try CreditCode(text) }
  }

  @Test func onlyZerosIdentifyNobody() {
    #expect(throws: CreditCode.Failure.division) { try CreditCode("000000000000000000") }
    #expect(throws: CreditCode.Failure.division) { try CreditCode("91000000M000100Y43") }
  }

  /// Position 17 changed and the check of the whole made right again.
  @Test func theOrganisationHasACheckOfItsOwn() throws {
    let forged = "91350100M000100Y5"
    let passing = "0123456789ABCDEFGHJKLMNPQRTUWXY".filter { last in
      do throws(CreditCode.Failure) {
        _ = try CreditCode(forged + String(last))
        return true
      } catch {
        return error == .organisationCheckDigit(expected: "4")
      }
    }
    #expect(passing.count == 1)
    #expect(throws: CreditCode.Failure.organisationCheckDigit(expected: "4")) {
      try CreditCode(forged + passing)
    }
  }
}
