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
    let profiles = ProfileBook(ruleFiles, catalog: catalog, national: national, &findings)
    guard let types = types(national) else { return nil }
    var compiler = BookCompiler(
      sources: sources, files: files, national: national, types: types, linked: linked,
      catalog: catalog)
    compiler.checkAll(shared: shared, unreadable: unreadable, &findings)
    let books = compiler.books(of: profiles, &findings)
    return RuleBook(
      files: files, national: national, profiles: profiles, workflows: linked, books: books)
  }

  // MARK: - Reading

  private mutating func read(_ source: SourceText) {
    let root = YAMLReader().read(source, into: &findings)
    let file = root.flatMap { RuleFile($0, &findings) }
    if let file, file.kind != .scenario { ruleFiles.append(file) }
    let name = file?.subject.value.text ?? HeaderGuess.name(of: source.bytes)
    if file == nil, let name { unreadable.insert(name) }
    files.append(
      RuleBook.File(id: source.id, path: source.path, kind: file?.kind, name: name))
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

  /// The national lists as types; nil, and a finding, where one is missing.
  private mutating func types(_ national: NationalRules) -> NationalTypes? {
    let outcome = enumerations.intern(["ok", "wrong", "spent", "expired"])
    for kind in national.missing {
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

/// The id of a file that cannot be read, as its first lines seem to say.
enum HeaderGuess {
  static func name(of bytes: [UInt8]) -> String? {
    let keys = RuleFileKind.allCases.map { Array("\($0.key):".utf8) }
    for line in bytes.prefix(512).split(separator: UInt8(ascii: "\n")).prefix(8) {
      guard let key = keys.first(where: { line.starts(with: $0) }) else { continue }
      let rest = String(decoding: line.dropFirst(key.count), as: UTF8.self)
      let word = rest.split(separator: " ").first.map(String.init) ?? ""
      return NameStyle.kebabCase.isValid(word) ? word : nil
    }
    return nil
  }
}
