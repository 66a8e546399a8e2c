import HaopaiDiagnostics
import HaopaiYAML
import Testing

/// What YAML allows and rule files do not.
struct StructureTests {
  @Test func `duplicate keys name both places`() {
    let reading = expect("a: 1\n'b': 2\n⟦\"b\"⟧: 3\n", "duplicate-key")
    #expect(reading.findings[0].related.map { reading.text(at: $0.span) } == ["'b'"])
    #expect(reading.tree?.outline == "{a: `1`, b: `2`}")
  }

  @Test func `keys are compared by their bytes`() {
    #expect(Reading("\u{E9}: 1\ne\u{301}: 2\n").codes == [])
  }

  @Test func `keys that repeat others in a row and in their order are one mistake`() {
    let reading = expect(
      "a:\n  type: x\n  range: y\n  title: z\n  ⟦type⟧: x\n  title: z\n", "duplicate-key")
    let help = reading.findings.first?.help
    #expect(help?.en == "the keys after it repeat earlier ones, too: is a line missing above them?")
    #expect(help?.zh == "后面的键也与前面重复，是否在此之前漏了一行？")
    expect("a: 1\nb: 2\n⟦b⟧: 2\n⟦a⟧: 1\n", "duplicate-key", "duplicate-key")
    expect("a: 1\nb: 2\n⟦a⟧: 2\nc: 3\n⟦b⟧: 1\n", "duplicate-key", "duplicate-key")
  }

  @Test func `of a line that is given twice the one with something below it counts`() {
    let reading = expect("a:\n⟦a⟧:\n  b: 1\n", "duplicate-key")
    #expect(reading.tree?.outline == "{a: {b: `1`}}")
    #expect(expect("a: 1\n⟦a⟧: 2\n", "duplicate-key").tree?.outline == "{a: `1`}")
  }

  @Test func `duplicates are found in large mappings`() {
    let keys = (0..<20).map { "k\($0): 1\n" }.joined()
    expect(keys + "⟦k13⟧: 2\n⟦k0⟧: 2\n", "duplicate-key", "duplicate-key")
  }

  @Test func `reuse by name is refused`() {
    expect("a: ⟦&x⟧ 1\nb: ⟦*x⟧\n", "yaml-anchor", "yaml-alias")
    expect("a: ⟦&x⟧ { b: 1 }\n", "yaml-anchor")
    expect("a:\n  ⟦<<⟧: { b: 1 }\n", "merge-key")
    #expect(Reading("a: &x 1\n").tree?.outline == "{a: `1`}")
  }

  @Test func `tags are refused`() {
    let reading = expect("a: ⟦!!int⟧ 10\n", "yaml-tag", fixed: "a:  10\n")
    #expect(reading.tree?.outline == "{a: `10`}")
    expect("a: ⟦&x⟧ # why!\n  ⟦!!int⟧ 10\n", "yaml-anchor", "yaml-tag")
  }

  @Test(arguments: [
    ("when: ⟦!approved⟧\n", "when: \"!approved\"\n"),
    ("when: ⟦!approved && case.x⟧  # why\n", "when: \"!approved && case.x\"  # why\n"),
    ("when: ⟦!(a || b)⟧\n", "when: \"!(a || b)\"\n"),
    ("- { when: ⟦!has(a.b, c)⟧, to: x }\n", "- { when: \"!has(a.b, c)\", to: x }\n"),
    ("when: ⟦!a == \"x\"⟧\n", "when: '!a == \"x\"'\n"),
  ])
  func `a negation is told from a tag`(text: String, fixed: String) {
    expect(text, "negation-read-as-tag", fixed: fixed)
    #expect(Reading(fixed).codes == [])
  }

  @Test func `the meant expression stays in the tree`() {
    #expect(Reading("when: !a.b == c\n").tree?.outline == "{when: `!a.b == c`}")
  }

  @Test func `keys are words`() {
    expect("? ⟦[a, b]⟧\n: 1\n", "key-not-text")
    expect("⟦:⟧ 1\n", "empty-key")
    expect("⟦\"\"⟧: 1\n", "empty-key")
    expect("a: {⟦8:00⟧, ⟦9⟧}\n", "entry-without-value", "entry-without-value")
    #expect(Reading("a: { b: , c: 1 }\n").codes == [])
  }

  @Test func `one document without markers`() {
    expect("⟦---⟧\na: 1\n", "document-marker", fixed: "\na: 1\n")
    expect("a: 1\n⟦---⟧\nb: 2\n", "several-documents")
    expect("a: 1\n⟦...⟧\n", "document-marker")
    expect("⟦⟧", "empty-file")
    expect("⟦⟧# nothing\n\n", "empty-file")
    expect("⟦%YAML 1.2⟧\na: 1\n", "yaml-directive")
    expect("a: \"x\n⟦%y\"⟧\n", "yaml-directive")
  }

  @Test func `limits hold at n and not beyond`() {
    let limits = YAMLLimits(bytes: 40, depth: 3, nodes: 8, scalarBytes: 6, keyBytes: 3)
    func codes(_ text: String) -> [String] { Reading(text, limits: limits).codes }
    #expect(codes("a: " + String(repeating: " ", count: 36) + "b") == [])
    #expect(codes("a: " + String(repeating: " ", count: 37) + "b") == ["file-too-large"])
    #expect(codes("[[[]]]") == [])
    #expect(codes("[[[[]]]]") == ["nesting-too-deep"])
    #expect(codes("[1,2,3,4,5,6,7]") == [])
    #expect(codes("[1,2,3,4,5,6,7,8]") == ["too-many-nodes"])
    #expect(codes("a: 123456") == [])
    #expect(codes("a: 1234567") == ["scalar-too-long"])
    #expect(codes("abc: 1") == [])
    #expect(codes("abcd: 1") == ["key-too-long"])
  }

  @Test func `findings of one file are capped`() {
    let text = (0..<50).map { _ in "a: 1\n" }.joined()
    #expect(Reading(text, limits: YAMLLimits(findings: 10)).codes.count == 10)
  }
}
