import HaopaiDomain
import Testing

@Suite struct VehicleIdentificationTests {
  static let valid = [
    "1M8GDM9AXKP042788", "11111111111111111", "LDC613P23A1305189", "LSJA24U62JG269225",
    "LBV5S3102ESJ25655",
  ]

  @Test(arguments: valid)
  func knownNumbersPass(text: String) throws {
    #expect(try VehicleIdentification(text).text == text)
  }

  @Test func aWrongCheckDigitNamesTheRightOne() {
    #expect(throws: VehicleIdentification.Failure.checkDigit(expected: "2")) {
      try VehicleIdentification("LSVAA4187E2184847")
    }
  }

  @Test func importsMayGoWithoutCheckDigit() throws {
    let imported = try VehicleIdentification("LSVAA4187E2184847", requiresCheckDigit: false)
    #expect(!imported.hasCheckDigit)
    #expect(imported.expectedCheckDigit == "2")
    #expect(throws: VehicleIdentification.Failure.character(position: 1)) {
      try VehicleIdentification("OSVAA4187E2184847", requiresCheckDigit: false)
    }
  }

  @Test(
    arguments: [
      " 1m8gdm9axkp042788\t", "\u{3000}1M8GDM9AXKP042788", "１Ｍ８ＧＤＭ９ＡＸＫＰ０４２７８８",
      "1m8gdm9aｘkp042788 ",
    ])
  func inputIsNormalised(text: String) throws {
    #expect(try VehicleIdentification(text).text == "1M8GDM9AXKP042788")
  }

  @Test(
    arguments: zip(
      [
        "", "1M8GDM9AXKP04278", "1M8GDM9AXKP0427888", "1M8GDM9AXKP04278I", "OM8GDM9AXKP042788",
        "1M8GDM9AXQP042788", "1M8GDM9A KP042788", "1M8GDM9AXKP04278五", "1M8GDM9AXKP04278e\u{301}",
        "1M8GDM9A-KP042788", "1M8GDM9AXKP04278\u{0}",
      ],
      [
        .length(0), .length(16), .length(18), .character(position: 17), .character(position: 1),
        .character(position: 10), .character(position: 9), .character(position: 17), .length(18),
        .character(position: 9), .character(position: 17),
      ] as [VehicleIdentification.Failure]))
  func refusesWithAReason(text: String, failure: VehicleIdentification.Failure) {
    #expect(throws: failure) { try VehicleIdentification(text) }
  }

  @Test func aHugeTextIsOnlyCounted() {
    #expect(throws: VehicleIdentification.Failure.length(1_000_000)) {
      try VehicleIdentification(String(repeating: "1", count: 1_000_000))
    }
  }

  /// 1, A and J count the same, so only a change of value can be seen; the check digit itself is
  /// compared as a character.
  @Test(arguments: valid)
  func everyChangeOfOneValueIsSeen(text: String) {
    let values: [Character: Int] = Dictionary(
      uniqueKeysWithValues: zip(
        "0123456789ABCDEFGHJKLMNPRSTUVWXYZ",
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
          + [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9]))
    for (index, original) in text.enumerated() {
      for (other, value) in values where other != original {
        let isSeen = (try? VehicleIdentification(text.replacing(index, by: other))) == nil
        let mustBeSeen = index == 8 || value != values[original]
        guard isSeen != mustBeSeen else { continue }
        Issue.record("\(other) at \(index) of \(text): seen \(isSeen)")
      }
    }
  }

  @Test func descriptionIsMasked() throws {
    let vin = try VehicleIdentification("1M8GDM9AXKP042788")
    #expect("\(vin)" == "***********042788")
  }
}

extension String {
  /// The text with one character exchanged.
  func replacing(_ index: Int, by character: Character) -> String {
    var characters = Array(self)
    characters[index] = character
    return String(characters)
  }
}
