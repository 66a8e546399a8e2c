import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
import HaopaiYAML

/// Reads the files of nation, provinces and cities.
struct LayerProfileReader {
  let catalog: ParameterCatalog
  let national: NationalRules

  private static func keys(_ level: LayerProfile.Level) -> MappingKeys {
    let values = MappingKeys(
      required: ["name"], optional: ["parts", "businesses", "sources", "assumed", "return_after"])
    return switch level {
    case .nation: values
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
    guard let name = file.name(&findings),
      let members = file.members(Self.keys(level), &findings)
    else { return nil }
    let notes = LayerNotes(
      sources: members["sources"], assumed: members["assumed"], &findings)
    let numbers =
      level == .city
      ? CityNumbersReader(national: national).read(members, name: name, &findings) : nil
    let profile = LayerProfile(
      level: level, name: name,
      title: members["name"].flatMap { $0.title(&findings) }
        ?? BilingualText(zh: name.value, en: name.value),
      extends: members["extends"].flatMap { $0.locatedText(&findings) },
      parts: parts(members["parts"], &findings),
      businesses: businesses(members["businesses"], &findings),
      notes: notes, returnDelay: returnDelay(members["return_after"], &findings),
      numbers: numbers, isWhole: !members.areMisspelt("parts", "businesses"))
    checkNotes(of: profile, members, &findings)
    return profile
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
}

// MARK: - Values

extension LayerProfileReader {
  private func parts(
    _ node: YAMLNode?, _ findings: inout FindingCollector
  ) -> [String: LayerValues] {
    var parts: [String: LayerValues] = [:]
    for entry in node.flatMap({ $0.entries(&findings) }) ?? [] {
      guard let part = catalog.parts[entry.key] else {
        reportUnknown(entry, among: Array(catalog.parts.keys), .unknownPart, &findings)
        if let meant = Nearest.word(to: entry.key, among: catalog.parts.keys.sorted()),
          let part = catalog.parts[meant], parts[meant] == nil
        {
          parts[meant] = unread(part.layout)
        }
        continue
      }
      parts[entry.key] = values(
        entry.value, part.layout, part.broken, isFaulty: part.isFaulty, &findings)
    }
    return parts
  }

  private func businesses(
    _ node: YAMLNode?, _ findings: inout FindingCollector
  ) -> [String: LayerProfile.BusinessEntry] {
    var businesses: [String: LayerProfile.BusinessEntry] = [:]
    for entry in node.flatMap({ $0.entries(&findings) }) ?? [] {
      guard let business = catalog.businesses[entry.key] else {
        reportUnknown(entry, among: Array(catalog.businesses.keys), .unknownBusiness, &findings)
        if let meant = Nearest.word(to: entry.key, among: catalog.businesses.keys.sorted()),
          let business = catalog.businesses[meant], businesses[meant] == nil
        {
          businesses[meant] = LayerProfile.BusinessEntry(
            span: entry.keySpan, isOffered: true, values: unread(business.layout))
        }
        continue
      }
      let isOffered = !ValueReader.isNone(entry.value)
      businesses[entry.key] = LayerProfile.BusinessEntry(
        span: entry.keySpan, isOffered: isOffered,
        values: isOffered
          ? values(
            entry.value, business.layout, business.broken, isFaulty: business.isFaulty, &findings)
          : LayerValues())
    }
    return businesses
  }

  private func values(
    _ node: YAMLNode, _ layout: ParameterLayout, _ broken: Set<String>, isFaulty: Bool,
    _ findings: inout FindingCollector
  ) -> LayerValues {
    var reader = LayerValueReader(
      layout: layout, broken: broken, isFaulty: isFaulty,
      reader: ValueReader(national.enumerations))
    reader.read(node, &findings)
    return reader.values
  }

  /// Stands for values under a misspelt name: what was probably meant is not missing.
  private func unread(_ layout: ParameterLayout) -> LayerValues {
    var values = LayerValues()
    values.broken = Set(layout.leaves.map(\.path) + layout.groups.map(\.path))
    return values
  }

  private func reportUnknown(
    _ entry: YAMLEntry, among names: [String], _ code: FindingCode,
    _ findings: inout FindingCollector
  ) {
    guard !catalog.unreadable.contains(entry.key) else { return }
    let candidates = findings.wantsSuggestions ? names.sorted() : []
    findings.report(.unknownName(entry, among: candidates, code))
  }
}

// MARK: - Sources

extension LayerProfileReader {
  /// Notes must be about something in the file, and what the file sets should have a note.
  private func checkNotes(
    of profile: LayerProfile, _ members: Members, _ findings: inout FindingCollector
  ) {
    var paths = ["plates", "letters", "energy_letters", "pools", "return_after"]
      .filter { members[$0] != nil || members.areMisspelt($0) }
    let unread = catalog.unreadable.union(unknownNames(members)).flatMap { name in
      profile.notes.entries.map(\.path.value).filter { $0 == name || $0.hasPrefix(name + ".") }
    }
    paths += unread
    let sheets =
      profile.parts.sorted { $0.key < $1.key }
      + profile.businesses.sorted { $0.key < $1.key }.map { ($0.key, $0.value.values) }
    var broken: Set<String> = []
    for (name, values) in sheets {
      paths += [name] + values.paths.map { "\(name).\($0)" }
      broken.formUnion(values.broken.map { "\(name).\($0)" })
    }
    var notes = profile.notes
    if profile.isWhole { notes.check(against: paths, broken: broken, &findings) }
    if members.areMisspelt("sources", "assumed") { return }
    for (name, values) in sheets { warn(of: values, under: name, notes, &findings) }
    if let pools = members.entry("pools"), notes.note(for: "pools") == nil {
      findings.report(.valueWithoutSource("pools", at: pools.keySpan))
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
    of values: LayerValues, under name: String, _ notes: LayerNotes,
    _ findings: inout FindingCollector
  ) {
    for (path, timeline) in values.leaves {
      let full = "\(name).\(path)"
      guard notes.note(for: full) == nil, let first = timeline.first(where: { $0.value != nil })
      else { continue }
      findings.report(.valueWithoutSource(full, at: first.span))
    }
  }
}
