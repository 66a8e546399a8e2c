import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
import HaopaiYAML
import Testing

@testable import HaopaiRules

/// A small rule book around the profiles under test: one part, two businesses, two plate kinds.
struct ProfileWorld {
  static let part = """
    window: { type: windows, read: now, title: { zh: 时间, en: hours } }
    draw:
      optional: true
      title: { zh: 随机, en: draw }
      group:
        attempts: { type: count, range: 1..100, title: { zh: 次数, en: attempts } }
        size: { type: count, range: 1..50, default: 10, title: { zh: 个数, en: size } }
    limit: { type: duration, optional: true, title: { zh: 时长, en: length } }
    """
  static let business = """
    deadline: { type: term, default: 3 working days, title: { zh: 期限, en: deadline } }
    note: { type: text, optional: true, title: { zh: 说明, en: note } }
    """
  static let plateKinds = """
    haopai: 1
    plate_kinds:
      car: { title: { zh: 汽车, en: car }, code: "02", patterns: [DDDDD, LDDDD] }
      nev: { title: { zh: 新能源, en: NEV }, code: "52", patterns: [EDDDDD] }
    letters: ABCDEFGHJKLMNPQRSTUVWXYZ
    energy_letters: DF
    """
  static let authorities = """
    haopai: 1
    authorities: { 鲁: { 烟台: [F, Y], 青岛: [B] } }
    """
  static let nation = """
    haopai: 1
    nation: china
    name: { zh: 全国, en: nationwide }
    """

  let book: ProfileBook
  let findings: FindingCollector
  let texts: [MarkedText]

  /// Reads the marked layers together with the nation's file.
  init(_ layers: String..., sourceLocation: SourceLocation = #_sourceLocation) throws {
    var findings = FindingCollector()
    let files = try [Self.plateKinds, Self.authorities].enumerated().map { index, text in
      try #require(
        RuleFile(MarkedText(text, id: 90 + index).tree(), &findings),
        sourceLocation: sourceLocation)
    }
    var national = NationalRules(files, &findings)
    let catalog = try Self.catalog(&national.enumerations, &findings)
    let texts = ([Self.nation] + layers).enumerated().map { MarkedText($1, id: $0) }
    let layerFiles = try texts.map {
      try #require(
        RuleFile($0.tree(sourceLocation: sourceLocation), &findings),
        sourceLocation: sourceLocation)
    }
    book = ProfileBook(layerFiles, catalog: catalog, national: national, &findings)
    self.findings = findings
    self.texts = texts
  }

  /// Reads one profile against this rule book; nil where it is none.
  static func profile(
    _ file: RuleFile, _ findings: inout FindingCollector
  ) throws -> ProfileBook? {
    guard file.kind.level != nil else { return nil }
    var own = FindingCollector()
    let files = try [nation, plateKinds].enumerated().compactMap { index, text in
      RuleFile(try MarkedText(text, id: 90 + index).tree(), &own)
    }
    var national = NationalRules(files, &own)
    let catalog = try catalog(&national.enumerations, &own)
    return ProfileBook(files + [file], catalog: catalog, national: national, &findings)
  }

  static func declarations(
    _ text: String, _ enumerations: inout EnumerationTable, _ findings: inout FindingCollector
  ) throws -> [ParameterDeclaration] {
    ParameterReader.read(try MarkedText(text, id: 80).tree(), &enumerations, &findings).declarations
  }

  private static func catalog(
    _ enumerations: inout EnumerationTable, _ findings: inout FindingCollector
  ) throws -> ParameterCatalog {
    let part = try declarations(part, &enumerations, &findings)
    let own = try declarations(business, &enumerations, &findings)
    let title = BilingualText(zh: "业务", en: "business")
    return ParameterCatalog(
      parts: ["choosing": .init(layout: ParameterLayout(part, &findings))],
      businesses: [
        "new-car": .init(
          title: title, layout: ParameterLayout(own + part, &findings), parts: ["choosing"]),
        "other": .init(title: title, layout: ParameterLayout(own, &findings), parts: []),
      ])
  }

  /// Values without a source are left out unless asked for: most tests are about something else.
  func expectFindings(
    _ expected: [Character: Expected] = [:], withSources: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var wanted = FindingCollector()
    for finding in findings.findings where withSources || finding.code != .valueWithoutSource {
      wanted.report(finding)
    }
    expect(wanted, in: texts, expected, sourceLocation: sourceLocation)
  }

  /// The parameters of a business of the only city.
  func effective(_ business: String = "new-car") throws -> EffectiveParameters {
    try #require(book.cities.first?.businesses.first { $0.business == business })
  }

  /// The values of a path with their days: `always: 10`, `2027-01-01: 8`.
  func timeline(_ path: String, of business: String = "new-car") throws -> [String] {
    let effective = try effective(business)
    let leaf = try #require(effective.layout.leaf(at: path))
    return effective.entries(at: path).map { entry in
      let value = entry.value?.text(as: leaf.declaration.value.type.type, EnumerationTable())
      return "\(entry.from?.description ?? "always"): \(value ?? "none")"
    }
  }
}

/// A city file around its own lines.
func city(
  _ lines: String, name: String = "yantai", extends: String = "china", letter: String = "F"
) -> String {
  """
  haopai: 1
  city: \(name)
  name: { zh: 烟台市, en: Yantai }
  extends: \(extends)
  plates: { province: 鲁, authorities: [\(letter)] }
  \(lines)
  """
}
