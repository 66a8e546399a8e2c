import HaopaiDiagnostics
import HaopaiYAML
import Testing

@testable import HaopaiRules

@Suite("keys and shapes")
struct MembersTests {
  private static let keys = MappingKeys(required: ["type"], optional: ["range", "title"])

  private func read(_ marked: String, _ expected: [Character: Expected]) throws {
    let text = MarkedText(marked)
    var findings = FindingCollector()
    _ = try text.tree().members(Self.keys, &findings)
    expect(findings, in: text, expected)
  }

  @Test func knownKeysAreFine() throws { try read("type: count\nrange: 1..2\n", [:]) }

  @Test func anUnknownKeyIsNamedWithItsNearest() throws {
    try read("type: count\n1️⃣titel: x\n", ["1️⃣": Expected("unknown-key", "title")])
  }

  @Test func aKeyThatIsNearNothingListsAll() throws {
    try read("type: count\n1️⃣colour: x\n", ["1️⃣": Expected("unknown-key", "`range`")])
  }

  @Test func aMisspeltRequiredKeyIsOneFinding() throws {
    try read("1️⃣tpye: count\n", ["1️⃣": Expected("unknown-key", "type")])
  }

  @Test func aMissingKeyStandsAtTheFirstKey() throws {
    try read("1️⃣range: 1..2\n", ["1️⃣": Expected("missing-key", "`type`")])
  }

  @Test func theBeginningOfAKeyIsEnoughForASuggestion() {
    #expect(Nearest.word(to: "mon", among: ["monday", "tuesday"]) == "monday")
    #expect(Nearest.word(to: "mo", among: ["monday", "tuesday"]) == nil)
    #expect(Nearest.word(to: "day", among: ["day_one", "day_two_and_more"]) == nil)
  }

  @Test func aScalarIsNoMapping() throws {
    try read("1️⃣count\n", ["1️⃣": Expected("wrong-shape", "a mapping")])
  }

  @Test func aLoneScalarBecomesAList() throws {
    let text = MarkedText("kinds: 1️⃣small-car\n")
    var findings = FindingCollector()
    let entry = try #require(text.tree().entries(&findings)?.first)
    #expect(entry.value.items(&findings) == nil)
    expect(findings, in: text, ["1️⃣": Expected("wrong-shape", "[small-car]")])
  }

  @Test func nothingIsNoScalar() throws {
    let text = MarkedText("a: \"\"\nb: 'x'\nc: { d: [] }\n")
    var findings = FindingCollector()
    let entries = try #require(text.tree().entries(&findings))
    #expect(entries.map(\.value.shape) == [.scalar, .scalar, .mapping])
    #expect(entries[0].value.text == "" && entries[0].value.plainText == nil)
  }
}

@Suite("spelling of names")
struct NameStyleTests {
  @Test(arguments: ["a", "draw_size", "a1_b2", "x4"])
  func snakeCase(_ name: String) { #expect(NameStyle.snakeCase.isValid(name)) }

  @Test(arguments: ["", "A", "1a", "_a", "a_", "a__b", "a-b", "drawSize", "次数", "a b", "ａ"])
  func notSnakeCase(_ name: String) { #expect(!NameStyle.snakeCase.isValid(name)) }

  @Test func lengthIsLimited() {
    #expect(NameStyle.kebabCase.isValid(String(repeating: "a", count: 64)))
    #expect(!NameStyle.kebabCase.isValid(String(repeating: "a", count: 65)))
  }

  @Test(
    arguments: zip(
      ["drawSize", "Draw Size", "draw-size", "DRAW", "VIN2Code"],
      ["draw_size", "draw_size", "draw_size", "draw", "vin2_code"]))
  func respelling(_ name: String, _ expected: String) {
    #expect(NameStyle.snakeCase.respelt(name) == expected)
  }

  @Test(
    arguments: zip(
      ["when_", "a__b", "_a", "A_", String(repeating: "a", count: 65)],
      [
        "the name `when_` must not end with `_`", "the name `a__b` must not have two `_` in a row",
        "the name `_a` must be small letters, digits and `_`, a letter first",
        "the name `A_` must be small letters, digits and `_`, a letter first",
        "the name `\(String(repeating: "a", count: 65))` is too long, it has at most 64 characters",
      ]))
  func whatIsWrong(_ name: String, _ sentence: String) throws {
    let text = MarkedText("1️⃣\(name): 1\n")
    var findings = FindingCollector()
    _ = try text.tree().namedEntries(.snakeCase, &findings)
    expect(findings, in: text, ["1️⃣": Expected("name-spelling")])
    #expect(findings.findings.map(\.message.en) == [sentence])
  }

  @Test(
    arguments: zip(
      ["when-", "a--b", "a_b"],
      ["代码 `when-` 不能以 `-` 结尾", "代码 `a--b` 中不能有连续的 `-`", "代码 `a_b` 应由小写字母、数字和 `-` 组成，以字母开头"]))
  func whatIsWrongOfACode(_ name: String, _ sentence: String) throws {
    let text = MarkedText("1️⃣\(name): 1\n")
    var findings = FindingCollector()
    _ = try text.tree().namedEntries(.kebabCase, &findings)
    #expect(findings.findings.map(\.message.zh) == [sentence])
  }

  @Test func aRespellingIsNoWordOfTheLanguage() {
    #expect(NameStyle.snakeCase.respelt("when_") == "when")
    #expect(NameStyle.snakeCase.respelt("a__b") == "a_b")
    #expect(NameStyle.snakeCase.respelt("none_") == nil)
  }

  @Test func noNameComesFromChinese() { #expect(NameStyle.snakeCase.respelt("次数") == nil) }

  @Test func wordsOfTheLanguageAreNoNames() throws {
    let text = MarkedText("1️⃣in: 1\n2️⃣newCar: 1\n")
    var findings = FindingCollector()
    _ = try text.tree().namedEntries(.snakeCase, &findings)
    expect(
      findings, in: text,
      ["1️⃣": Expected("reserved-name"), "2️⃣": Expected("name-spelling", "new_car")])
  }
}
