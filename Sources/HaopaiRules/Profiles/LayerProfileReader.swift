import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
import HaopaiYAML

/// Reads the files of nation, provinces and cities.
struct LayerProfileReader {
  let catalog: ParameterCatalog
  let national: NationalRules
  /// Under which key what is called by a name stands.
  private let sheets: [String: String]
  private let grammars: CommonGrammars
  private let likeSheets = LikeSheets()

  init(catalog: ParameterCatalog, national: NationalRules) {
    self.catalog = catalog
    self.national = national
    sheets = catalog.parts.mapValues { _ in "parts" }
      .merging(catalog.businesses.mapValues { _ in "businesses" }) { part, _ in part }
    grammars = CommonGrammars(national)
  }

  private static func keys(_ level: LayerProfile.Level) -> MappingKeys {
    let values = MappingKeys(
      required: ["name"],
      optional: ["parts", "businesses", "sources", "assumed", "return_after", "random_only"])
    return switch level {
    case .nation, .scenario: values
    case .province: values + MappingKeys(required: ["extends"])
    case .city:
      values
        + MappingKeys(
          required: ["extends", "plates"], optional: ["letters", "energy_letters", "pools"])
    }
  }

  /// Nil for a file whose id cannot be read; everything else is kept as far as it goes.
  func read(
    _ file: RuleFile, _ level: LayerProfile.Level, _ findings: inout FindingCollector
  ) -> LayerProfile? {
    let keys = Self.keys(level)
    guard let name = file.name(&findings), let members = file.members(keys, &findings)
    else { return nil }
    let notes = LayerNotes(
      sources: members["sources"], assumed: members["assumed"], &findings)
    let layer = Layer(level: level, name: name.value, notes: notes, keys: keys.all)
    let numbers =
      level == .city
      ? CityNumbersReader(national: national, sheets: sheets, grammars: grammars)
        .read(members, name: name, &findings)
      : nil
    let profile = LayerProfile(
      level: level, name: name,
      title: members["name"].flatMap { $0.title(&findings) }
        ?? BilingualText(zh: name.value, en: name.value),
      extends: members["extends"].flatMap { $0.locatedText(&findings) },
      parts: parts(members["parts"], layer, &findings),
      businesses: businesses(members["businesses"], layer, &findings),
      notes: notes, returnDelay: returnDelay(members["return_after"], &findings),
      randomOnlyDays: randomOnlyDays(members["random_only"], &findings),
      numbers: numbers, isWhole: !members.mayBeLost("parts", "businesses") && hasSheets(members))
    checkNotes(of: profile, members, &findings)
    return profile
  }

  /// Whether everything that stands under `parts` and `businesses` is some part's or business's, or
  /// what was meant by it is known; otherwise any value may be lost there.
  private func hasSheets(_ members: Members) -> Bool {
    if case .mapping(let pools)? = members["pools"]?.content,
      pools.contains(where: { sheets[$0.key] != nil })
    {
      return false
    }
    return ["parts", "businesses"].allSatisfy { key in
      guard let node = members[key] else { return true }
      guard case .mapping(let entries) = node.content else { return false }
      let unknown = entries.filter { sheets[$0.key] != key && !$0.isSourceNote }
      guard !unknown.isEmpty else { return true }
      let names = sheets.filter { $0.value == key }.map(\.key)
      return unknown.count <= Nearest.mostWords
        && unknown.allSatisfy { Nearest.word(to: $0.key, among: names) != nil }
    }
  }

  private func returnDelay(
    _ node: YAMLNode?, _ findings: inout FindingCollector
  ) -> TimeSpan? {
    guard let node else { return nil }
    let type = DeclaredType(.duration, range: DeclaredType.bounds(of: .duration))
    guard case .word(let word) = ValueReader(EnumerationTable()).read(node, as: type, &findings)
    else { return nil }
    return TimeSpan(milliseconds: word)
  }

  private func randomOnlyDays(
    _ node: YAMLNode?, _ findings: inout FindingCollector
  ) -> Int32? {
    guard let node else { return nil }
    let type = DeclaredType(.term, termUnit: .days)
    guard case .word(let word) = ValueReader(EnumerationTable()).read(node, as: type, &findings)
    else { return nil }
    return Term(word: word).map { Int32(clamping: $0.count) }
  }
}

// MARK: - Values

extension LayerProfileReader {
  /// The layer that is being read.
  private struct Layer {
    let level: LayerProfile.Level
    let name: String
    let notes: LayerNotes
    /// What may stand at the top of the file.
    let keys: [String]
  }

  private func parts(
    _ node: YAMLNode?, _ layer: Layer, _ findings: inout FindingCollector
  ) -> [String: LayerValues] {
    var parts: [String: LayerValues] = [:]
    var stray: Set<String> = []
    for entry in sheets(in: node, .unknownPart, &findings) {
      guard let part = catalog.parts[entry.key] else {
        if let name = owner(of: entry.key, among: catalog.parts.mapValues(\.layout)) {
          // One line is missing above all of them.
          guard stray.insert(name).inserted else { continue }
          findings.report(.misplaced(entry, below: name, .unknownPart))
          continue
        }
        reportUnknown(
          entry, among: Array(catalog.parts.keys), layer, .unknownPart, &findings)
        if findings.wantsSuggestions,
          let meant = Nearest.word(to: entry.key, among: catalog.parts.keys),
          let part = catalog.parts[meant], parts[meant] == nil
        {
          parts[meant] = .unread(part.layout)
        }
        continue
      }
      parts[entry.key] = values(entry, part.layout, part.broken, part.lost, layer, &findings)
    }
    return parts
  }

  private func businesses(
    _ node: YAMLNode?, _ layer: Layer, _ findings: inout FindingCollector
  ) -> [String: LayerProfile.BusinessEntry] {
    var businesses: [String: LayerProfile.BusinessEntry] = [:]
    var stray: Set<String> = []
    for entry in sheets(in: node, .unknownBusiness, &findings) {
      guard let business = catalog.businesses[entry.key] else {
        if let name = owner(of: entry.key, among: catalog.businesses.mapValues(\.layout)) {
          guard stray.insert(name).inserted else { continue }
          findings.report(.misplaced(entry, below: name, .unknownBusiness))
          continue
        }
        reportUnknown(
          entry, among: Array(catalog.businesses.keys), layer, .unknownBusiness, &findings)
        if findings.wantsSuggestions,
          let meant = Nearest.word(to: entry.key, among: catalog.businesses.keys),
          let business = catalog.businesses[meant], businesses[meant] == nil
        {
          businesses[meant] = LayerProfile.BusinessEntry(
            span: entry.keySpan, isOffered: true, values: .unread(business.layout))
        }
        continue
      }
      let isOffered = !ValueReader.isNone(entry.value)
      businesses[entry.key] = LayerProfile.BusinessEntry(
        span: entry.keySpan, isOffered: isOffered,
        values: isOffered && !ValueReader.isOffered(entry.value)
          ? values(entry, business.layout, business.broken, business.lost, layer, &findings)
          : numbered(LayerValues(business.layout)))
    }
    return businesses
  }

  /// The entries without notes on paths: where those begin, the line `sources:` is missing.
  private func sheets(
    in node: YAMLNode?, _ code: FindingCode, _ findings: inout FindingCollector
  ) -> [YAMLEntry] {
    let entries = node.flatMap { $0.entries(&findings) } ?? []
    guard let first = entries.first(where: \.isSourceNote) else { return entries }
    findings.report(.misplaced(first, below: "sources", code))
    return entries.filter { !$0.isSourceNote }
  }

  /// The first of the parts or businesses that has a parameter or a group of that name at its top.
  private func owner(of key: String, among layouts: [String: ParameterLayout]) -> String? {
    layouts.lazy.filter { $0.value.leaf(at: key) != nil || $0.value.group(at: key) != nil }
      .map(\.key).min()
  }

  private func values(
    _ sheet: YAMLEntry, _ layout: ParameterLayout, _ broken: Set<String>,
    _ lost: LostNames.Part?, _ layer: Layer, _ findings: inout FindingCollector
  ) -> LayerValues {
    var reader = LayerValueReader(
      layout: layout, origin: .layer(layer.level, layer.name),
      notes: layer.notes.sheet(sheet.key, layout), broken: broken, lost: lost,
      outside: layer.keys, reader: ValueReader(national.enumerations))
    reader.read(sheet.value, &findings)
    return numbered(reader.values)
  }

  private func numbered(_ values: LayerValues) -> LayerValues {
    var values = values
    values.likeness = likeSheets.number(of: values)
    return values
  }

  private func reportUnknown(
    _ entry: YAMLEntry, among names: [String], _ layer: Layer, _ code: FindingCode,
    _ findings: inout FindingCollector
  ) {
    guard !catalog.unreadable.contains(entry.key) else { return }
    if let key = sheets[entry.key] {
      findings.report(.misplaced(entry, below: key, code))
      return
    }
    if layer.keys.contains(entry.key) {
      findings.report(.misplacedTop(entry, code))
      return
    }
    let candidates = findings.wantsSuggestions ? names.sorted() : []
    findings.report(.unknownName(entry, among: candidates, code))
  }
}

// MARK: - Sources

extension LayerProfileReader {
  private typealias Sheet = (name: String, values: LayerValues)

  /// Notes must be about something in the file, and what the file sets should have a note.
  private func checkNotes(
    of profile: LayerProfile, _ members: Members, _ findings: inout FindingCollector
  ) {
    var notes = profile.notes
    let notedKeys = Self.notedKeys.count { notes.note(for: $0) != nil && members.has($0) }
    var noted = notedKeys
    var isNoteMissing = false
    profile.forEachSheet { values in
      noted += values.notes.count(about: values)
      isNoteMissing = isNoteMissing || values.leaves.contains(where: \.lacksNote)
    }
    let areAllSet = noted == notes.entries.count
    let sheets = areAllSet && !isNoteMissing ? [] : Self.sheets(of: profile)
    if profile.isWhole, !areAllSet {
      let paths = notedPaths(sheets, notes, members)
      let broken = sheets.reduce(into: Set<String>()) { broken, sheet in
        broken.formUnion(sheet.values.broken.map { "\(sheet.name).\($0)" })
      }
      notes.check(against: paths, broken: broken, &findings)
    }
    if members.mayBeLost("sources", "assumed") || hasStrayNotes(members) { return }
    for (name, values) in sheets where values.leaves.contains(where: \.lacksNote) {
      warn(of: values, under: name, notes.sheet(name, values.layout), &findings)
    }
    if let pools = members.entry("pools"), notes.note(for: "pools") == nil {
      findings.report(.valueWithoutSource("pools", at: pools.keySpan))
    }
  }

  private static func sheets(of profile: LayerProfile) -> [Sheet] {
    profile.parts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      + profile.businesses.sorted { $0.key < $1.key }.map { ($0.key, $0.value.values) }
  }

  /// What a note may be about, beside parts and businesses.
  private static let notedKeys = [
    "plates", "letters", "energy_letters", "pools", "return_after", "random_only",
  ]

  /// Whatever the file sets, or may mean to.
  private func notedPaths(_ sheets: [Sheet], _ notes: LayerNotes, _ members: Members) -> [String] {
    var paths = Self.notedKeys.filter { key in
      members[key] != nil || members.mayBeLost(key)
        // One that stands too deep was reported.
        || sheets.contains { $0.values.broken.contains(key) }
    }
    let noted = notes.entries.map(\.path.value)
    paths += catalog.unreadable.union(unknownNames(members)).flatMap { name in
      noted.filter { $0 == name || $0.hasPrefix(name + ".") }
    }
    for (name, values) in sheets {
      paths += [name] + values.paths.map { "\(name).\($0)" }
      paths += noted.filter { path in
        path.hasPrefix("\(name).")
          && values.strayGroups.contains(
            LayerValues.group(of: String(path.dropFirst(name.count + 1))))
      }
    }
    return paths
  }

  private func hasStrayNotes(_ members: Members) -> Bool {
    ["parts", "businesses"].contains { key in
      guard case .mapping(let entries)? = members[key]?.content else { return false }
      return entries.contains(where: \.isSourceNote)
    }
  }

  /// Names of parts and businesses that were reported: notes on them are not reported as well.
  private func unknownNames(_ members: Members) -> Set<String> {
    var names: Set<String> = []
    for key in ["parts", "businesses"] {
      guard case .mapping(let entries)? = members[key]?.content else { continue }
      names.formUnion(entries.map(\.key))
    }
    return names.subtracting(catalog.parts.keys).subtracting(catalog.businesses.keys)
  }

  private func warn(
    of values: LayerValues, under name: String, _ notes: SheetNotes,
    _ findings: inout FindingCollector
  ) {
    for leaf in values.leaves where leaf.lacksNote {
      // A note that is misspelt counts here for what it probably means.
      guard notes.note(ofLeaf: leaf.index) == nil,
        let first = leaf.entries.first(where: { $0.value != nil })
      else { continue }
      let path = values.layout.leaves[leaf.index].path
      findings.report(.valueWithoutSource("\(name).\(path)", at: first.provenance.span))
    }
  }
}

extension LayerProfile {
  /// What is set of each part and business, in no order.
  fileprivate func forEachSheet(_ body: (LayerValues) -> Void) {
    for values in parts.values { body(values) }
    for business in businesses.values { body(business.values) }
  }
}

extension LayerValues.Leaf {
  /// All entries of one file have the same note.
  fileprivate var lacksNote: Bool { entries.first.map { $0.provenance.note == nil } ?? false }
}
