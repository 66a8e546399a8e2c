import HaopaiDiagnostics
import HaopaiYAML
import Testing

/// libyaml's failures, told as the mistake that was made.
struct SyntaxTests {
  @Test func `colons`() {
    expect("a: 1\n⟦b:⟧2\nc: 3\n", "missing-space-after-colon", fixed: "a: 1\nb: 2\nc: 3\n")
    expect("a:\n  ⟦b:⟧2\n  c: 3\n", "missing-space-after-colon")
    expect("a: 1\n⟦size 10⟧\nc: 3\n", "missing-colon")
    expect(
      "title: note⟦:⟧ bring your card  # x\n", "colon-in-value",
      fixed: "title: \"note: bring your card\"  # x\n")
    expect("⟦a:⟧1\n  b: 2\n", "missing-space-after-colon")
  }

  @Test func `indentation`() {
    expect("a: 1\n⟦  ⟧b: 2\n", "bad-indentation")
    expect("a:\n    b: 1\n⟦  ⟧c: 2\n", "bad-indentation")
    expect("a:\n  - b\n⟦ ⟧- c\n", "bad-indentation")
  }

  @Test func `quotes`() {
    expect("a: ⟦\"x⟧\nb: 2\n", "unterminated-quote")
    expect("a: 'it'⟦s⟧\nb: 2\n", "text-after-value")
    expect("a: \"x\" ⟦y⟧\n", "text-after-value")
    expect("a: \"x⟦\\q⟧\"\n", "unknown-escape")
  }

  @Test func `brackets`() {
    expect("a: ⟦[⟧b, c\n", "unclosed-bracket")
    expect("a: ⟦[⟧b, c\nd: 1\ne: 2\n", "unclosed-bracket")
    expect("a: { b: \"1\" ⟦c⟧: 2 }\n", "missing-comma")
  }

  @Test func `expressions that yaml cuts`() {
    expect(
      "a: { when: ⟦x > 1 ? \"p\" : 2⟧, b: 1 }\n", "expression-cut",
      fixed: "a: { when: 'x > 1 ? \"p\" : 2', b: 1 }\n")
    expect("a: [⟦x ? 1 : 2⟧, y]\n", "expression-cut", fixed: "a: [\"x ? 1 : 2\", y]\n")
    expect(
      "a: { when: ⟦max(b, c, d) > 1⟧, e: 1 }\n", "expression-cut",
      fixed: "a: { when: \"max(b, c, d) > 1\", e: 1 }\n")
    expect("a: { when: ⟦f(b, c) ? 1 : 2⟧ }\n", "expression-cut")
    expect("a: [⟦f(b, c)⟧, ⟦g(d, e)⟧, h(i)]\n", "expression-cut", "expression-cut")
    expect("a: { when: ⟦batch[0] == b⟧ }\n", "expression-cut")
    expect("a: { when: ⟦b in [c, d]⟧, e: 1 }\n", "expression-cut")
    expect("when: ⟦x == \"a #b\"⟧ # c\n", "expression-cut", fixed: "when: 'x == \"a #b\"' # c\n")
    expect("a: { when: ⟦f(\"x #y\", z)⟧ }\n", "expression-cut")
    expect("when: ⟦f(x, # y)⟧\nb: 1\n", "expression-cut")
    expect("a: [⟦\"ok\" == b⟧, c]\n", "expression-cut", fixed: "a: ['\"ok\" == b', c]\n")
    expect("a: { when: ⟦'x' in b⟧, c: 1 }\n", "expression-cut")
    expect("a: [\"x\" ⟦y⟧]\n", "missing-comma")
    expect(
      "a: { when: ⟦f(b,\n  c) > 1⟧, e: 1 }\n", "expression-cut",
      fixed: "a: { when: \"f(b,\n  c) > 1\", e: 1 }\n")
  }

  @Test(arguments: [
    "a: x # don't", "a: it's # fine (really)", "a: see (b # c", "a: [x (y), z]",
    "a: { b: f(x), c: \"g(x, y)\" }", "a: [\"f(x\", \"y)\"]", "a: f(x, y) ? 1 # a ) b",
  ])
  func `text that nothing cuts is left alone`(text: String) {
    #expect(Reading(text + "\n").codes == [])
  }

  @Test func `first characters`() {
    expect("a: ⟦@⟧noon # x\n", "reserved-character", fixed: "a: \"@noon\" # x\n")
    expect("a: ⟦%⟧x\n", "reserved-character")
    expect("a: ⟦*⟧ x\n", "reserved-character")
    expect("a: ⟦-⟧ x\n", "list-on-key-line")
    expect("a: | ⟦x⟧\n", "block-scalar-header")
    expect("⟦]⟧\n", "yaml-syntax")
    expect("a: 1\n⟦]⟧\n", "yaml-syntax")
    expect("a:\n  b: 1\n⟦}⟧\nc: 2\n", "yaml-syntax")
  }

  @Test func `every sentence exists in both languages, lower case and without full stop`() {
    let inputs = [
      "a: 1\nb:2\nc: 3", "a: *x", "a: &x 1", "a: !x", "%", "a: [", "a: '", "a: 1\n\tb: 2", "\0",
      "a: 1\na: 2", ": 1", "{a}", "a: @", "]", "a: {b: c ? d : e}", "a: \"\\q\"", "---\na: b: c",
    ]
    for finding in inputs.flatMap({ Reading($0).findings }) {
      let message = finding.message
      #expect(!message.zh.isEmpty && !message.en.isEmpty)
      #expect(!message.en.hasSuffix(".") && !message.zh.hasSuffix("。"))
      #expect(message.en.first?.isUppercase == false)
      #expect(!message.en.contains("\n") && !message.zh.contains("\n"))
    }
  }
}
