package import HaopaiDiagnostics
import HaopaiProgram
package import HaopaiYAML

/// Reads `parameters:` of a workflow or a part.
package struct ParameterReader {
  private var enumerations: EnumerationTable
  private var broken: Set<String> = []
  private var findings: FindingCollector

  /// The declarations of a mapping. One that something is wrong with is named in `broken` by its
  /// path (`draw.hold`), so that nobody reports its values as unknown or missing; it is left out
  /// where it has no usable type.
  package static func read(
    _ node: YAMLNode, _ enumerations: inout EnumerationTable, _ findings: inout FindingCollector
  ) -> (declarations: [ParameterDeclaration], broken: Set<String>) {
    var reader = ParameterReader(enumerations: enumerations, findings: findings)
    let declarations = reader.all(in: node, under: "", of: nil)
    enumerations = reader.enumerations
    findings = reader.findings
    return (declarations, reader.broken)
  }

  private init(enumerations: EnumerationTable, findings: FindingCollector) {
    self.enumerations = enumerations
    self.findings = findings
  }

  /// - Parameter reading: that of the optional group around the declarations.
  private mutating func all(
    in node: YAMLNode, under prefix: String, of reading: ParameterLeaf.Reading?
  ) -> [ParameterDeclaration] {
    guard let entries = node.entries(&findings) else { return [] }
    var declarations: [ParameterDeclaration] = []
    for entry in entries {
      let path = prefix + entry.key
      let isGroup = Self.isGroup(entry.value)
      let before = findings.findings.count
      let declaration = isGroup ? group(entry, path, of: reading) : leaf(entry, of: reading)
      if let declaration { declarations.append(declaration) }
      let isInside = broken.contains { $0.hasPrefix(path + ".") }
      if declaration == nil || findings.findings.count > before && !isInside { broken.insert(path) }
    }
    return declarations
  }

  /// A mapping with `group`, or with a misspelling of it and nothing that makes it a value.
  private static func isGroup(_ node: YAMLNode) -> Bool {
    guard case .mapping(let entries) = node.content else { return false }
    let keys = entries.map(\.key)
    if keys.contains("group") { return true }
    return Set(keys).isDisjoint(with: ["type", "enum", "list"])
      && entries.contains { entry in
        guard case .mapping = entry.value.content else { return false }
        return Nearest.word(to: entry.key, among: groupKeys.all) == "group"
      }
  }

  private static let groupKeys = MappingKeys(
    required: ["title", "group"], optional: ["optional", "read"])

  private mutating func group(
    _ entry: YAMLEntry, _ path: String, of outer: ParameterLeaf.Reading?
  ) -> ParameterDeclaration? {
    NameStyle.snakeCase.check(entry.key, at: entry.keySpan, &findings)
    let members = entry.value.members(Self.groupKeys, at: entry.keySpan, &findings)
    guard let members, let inner = members["group"] else { return nil }
    let isOptional = members["optional"].flatMap { $0.flag(&findings) } ?? false
    let reading = outer ?? members["read"].flatMap { word($0) } ?? .opened
    let title = members["title"].flatMap { $0.title(&findings) }
    return .group(
      ParameterGroup(
        name: Located(entry.key, at: entry.keySpan), title: title, isOptional: isOptional,
        reading: reading,
        members: all(in: inner, under: path + ".", of: isOptional ? reading : outer)))
  }

  private mutating func leaf(
    _ entry: YAMLEntry, of group: ParameterLeaf.Reading?
  ) -> ParameterDeclaration? {
    let value = ValueDeclaration(entry, as: .parameter, &enumerations, &findings)
    guard let value else { return nil }
    let source = value.members?["source"].flatMap { ValueNote.source($0, &findings) }
    let assumed = value.members?["assumed"].flatMap { ValueNote.assumed($0, &findings) }
    return .leaf(
      ParameterLeaf(value: value, reading: reading(of: value, in: group), note: source ?? assumed))
  }

  /// Windows are always read `now`: a case must not go on by hours that are no longer offered. In
  /// an optional group everything is read as the group is, or a case could read a value of a group
  /// that its own version offers and the current one does not.
  private mutating func reading(
    of value: ValueDeclaration, in group: ParameterLeaf.Reading?
  ) -> ParameterLeaf.Reading {
    let isWindows = value.type.type == .windows
    let node = value.members?["read"]
    let written = node.flatMap { word($0) }
    if isWindows, written == .opened, let node { findings.report(.windowsReadOpen(at: node.span)) }
    let wanted = isWindows ? .now : written ?? group ?? .opened
    if let group, wanted != group {
      findings.report(.readingUnlikeGroup(at: node?.span ?? value.name.span))
    }
    return wanted
  }

  private mutating func word(_ node: YAMLNode) -> ParameterLeaf.Reading? {
    guard let text = node.locatedText(&findings) else { return nil }
    switch text.value {
    case "now": return .now
    case "open": return .opened
    default:
      findings.report(.unknownReading(text.value, at: text.span))
      return nil
    }
  }
}
