import HaopaiDiagnostics
import HaopaiProgram
import HaopaiYAML

/// Takes a rule book from bytes to compiled cities; every step leaves its findings behind.
struct RuleBookLoader {
  private let sources: [SourceText]
  var findings = FindingCollector()

  private var files: [RuleBook.File] = []
  private var ruleFiles: [RuleFile] = []
  private var enumerations = EnumerationTable()
  private var parts: [String: WorkflowSyntax] = [:]
  private var workflows: [String: WorkflowSyntax] = [:]
  private var shared: [SharedSyntax] = []
  /// Ids of files that are there but could not be read: whoever names them is right to.
  private var unreadable: Set<String> = []
  private var linked: [String: LinkedWorkflow] = [:]
  /// Whether there were more findings than are kept, so that any file may have an error.
  private var isCut = false

  init(_ sources: [SourceText]) {
    self.sources = sources.filter { !$0.path.hasSuffix(".scenarios.yaml") }
  }

  mutating func load() -> RuleBook? {
    for source in sources { read(source) }
    var national = NationalRules(ruleFiles, &findings)
    enumerations = national.enumerations
    readDeclarations()
    link()
    let catalog = self.catalog()
    national.enumerations = enumerations
    let profiles = self.profiles(catalog, national)
    guard let types = types(national) else { return nil }
    var compiler = BookCompiler(
      sources: sources, files: files, national: national, types: types, linked: linked,
      catalog: catalog, mentions: mentions(), unreadable: unreadable)
    compiler.checkAll(shared: shared, &findings)
    var cities = CityChecks(linked: linked, types: types, calendar: national.calendar)
    cities.check(profiles, &findings)
    let books =
      isCut || findings.dropped > 0 ? [:] : compiler.books(of: profiles, findings)
    return RuleBook(
      files: files, national: national, profiles: profiles, workflows: linked, books: books)
  }

  // MARK: - Reading

  private mutating func read(_ source: SourceText) {
    let root = YAMLReader().read(source, into: &findings)
    let file = root.flatMap { RuleFile($0, &findings) }
    if let file, file.kind != .scenario { ruleFiles.append(file) }
    let guess = HeaderGuess(source.bytes)
    let name = file?.subject.value.text ?? guess.name
    if file == nil, let name { unreadable.insert(name) }
    files.append(
      RuleBook.File(
        id: source.id, path: source.path, kind: file?.kind ?? guess.kind, name: name))
  }

  private mutating func readDeclarations() {
    var names = Namespace()
    for file in ruleFiles {
      switch file.kind {
      case .workflow, .part:
        guard let syntax = WorkflowSyntax(file, &enumerations, &findings) else {
          if let name = file.subject.value.text { unreadable.insert(name) }
          continue
        }
        guard names.claim(syntax.name, file.kind == .part ? .part : .business, &findings) else {
          continue
        }
        if file.kind == .part {
          parts[syntax.name.value] = syntax
        } else {
          workflows[syntax.name.value] = syntax
        }
      case .shared, .messages:
        if let syntax = SharedSyntax(file, &enumerations, &findings) { shared.append(syntax) }
      case .plateKinds, .applicants, .calendar, .authorities, .nation, .province, .city,
        .scenario:
        continue
      }
    }
  }

  // MARK: - Linking

  private mutating func link() {
    for (name, workflow) in workflows.sorted(by: { $0.key < $1.key }) {
      linked[name] = Linker.link(
        workflow, parts: parts, unreadable: unreadable, shared: shared, &findings)
    }
  }

  /// What profiles may set.
  private mutating func catalog() -> ParameterCatalog {
    var catalog = ParameterCatalog(unreadable: unreadable)
    for (name, part) in parts.sorted(by: { $0.key < $1.key }) {
      catalog.parts[name] = ParameterCatalog.Part(
        layout: ParameterLayout(part.parameters, &findings), broken: part.brokenParameters)
    }
    for (name, workflow) in linked.sorted(by: { $0.key < $1.key }) {
      catalog.businesses[name] = ParameterCatalog.Business(
        title: workflow.title, layout: ParameterLayout(workflow.parameters, &findings),
        parts: workflow.mounts.map(\.part.name.value), broken: workflow.brokenParameters)
    }
    return catalog
  }

  /// The layers and cities. Where a layer could not be read, one that extends it is right to.
  private mutating func profiles(
    _ catalog: ParameterCatalog, _ national: NationalRules
  ) -> ProfileBook {
    var own = FindingCollector()
    let profiles = ProfileBook(ruleFiles, catalog: catalog, national: national, &own)
    let readable = Set(ruleFiles.map(\.root.span.file))
    let isLayerMissing = files.contains { file in
      file.kind?.level != nil && !readable.contains(file.id)
    }
    for finding in own.findings where !(finding.code == .unknownLayer && isLayerMissing) {
      findings.report(finding)
    }
    isCut = own.dropped > 0
    return profiles
  }

  /// The businesses that each layer names, whether or not their files could be read.
  private func mentions() -> [SourceText.ID: Set<String>] {
    var mentions: [SourceText.ID: Set<String>] = [:]
    for file in ruleFiles where file.kind.level != nil {
      guard case .mapping(let entries) = file.root.content,
        let businesses = entries.first(where: { $0.key == "businesses" }),
        case .mapping(let named) = businesses.value.content
      else { continue }
      mentions[file.root.span.file] = Set(named.map(\.key))
    }
    return mentions
  }

  /// The national lists as types; nil, and a finding, where one is missing.
  private mutating func types(_ national: NationalRules) -> NationalTypes? {
    let outcome = enumerations.intern(["ok", "wrong", "spent", "expired"])
    // A file of which nothing is known may be the one that seems to be missing.
    let isUnclear = files.contains { $0.kind == nil }
    for kind in national.missing where !isUnclear && !files.contains(where: { $0.kind == kind }) {
      guard let first = sources.first else { continue }
      findings.report(
        .missingFile(kind, at: SourceSpan(file: first.id, start: 0, end: 0)))
    }
    guard national.missing.isEmpty,
      let plateKind = enumerations.id(named: "plate_kind"),
      let applicantKind = enumerations.id(named: "applicant_kind"),
      let accountKind = enumerations.id(named: "account_kind")
    else { return nil }
    return NationalTypes(
      enumerations: enumerations, plateKind: plateKind, applicantKind: applicantKind,
      accountKind: accountKind, checkOutcome: outcome)
  }
}

/// What a file that cannot be read seems to be, as its first lines say.
struct HeaderGuess {
  private(set) var kind: RuleFileKind?
  private(set) var name: String?

  init(_ bytes: [UInt8]) {
    for line in bytes.prefix(512).split(separator: UInt8(ascii: "\n")).prefix(8) {
      guard let kind = RuleFileKind.allCases.first(where: { line.starts(with: "\($0.key):".utf8) })
      else { continue }
      let rest = String(decoding: line.dropFirst(kind.key.utf8.count + 1), as: UTF8.self)
      let word = rest.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
      self.kind = kind
      if NameStyle.kebabCase.isValid(word) { name = word }
      return
    }
  }
}
