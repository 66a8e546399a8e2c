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
    guard let yantai = book.books["yantai"], let workflow = yantai.programs.first?.workflow else {
      return
    }
    print(
      workflow.states.map(\.path), workflow.commands.map(\.name), workflow.programs.count,
      workflow.probes.count, workflow.layout, yantai.pools.map { $0?.count }, yantai.hash)
    print(
      workflow.refusals.map(\.code), workflow.messages.map(\.code), workflow.bars,
      workflow.counters, workflow.sets.map(\.name))
    for p in workflow.probes { print(p) }
    let clock = ContinuousClock()
    print(
      clock.measure {
        var f = FindingCollector()
        _ = RuleBook.load(sources, into: &f)
      })
    print(book.closure(of: "yantai").map(\.path))
  }
}
