package import HaopaiDiagnostics
package import HaopaiYAML

/// What a rule file describes: its second key says so.
package enum RuleFileKind: String, Hashable, Sendable, CaseIterable {
  case workflow
  case part
  case shared
  case messages
  case plateKinds = "plate_kinds"
  case applicants
  case calendar
  case authorities
  case nation
  case province
  case city
  case scenario = "scenarios"

  package var key: String { rawValue }
}

/// A rule file whose first two keys were read: the format's version and the kind.
package final class RuleFile: Sendable {
  /// The newest version of the format that is understood here.
  package static let formatVersion = 1

  package let kind: RuleFileKind
  /// The second entry: `city: yantai`.
  package let subject: YAMLEntry
  package let root: YAMLNode

  /// Reads the first two keys of a file's root; what is wrong with them is reported.
  package init?(_ root: YAMLNode, _ findings: inout FindingCollector) {
    guard let entries = root.entries(&findings),
      Self.hasKnownVersion(entries, root: root, &findings)
    else { return nil }
    guard entries.count > 1 else {
      findings.report(.missingKind(at: entries.first?.keySpan ?? root.span))
      return nil
    }
    guard let kind = RuleFileKind(rawValue: entries[1].key) else {
      findings.report(.unknownKind(entries[1], others: entries.dropFirst(2)))
      return nil
    }
    self.kind = kind
    self.subject = entries[1]
    self.root = root
  }

  /// The file's id, `yantai` in `city: yantai`, spelt in kebab-case.
  package func name(_ findings: inout FindingCollector) -> Located<String>? {
    guard let name = subject.value.locatedText(&findings),
      NameStyle.kebabCase.check(name.value, at: name.span, &findings)
    else { return nil }
    return name
  }

  /// The file's members: the version, the kind and `keys`.
  package func members(_ keys: MappingKeys, _ findings: inout FindingCollector) -> Members? {
    let header = MappingKeys(required: ["haopai", kind.key])
    return root.members(header + keys, at: subject.keySpan, &findings)
  }

  private static func hasKnownVersion(
    _ entries: [YAMLEntry], root: YAMLNode, _ findings: inout FindingCollector
  ) -> Bool {
    guard let first = entries.first, first.key == "haopai" else {
      let later = entries.first { $0.key == "haopai" }
      findings.report(.missingFormat(later: later, root: root))
      return false
    }
    guard let text = first.value.plainText, let version = Int(text), version > 0,
      text == String(version)
    else {
      findings.report(.badFormat(at: first.value.span))
      return false
    }
    guard version <= formatVersion else {
      findings.report(.newerFormat(version, at: first.value.span))
      return false
    }
    return true
  }
}
