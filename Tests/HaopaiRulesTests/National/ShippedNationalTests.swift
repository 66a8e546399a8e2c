import HaopaiDiagnostics
import HaopaiDomain
import Testing

@testable import HaopaiRules

/// The repository's national files against the figures of the standard and the notices.
@Suite("the nation's own files")
struct ShippedNationalTests {
  private static let loaded = Result { () throws -> NationalRules in
    var findings = FindingCollector()
    let trees = try RepositoryFiles.all().sorted { $0.key < $1.key }
    return NationalRules(trees.compactMap { RuleFile($0.value, &findings) }, &findings)
  }

  private let national: NationalRules

  init() throws { national = try Self.loaded.get() }

  // MARK: - Plate kinds (GA 36-2018, tables 4 to 6)

  private func kinds(of text: String) throws -> [String] {
    let number = try PlateNumber(text)
    return national.plateKinds.filter { kind in
      SerialGrammar(
        patterns: kind.patterns, letters: national.letters, energyLetters: national.energyLetters
      ).admits(number)
    }.map(\.name)
  }

  @Test(arguments: [
    ("川A123AB", ["small-car"]), ("川AF12345", ["small-nev"]), ("川AA12345", ["small-nev"]),
    ("川A12345D", ["large-nev"]), ("川A123456", []), ("京AABC12", []), ("京AP12345", []),
  ])
  func aNumberIsOfOneKindAtMost(text: String, kinds: [String]) throws {
    #expect(try self.kinds(of: text) == kinds)
  }

  @Test func anAuthorityHasAsManyNumbersAsTheStandardGivesIt() throws {
    let ends = [
      "small-car": ("鲁F00000 - 鲁FZZZZZ", 7_060_000),
      "small-nev": ("鲁F000000 - 鲁FZZZZZZ", 3_400_000),
      "large-nev": ("鲁F00000A - 鲁F99999Z", 1_000_000),
    ]
    for kind in national.plateKinds {
      let (range, count) = try #require(ends[kind.name])
      let grammar = SerialGrammar(
        patterns: kind.patterns, letters: national.letters, energyLetters: national.energyLetters)
      let blocks = try NumberRange(range).blocks(under: grammar)
      #expect(blocks.reduce(0) { $0 + $1.count } == count, "\(kind.name)")
    }
  }

  @Test func lettersAndCodes() {
    #expect(national.letters.description == "ABCDEFGHJKLMNPQRSTUVWXYZ")
    #expect(national.energyLetters.description == "ABCDEFGHJK")
    #expect(
      Dictionary(uniqueKeysWithValues: national.plateKinds.map { ($0.name, $0.code) })
        == ["small-car": "02", "small-nev": "52", "large-nev": "51"])
  }

  // MARK: - Authorities (GA 36-2018, appendix A)

  @Test func everyProvinceHasItsAuthorities() throws {
    let table = try #require(national.authorities)
    #expect(table.places.keys.sorted() == Province.all)
    let whole = table.places.mapValues { places in
      places.reduce(CharacterClassSet.none) { $0.union($1.letters) }.description
    }
    for municipality in "京津沪渝" {
      let province = try #require(Province(municipality))
      #expect(whole[province] == "ABCDEFGHJKLMNPQRSTUVWXYZ")
    }
    #expect(!whole.values.contains { $0.contains("I") })
    #expect(whole.filter { $0.value.contains("O") }.map(\.key.description) == ["鲁"])
  }

  @Test(arguments: [
    ("鲁F", "烟台"), ("鲁Y", "烟台"), ("鲁O", "省直机关"), ("鲁W", "省直机关"), ("鲁S", "莱芜"),
    ("黑L", "哈尔滨"), ("闽K", "福州"), ("粤Z", "港澳入出境车"), ("桂H", "桂林"), ("新D", "伊犁哈萨克州"),
    ("冀A", "石家庄"), ("粤B", "深圳"), ("川G", "成都"),
  ])
  func aLetterNamesItsPlace(head: String, place: String) throws {
    let table = try #require(national.authorities)
    let province = try #require(head.first.flatMap { Province($0) })
    let letter = try #require(head.utf8.last)
    #expect(table.places(of: letter, in: province).map(\.name) == [place])
  }

  @Test(arguments: ["豫V", "苏U", "粤I", "陕U", "冀I", "吉L"])
  func aLetterThatTheTableLacksNamesNone(head: String) throws {
    let table = try #require(national.authorities)
    let province = try #require(head.first.flatMap { Province($0) })
    let letter = try #require(head.utf8.last)
    #expect(table.places(of: letter, in: province).isEmpty)
  }

  // MARK: - Working days

  @Test(arguments: [
    ("2025-09-30", "2025-10-11"), ("2025-01-24", "2025-02-05"), ("2026-02-13", "2026-02-25"),
    ("2026-09-30", "2026-10-10"), ("2022-12-30", "2023-01-05"), ("2024-12-30", "2025-01-03"),
    ("2025-04-30", "2025-05-08"), ("2026-01-01", "2026-01-06"),
  ])
  func threeWorkingDays(selection: String, last: String) throws {
    let day = try #require(CivilDate(selection))
    let answer = national.calendar.lastDay(of: try Term("3 working days"), from: day)
    #expect(answer.date.description == last)
    #expect(!answer.provisional)
  }

  @Test func aYearThatIsNotAnnouncedIsAGuess() throws {
    let day = try #require(CivilDate("2026-12-30"))
    let answer = national.calendar.lastDay(of: try Term("3 working days"), from: day)
    #expect(answer.date.description == "2027-01-04")
    #expect(answer.provisional)
    #expect(national.calendar.coveredYears == Array(2016...2026))
  }

  @Test(arguments: [
    ("2025-01-26", true), ("2025-02-08", true), ("2025-04-27", true), ("2025-09-28", true),
    ("2025-10-11", true), ("2026-01-04", true), ("2026-02-14", true), ("2026-02-28", true),
    ("2026-05-09", true), ("2026-09-20", true), ("2026-10-10", true), ("2025-01-01", false),
    ("2025-02-04", false), ("2025-02-05", true), ("2025-10-08", false), ("2025-10-09", true),
    ("2025-10-12", false), ("2026-01-02", false), ("2026-02-23", false), ("2026-02-24", true),
    ("2022-12-31", false), ("2023-01-02", false), ("2023-01-03", true),
  ])
  func noticesDecideWhatIsWorked(day: String, isWorking: Bool) throws {
    let date = try #require(CivilDate(day))
    #expect(national.calendar.isWorkingDay(date).isWorking == isWorking)
  }
}
