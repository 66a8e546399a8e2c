import HaopaiDiagnostics
import HaopaiExpression

/// Tells what is wrong with a workflow from what merely follows.
struct RootCauses {
  private let workflow: LinkedWorkflow
  /// What files with errors may declare.
  private let lost: LostNames
  /// Files of resources that every workflow may use, and those of which nothing is known.
  private let resources: Set<SourceText.ID>
  /// Files whose names every workflow may use.
  private let shared: Set<SourceText.ID>
  /// Whether a national list is not there at all, so that any of its words seems unknown.
  private let areListsMissing: Bool
  /// At how many further places a name that nothing declares is shown.
  private static let places = 4

  init(
    _ workflow: LinkedWorkflow, lost: LostNames, resources: Set<SourceText.ID>,
    texts: Set<SourceText.ID>, lists: Set<SourceText.ID>, areListsMissing: Bool
  ) {
    self.workflow = workflow
    self.lost = lost
    self.resources = resources
    shared = resources.union(texts).union(lists)
    self.areListsMissing = areListsMissing
  }

  /// The findings without consequences; one that stands for several names its other places.
  func of(_ findings: [Finding]) -> [Finding] {
    let hasLostWay = findings.contains { $0.code.losesWay }
    let lostStates = Set(findings.filter { $0.code == .unknownState }.map(\.span.file))
    let parts = Set(findings.map(\.span.file)).intersection(workflow.files)
      .subtracting([workflow.name.span.file])
    let names = lost.names(of: parts, with: findings)
    // A part that only misses a name may miss what another part lost.
    let damaged = Set(findings.filter { !$0.code.mayFollow }.map(\.span.file)).intersection(parts)
    let left = findings.filter { finding in
      if isConsequence(finding) { return false }
      if hasLostWay, finding.code.followsFromLostWay { return false }
      if finding.code == .unusedExit, lostStates.contains(finding.span.file) { return false }
      let isOfWorkflow = finding.span.file == workflow.name.span.file
      return !follows(
        finding, from: names,
        of: isOfWorkflow ? parts : damaged.subtracting([finding.span.file]))
    }
    return merged(left)
  }

  /// Whether the finding may follow from a declaration that could not be read.
  private func isConsequence(_ finding: Finding) -> Bool {
    guard finding.code.isConsequence else { return false }
    if !workflow.isWhole { return true }
    if finding.code.isUnknownName {
      if areListsMissing, finding.code == .unknownCase { return true }
      let name = lost.text(at: finding.span)
      let files = workflow.files.union(shared)
      return finding.code.isListed
        ? lost.mayList(name, in: files) : lost.mayDeclare(name, in: files)
    }
    // Whether something in a part leads to its exits is said by the part alone.
    let places = finding.code == .unusedExit ? [finding.span.file] : workflow.files
    if !lost.files.isDisjoint(with: places) { return true }
    // What a shared file says itself follows from no other.
    let sources = resources.contains(finding.span.file) ? [finding.span.file] : resources
    return finding.code.followsFromLostResource && !lost.files.isDisjoint(with: sources)
  }

  /// What a part has errors about it may also fail to give to the workflow around it and to the parts
  /// beside it. A name that is near to a known one is misspelt in any case.
  private func follows(
    _ finding: Finding, from names: LostNames, of parts: Set<SourceText.ID>
  ) -> Bool {
    guard !parts.isEmpty, workflow.files.contains(finding.span.file), finding.fixes.isEmpty
    else { return false }
    return finding.code.mayFollow && names.mayDeclare(lost.text(at: finding.span), in: parts)
  }

  // MARK: - Names

  private enum Key: Hashable {
    /// By what expressions call it.
    case subject(String)
    case message(FindingCode, Message)
    /// What one condition would guard, by the command or timer around it.
    case guarded(Message, Message?, around: SourceSpan?)
    /// All texts of a file that has no texts of that kind at all.
    case texts(FindingCode, SourceText.ID)
  }

  /// A name that nothing declares is one root cause, however often it is used: it is reported where
  /// it is used first, in a part rather than in the workflow around it.
  private func merged(_ findings: [Finding]) -> [Finding] {
    var order: [Key] = []
    var groups: [Key: [Finding]] = [:]
    var result: [Finding] = []
    for finding in findings {
      guard finding.code.isUnknownName || finding.subject != nil || finding.code == .mayBeAbsent
      else {
        result.append(finding)
        continue
      }
      let key = key(of: finding)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(finding)
    }
    for group in joined(order.compactMap { groups[$0] }) {
      if let first = single(group) { result.append(first) }
    }
    return result
  }

  /// Groups that miss a text in common are one: a file that lost its texts takes those that others
  /// use with it.
  private func joined(_ groups: [[Finding]]) -> [[Finding]] {
    var joined: [[Finding]] = []
    for group in groups {
      let isOfTexts = group.allSatisfy { $0.code == .unknownMessage || $0.code == .unknownRefusal }
      let messages = Set(isOfTexts ? group.map(\.message) : [])
      let matches = joined.filter { $0.contains { messages.contains($0.message) } }
      joined.removeAll { $0.contains { messages.contains($0.message) } }
      joined.append(matches.flatMap(\.self) + group)
    }
    return joined
  }

  private func key(of finding: Finding) -> Key {
    let file = finding.span.file
    if finding.code == .mayBeAbsent {
      let around = workflow.lastName(before: finding.span)
      return .guarded(finding.message, finding.help, around: around)
    }
    let texts: [SentenceSyntax]? =
      switch finding.code {
      case .unknownMessage: workflow.messages
      case .unknownRefusal: workflow.refusals
      default: nil
      }
    if let texts, !texts.contains(where: { $0.name.span.file == file }) {
      return .texts(finding.code, file)
    }
    return finding.subject.map { .subject($0) } ?? .message(finding.code, finding.message)
  }

  /// Where the counter or the register stands whose keys do not fit their uses.
  private func place(ofKeys finding: Finding) -> SourceSpan? {
    guard !finding.code.isUnknownName, let subject = finding.subject else { return nil }
    let names = workflow.counters.map(\.name) + workflow.registers.map(\.name)
    return names.first { subject.hasPrefix($0.value + "[]") }?.span
  }

  private func single(_ group: [Finding]) -> Finding? {
    // The file that misses most, and says most itself, has lost it.
    let missed = Dictionary(grouping: group, by: \.span.file)
      .mapValues { findings in
        (-Set(findings.map(\.message)).count, -findings.count)
      }
    func order(_ finding: Finding) -> (Int, Int, Int, Int, Int32) {
      let file = finding.span.file
      let (messages, places) = missed[file] ?? (0, 0)
      return (rank(finding), messages, places, -declarations(in: file), finding.span.start)
    }
    let sorted = group.sorted { order($0) < order($1) }
    guard var first = sorted.first else { return nil }
    let others = Set(sorted.dropFirst().map(\.span)).subtracting([first.span])
      .sorted { ($0.file, $0.start) < ($1.file, $1.start) }
    if let declared = place(ofKeys: first), !others.isEmpty {
      first.related.append(Finding.Related(span: declared, message: .declaredHere))
    }
    first.related += others.prefix(Self.places).map {
      Finding.Related(span: $0, message: .alsoHere)
    }
    return first
  }
}

extension RootCauses {
  /// How many names a file declares.
  private func declarations(in file: SourceText.ID) -> Int {
    let names =
      workflow.parameters.map(\.name) + workflow.fields.map(\.name)
      + workflow.counters.map(\.name) + workflow.challenges.map(\.name)
      + workflow.messages.map(\.name) + workflow.refusals.map(\.name)
    return names.count { $0.span.file == file }
  }

  /// A mount says best what a part misses.
  private func rank(_ finding: Finding) -> Int {
    if finding.code == .unmetExpectation { return 0 }
    return finding.span.file == workflow.name.span.file ? 2 : 1
  }
}

extension LinkedWorkflow {
  /// The state, command, timer or handler that a place is in.
  fileprivate func lastName(before span: SourceSpan) -> SourceSpan? {
    let named = states.flatMap { state in
      [state.syntax.name] + state.syntax.commands.map(\.name) + state.syntax.timers.map(\.name)
        + state.syntax.lapsed.map(\.set)
    }
    return ([open.name] + named).map(\.span)
      .filter { $0.file == span.file && $0.start <= span.start }.max { $0.start < $1.start }
  }
}

extension Message {
  fileprivate static let alsoHere = Message(zh: "这里也是", en: "here, too")
}
