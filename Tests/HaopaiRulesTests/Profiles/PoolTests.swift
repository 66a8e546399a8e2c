import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
import Testing

@testable import HaopaiRules

@Suite("pools")
struct PoolTests {
  private func world(
    _ pools: String, letters: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ProfileWorld {
    try ProfileWorld(
      city("\(letters)\npools: \(pools)", letter: "F, Y"), sourceLocation: sourceLocation)
  }

  private func range(_ text: String) -> String { "{ range: \(text), released: 2021-03-23 }" }

  @Test func rangesBecomeBlocks() throws {
    let world = try world(
      "{ car: [\(range("鲁F·00000 - 鲁F·00999")), \(range("鲁Y·A0000 - 鲁Y·C0009"))] }")
    world.expectFindings()
    let numbers = try #require(world.book.cities.first?.numbers)
    #expect(numbers.entries.map(\.count) == [1_000, 30])
    #expect(numbers.firstRelease == CivilDate("2021-03-23"))
    let pools = numbers.pools(kinds: 2, filters: [])
    #expect(pools[0]?.count == 1_030 && pools[1] == nil)
  }

  @Test func lettersCutRangesDown() throws {
    let world = try world(
      "{ car: [\(range("鲁Y·A0000 - 鲁Y·C0009"))] }", letters: "letters: AB")
    world.expectFindings()
    #expect(world.book.cities.first?.numbers?.entries.map(\.count) == [20])
  }

  @Test(arguments: [0, 1])
  func aFileHasSoManyRanges(more: Int) throws {
    let count = PoolReader.mostRanges + more - 1
    let ranges = (0..<count).map { range("鲁F·D\(10_000 + $0)") }.joined(separator: ", ")
    let world = try world("{ car: [\(range("鲁Y·A0000"))], 1️⃣nev: [\(ranges)] }")
    world.expectFindings(
      more == 0 ? [:] : ["1️⃣": Expected("pool-too-large", "\(count + 1) ranges up to here")])
  }

  @Test func theCitysPrefixOnly() throws {
    try world("{ car: [\(range("1️⃣鲁B·00000 - 鲁B·00999")), \(range("2️⃣京F·00000"))] }")
      .expectFindings([
        "1️⃣": Expected("foreign-range", "`鲁F`, `鲁Y`"), "2️⃣": Expected("foreign-range"),
      ])
  }

  @Test func aPrefixThatNoRangeHas() throws {
    let pools = "{ car: [\(range("鲁F·00000 - 鲁F·00999")), \(range("鲁Y·00000 - 鲁Y·00999"))] }"
    func world(_ province: String, _ letters: String) throws -> ProfileWorld {
      try ProfileWorld(
        city("\npools: \(pools)").replacing(
          "province: 鲁, authorities: [F]", with: "province: \(province), authorities: \(letters)"))
    }
    try world("1️⃣京", "[F, Y]")
      .expectFindings(["1️⃣": Expected("foreign-range", "begin with `鲁F`, `鲁Y`")])
    try world("1️⃣京", "[F, Y]")
      .expectFindings(["1️⃣": Expected("foreign-range", "号段以 `鲁F`、`鲁Y` 开头")])
    try world("鲁", "1️⃣[A, B]").expectFindings(["1️⃣": Expected("foreign-range")])
    // A single range may as well be wrong itself.
    try self.world("{ car: [\(range("1️⃣鲁B·00000 - 鲁B·00999"))] }")
      .expectFindings(["1️⃣": Expected("foreign-range", "`鲁F`, `鲁Y`")])
  }

  @Test func whatCannotBeRead() throws {
    try world("{ car: [\(range("鲁F·00000 - 鲁F·00001️⃣I"))] }")
      .expectFindings(["1️⃣": Expected("bad-number-range", "`I`")])
    try world("{ car: [\(range("1️⃣鲁F·00009 - 鲁F·00000"))] }")
      .expectFindings(["1️⃣": Expected("bad-number-range", "position 5")])
    try world("{ 1️⃣cars: [], car: [{ range: 鲁F·00000, released: 2️⃣2021-02-29 }] }")
      .expectFindings([
        "1️⃣": Expected("unknown-plate-kind", "car"), "2️⃣": Expected("bad-value"),
      ])
    try world("{ car: [{ 1️⃣range: 鲁F·00000 }] }")
      .expectFindings(["1️⃣": Expected("missing-key", "released")])
  }

  @Test func aRangeWithoutANumber() throws {
    try world("{ car: [\(range("1️⃣鲁F·AB000 - 鲁F·AB999"))] }")
      .expectFindings(["1️⃣": Expected("empty-range", "`LDDDD`")])
  }

  @Test func overlapsHaveAWitness() throws {
    try world(
      """
      { car: [\(range("鲁F·00000 - 鲁F·00999")), \(range("1️⃣鲁F·00500 - 鲁F·01999"))],
        nev: [\(range("鲁F·D00000 - 鲁F·D00009"))] }
      """
    ).expectFindings(["1️⃣": Expected("overlapping-ranges", "鲁F·00500")])
    try world("{ car: [\(range("鲁F·00000 - 鲁F·00999")), \(range("鲁F·01000 - 鲁F·01999"))] }")
      .expectFindings()
  }

  @Test func citiesDoNotShareNumbers() throws {
    let world = try ProfileWorld(
      city("pools: { car: [\(range("鲁F·00000 - 鲁F·00999"))] }"),
      city("pools: { car: [\(range("1️⃣鲁F·00999"))] }", name: "yantai-port"))
    world.expectFindings(["1️⃣": Expected("overlapping-ranges", "鲁F·00999")])
  }

  @Test func lettersAreThoseOfTheNation() throws {
    try world("{}", letters: "letters: ABC1️⃣I").expectFindings(["1️⃣": Expected("bad-letters", "`I`")])
    try world("{}", letters: "letters: AB1️⃣A").expectFindings(["1️⃣": Expected("bad-letters")])
    try world("{}", letters: "letters: A1️⃣b").expectFindings(["1️⃣": Expected("bad-letters", "`b`")])
    try world("{}", letters: "energy_letters: D1️⃣A").expectFindings(["1️⃣": Expected("bad-letters")])
  }

  @Test func authorities() throws {
    let lines = """
      haopai: 1
      city: yantai
      name: { zh: 烟台市, en: Yantai }
      extends: china
      plates: { province: 鲁, authorities: [F, 1️⃣B, 2️⃣C, 3️⃣I, 4️⃣F, 5️⃣f] }
      """
    try ProfileWorld(lines).expectFindings([
      "1️⃣": Expected("authority-of-another", "青岛"), "2️⃣": Expected("authority-of-another"),
      "3️⃣": Expected("bad-authority"), "4️⃣": Expected("duplicate-item"),
      "5️⃣": Expected("bad-authority"),
    ])
    try ProfileWorld(
      lines.replacing("鲁", with: "1️⃣山东").replacing("F, 1️⃣B, 2️⃣C, 3️⃣I, 4️⃣F, 5️⃣f", with: "F")
    )
    .expectFindings(["1️⃣": Expected("unknown-province")])
  }
}
