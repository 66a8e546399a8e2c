import HaopaiDiagnostics
import HaopaiRules
import Testing

/// Files that end too early, as after a full disk or an interrupted copy.
@Suite("files that are cut off")
struct CutFileTests {
  @Test(
    "what is wrong with a cut file explains what the others lack",
    arguments: [
      "rules/parts/number-selection.yaml", "rules/businesses/new-car.yaml", "cities/yantai.yaml",
      "rules/provinces/shandong.yaml", "rules/national/shared.yaml",
      "rules/national/messages.yaml", "rules/national/plate-kinds.yaml",
      "rules/national/applicants.yaml", "rules/national/nation.yaml",
      "rules/national/authorities.yaml", "rules/national/calendars/2026.yaml",
    ])
  func explains(path: String) throws {
    let sources = try Repository.sources()
    let index = try #require(sources.firstIndex { $0.path == path })
    let whole = sources[index]
    // Line ends and places within lines, a prime apart, so that all kinds of lines are hit.
    let ends = whole.bytes.indices.filter { whole.bytes[$0] == 0x0A }.dropLast().map { $0 + 1 }
    let cuts = Set(ends + Array(stride(from: 97, to: whole.bytes.count, by: 97))).sorted()
    for cut in stride(from: 0, to: cuts.count, by: 29).map({ cuts[$0] }) {
      var damaged = sources
      damaged[index] = SourceText(id: whole.id, path: path, bytes: Array(whole.bytes[..<cut]))
      var findings = FindingCollector()
      let book = RuleBook.load(damaged, into: &findings)
      let errors = findings.sorted().filter { $0.severity == .error }
      let own = errors.filter { $0.span.file == whole.id }
      let others = errors.filter { $0.span.file != whole.id }
      // Some cuts leave a file that is sound and says less: what misses it is to blame then.
      #expect(own.isEmpty || others.isEmpty, "\(path) up to \(cut): \(others.map(\.message.en))")
      #expect(own.count <= 12, "\(path) up to \(cut): \(own.map(\.message.en))")
      // Every one of these files has a say in this city.
      #expect(errors.isEmpty || book?.cities.contains("yantai") != true, "\(path) up to \(cut)")
      for finding in findings.findings {
        #expect(
          finding.span.start <= finding.span.end
            && Int(finding.span.end) <= damaged.first { $0.id == finding.span.file }?.bytes.count
              ?? 0
        )
      }
    }
  }
}
