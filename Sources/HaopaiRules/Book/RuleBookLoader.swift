import HaopaiDiagnostics
import HaopaiProgram
import HaopaiYAML

/// Takes a rule book from bytes to compiled cities; every step leaves its findings behind.
struct RuleBookLoader {
  private let read: ReadFiles
  private var findings = FindingCollector()
  private var enumerations = EnumerationTable()
  private var parts: [String: WorkflowSyntax] = [:]
  private var workflows: [String: WorkflowSyntax] = [:]
  private var shared: [SharedSyntax] = []
  /// Ids of files that are there but could not be read: whoever names them is right to.
  private var unreadable: Set<String>
  private let folders: FolderPlaces?
  private var linked: [String: LinkedWorkflow] = [:]
  private let extent: CheckExtent
  /// Whether there were more findings than are kept, so that any file may have an error.
  private var isCut = false

  init(
    _ sources: [SourceText], unreadable: [Finding], folders: FolderPlaces?, extent: CheckExtent
  ) {
    self.extent = extent
    self.folders = folders
    for finding in unreadable { findings.report(finding) }
    read = ReadFiles(
      sources.filter { !$0.path.hasSuffix(".scenarios.yaml") },
      withoutBytes: Set(unreadable.map(\.span.file)), &findings)
    self.unreadable = read.unreadable
    if case .valuesOfCities(let others) = extent { self.unreadable.formUnion(others) }
  }

  private var sources: [SourceText] { read.sources }
  private var files: [RuleBook.File] { read.files }
  var ruleFiles: [RuleFile] { read.ruleFiles }

  mutating func load() -> RuleBook? {
    let absences = folders?.absences(among: files) ?? []
    for absence in absences { findings.report(absence) }
    guard !files.isEmpty, absences.allSatisfy({ $0.severity == .warning }) else { return nil }
    var national = NationalRules(ruleFiles, &findings)
    enumerations = national.enumerations
    readDeclarations()
    settleNames()
    link()
    let lost = lostNames()
    let layouts = self.layouts()
    national.enumerations = enumerations
    guard let types = types(national) else {
      _ = profiles(catalog(layouts, missing: [:], lost), national)
      return nil
    }
    let mentions = BusinessMentions(ruleFiles)
    var compiler = BookCompiler(
      sources: sources, files: files, national: national, types: types, linked: linked,
      layouts: layouts, mentions: mentions, unreadable: unreadable, lost: lost)
    switch extent {
    case .all: compiler.checkAll(shared: shared, only: nil, &findings)
    case .cities: compiler.checkAll(shared: shared, only: mentions.ofCities, &findings)
    case .valuesOfCities: compiler.trustAll(only: mentions.ofCities, &findings)
    }
    if !extent.isOfValues { checkParts(compiler, lost) }
    // What is wrong with a business explains what seems wrong with a city's values of it.
    let catalog = catalog(layouts, missing: compiler.missingParameters, lost)
    let profiles = self.profiles(catalog, national)
    var demands = DemandCheck(
      demands: compiler.demands, enumerations: types.enumerations,
      bytes: sources.reduce(0) { $0 + $1.bytes.count })
    demands.check(profiles, &findings)
    var cities = CityChecks(
      linked: linked, uses: compiler.uses, types: types, calendar: national.calendar)
    let variants = CityVariants(
      catalog: catalog, enumerations: types.enumerations, demands: compiler.demands,
      checks: cities)
    let blurred = findings.findings.filter { $0.code == .duplicateKey }.map(\.span.file)
    let wrong = findings.filesWithErrors.union(lost.files)
    let looked = extent.isOfValues ? ruleFiles.filter { $0.kind == .city } : ruleFiles
    EmptyEntries.check(looked, outside: wrong, &findings)
    let paths = Dictionary(uniqueKeysWithValues: files.map { ($0.id, $0.path) })
    FileNaming.check(looked, paths: paths, outside: wrong, &findings)
    let readable = files.filter { $0.kind != nil && $0.kind != .calendar }.map(\.id)
    cities.check(
      profiles, blurred: Set(blurred), wrong: wrong,
      isCalendarKnown: wrong.isSubset(of: readable), &findings)
    guard national.missing.isEmpty else { return nil }
    let compiled =
      isCut || findings.dropped > 0 || extent.isOfValues
      ? nil : compiler.usableCities(of: profiles, findings)
    return RuleBook(
      files: files, national: national, profiles: profiles, workflows: linked,
      notices: compiler.notices, compiled: compiled,
      variants: compiled.map { _ in variants })
  }

  /// All that was found, at its places in the files.
  var located: FindingCollector { read.located(findings) }

  // MARK: - Declarations

  private mutating func readDeclarations() {
    var names = Namespace()
    let read = WorkflowSyntax.all(ruleFiles, &enumerations, &findings)
    for (file, syntax) in zip(ruleFiles, read) {
      switch file.kind {
      case .workflow, .part:
        guard let syntax else {
          if let name = file.subject.value.text {
            unreadable.insert(name)
            NameStyle.kebabCase.respelt(name).map { _ = unreadable.insert($0) }
          }
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

  private func lostNames() -> LostNames {
    guard findings.hasErrors else { return LostNames(sources, findings) }
    let readable = Set(ruleFiles.map(\.root.span.file))
    let unread = Set(files.map(\.id)).subtracting(readable)
    return LostNames(sources, findings, unread: unread)
  }

  // MARK: - Linking

  /// Reports files that are misnamed, and takes what the others call them for names of files that
  /// are there.
  private mutating func settleNames() {
    let layers = ruleFiles.filter { $0.kind.level != nil }
    let bars = (shared.map(\.resources) + workflows.values.map(\.resources))
      .flatMap(\.registers).compactMap(\.bars).flatMap { ($0.businesses ?? []) + $0.except }
    let mounts = (Array(workflows.values) + parts.values).flatMap(\.root.mounts).map(\.part)
    let businesses = FileNames(
      declared: workflows.values.map(\.name), users: layers, besides: bars
    ) { $0.root.names(under: "businesses") }
    let mounted = FileNames(
      declared: parts.values.map(\.name), users: layers, besides: mounts
    ) { $0.root.names(under: "parts") }
    // A file that is cut off in its name, or before, has the name of its path.
    let faulty = findings.filesWithErrors
    if !faulty.isEmpty {
      let known = Set(ruleFiles.compactMap(\.subject.value.text))
      for file in files where faulty.contains(file.id) && !known.contains(file.baseName) {
        unreadable.insert(file.baseName)
      }
    }
    for (kind, names) in [(NameKind.business, businesses), (.part, mounted)] {
      for (name, wanted) in names.misnamed() where !unreadable.contains(wanted) {
        findings.report(.misnamed(kind, name, wanted: wanted))
        unreadable.insert(wanted)
      }
    }
  }

  private mutating func link() {
    let faulty = findings.filesWithErrors
    let faultyParts = Set(parts.filter { faulty.contains($0.value.name.span.file) }.keys)
    for (name, workflow) in workflows.sorted(by: { $0.key < $1.key }) {
      linked[name] = Linker.link(
        workflow, parts: parts, unreadable: unreadable, faulty: faultyParts, shared: shared,
        &findings)
    }
  }

  private mutating func checkParts(_ compiler: BookCompiler, _ lost: LostNames) {
    let users = Set(files.lazy.filter { [.workflow, .part, nil].contains($0.kind) }.map(\.id))
    for part in UnmountedPart.all(parts, workflows, lost, users: users) {
      findings.report(.unmountedPart(part.name))
    }
    let mounted = Set(linked.values.flatMap(\.mounts).map(\.part.name.value))
    for (name, part) in parts.sorted(by: { $0.key < $1.key }) where !mounted.contains(name) {
      check(alone: part, compiler)
    }
  }

  /// A part that no readable business mounts is checked as far as it goes by itself.
  private mutating func check(alone part: WorkflowSyntax, _ compiler: BookCompiler) {
    var own = FindingCollector()
    let linked = Linker.link(
      WorkflowSyntax(mounting: part), parts: parts, unreadable: unreadable, faulty: [],
      shared: shared, &own)
    let layout = ParameterLayout(linked?.parameters ?? [], &own)
    if let linked { own.absorb(compiler.findings(of: linked, layout)) }
    // Parts that are mounted side by side use each other's names.
    let others = parts.values.filter { $0.name.span.file != part.name.span.file }
    let given = others.reduce(into: Set<String>()) { $0.formUnion($1.declaredNames) }
    let texts = lostNames()
    for finding in own.findings where UnmountedPart.isOwn(finding, of: part) {
      let isGiven = finding.code.mayFollow && given.contains(texts.text(at: finding.span))
      if !isGiven { findings.report(finding) }
    }
  }

  /// The parameters of each business, its parts' included.
  private mutating func layouts() -> [String: ParameterLayout] {
    var layouts: [String: ParameterLayout] = [:]
    for (name, workflow) in linked.sorted(by: { $0.key < $1.key }) {
      layouts[name] = ParameterLayout(workflow.parameters, &findings)
    }
    return layouts
  }

  /// What profiles may set.
  ///
  /// - Parameter missing: the paths that businesses read and nothing declares; a city that sets one
  ///   is not to blame.
  private func catalog(
    _ layouts: [String: ParameterLayout], missing: [String: Set<String>], _ lost: LostNames
  ) -> ParameterCatalog {
    var catalog = ParameterCatalog(unreadable: unreadable)
    let declared = lost.withCut(by: findings)
    for (name, part) in parts {
      let mounting = linked.filter { $0.value.mounts.contains { $0.part.name.value == name } }
      var ignored = FindingCollector()
      catalog.parts[name] = ParameterCatalog.Part(
        layout: ParameterLayout(part.parameters, &ignored),
        broken: mounting.keys.reduce(into: part.brokenParameters) {
          $0.formUnion(missing[$1] ?? [])
        },
        lost: LostNames.Part(names: declared, files: [part.name.span.file]))
    }
    for (name, workflow) in linked {
      guard let layout = layouts[name] else { continue }
      catalog.businesses[name] = ParameterCatalog.Business(
        title: workflow.title, layout: layout, parts: workflow.mounts.map(\.part.name.value),
        broken: workflow.brokenParameters.union(missing[name] ?? []),
        // What a business reads and nothing declares is likely to be declared by another name.
        isWhole: workflow.isWhole && missing[name, default: []].isEmpty
          && !lost.isBlank(workflow.files),
        lost: LostNames.Part(names: declared, files: workflow.files))
    }
    return catalog
  }

  /// A value that a file lacks, by its declaration.
  private struct Lacking: Hashable {
    let file: SourceText.ID
    let declared: SourceSpan
  }

  /// The layers and cities. Where a layer could not be read, one that extends it is right to.
  private mutating func profiles(
    _ catalog: ParameterCatalog, _ national: NationalRules
  ) -> ProfileBook {
    var own = FindingCollector()
    let profiles = ProfileBook(ruleFiles, catalog: catalog, national: national, &own)
    isCut = own.dropped > 0
    guard !own.findings.isEmpty else { return profiles }
    let lost = lostNames()
    let readable = Set(ruleFiles.map(\.root.span.file))
    let national = files.filter { $0.kind == .plateKinds || $0.kind == .applicants }.map(\.id)
    let unread = files.filter { $0.kind == nil || !readable.contains($0.id) }.map(\.id)
    // A layer whose name could not be read may be the one that seems to be missing.
    let nameless = ruleFiles.filter {
      $0.kind.level != nil && $0.kind != .city
        && !NameStyle.kebabCase.isValid($0.subject.value.text ?? "")
    }.compactMap { file in files.first { $0.id == file.root.span.file } }
    // A note on a value that is missing is not out of place.
    let missing = own.findings.filter { $0.code == .missingParameter }
      .compactMap { finding in
        finding.subject.map { ($0.dropFirst("param".count), finding.span.file) }
      }
    // A parameter of a part is missing in every business that mounts it.
    var lacking: Set<Lacking> = []
    for finding in own.findings {
      if finding.code == .missingParameter, let declared = finding.related.first?.span,
        !lacking.insert(Lacking(file: finding.span.file, declared: declared)).inserted
      {
        continue
      }
      let name = lost.text(at: finding.span)
      let isLost =
        switch finding.code {
        case .unknownLayer:
          lost.mention(name, in: unread) || nameless.contains { $0.baseName == name }
            || !nameless.isEmpty && finding.fixes.isEmpty
        case .noteWithoutValue:
          missing.contains { path, file in file == finding.span.file && name.hasSuffix(path) }
        case .unknownPlateKind, .unknownWord: lost.mayDeclare(name, in: national + unread)
        default: false
        }
      if !isLost { findings.report(finding) }
    }
    return profiles
  }

  /// The national lists as types; one that is missing is reported, and empty.
  private mutating func types(_ national: NationalRules) -> NationalTypes? {
    let outcome = enumerations.intern(["ok", "wrong", "spent", "expired"])
    // A file of which nothing is known may be the one that seems to be missing.
    let isUnclear = files.contains { $0.kind == nil }
    for kind in national.missing where !isUnclear && !files.contains(where: { $0.kind == kind }) {
      let first = sources.first.map { SourceSpan(file: $0.id, start: 0, end: 0) }
      guard let place = folders?.rules ?? first else { continue }
      findings.report(.missingFile(kind, at: place))
    }
    guard let plateKind = enumerations.id(named: "plate_kind"),
      let applicantKind = enumerations.id(named: "applicant_kind"),
      let accountKind = enumerations.id(named: "account_kind")
    else { return nil }
    return NationalTypes(
      enumerations: enumerations, plateKind: plateKind, applicantKind: applicantKind,
      accountKind: accountKind, checkOutcome: outcome)
  }
}
