import Foundation
import HaopaiDiagnostics
import Testing

struct JSONRendererTests {
  @Test func `one object a line with exactly these keys`() {
    let source = SourceText("a\n名: \"x\"\n")
    let span = source.span(of: "\"x\"")
    let fix = Finding.Fix(span: span, replacement: "y\n", message: Message(zh: "改", en: "write"))
    let finding = Finding(
      FindingCode("some-code"), Message(zh: "不对", en: "wrong"), at: span, severity: .warning,
      help: Message(zh: "帮助", en: "help"), fixes: [fix])
    let expected =
      #"{"file":"cities/yantai.yaml","line":2,"column":4,"endLine":2,"endColumn":7,"#
      + #""severity":"warning","code":"some-code","message":"不对","help":"帮助","#
      + #""fixes":[{"line":2,"column":4,"endLine":2,"endColumn":7,"replacement":"y\n","#
      + #""message":"改"}]}"#
    #expect(JSONRenderer().render([finding], in: [source], language: .zh) == expected + "\n")
    let bare = Finding(FindingCode("some-code"), Message(zh: "", en: "wrong"), at: span)
    #expect(
      JSONRenderer().render([bare, bare], in: [source], language: .en)
        .split(separator: "\n").allSatisfy { $0.hasSuffix(#""wrong","help":null,"fixes":[]}"#) })
  }

  @Test func `any text survives`() throws {
    let text = "\"\\/\u{0}\u{1}\t\r\n\u{7F}\u{202E}\u{2028}😀号\u{E0001}"
    let quoted = JSONText.quote(text)
    #expect(quoted.unicodeScalars.allSatisfy { $0.value >= 0x20 && VisibleText.escape($0) == nil })
    let decoded = try JSONDecoder().decode([String].self, from: Data("[\(quoted)]".utf8))
    #expect(decoded == [text])
  }
}
