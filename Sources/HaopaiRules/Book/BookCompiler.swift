import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram

/// Checks every business once, and says which cities can be compiled.
struct BookCompiler {
  let sources: [SourceText]
  let files: [RuleBook.File]
  let national: NationalRules
  let types: NationalTypes
  let linked: [String: LinkedWorkflow]
  let layouts: [String: ParameterLayout]
  let mentions: BusinessMentions
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
  /// What each business tells citizens.
  private(set) var notices: [String: NoticeProgram] = [:]
  private(set) var uses = KnownUses()
  /// What was reported of names, so that a part that several businesses mount is reported once.
  private var reported: Set<Finding> = []
  private var sharedMistakes: Set<SharedMistake> = []
  /// With the filters of the business's own draws.
  private var lowered: [String: LoweredWorkflow] = [:]

  init(
    sources: [SourceText], files: [RuleBook.File], national: NationalRules, types: NationalTypes,
    linked: [String: LinkedWorkflow], layouts: [String: ParameterLayout],
    mentions: BusinessMentions, unreadable: Set<String>, lost: LostNames
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

  /// - Parameter named: the businesses to check; nil for all.
  mutating func checkAll(
    shared: [SharedSyntax], only named: Set<String>?, _ findings: inout FindingCollector
  ) {
    let businesses = linked.filter { named?.contains($0.key) ?? true }.sorted { $0.key < $1.key }
    // The largest first: whichever is begun last is waited for.
    let bySize = businesses.sorted { $0.value.states.count > $1.value.states.count }
    let found = Dictionary(
      uniqueKeysWithValues: bySize.concurrentMap { [self] name, workflow in
        (name, checked(name, workflow))
      })
    let resources = files(of: .shared)
    // A shared file that misses a text of its own, which is not misspelt either, has lost its end, and
    // with it what others miss of it.
    let isEndLost = found.values.contains {
      $0.findings.contains {
        $0.code == .unknownRefusal && $0.fixes.isEmpty && resources.contains($0.span.file)
      }
    }
    for (name, workflow) in businesses {
      guard var checked = found[name] else { continue }
      if isEndLost {
        checked.findings.removeAll {
          $0.code.isUnknownName && $0.fixes.isEmpty && !resources.contains($0.span.file)
        }
      }
      take(checked, of: name, workflow, &findings)
    }
    reportAcrossBusinesses(&findings)
    EngineRefusals.check(shared, lost, in: files(of: .shared, .messages, nil), &findings)
    let declared = lost.withCut(by: findings)
    let barred = linked.mapValues { workflow in
      RegisterBars.Business(
        commands: workflow.commandNames, isWhole: workflow.isWhole,
        lost: LostNames.Part(names: declared, files: workflow.files))
    }
    // What all share stands in every business, too.
    let own = linked.values.flatMap { workflow in
      workflow.registers.filter { !workflow.sharedResources.contains($0.name.value) }
    }
    let registers = shared.flatMap(\.resources.registers) + own
    RegisterBars.check(registers, businesses: barred, unreadable: unreadable, &findings)
    let used = lowered.values.reduce(into: Set<SourceSpan>()) { $0.formUnion($1.usedTexts) }
    UnusedText(
      used: used, lost: LostNames(sources, findings, unread: lost.unread, known: lost),
      users: files(of: .workflow, .part, .shared, nil), shared: files(of: .shared),
      known: Set(lowered.keys.filter { linked[$0]?.isOpenKnown == true })
    ).check(Array(linked.values), &findings)
  }

  /// Takes businesses for sound; of what they say only the demands are looked at.
  mutating func trustAll(only named: Set<String>, _ findings: inout FindingCollector) {
    let businesses = linked.filter { named.contains($0.key) }.sorted { $0.key < $1.key }
    let demanded = businesses.concurrentMap { [self] name, workflow in
      var own = FindingCollector(limit: Self.findingsPerWorkflow)
      let demands = layouts[name].map {
        WorkflowLowering.demands(of: workflow, types: types, parameters: $0, &own)
      }
      return (demands: demands, findings: own)
    }
    for ((name, _), checked) in zip(businesses, demanded) {
      findings.absorb(checked.findings)
      demands[name] = checked.demands
    }
    uses = KnownUses(sound: linked.filter(\.value.isWhole))
  }

  /// What comes of a business by itself, whatever there is beside it.
  private struct Checked: Sendable {
    /// Its root causes, or that it is too large to be checked.
    var findings: [Finding]
    var isSound: Bool
    var lowered: LoweredWorkflow?
  }

  private func checked(_ name: String, _ workflow: LinkedWorkflow) -> Checked {
    var size = FindingCollector()
    guard WorkflowSize.check(workflow, &size) else {
      return Checked(findings: size.findings, isSound: false)
    }
    var own = FindingCollector(limit: Self.findingsPerWorkflow)
    let flow = FieldFlow(workflow)
    checkStates(of: workflow, flow, &own)
    let lowered = layouts[name].map { lower(workflow, $0, flow, &own) }
    return Checked(
      findings: size.findings + rootCauses(of: workflow).of(own.findings),
      isSound: !own.hasErrors && own.dropped == 0, lowered: lowered)
  }

  private mutating func take(
    _ checked: Checked, of name: String, _ workflow: LinkedWorkflow,
    _ findings: inout FindingCollector
  ) {
    lowered[name] = checked.lowered
    missingParameters[name] = checked.lowered?.missingParameters
    demands[name] = checked.lowered?.demands
    notices[name] = checked.lowered?.notice
    if !checked.isSound { unsound.insert(name) }
    for finding in checked.findings
    where reported.insert(finding.withoutDetails).inserted
      && !isSharedMistake(finding, of: workflow)
    {
      findings.report(finding)
    }
  }

  /// Whether the finding is about a counter or a register that all share, and was reported for
  /// another business.
  private mutating func isSharedMistake(
    _ finding: Finding, of workflow: LinkedWorkflow
  ) -> Bool {
    guard let subject = finding.subject,
      workflow.sharedResources.contains(where: { subject == $0 || subject.hasPrefix("\($0)[") })
    else { return false }
    return !sharedMistakes.insert(SharedMistake(code: finding.code, subject: subject)).inserted
  }

  private struct SharedMistake: Hashable {
    let code: FindingCode
    let subject: String
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
    for (business, workflow) in lowered where !open.contains(business) {
      decided.join(workflow.decided)
      unused.join(workflow.unused)
    }
    var broken = open.reduce(into: wrong) { $0.formUnion(linked[$1]?.files ?? []) }
    // What all may use, a business with an error may.
    if !open.isEmpty { broken.formUnion(files(of: .shared)) }
    decided.report(outside: broken, &findings)
    unused.report(outside: broken, &findings)
    let sound = linked.sorted { $0.key < $1.key }.map(\.value)
      .filter { broken.isDisjoint(with: $0.files) }
    Oversights.check(sound, &findings)
    uses = KnownUses(
      sound: linked.filter { !open.contains($0.key) && $0.value.isWhole }, unused: unused.places)
  }

  private func checkStates(
    of workflow: LinkedWorkflow, _ flow: FieldFlow, _ findings: inout FindingCollector
  ) {
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
    let flow = FieldFlow(workflow)
    checkStates(of: workflow, flow, &own)
    _ = lower(workflow, layout, flow, &own)
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
    _ workflow: LinkedWorkflow, _ layout: ParameterLayout, _ flow: FieldFlow,
    _ findings: inout FindingCollector
  ) -> LoweredWorkflow {
    WorkflowLowering.lower(
      workflow, types: types, parameters: layout, flow: flow,
      filters: DrawFilter.texts(of: workflow).map(\.value), &findings)
  }

  // MARK: - Cities

  /// The cities of which every file that they depend on is free of errors, ready to be compiled.
  func usableCities(of profiles: ProfileBook, _ findings: FindingCollector) -> CompiledCities {
    let closure = Closure(workflows: linked, files: files)
    // Of two files with one name nobody knows which is meant.
    let doubles = findings.findings.filter { $0.code == .duplicateFile }.flatMap(\.related)
    let wrong = findings.filesWithErrors.union(doubles.map(\.span.file))
    let isUsable = profiles.cities.concurrentMap { isWhole($0) && closure.isFree(of: wrong, $0) }
    let usable = zip(profiles.cities, isUsable).filter(\.1).map(\.0)
    var filters: [String: [String]] = [:]
    for (business, workflow) in linked {
      filters[business] = DrawFilter.texts(of: workflow).map(\.value)
    }
    return CompiledCities(
      usable,
      compiler: CityCompiler(
        sources: sources, closure: closure, national: national, types: types, linked: linked,
        layouts: layouts, filters: filters, checked: lowered))
  }

  private func isWhole(_ city: CityProfile) -> Bool {
    func isReadable(_ layer: LayerProfile) -> Bool {
      mentions.byFile[layer.name.span.file, default: []].allSatisfy { !unreadable.contains($0) }
    }
    return city.chain.first?.level == .nation && city.chain.allSatisfy(isReadable)
      && city.businesses.allSatisfy {
        $0.isComplete && linked[$0.business]?.isWhole == true && !unsound.contains($0.business)
      }
  }
}

extension Finding {
  /// Whatever else is said beside it, the finding is the same: what can be used instead is not the
  /// same in all businesses that mount a part.
  fileprivate var withoutDetails: Finding {
    var finding = self
    finding.related = []
    finding.help = nil
    finding.fixes = []
    return finding
  }
}

extension LinkedWorkflow {
  fileprivate var commandNames: Set<String> {
    Set([open.name.value] + states.flatMap { $0.syntax.commands.map(\.name.value) })
  }
}
