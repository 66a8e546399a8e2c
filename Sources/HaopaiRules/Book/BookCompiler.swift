import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram

/// Checks every business once, and compiles the cities whose files are free of errors.
struct BookCompiler {
  private struct Key: Hashable {
    let business: String
    let filters: [String]
  }

  let sources: [SourceText]
  let files: [RuleBook.File]
  let national: NationalRules
  let types: NationalTypes
  let linked: [String: LinkedWorkflow]
  let layouts: [String: ParameterLayout]
  /// The businesses that each layer's file names.
  let mentions: [SourceText.ID: Set<String>]
  /// Ids of files that are there but could not be read.
  let unreadable: Set<String>

  private static let findingsPerWorkflow = 1000
  /// Businesses with an error, whether or not it is shown: what follows from another is not.
  private var unsound: Set<String> = []
  /// The parameters that each business reads and nothing declares, by path.
  private(set) var missingParameters: [String: Set<String>] = [:]
  /// What each business demands of the values of a city.
  private(set) var demands: [String: [Demand]] = [:]
  /// What was reported of names, so that a part that several businesses mount is reported once.
  private var reported: Set<Finding> = []
  /// Cities share what their filters do not tell apart.
  private var lowered: [Key: LoweredWorkflow] = [:]

  init(
    sources: [SourceText], files: [RuleBook.File], national: NationalRules, types: NationalTypes,
    linked: [String: LinkedWorkflow], layouts: [String: ParameterLayout],
    mentions: [SourceText.ID: Set<String>], unreadable: Set<String>
  ) {
    self.sources = sources
    self.files = files
    self.national = national
    self.types = types
    self.linked = linked
    self.layouts = layouts
    self.mentions = mentions
    self.unreadable = unreadable
  }

  // MARK: - Checking

  mutating func checkAll(
    shared: [SharedSyntax], _ findings: inout FindingCollector
  ) {
    let faulty = findings.filesWithErrors
    for (name, workflow) in linked.sorted(by: { $0.key < $1.key }) {
      check(name, workflow, faulty: faulty, &findings)
    }
    // Sentences that could not be read are not missing.
    if faulty.isDisjoint(with: sharedFiles) { EngineRefusals.check(shared, &findings) }
    let businesses = linked.mapValues {
      RegisterBars.Business(
        commands: $0.commandNames,
        isWhole: $0.isWhole && findings.filesWithErrors.isDisjoint(with: $0.files))
    }
    let registers = shared.flatMap(\.resources.registers) + linked.values.flatMap(\.registers)
    RegisterBars.check(registers, businesses: businesses, unreadable: unreadable, &findings)
    if !findings.hasErrors {
      let used = lowered.values.reduce(into: Set<SourceSpan>()) { $0.formUnion($1.usedTexts) }
      UnusedText.check(Array(linked.values), used: used, &findings)
    }
  }

  private mutating func check(
    _ name: String, _ workflow: LinkedWorkflow, faulty: Set<SourceText.ID>,
    _ findings: inout FindingCollector
  ) {
    guard WorkflowSize.check(workflow, &findings) else {
      unsound.insert(name)
      return
    }
    var own = FindingCollector(limit: Self.findingsPerWorkflow)
    let flow = FieldFlow(workflow)
    UnreachableState.check(workflow, flow, &own)
    StuckState.check(workflow, flow, &own)
    InitialState.check(workflow, &own)
    MountExits.check(workflow, &own)
    BranchOrder.check(workflow, &own)
    AlwaysCycle.check(workflow, &own)
    PartExpectation.check(workflow, flow, &own)
    UnusedExit.check(workflow, &own)
    DrawFilter.check(workflow, &own)
    let filters = DrawFilter.texts(of: workflow).map(\.value)
    let result = lower(name, filters, &own)
    lowered[Key(business: name, filters: filters)] = result
    missingParameters[name] = result?.missingParameters
    demands[name] = result?.demands
    if own.hasErrors || own.dropped > 0 { unsound.insert(name) }
    // Where a declaration could not be read, what refers to it is not to blame.
    let isBroken =
      !workflow.isWhole || !faulty.isDisjoint(with: workflow.files.union(sharedFiles))
    for finding in RootCauses(workflow, isBroken: isBroken).of(own.findings)
    where reported.insert(finding.withoutRelated).inserted {
      findings.report(finding)
    }
  }

  /// Files whose declarations every workflow may use, and those of which nothing is known.
  private var sharedFiles: [SourceText.ID] {
    let kinds: [RuleFileKind?] = [.shared, .messages, .plateKinds, .applicants, nil]
    return files.filter { kinds.contains($0.kind) }.map(\.id)
  }

  private func lower(
    _ name: String, _ filters: [String], _ findings: inout FindingCollector
  ) -> LoweredWorkflow? {
    guard let workflow = linked[name], let layout = layouts[name] else { return nil }
    return WorkflowLowering.lower(
      workflow, types: types, parameters: layout, filters: filters, &findings)
  }

  // MARK: - Cities

  mutating func books(
    of profiles: ProfileBook, _ findings: FindingCollector
  ) -> [String: CompiledBook] {
    let closure = Closure(workflows: linked, files: files)
    var books: [String: CompiledBook] = [:]
    for city in profiles.cities {
      let ids = closure.files(of: city)
      guard !findings.hasError(in: ids), isWhole(city) else { continue }
      books[city.name] = book(of: city, ids)
    }
    return books
  }

  private func isWhole(_ city: CityProfile) -> Bool {
    let mentioned = city.chain.map { mentions[$0.name.span.file] ?? [] }
    return city.chain.first?.level == .nation
      && mentioned.allSatisfy { $0.isDisjoint(with: unreadable) }
      && city.businesses.allSatisfy {
        $0.isComplete && linked[$0.business]?.isWhole == true && !unsound.contains($0.business)
      }
  }

  private mutating func book(
    of city: CityProfile, _ ids: Set<SourceText.ID>
  ) -> CompiledBook {
    let filters = filters(of: city)
    var windows = WindowsTable()
    let workflows = city.businesses.compactMap { business in
      workflow(business.business, filters).map { lowered in
        var workflow = lowered.workflow
        workflow.parameters = business.table(&windows)
        return workflow
      }
    }
    let plateKinds = types.enumerations[types.plateKind]
    return CompiledBook(
      hash: ContentHash(
        files: sources.filter { ids.contains($0.id) }.map { ($0.path, $0.bytes) }),
      city: city.name, title: city.title, applicant: applicant, plateKinds: plateKinds,
      pools: city.numbers?.pools(
        kinds: plateKinds.cases.count,
        filters: filters.compactMap { text in
          DrawFilter.characters(of: text).map { CharacterFilter(excluded: $0) }
        }) ?? plateKinds.cases.map { _ in nil },
      returnDelay: city.returnDelay, calendar: national.calendar, windows: windows.windows,
      workflows: workflows)
  }

  private mutating func workflow(_ name: String, _ filters: [String]) -> LoweredWorkflow? {
    let key = Key(business: name, filters: filters)
    if let known = lowered[key] { return known }
    // Its findings are known from the check.
    var ignored = FindingCollector()
    let workflow = lower(name, filters, &ignored)
    lowered[key] = workflow
    return workflow
  }

  /// What the draws of all the city's businesses leave out, each once.
  private func filters(of city: CityProfile) -> [String] {
    var filters: [String] = []
    for business in city.businesses {
      guard let workflow = linked[business.business] else { continue }
      for text in DrawFilter.texts(of: workflow) where !filters.contains(text.value) {
        filters.append(text.value)
      }
    }
    return filters
  }

  private var applicant: ApplicantDeclaration {
    ApplicantDeclaration(
      kinds: types.enumerations[types.applicantKind],
      identities: national.applicantIdentities,
      accounts: types.enumerations[types.accountKind],
      defaultAccount: national.defaultAccount)
  }
}

extension Finding {
  /// Whatever else is said beside it, the finding is the same.
  fileprivate var withoutRelated: Finding {
    var finding = self
    finding.related = []
    return finding
  }
}

extension FindingCollector {
  fileprivate func hasError(in files: Set<SourceText.ID>) -> Bool {
    findings.contains { $0.severity == .error && files.contains($0.span.file) }
  }
}

extension LinkedWorkflow {
  fileprivate var commandNames: Set<String> {
    Set([open.name.value] + states.flatMap { $0.syntax.commands.map(\.name.value) })
  }
}
