import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
import HaopaiYAML
import Testing

@testable import HaopaiRules

@Suite("the repository's own files")
struct RepositoryProfilesTests {
  @Test func nationAndProfilesAreWithoutFindings() throws {
    var findings = FindingCollector()
    let trees = try RepositoryFiles.all()
    let files = trees.sorted { $0.key < $1.key }.compactMap { RuleFile($0.value, &findings) }
    #expect(files.count == trees.count)
    var national = NationalRules(files, &findings)
    #expect(national.missing.isEmpty)
    #expect(national.plateKinds.first?.patterns.count == 16)
    #expect(national.authorities != nil)
    #expect(national.calendar.coveredYears.contains(2026))
    let catalog = try catalog(of: files, &national.enumerations, &findings)
    let book = ProfileBook(files, catalog: catalog, national: national, &findings)
    #expect(findings.findings.isEmpty, "\(findings.sorted().map { ($0.code, $0.message.en) })")
    let yantai = try #require(book.cities.first { $0.name == "yantai" })
    #expect(yantai.chain.map(\.name.value) == ["china", "shandong", "yantai"])
    let newCar = try #require(yantai.businesses.first { $0.business == "new-car" })
    #expect(newCar.isComplete)
    let size = try #require(newCar.entries(at: "draw.size").first)
    #expect(size.value == .word(10))
    #expect(size.provenance.origin == .layer(.province, "shandong"))
    guard case .source? = size.provenance.note else {
      Issue.record("the size of a batch has a source")
      return
    }
    #expect(yantai.numbers?.entries.allSatisfy { $0.count > 0 } == true)
  }

  /// The declarations of workflows and parts, as far as profiles need them.
  private func catalog(
    of files: [RuleFile], _ enumerations: inout EnumerationTable, _ findings: inout FindingCollector
  ) throws -> ParameterCatalog {
    var catalog = ParameterCatalog()
    var declared: [String: [ParameterDeclaration]] = [:]
    for file in files where file.kind == .part {
      let name = try #require(file.name(&findings)).value
      declared[name] = try parameters(of: file, &enumerations, &findings)
      let layout = ParameterLayout(declared[name] ?? [], &findings)
      catalog.parts[name] = ParameterCatalog.Part(layout: layout)
    }
    for file in files where file.kind == .workflow {
      let name = try #require(file.name(&findings)).value
      let own = try parameters(of: file, &enumerations, &findings)
      let parts = mounts(in: file.root).sorted()
      let layout = ParameterLayout(own + parts.flatMap { declared[$0] ?? [] }, &findings)
      catalog.businesses[name] = ParameterCatalog.Business(
        title: BilingualText(zh: name, en: name), layout: layout, parts: parts)
    }
    return catalog
  }

  /// The parts that stand as `part: NAME` anywhere below the node.
  private func mounts(in node: YAMLNode) -> Set<String> {
    switch node.content {
    case .mapping(let entries):
      entries.reduce(into: []) { mounts, entry in
        if entry.key == "part", let name = entry.value.text { mounts.insert(name) }
        mounts.formUnion(self.mounts(in: entry.value))
      }
    case .sequence(let items): items.reduce(into: []) { $0.formUnion(mounts(in: $1)) }
    default: []
    }
  }

  private func parameters(
    of file: RuleFile, _ enumerations: inout EnumerationTable, _ findings: inout FindingCollector
  ) throws -> [ParameterDeclaration] {
    let entries = try #require(file.root.entries(&findings))
    guard let node = entries.first(where: { $0.key == "parameters" })?.value else { return [] }
    return ParameterReader.read(node, &enumerations, &findings).declarations
  }
}
