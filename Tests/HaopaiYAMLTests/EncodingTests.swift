import HaopaiDiagnostics
import HaopaiYAML
import Testing

struct EncodingTests {
  private func message(_ bytes: [UInt8]) -> String {
    let reading = Reading(bytes: bytes)
    #expect(reading.tree == nil || reading.codes == ["byte-order-mark"])
    return reading.findings.map { "\($0.span.start)..<\($0.span.end) \($0.message.en)" }
      .joined(separator: "; ")
  }

  @Test func `what is not utf-8 is named`() {
    #expect(message([0xFF, 0xFE, 0x61, 0]) == "0..<4 the file is encoded as UTF-16, not as UTF-8")
    #expect(message([0xFF, 0xFE, 0, 0]) == "0..<4 the file is encoded as UTF-32, not as UTF-8")
    #expect(message([0x61, 0, 0x3A, 0]) == "0..<4 the file is encoded as UTF-16, not as UTF-8")
    // `名称` in GBK.
    #expect(
      message([0x61, 0x3A, 0x20, 0xC3, 0xFB, 0xB3, 0xC6, 0x0A])
        == "3..<4 the file looks like GBK, not UTF-8")
    #expect(message(Array("a: ".utf8) + [0xFF]) == "3..<4 byte 0xFF is not UTF-8 text")
    #expect(message([0xC0, 0x80]) == "0..<1 byte 0xC0 is not UTF-8 text")
    #expect(message([0xED, 0xA0, 0x80]) == "0..<1 byte 0xED is not UTF-8 text")
  }

  @Test func `a byte order mark is removed by its fix and shifts nothing`() {
    let reading = expect("⟦\u{FEFF}⟧名: 1\n", "byte-order-mark", fixed: "名: 1\n")
    #expect(reading.tree?.all.map { reading.text(at: $0.span) } == ["名: 1", "1"])
  }

  @Test func `characters that tools disagree about are refused`() {
    expect("a: b⟦\0\0⟧c\n", "control-character", fixed: "a: bc\n")
    expect("a: ⟦\u{1B}⟧[31m\n", "control-character")
    expect("a: b⟦\u{7F}⟧\n", "control-character")
    expect("a: b⟦\u{85}⟧c⟦\u{2028}⟧d\n", "line-separator", "line-separator", fixed: "a: b c d\n")
    expect("a: 1⟦\r⟧b: 2\r\n", "lone-carriage-return", fixed: "a: 1\nb: 2\r\n")
    expect("a: 1⟦\r⟧\r\nb: 2", "lone-carriage-return")
    expect("a: 1⟦\r⟧b: 2\rc: 3\r", "lone-carriage-return", fixed: "a: 1\nb: 2\nc: 3\n")
    expect("a: x⟦\u{202E}⟧y # z\n", "bidi-control", fixed: "a: xy # z\n")
    expect("a: x # ⟦\u{2066}⟧\n", "bidi-control")
    expect("a: x⟦\u{FEFF}⟧y\n", "zero-width-character")
  }

  @Test func `a bidirectional control hides nothing that stands around it`() {
    expect(
      "a: x⟦\u{202E}⟧y\nb: 1\n⟦b⟧: ⟦&c⟧ 2\nd: ⟦\u{2067}⟧e⟦\u{2069}⟧\n", "bidi-control",
      "duplicate-key", "yaml-anchor", "bidi-control", "bidi-control")
    expect("a: [⟦\u{202E}⟧\n⟦\t⟧b: 1\n", "bidi-control", "tab-indentation")
  }

  @Test(arguments: [
    "ho\u{202E}ld: a\u{2066}\u{2066}b\u{200E}", "\"ho\u{202E}ld\": 'a\u{2066}\u{2066}b\u{200E}'",
    "hold: >-\n  \u{202E}a\u{2066}b", "hold: \"\\x61\u{202E}b\"",
  ])
  func `text means what it looks like`(text: String) throws {
    let reading = Reading(text)
    #expect(Set(reading.codes) == ["bidi-control"])
    #expect(reading.tree?.outline == "{hold: `ab`}")
    guard case .mapping(let entries)? = reading.tree?.content,
      case .scalar(let scalar)? = entries.first?.value.content
    else {
      Issue.record("no mapping")
      return
    }
    #expect(reading.text(at: scalar.places.span(of: 1..<2)) == "b")
  }

  @Test func `as many bidirectional controls as a file can hold are bounded`() {
    let reading = Reading(String(repeating: "a\u{202E}", count: 200_000))
    #expect(reading.findings.count <= YAMLLimits().findings)
    #expect(reading.codes.contains("bidi-control"))
  }
}
