import HaopaiDiagnostics
import HaopaiYAML
import Testing

struct SuspiciousTextTests {
  @Test(arguments: [
    "title: 注意：本业务，仅限本人办理；详见 ａ 页\n",
    "title: { zh: 提示：请携带身份证，提前预约, en: x }\n",
    "notes:\n  - 提示：请携带身份证\n  - 重要，请阅读\n",
    "notes: [请携带身份证，并提前预约, 其他事项]\n",
    "notes: [请携带身份证，并提前预约]\n",
    "name: 张\u{3000}三\n",
    "text: |\n  \u{3000}\u{3000}第一段：甲，乙\n",
    "text: \"name：x\"\n",
    "text: ['京A，京B']\n",
    "text: 👨‍👩‍👧 全家\n",
    "text: привет\n",
    "text: α 与 β\n",
    "# name：x　y\na: 1\n",
    "text:\n  第一行：说明\n  第二行：说明\n",
    "title: 【重要】号牌\n",
    "range: 鲁F·0A000 - 鲁F·0A999\n",
  ])
  func `prose is left alone`(text: String) {
    #expect(Reading(text).codes == [])
    #expect(Reading(text).tree != nil)
  }

  @Test func `full-width colons`() {
    expect("a: 1\nname⟦：⟧烟台\nb: 2\n", "fullwidth-colon", fixed: "a: 1\nname: 烟台\nb: 2\n")
    expect("a: 1\n名称⟦：⟧北京\nb: 2\n", "fullwidth-colon")
    expect("a: 1\n名称⟦：⟧北京\n", "fullwidth-colon")
    expect("- name⟦：⟧烟台\n", "fullwidth-colon")
    expect("plates:\n  province⟦：⟧鲁\n  authority⟦：⟧F\n", "fullwidth-colon", "fullwidth-colon")
    expect("title: { zh⟦：⟧新车 }\n", "fullwidth-colon", fixed: "title: { zh: 新车 }\n")
    expect("name⟦：⟧x\n", "fullwidth-colon")
    expect(
      "a: 1\nb⟦：⟧2\nc: 3\nd⟦：⟧4\n", "fullwidth-colon", "fullwidth-colon",
      fixed: "a: 1\nb: 2\nc: 3\nd: 4\n")
  }

  @Test func `full-width commas`() {
    expect("a: [京A⟦，⟧京B]\n", "fullwidth-comma", fixed: "a: [京A, 京B]\n")
    expect("a: [周一⟦、⟧周二⟦、⟧周三]\n", "fullwidth-comma", "fullwidth-comma")
    expect("a: [F⟦，⟧Y, Z]\n", "fullwidth-comma")
    expect("a: { b: 1⟦，⟧c: 2 }\n", "fullwidth-comma", fixed: "a: { b: 1, c: 2 }\n")
    expect("a: { b: 1⟦，⟧c：2 }\n", "fullwidth-comma")
  }

  @Test func `full-width letters, digits and brackets`() {
    expect("size: ⟦１０⟧\n", "fullwidth-letters", fixed: "size: 10\n")
    expect("hold: ⟦１８０ s⟧\n", "fullwidth-letters", fixed: "hold: 180 s\n")
    expect("letters: ⟦［F，Y］⟧\n", "fullwidth-bracket", fixed: "letters: [F, Y]\n")
  }

  @Test func `spaces that are letters`() {
    expect("⟦\u{3000}⟧b: 1\n", "unusual-space", fixed: "  b: 1\n")
    expect("a:⟦\u{3000}⟧1\n", "unusual-space", fixed: "a:  1\n")
    expect("a: 1\nb:⟦\u{A0}⟧2\nc: 3\n", "unusual-space", fixed: "a: 1\nb: 2\nc: 3\n")
    expect("a: x⟦\u{3000}⟧# comment\n", "unusual-space", fixed: "a: x  # comment\n")
    expect("a: x⟦\u{A0}⟧\n", "unusual-space")
    expect("a:\n  -⟦\u{3000}⟧x\n", "unusual-space")
    expect("a⟦\u{A0}⟧: 1\n", "unusual-space")
  }

  @Test func `spaces that are letters are one mistake where they indent a line`() {
    let wide = "\u{3000}\u{3000}\u{3000}"
    expect(
      "a:\n  b:\n⟦\(wide)⟧c: 1\n      d: 2\n", "unusual-space",
      fixed: "a:\n  b:\n      c: 1\n      d: 2\n")
    expect(
      "a:\n    b: 1\n  ⟦\u{3000}⟧c: 1\n    d: 2\n", "unusual-space",
      fixed: "a:\n    b: 1\n    c: 1\n    d: 2\n")
    expect(
      "a:\n   b: 1\n⟦\u{3000}⟧c: 1\n", "unusual-space", fixed: "a:\n   b: 1\n   c: 1\n")
    expect("a⟦\u{A0}\u{3000}⟧: 1\n", "unusual-space")
  }

  @Test func `a line that is misread does not make the next one badly indented`() {
    expect("a:\n  b⟦：⟧\n    c: 1\n  d: 2\n", "fullwidth-colon")
    expect("a:\n  b: 1\n⟦\u{3000}⟧c: 2\n  d: 3\n", "unusual-space")
  }

  @Test func `invisible characters and foreign letters`() {
    expect("na⟦\u{200B}⟧me: 1\n", "zero-width-character", fixed: "name: 1\n")
    expect("a: sma⟦\u{200D}⟧ll\n", "zero-width-character")
    expect("⟦сity⟧: 1\n", "confusable-letters", fixed: "city: 1\n")
    expect("a: 京⟦А12345⟧\n", "confusable-letters", fixed: "a: 京A12345\n")
    expect("⟦ｎame⟧: 1\n", "confusable-letters", fixed: "name: 1\n")
  }

  @Test func `tabs as indentation, all in one run`() {
    expect(
      "a:\n⟦\t⟧b: 1\n⟦  \t⟧c: 2\n", "tab-indentation", "tab-indentation",
      fixed: "a:\n  b: 1\n    c: 2\n")
    expect("a: {\n⟦\t⟧b: 1 }\n", "tab-indentation")
    #expect(Reading("a:\t1\n").codes == [])
    #expect(Reading("a: |\n  x\n  \ty\n").codes == [])
    #expect(Reading("a: \"x\n\ty\"\n").codes == [])
  }

  @Test func `a space behind a colon that is none is one mistake`() {
    expect("a: 1\nb:⟦\u{3000}⟧2\nc: 3\n", "unusual-space", fixed: "a: 1\nb:  2\nc: 3\n")
    expect("a: 1\nb:⟦\u{A0}⟧2\nc: 3\n", "unusual-space", fixed: "a: 1\nb: 2\nc: 3\n")
  }

  @Test func `a tab becomes the indentation of the lines around it`() {
    expect(
      "a:\n  b:\n⟦\t  ⟧c: 1\n    d: 2\n", "tab-indentation",
      fixed: "a:\n  b:\n    c: 1\n    d: 2\n")
    expect("a:\n    b: 1\n⟦\t⟧c: 2\n", "tab-indentation", fixed: "a:\n    b: 1\n    c: 2\n")
    expect("a:\n  b: 1\n⟦\t⟧c: 2\nd: 3\n", "tab-indentation", fixed: "a:\n  b: 1\n  c: 2\nd: 3\n")
    expect("a:\n⟦\t⟧b: 1\nc: 2\n", "tab-indentation", fixed: "a:\n  b: 1\nc: 2\n")
  }
}
