import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
import HaopaiYAML

/// Reads `applicants.yaml`: who may apply, and how their accounts were made.
enum ApplicantReader {
  private static let keys = MappingKeys(required: ["kinds", "accounts", "default_account"])

  static func read(
    _ file: RuleFile, into rules: inout NationalRules, _ findings: inout FindingCollector
  ) {
    // Everything stands below the file's second key.
    guard let members = file.subject.value.members(keys, at: file.subject.keySpan, &findings)
    else { return }
    _ = file.members(MappingKeys(), &findings)
    let kinds = members["kinds"].map { entries($0, optional: ["id"], &findings) } ?? []
    rules.applicantKinds = kinds.map(\.title)
    rules.applicantIdentities = kinds.map { kind in
      kind.members?["id"].flatMap { identity($0, &findings) }
    }
    rules.accounts =
      members["accounts"].map { entries($0, &findings).map(\.title) } ?? []
    guard members["accounts"] != nil,
      let name = members["default_account"]?.locatedText(&findings)
    else { return }
    guard let index = rules.accounts.firstIndex(where: { $0.name == name.value }) else {
      let names = rules.accounts.map(\.name)
      findings.report(.unknownWordOf(names, name.value, at: name.span))
      return
    }
    rules.defaultAccount = index
  }

  private static func identity(
    _ node: YAMLNode, _ findings: inout FindingCollector
  ) -> IdentityKind? {
    guard let word = node.locatedText(&findings) else { return nil }
    if let kind = IdentityKind(rawValue: word.value) { return kind }
    let words = IdentityKind.allCases.map(\.rawValue)
    findings.report(.unknownWordOf(words, word.value, at: word.span))
    return nil
  }

  private static func entries(
    _ node: YAMLNode, optional keys: [String] = [], _ findings: inout FindingCollector
  ) -> [(title: NamedTitle, members: Members?)] {
    let entries = node.namedEntries(.kebabCase, &findings)
    if entries.count > 63 { findings.report(.enumerationSize(at: node.span)) }
    return entries.prefix(63).map { entry in
      let members = entry.value.members(
        MappingKeys(required: ["title"], optional: keys), at: entry.keySpan, &findings)
      let title = members?["title"]?.title(&findings)
      let named = NamedTitle(
        name: entry.key, title: title ?? BilingualText(zh: entry.key, en: entry.key))
      return (named, members)
    }
  }
}
