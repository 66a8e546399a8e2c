import HaopaiDiagnostics
import Testing

struct FindingCollectorTests {
  private func finding(_ start: Int, file: Int = 0, code: FindingCode = FindingCode("b")) -> Finding
  {
    Finding(
      code, Message(zh: "一", en: "one"),
      at: SourceSpan(file: .init(file), start: start, end: start + 1))
  }

  @Test func `order is canonical and equal findings are shown once`() {
    let findings = [
      finding(4), finding(2), finding(2, code: FindingCode("a")), finding(9, file: 1), finding(4),
    ]
    for rotation in findings.indices {
      var collector = FindingCollector()
      for finding in findings[rotation...] + findings[..<rotation] { collector.report(finding) }
      #expect(
        collector.sorted().map { "\($0.span.file.index) \($0.span.start) \($0.code)" }
          == ["0 2 a", "0 2 b", "0 4 b", "1 9 b"])
    }
  }

  @Test func `findings beyond the limit are counted`() {
    var inner = FindingCollector(limit: 2)
    for start in 0..<5 { inner.report(finding(start)) }
    #expect(inner.findings.count == 2)
    #expect(inner.dropped == 3)
    var outer = FindingCollector(limit: 1)
    outer.absorb(inner)
    #expect(outer.findings.count == 1)
    #expect(outer.dropped == 4)
  }
}
