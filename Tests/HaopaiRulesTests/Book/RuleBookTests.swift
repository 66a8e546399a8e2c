import HaopaiDiagnostics
import HaopaiProgram
import Testing

@testable import HaopaiRules

struct RuleBookTests {
  private static func city(_ name: String, letter: String, extra: String = "") -> String {
    """
    haopai: 1
    city: \(name)
    name: { zh: 城, en: city }
    extends: china
    plates: { province: 鲁, authorities: [\(letter)] }
    letters: ABCDEFGHJKLMNPQRSTUVWXYZ
    pools:
      small-car:
        - { range: 鲁\(letter)·00000 - 鲁\(letter)·00999, released: 2026-01-01 }
    businesses:
      trip:
        spots: 2
    \(extra)assumed:
      pools: 测试 (a test)
      trip.spots: 测试 (a test)

    """
  }

  private func world(_ first: String = city("one", letter: "A")) -> WorkflowWorld {
    var world = WorkflowWorld()
    world.others = [first, Self.city("two", letter: "B")]
    return world
  }

  private func load(_ world: WorkflowWorld) -> (book: RuleBook?, findings: FindingCollector) {
    var findings = FindingCollector()
    let book = world.load(&findings)
    return (book, findings)
  }

  @Test func citiesCompile() {
    let (book, findings) = load(world())
    #expect(findings.findings.isEmpty, "\(findings.findings)")
    #expect(book?.cities == ["one", "two"])
    #expect(book?.businesses(of: "one").map(\.business) == ["trip"])
  }

  @Test func aBrokenCityLeavesTheOthers() {
    let broken = Self.city("one", letter: "A", extra: "colour: red\n")
    let (book, findings) = load(world(broken))
    #expect(findings.findings.map(\.code.description) == ["unknown-key"])
    #expect(book?.cities == ["two"])
  }

  @Test func aBrokenBusinessTakesItsCitiesAlong() {
    var world = world()
    world.trip.states = world.trip.states.replacing("to: last", with: "to: lost")
    let (book, findings) = load(world)
    #expect(findings.hasErrors)
    #expect(book?.cities.isEmpty == true)
  }

  /// Each file in turn cannot be read at all: only cities that do not need it are left.
  @Test(arguments: 0..<7)
  func aFileThatCannotBeRead(index: Int) {
    var sources = world().texts().map(\.source)
    let source = sources[index]
    sources[index] = SourceText(
      id: source.id, path: source.path, bytes: source.bytes + Array("last: [".utf8))
    var findings = FindingCollector()
    let book = RuleBook.load(sources, into: &findings)
    #expect(findings.hasErrors)
    #expect(findings.findings.allSatisfy { $0.severity == .warning || $0.span.file == source.id })
    let left = [5: ["two"], 6: ["one"]]
    #expect((book?.cities ?? []) == left[index, default: []])
  }

  @Test func theHashChangesWithTheClosureOnly() throws {
    let before = try #require(load(world()).book)
    let other = try #require(
      load(world(Self.city("one", letter: "A").replacing("spots: 2", with: "spots: 4"))).book
    )
    #expect(before.compiled("one")?.hash != other.compiled("one")?.hash)
    #expect(before.compiled("two")?.hash == other.compiled("two")?.hash)
    var changed = world()
    changed.trip.top = "# nothing but a comment\n"
    let third = try #require(load(changed).book)
    #expect(before.compiled("one")?.hash != third.compiled("one")?.hash)
    #expect(before.compiled("two")?.hash != third.compiled("two")?.hash)
  }

  @Test func theOrderOfFilesDoesNotMatter() throws {
    let texts = world().texts()
    var findings = FindingCollector()
    let forward = try #require(RuleBook.load(texts.map(\.source), into: &findings))
    let backward = try #require(RuleBook.load(texts.reversed().map(\.source), into: &findings))
    #expect(findings.findings.allSatisfy { WorkflowWorld.allAdvice.contains($0.code) })
    #expect(forward.compiled("one")?.hash == backward.compiled("one")?.hash)
    let programs = [forward, backward].map { $0.compiled("one")?.programs[0].workflow.programs }
    #expect(programs[0] == programs[1])
  }

  @Test func twoBusinessesOfOneName() {
    var world = world()
    world.others.append(world.trip.text)
    let (_, findings) = load(world)
    #expect(findings.findings.map(\.code.description) == ["duplicate-file"])
    #expect(findings.findings.first?.message.en == "another file of this kind is named `trip`")
    #expect(findings.findings.first?.message.zh == "已有同名文件 `trip`")
  }

  @Test func nationalFilesMustBeThere() {
    let texts = world().texts().filter { $0.source.id != SourceText.ID(1) }
    var findings = FindingCollector()
    #expect(RuleBook.load(texts.map(\.source), into: &findings) == nil)
    #expect(findings.findings.contains { $0.code.description == "missing-file" })
  }

  @Test func nothingAtAllIsNoRuleBook() {
    var findings = FindingCollector()
    #expect(RuleBook.load([], into: &findings) == nil)
    #expect(findings.findings.isEmpty, "there is no file to point at")
  }

  /// Whatever is cut off or garbled: findings, never a crash.
  @Test func damagedFilesGiveFindings() {
    let sources = world().texts().map(\.source)
    for (index, source) in sources.enumerated() {
      for cut in stride(from: 1, to: source.bytes.count, by: 97) {
        var damaged = sources
        damaged[index] = SourceText(
          id: source.id, path: source.path, bytes: Array(source.bytes[..<cut]))
        var findings = FindingCollector()
        _ = RuleBook.load(damaged, into: &findings)
        var garbled = source.bytes
        garbled[cut] = UInt8(ascii: "}")
        damaged[index] = SourceText(id: source.id, path: source.path, bytes: garbled)
        _ = RuleBook.load(damaged, into: &findings)
      }
    }
  }
}

struct RuleBookFilesTests {
  @Test(arguments: [
    ("rules/national/nation.yaml", RuleBookFiles.Role.rules), ("cities/yantai.yaml", .rules),
    ("rules/businesses/new-car.scenarios.yaml", .scenarios),
    ("cities/yantai.scenarios.yaml", .scenarios), ("cities/shandong/yantai.yaml", .rules),
    ("cities/shandong/yantai.yml", .misspelt), ("cities/.old/yantai.yaml", nil),
    ("rules/readme.md", nil), ("yantai.yaml", nil), ("rules/.hidden/a.yaml", nil),
    ("cities/yantai.yml", .misspelt), ("cities/yantai.YAML", .misspelt),
    ("rules/a.scenarios.Yml", .misspelt), ("rules/yaml", nil), ("rules/.yml", nil),
    ("rules//a.yaml", nil), ("", nil), ("rules", nil), ("other/a.yaml", nil),
  ])
  func roles(path: String, role: RuleBookFiles.Role?) {
    #expect(RuleBookFiles.role(of: path) == role)
  }
}
