import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
import HaopaiYAML
import Testing

@testable import HaopaiRules

@Suite("values as declared")
struct ValueReaderTests {
  private static let enumerations: EnumerationTable = {
    var table = EnumerationTable()
    table.add("plate_kind", cases: ["small-car", "small-nev", "large-nev"])
    table.intern(["never", "offered", "always"])
    return table
  }()

  private func read(
    _ marked: String, _ word: String, range: ClosedRange<Int64>? = nil,
    _ expected: [Character: Expected] = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ParameterValue? {
    let text = MarkedText("value: \(marked)\n")
    var findings = FindingCollector()
    let node = try #require(text.tree().entries(&findings)?.first?.value)
    var type =
      word == "enum"
      ? DeclaredType(.enumeration(EnumerationID(1)))
      : try #require(DeclaredType(word, Self.enumerations))
    if let range { type.range = range }
    let value = ValueReader(Self.enumerations).read(node, as: type, &findings)
    expect(findings, in: text, expected, sourceLocation: sourceLocation)
    return value
  }

  private func refuse(
    _ value: String, _ word: String, _ code: String, _ text: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let value = try read(
      "1️⃣\(value)", word, ["1️⃣": Expected(code, text)], sourceLocation: sourceLocation)
    #expect(value == nil, sourceLocation: sourceLocation)
  }

  @Test(arguments: zip(["0", "1", "10", "1000000000"], [0, 1, 10, 1_000_000_000] as [Int64]))
  func counts(_ text: String, _ word: Int64) throws {
    #expect(try read(text, "count") == .word(word))
  }

  @Test func noCounts() throws {
    try refuse("0123", "count", "bad-value", "123")
    try refuse("1e3", "count", "bad-value")
    try refuse("1_000", "count", "bad-value", "1000")
    try refuse("+1", "count", "bad-value", "1")
    try refuse("-1", "count", "bad-value")
    try refuse("1.0", "count", "bad-value")
    try refuse("'１０'", "count", "bad-value", "`10`")
    try refuse("十", "count", "bad-value")
    try refuse("\"10\"", "count", "quoted-value", "10")
    try refuse("10 s", "count", "bad-value")
    try refuse("1000000001", "count", "out-of-range", "1000000000")
    try refuse("99999999999999999999999", "count", "out-of-range")
  }

  @Test func rangesHoldOnBothSides() throws {
    #expect(try read("1", "count", range: 1...3) == .word(1))
    #expect(try read("3", "count", range: 1...3) == .word(3))
    let low = ["1️⃣" as Character: Expected("out-of-range", "between `1` and `3`")]
    #expect(try read("1️⃣0", "count", range: 1...3, low) == nil)
    #expect(try read("1️⃣4", "count", range: 1...3, low) == nil)
    let span = ["1️⃣" as Character: Expected("out-of-range", "between `1 s` and `24 h`")]
    #expect(try read("1️⃣0 s", "duration", range: 1_000...86_400_000, span) == nil)
    #expect(try read("1️⃣25 h", "duration", range: 1_000...86_400_000, span) == nil)
  }

  @Test func truth() throws {
    #expect(try read("true", "bool") == .word(1))
    #expect(try read("false", "bool") == .word(0))
    for text in ["yes", "on", "True", "TRUE", "y", "1", "是"] {
      try refuse(text, "bool", "bad-value", "write `true`")
    }
    for text in ["no", "off", "False", "n", "0", "否"] {
      try refuse(text, "bool", "bad-value", "write `false`")
    }
    try refuse("'true'", "bool", "quoted-value", "true")
    try refuse("maybe", "bool", "bad-value", "`true`, `false`")
  }

  @Test func durations() throws {
    #expect(try read("180 s", "duration") == .word(180_000))
    #expect(try read("\"2 h\"", "duration") == .word(7_200_000))
    try refuse("180", "duration", "bad-unit", "`180 s`")
    try refuse("180s", "duration", "bad-value", "write `180 s`")
    try refuse("180  s", "duration", "bad-value", "write `180 s`")
    try refuse("180 sec", "duration", "bad-unit", "write `180 s`")
    try refuse("30 mins", "duration", "bad-unit", "write `30 min`")
    try refuse("30分钟", "duration", "bad-value", "write `30 min`")
    try refuse("１８０秒", "duration", "bad-value", "write `180 s`")
    try refuse("3 days", "duration", "bad-unit", "`h`")
    try refuse("s", "duration", "bad-value")
    try refuse("-5 s", "duration", "bad-value")
    try refuse("0180 s", "duration", "bad-value", "write `180 s`")
  }

  @Test func terms() throws {
    let three = try #require(Term(count: 3, unit: .workingDays))
    #expect(try read("3 working days", "term") == .word(three.word))
    #expect(try read("3 working days", "term", range: three.word...three.word) == .word(three.word))
    let unit: [Character: Expected] = ["1️⃣": Expected("bad-unit", "`working days`")]
    #expect(try read("1️⃣3 days", "term", range: three.word...three.word, unit) == nil)
    try refuse("3 workdays", "term", "bad-unit", "write `3 working days`")
    try refuse("3个工作日", "term", "bad-value", "write `3 working days`")
    try refuse("2年", "term", "bad-value", "write `2 years`")
    try refuse("3", "term", "bad-unit", "`3 working days`")
    try refuse("180 s", "term", "bad-unit", "`days`")
  }

  @Test func days() throws {
    let day = try #require(CivilDate("2026-03-01"))
    #expect(try read("2026-03-01", "date") == .word(Int64(day.dayNumber)))
    try refuse("2026-02-30", "date", "bad-value")
    try refuse("2026-3-1", "date", "bad-value", "write `2026-03-01`")
    try refuse("2026/03/01", "date", "bad-value", "write `2026-03-01`")
    try refuse("2026年3月1日", "date", "bad-value", "write `2026-03-01`")
    #expect(try read("08:00", "time") == .word(28_800_000))
    try refuse("8:00", "time", "bad-value", "write `08:00`")
    try refuse("8", "time", "bad-value", "write `08:00`")
    try refuse("25:00", "time", "bad-value")
    #expect(try read("1992-01-01 00:00", "instant") == .word(694_195_200_000))
    try refuse("2026-03-01", "instant", "bad-value", "2026-03-01 09:00")
  }

  @Test func moneyAndNumbers() throws {
    #expect(try read("200 CNY", "money") == .word(20_000))
    try refuse("200元", "money", "bad-value", "write `200 CNY`")
    try refuse("200", "money", "bad-unit", "`200 CNY`")
    let number = try PlateNumber("鲁F12345")
    #expect(try read("鲁F·12345", "number") == .word(number.word))
    try refuse("鲁F·1234O", "number", "bad-value", "position 5")
    try refuse("X12345", "number", "bad-value", "province")
  }

  @Test func words() throws {
    #expect(try read("offered", "enum") == .word(1))
    try refuse("ofered", "enum", "unknown-word", "write `offered`")
    try refuse("sometimes", "enum", "unknown-word", "`always`")
    #expect(try read("[small-nev, small-car]", "set(plate_kind)") == .word(0b011))
    #expect(try read("[]", "set(plate_kind)") == .word(0))
    try refuse("small-car", "set(plate_kind)", "wrong-shape", "[small-car]")
    let twice = ["1️⃣" as Character: Expected("duplicate-item", "small-car")]
    #expect(try read("[small-car, 1️⃣small-car]", "set(plate_kind)", twice) == nil)
    let near = ["1️⃣" as Character: Expected("unknown-word", "small-car")]
    #expect(try read("[1️⃣smallcar]", "set(plate_kind)", near) == nil)
  }

  @Test func wordsOfAListThatIsNotKnownAreNotBlamed() throws {
    let text = MarkedText("value: [small-car]\n")
    var findings = FindingCollector()
    var enumerations = EnumerationTable()
    enumerations.add("plate_kind", cases: [])
    let node = try #require(text.tree().entries(&findings)?.first?.value)
    let type = try #require(DeclaredType("set(plate_kind)", enumerations))
    #expect(ValueReader(enumerations).read(node, as: type, &findings) == nil)
    #expect(findings.findings.isEmpty)
  }

  @Test func texts() throws {
    #expect(try read("no", "text") == .object(.text("no")))
    #expect(try read("0123", "text") == .object(.text("0123")))
    #expect(try read("13800000000", "mobile") == .object(.text("13800000000")))
    #expect(try read("1M8GDM9AXKP042788", "vin") == .object(.text("1M8GDM9AXKP042788")))
    // What a citizen can submit, a scenario can say; the check digit is the rules' affair.
    #expect(try read("1M8GDM9A0KP042788", "vin") == .object(.text("1M8GDM9A0KP042788")))
    try refuse("1M8GDM9AOKP042788", "vin", "bad-value")
    try refuse("1M8GDM9AXKP04278", "vin", "bad-value")
    try refuse("12", "mobile", "bad-value")
    try refuse("x", "secret", "bad-value")
    try refuse("\"\"", "text", "missing-value")
    try refuse("[a]", "text", "wrong-shape")
  }

  @Test func everyGuessIsAValueItself() throws {
    for (word, type) in DeclaredType.words {
      for text in ["1", "01", "1s", "yes", "2026-1-1", "8:0", "３天", "5元", "x"] {
        let syntax = ScalarSyntax(type: type, enumerations: Self.enumerations)
        let guess = ScalarRepair.guess(text, for: type, Self.enumerations) {
          (try? syntax.value($0)) != nil
        }
        if let guess { #expect((try? syntax.value(guess)) != nil, "\(word): \(text) → \(guess)") }
      }
    }
  }
}
