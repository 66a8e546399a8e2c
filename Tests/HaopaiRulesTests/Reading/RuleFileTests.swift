import HaopaiDiagnostics
import HaopaiDomain
import HaopaiYAML
import Testing

@testable import HaopaiRules

@Suite("first two keys of a file")
struct RuleFileTests {
  private func read(
    _ marked: String, _ expected: [Character: Expected] = [:]
  ) throws -> RuleFile? {
    let text = MarkedText(marked)
    var findings = FindingCollector()
    let file = RuleFile(try text.tree(), &findings)
    expect(findings, in: text, expected)
    return file
  }

  @Test(arguments: RuleFileKind.allCases)
  func everyKindIsKnown(_ kind: RuleFileKind) throws {
    #expect(try read("haopai: 1\n\(kind.key): x\n")?.kind == kind)
  }

  @Test func theVersionIsTheFirstKey() throws {
    #expect(try read("1️⃣city: x\n", ["1️⃣": Expected("missing-format", "haopai: 1\n")]) == nil)
    #expect(try read("city: x\n1️⃣haopai: 1\n", ["1️⃣": Expected("missing-format")]) == nil)
  }

  @Test func aNewerVersionIsRefusedWithWhatItNeeds() throws {
    #expect(
      try read("haopai: 1️⃣2\ncity: x\n", ["1️⃣": Expected("newer-format", "format 2")]) == nil)
  }

  @Test(arguments: ["0", "01", "one", "-1", "'1'", "1.0", "99999999999999999999"])
  func noVersion(_ version: String) throws {
    let expected = ["1️⃣" as Character: Expected("missing-format")]
    #expect(try read("haopai: 1️⃣\(version)\ncity: x\n", expected) == nil)
  }

  @Test func theSecondKeyIsTheKind() throws {
    #expect(
      try read("haopai: 1\n1️⃣citty: x\n", ["1️⃣": Expected("unknown-file-kind", "city")]) == nil)
    #expect(
      try read("haopai: 1\nname: x\n1️⃣city: x\n", ["1️⃣": Expected("unknown-file-kind")]) == nil)
    #expect(try read("1️⃣haopai: 1\n", ["1️⃣": Expected("unknown-file-kind", "`city`")]) == nil)
  }

  @Test func idsAreKebabCase() throws {
    let text = MarkedText("haopai: 1\ncity: 1️⃣Yan_Tai\n")
    var findings = FindingCollector()
    let file = try #require(RuleFile(try text.tree(), &findings))
    #expect(file.name(&findings) == nil)
    expect(findings, in: text, ["1️⃣": Expected("name-spelling", "yan-tai")])
  }

  @Test func textsNeedBothLanguages() throws {
    let text = MarkedText(
      """
      a: { zh: 次数, en: draws }
      b: 1️⃣次数
      c: { 2️⃣zh: 次数 }
      d: { zh: 3️⃣"", en: 4️⃣[] }
      """)
    var findings = FindingCollector()
    let entries = try #require(text.tree().entries(&findings))
    let titles = entries.map { $0.value.title(&findings) }
    #expect(titles[0]?.zh == "次数" && titles[0]?.en == "draws")
    #expect(titles[1...].allSatisfy { $0 == nil })
    expect(
      findings, in: text,
      [
        "1️⃣": Expected("single-language", "{ zh: 次数, en: … }"),
        "2️⃣": Expected("missing-key", "`en`"), "3️⃣": Expected("missing-value"),
        "4️⃣": Expected("wrong-shape"),
      ])
  }
}
