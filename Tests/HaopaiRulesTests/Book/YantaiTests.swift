import HaopaiDiagnostics
import HaopaiProgram
import HaopaiRules
import Testing

struct YantaiTests {
  @Test func loadsWithoutFindings() throws {
    var findings = FindingCollector()
    let sources = try Repository.sources()
    let book = try #require(RuleBook.load(sources, into: &findings))
    for finding in findings.sorted() {
      let source = sources[Int(finding.span.file.index)]
      let text = String(
        decoding: source.bytes[Int(finding.span.start)..<Int(finding.span.end)], as: UTF8.self)
      print(source.path, finding.code, finding.message.en, "<<\(text)>>")
    }
    #expect(findings.findings.isEmpty)
    #expect(book.books.keys.contains("yantai"))
  }
}
