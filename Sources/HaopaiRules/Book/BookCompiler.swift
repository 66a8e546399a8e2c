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
  /// What the files with errors may declare.
  let lost: LostNames

  private static let findingsPerWorkflow = 1000
  /// Businesses with an error, whether or not it is shown: what follows from another is not.
  private var unsound: Set<String> = []
  /// The parameters that each business reads and nothing declares, by path.
  private(set) var missingParameters: [String: Set<String>] = [:]
  /// What each business demands of the values of a city.
  private(set) var demands: [String: [Demand]] = [:]
  private(set) var uses = KnownUses()
  /// Of the files that cities' books are made of; most are shared by all.
  private var hashes: [SourceText.ID: ContentHash] = [:]
  /// What was reported of names, so that a part that several businesses mount is reported once.
  private var reported: Set<Finding> = []
  /// Cities share what their filters do not tell apart.
  private var lowered: [Key: LoweredWorkflow] = [:]

  init(
    sources: [SourceText], files: [RuleBook.File], national: NationalRules, types: NationalTypes,
    linked: [String: LinkedWorkflow], layouts: [String: ParameterLayout],
    mentions: [SourceText.ID: Set<String>], unreadable: Set<String>, lost: LostNames
  ) {
    self.sources = sources
    self.files = files
    self.national = national
    self.types = types
    self.linked = linked
    self.layouts = layouts
    self.mentions = mentions
    self.unreadable = unreadable
    self.lost = lost
  }

  // MARK: - Checking

  mutating func checkAll(
    shared: [SharedSyntax], _ findings: inout FindingCollector
  ) {
    for (name, workflow) in linked.sorted(by: { $0.key < $1.key }) {
      check(name, workflow, &findings)
    }
    reportAcrossBusinesses(&findings)
    EngineRefusals.check(shared, lost, in: files(of: .shared, .messages, nil), &findings)
    let declared = lost.withCut(by: findings)
    let businesses = linked.mapValues { workflow in
      RegisterBars.Business(
        commands: workflow.commandNames, isWhole: workflow.isWhole,
        lost: LostNames.Part(names: declared, files: workflow.files))
    }
    let registers = shared.flatMap(\.resources.registers) + linked.values.flatMap(\.registers)
    RegisterBars.check(registers, businesses: businesses, unreadable: unreadable, &findings)
    let used = lowered.values.reduce(into: Set<SourceSpan>()) { $0.formUnion($1.usedTexts) }
    UnusedText(
      used: used, lost: LostNames(sources, findings, unread: lost.unread, known: lost),
      users: files(of: .workflow, .part, .shared, nil), shared: files(of: .shared),
      known: Set(lowered.keys.map(\.business).filter { linked[$0]?.isOpenKnown == true })
    ).check(Array(linked.values), &findings)
  }

  private mutating func check(
    _ name: String, _ workflow: LinkedWorkflow, _ findings: inout FindingCollector
  ) {
    guard WorkflowSize.check(workflow, &findings) else {
      unsound.insert(name)
      return
    }
    var own = FindingCollector(limit: Self.findingsPerWorkflow)
    checkStates(of: workflow, &own)
    let filters = DrawFilter.texts(of: workflow).map(\.value)
    let result = lower(name, filters, &own)
    lowered[Key(business: name, filters: filters)] = result
    missingParameters[name] = result?.missingParameters
    demands[name] = result?.demands
    if own.hasErrors || own.dropped > 0 { unsound.insert(name) }
    for finding in rootCauses(of: workflow).of(own.findings)
    where reported.insert(finding.withoutRelated).inserted {
      findings.report(finding)
    }
  }

  /// What stands in a part is dead only where it is in every business that mounts the part.
  private mutating func reportAcrossBusinesses(_ findings: inout FindingCollector) {
    var decided = DecidedConditions()
    var unused = UnusedNames()
    // What could not be read may use what nothing seems to use.
    let wrong = findings.filesWithErrors.union(lost.files)
    let open = Set(
      linked.keys.filter {
        unsound.contains($0) || !wrong.isDisjoint(with: linked[$0]?.files ?? [])
      })
    for (key, workflow) in lowered where !open.contains(key.business) {
      decided.join(workflow.decided)
      unused.join(workflow.unused)
    }
    let broken = open.reduce(into: wrong) { $0.formUnion(linked[$1]?.files ?? []) }
    decided.report(outside: broken, &findings)
    unused.report(outside: broken, &findings)
    let sound = linked.sorted { $0.key < $1.key }.map(\.value)
      .filter { broken.isDisjoint(with: $0.files) }
    Oversights.check(sound, &findings)
    uses = KnownUses(
      sound: linked.filter { !open.contains($0.key) && $0.value.isWhole }, unused: unused.places)
  }

  private func checkStates(of workflow: LinkedWorkflow, _ findings: inout FindingCollector) {
    let flow = FieldFlow(workflow)
    UnreachableState.check(workflow, flow, &findings)
    StuckState.check(workflow, flow, &findings)
    InitialState.check(workflow, &findings)
    MountExits.check(workflow, &findings)
    BranchOrder.check(workflow, &findings)
    MissingTarget.check(workflow, &findings)
    PartExpectation.check(workflow, flow, &findings)
    UnusedExit.check(workflow, &findings)
    ReceiptFlow.check(workflow, &findings)
    DrawFilter.check(workflow, &findings)
  }

  /// What is wrong with a workflow that is none of the book's.
  func findings(of workflow: LinkedWorkflow, _ layout: ParameterLayout) -> FindingCollector {
    var found = FindingCollector()
    var own = FindingCollector(limit: Self.findingsPerWorkflow)
    guard WorkflowSize.check(workflow, &found) else { return found }
    checkStates(of: workflow, &own)
    _ = WorkflowLowering.lower(
      workflow, types: types, parameters: layout,
      filters: DrawFilter.texts(of: workflow).map(\.value), &own)
    for finding in rootCauses(of: workflow).of(own.findings) { found.report(finding) }
    return found
  }

  /// Where a declaration could not be read, what refers to it is not to blame.
  private func rootCauses(of workflow: LinkedWorkflow) -> RootCauses {
    let lists = files(of: .plateKinds, .applicants)
    return RootCauses(
      workflow, lost: lost, resources: files(of: .shared, nil), texts: files(of: .messages),
      lists: lists,
      areListsMissing: !national.missing.allSatisfy { kind in
        files.contains { $0.kind == kind && lost.files.contains($0.id) }
      })
  }

  private func files(of kinds: RuleFileKind?...) -> Set<SourceText.ID> {
    Set(files.lazy.filter { kinds.contains($0.kind) }.map(\.id))
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
    let wrong = findings.filesWithErrors
    var books: [String: CompiledBook] = [:]
    for city in profiles.cities {
      let ids = closure.files(of: city)
      guard wrong.isDisjoint(with: ids), isWhole(city) else { continue }
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
        files: sources.filter { ids.contains($0.id) }.map { ($0.path, hash(of: $0)) }),
      city: city.name, title: city.title, applicant: applicant, plateKinds: plateKinds,
      pools: city.numbers?.pools(
        kinds: plateKinds.cases.count,
        filters: filters.compactMap { text in
          DrawFilter.characters(of: text).map { CharacterFilter(excluded: $0) }
        }) ?? plateKinds.cases.map { _ in nil },
      returnDelay: city.returnDelay, calendar: national.calendar, windows: windows.windows,
      workflows: workflows)
  }

  private mutating func hash(of source: SourceText) -> ContentHash {
    if let known = hashes[source.id] { return known }
    let hash = ContentHash(of: source.bytes)
    hashes[source.id] = hash
    return hash
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

extension LinkedWorkflow {
  fileprivate var commandNames: Set<String> {
    Set([open.name.value] + states.flatMap { $0.syntax.commands.map(\.name.value) })
  }
}
