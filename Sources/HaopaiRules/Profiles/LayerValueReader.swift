import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
import HaopaiYAML

/// Reads the values that a layer sets of one part or business, as its declarations ask.
///
/// ```yaml
/// register_within: 3 working days                    # always
/// draw:
///   attempts: { 2021-03-23: 10, 2027-01-01: 8 }      # from these days on
/// compose: { 2027-01-01: none }                      # an optional value or group ends
/// ```
struct LayerValueReader {
  let layout: ParameterLayout
  let origin: Provenance.Origin
  let brokenDeclarations: Set<String>
  /// The names in which a declaration may be lost that nobody took away on purpose.
  let lost: LostNames.Part?
  /// Keys that stand at the top of the file.
  let outside: [String]
  let reader: ValueReader
  private(set) var values: LayerValues

  init(
    layout: ParameterLayout, origin: Provenance.Origin, notes: SheetNotes, broken: Set<String>,
    lost: LostNames.Part?, outside: [String], reader: ValueReader
  ) {
    self.outside = outside
    self.layout = layout
    self.origin = origin
    values = LayerValues(layout, notes)
    self.brokenDeclarations = broken
    self.lost = lost
    self.reader = reader
  }

  mutating func read(_ node: YAMLNode, _ findings: inout FindingCollector) {
    guard let entries = node.entries(&findings) else {
      values = .unread(layout, values.notes)
      return
    }
    for entry in entries { read(entry, in: nil, from: nil, &findings) }
  }

  /// Reads the value of one path.
  mutating func read(
    _ entry: YAMLEntry, at path: String, _ findings: inout FindingCollector
  ) {
    read(entry, layout.member(at: path), path, from: nil, &findings)
  }

  /// - Parameters:
  ///   - group: around the entry; nil at the top
  ///   - day: the date that the group has in this file
  private mutating func read(
    _ entry: YAMLEntry, in group: Int?, from day: CivilDate?, _ findings: inout FindingCollector
  ) {
    let path = { [layout] in group.map { "\(layout.groups[$0].path).\(entry.key)" } ?? entry.key }
    read(entry, layout.member(entry.key, in: group), path(), from: day, &findings)
  }

  private mutating func read(
    _ entry: YAMLEntry, _ member: ParameterLayout.Member?, _ path: @autoclosure () -> String,
    from day: CivilDate?, _ findings: inout FindingCollector
  ) {
    switch member {
    case .leaf(let leaf)?: self.leaf(entry.value, leaf, from: day, &findings)
    case .group(let group)?: self.group(entry.value, group, from: day, &findings)
    case nil: takeUnknown(entry, path(), &findings)
    }
  }

  private mutating func takeUnknown(
    _ entry: YAMLEntry, _ path: String, _ findings: inout FindingCollector
  ) {
    // What was probably meant is not missing, and a note on either is not out of place.
    values.broken.insert(path)
    if brokenDeclarations.contains(path) { return }
    let candidates =
      findings.wantsSuggestions ? layout.leaves.map(\.path) + layout.groups.map(\.path) : []
    let finding = Finding.unknownParameter(
      path, entry.keySpan, candidates: candidates, outside: outside)
    if !finding.fixes.isEmpty || lost?.mayDeclare(entry.key) != true { findings.report(finding) }
    guard let meant = Nearest.word(to: path, among: candidates) else {
      values.strayGroups.insert(LayerValues.group(of: path))
      return
    }
    values.broken.insert(meant)
    if let group = layout.groupIndex(at: meant) { markBroken(layout.groups[group]) }
  }
}

// MARK: - Values

extension LayerValueReader {
  private mutating func leaf(
    _ node: YAMLNode, _ index: Int, from day: CivilDate?, _ findings: inout FindingCollector
  ) {
    let leaf = layout.leaves[index]
    guard Self.hasDates(node) else {
      take(node, index, from: day, &findings)
      offer(leaf.optionalGroups, from: day, at: node.span)
      return
    }
    guard let dates = Self.dates(node, from: day, &findings) else {
      values.broken.insert(leaf.path)
      return
    }
    for (date, node) in dates { take(node, index, from: date, &findings) }
    offer(leaf.optionalGroups, from: dates.first?.0, at: node.span)
  }

  private mutating func take(
    _ node: YAMLNode, _ index: Int, from day: CivilDate?, _ findings: inout FindingCollector
  ) {
    let leaf = layout.leaves[index]
    guard let value = value(node, leaf, &findings) else {
      values.broken.insert(leaf.path)
      return
    }
    let provenance = Provenance(
      origin: origin, span: node.beginning, note: values.notes.note(ofLeaf: index))
    let entry = EffectiveParameters.Entry(from: day, value: value, provenance: provenance)
    // Only in a group with dates, or by one of its own, a parameter is there again.
    if day != nil, let known = values.leaves.lastIndex(where: { $0.index == index }) {
      values.leaves[known].entries.append(entry)
    } else {
      values.leaves.append(LayerValues.Leaf(index: index, entries: [entry]))
    }
  }

  /// The value, `.some(nil)` for `none`, or nil after a finding.
  private func value(
    _ node: YAMLNode, _ leaf: ParameterLayout.Leaf, _ findings: inout FindingCollector
  ) -> ParameterValue?? {
    if leaf.declaration.value.isOptional, Self.meansNone(node) {
      findings.report(.noneInstead(of: node.text ?? "", at: node.span))
      return nil
    }
    guard ValueReader.isNone(node) else {
      var own = FindingCollector()
      let value = reader.read(node, as: leaf.declaration.value.type, &own)
      for finding in own.findings {
        findings.report(finding.explained(by: leaf.declaration.value.title))
      }
      if value != nil, case .list(let element) = leaf.declaration.value.type.type, element.isNamed,
        case .sequence(let items) = node.content
      {
        _ = RepeatedItems.leftOut(of: items, &findings)
      }
      return value.map { .some($0) }
    }
    if leaf.declaration.value.isOptional { return .some(nil) }
    findings.report(.cannotUnset(leaf.path, at: node.span))
    return nil
  }

  /// What people write for a value that is not there.
  private static func meansNone(_ node: YAMLNode) -> Bool {
    guard let text = node.text else { return false }
    if text == "none" { return node.plainText == nil }
    return ["null", "~", "nil", "-", "无", "没有", "不限"].contains(text) || text.lowercased() == "none"
  }

  private mutating func group(
    _ node: YAMLNode, _ index: Int, from day: CivilDate?, _ findings: inout FindingCollector
  ) {
    guard Self.hasDates(node) else {
      takeGroup(node, index, from: day, &findings)
      return
    }
    guard let dates = Self.dates(node, from: day, &findings) else {
      markBroken(layout.groups[index])
      return
    }
    for (date, node) in dates { takeGroup(node, index, from: date, &findings) }
  }

  private mutating func takeGroup(
    _ node: YAMLNode, _ index: Int, from day: CivilDate?, _ findings: inout FindingCollector
  ) {
    let group = layout.groups[index]
    if ValueReader.isNone(node) {
      guard group.presence != nil else {
        findings.report(.cannotUnset(group.path, at: node.span))
        return
      }
      state(false, of: index, from: day, at: node.span)
    } else if let entries = node.entries(&findings) {
      offer(group.optionalGroups, from: day, at: node.span)
      if group.presence != nil, day != nil || entries.isEmpty {
        state(true, of: index, from: day, at: node.span)
      }
      for entry in entries { read(entry, in: index, from: day, &findings) }
    } else {
      markBroken(group)
    }
  }

  /// One value inside offers the groups around it, from the first of its days.
  private mutating func offer(_ groups: [Int], from day: CivilDate?, at span: SourceSpan) {
    for index in groups { state(true, of: index, from: day, at: span) }
  }

  /// Records that a group is offered or not; of two statements alike the earlier one counts.
  private mutating func state(
    _ isOffered: Bool, of group: Int, from day: CivilDate?, at span: SourceSpan
  ) {
    let known = values.groups.firstIndex { $0.index == group }
    // Nearly all groups are offered from ever on.
    if let known, isOffered, values.groups[known].offers.isOffered { return }
    let provenance = Provenance(
      origin: origin, span: span, note: values.notes.note(ofGroup: group))
    let offer = EffectiveParameters.Offer(from: day, isOffered: isOffered, provenance: provenance)
    guard let known else {
      values.groups.append(LayerValues.Group(index: group, offers: [offer]))
      return
    }
    var timeline = values.groups[known].offers
    let index = (timeline.lastIndex { Self.isBefore($0.from, day) } ?? -1) + 1
    if index < timeline.endIndex, timeline[index].from == day {
      if isOffered { return }
      timeline.remove(at: index)
    }
    if index > 0, timeline[index - 1].isOffered == isOffered { return }
    timeline.insert(offer, at: index)
    if index + 1 < timeline.endIndex, timeline[index + 1].isOffered == isOffered {
      timeline.remove(at: index + 1)
    }
    values.groups[known].offers = timeline
  }

  private static func isBefore(_ left: CivilDate?, _ right: CivilDate?) -> Bool {
    guard let right else { return false }
    guard let left else { return true }
    return left < right
  }

  private mutating func markBroken(_ group: ParameterLayout.Group) {
    values.broken.insert(group.path)
    for leaf in layout.leaves[group.leaves] { values.broken.insert(leaf.path) }
  }
}

// MARK: - Days

extension LayerValueReader {
  /// Whether the node has parts that count from days on.
  private static func hasDates(_ node: YAMLNode) -> Bool {
    if case .mapping(let entries) = node.content { entries.contains(where: isDated) } else { false }
  }

  /// The node itself, or its parts from their days on; nil after findings about the days.
  static func dates(
    _ node: YAMLNode, from outer: CivilDate?, _ findings: inout FindingCollector
  ) -> [(CivilDate?, YAMLNode)]? {
    guard hasDates(node), case .mapping(let entries) = node.content else {
      return [(outer, node)]
    }
    guard outer == nil else {
      findings.report(.datesWithinDates(at: entries.first?.keySpan ?? node.span))
      return nil
    }
    guard entries.count <= maximumDates else {
      findings.report(.tooManyDates(entries.count, limit: maximumDates, at: node.span))
      return nil
    }
    var dates: [(CivilDate?, YAMLNode)] = []
    var isSound = true
    var latest: (date: CivilDate, span: SourceSpan)?
    for entry in entries {
      guard let date = CivilDate(entry.key) else {
        findings.report(.badDate(entry))
        isSound = false
        continue
      }
      if let latest, date <= latest.date {
        findings.report(.datesOutOfOrder(entry, after: latest.span))
        isSound = false
      }
      latest = (date, entry.keySpan)
      dates.append((date, entry.value))
    }
    return isSound ? dates : nil
  }

  /// How many dates one value or group may have.
  private static let maximumDates = 256

  /// No parameter's name begins with a digit, so whatever does is meant as a day.
  private static func isDated(_ entry: YAMLEntry) -> Bool {
    entry.key.utf8.first?.isASCIIDigit ?? false
  }
}

extension [EffectiveParameters.Offer] {
  /// Whether it is all that can be said: from ever on, without an end.
  fileprivate var isOffered: Bool { count == 1 && self[0].from == nil && self[0].isOffered }
}

extension ValueType {
  /// Whether a value is something by itself, which a list has or has not, and no amount.
  fileprivate var isNamed: Bool {
    switch self {
    case .text, .number, .enumeration, .date, .timeOfDay, .instant: true
    case .bool, .int, .duration, .term, .money, .set, .windows, .list: false
    }
  }
}
