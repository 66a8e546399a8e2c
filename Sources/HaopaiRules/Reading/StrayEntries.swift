import HaopaiDiagnostics
import HaopaiYAML

/// What the things are that a mapping names.
package enum NamedForm: Sendable {
  case sentences
  /// Mappings that must have some keys, and may have others.
  case things(MappingKeys)
}

/// What stands among named things and is none of them: where the line of a name or of a section is
/// missing, all that stood below it seems to belong to what stands above.
struct StrayEntries {
  let form: NamedForm

  /// The entries that are left; each kind of stray ones is reported once, where it begins.
  func takenOut(of entries: [YAMLEntry], _ findings: inout FindingCollector) -> [YAMLEntry] {
    var left = entries
    if let first = remove(from: &left, where: \.isSourceNote) {
      findings.report(.strayEntry(first, help: .belongsBelow(first.key, "sources")))
    }
    guard case .things(let form) = form else { return left }
    if form.required.count > 1, Set(left.map(\.key)).isSuperset(of: form.required) {
      let keys = Set(form.all)
      if let first = remove(from: &left, where: { keys.contains($0.key) }) {
        findings.report(.missingName(above: first))
      }
    }
    if let first = remove(from: &left, where: \.isSentence) {
      findings.report(.strayEntry(first, help: .sentencesBelong(first.key)))
    }
    return left
  }

  private func remove(
    from entries: inout [YAMLEntry], where isStray: (YAMLEntry) -> Bool
  ) -> YAMLEntry? {
    guard let first = entries.first(where: isStray) else { return nil }
    entries.removeAll(where: isStray)
    return first
  }
}

extension YAMLEntry {
  /// A note on a path, `draw.size: { text: …, from: … }`.
  var isSourceNote: Bool {
    key.utf8.contains(UInt8(ascii: ".")) && value.hasOnly(["text", "from"])
  }

  /// `code: { zh: …, en: … }`.
  fileprivate var isSentence: Bool { value.hasOnly(["zh", "en"]) }
}

extension YAMLNode {
  fileprivate func hasOnly(_ keys: Set<String>) -> Bool {
    guard case .mapping(let entries) = content else { return false }
    return !entries.isEmpty && entries.allSatisfy { keys.contains($0.key) }
  }
}

extension Finding {
  fileprivate static func strayEntry(_ entry: YAMLEntry, help: Message) -> Finding {
    Finding(.unknownKey, .unknownKey(entry.key), at: entry.keySpan, help: help)
  }

  /// A file that lacks a name may declare any name.
  fileprivate static func missingName(above entry: YAMLEntry) -> Finding {
    Finding(.missingKey, .missingName(above: entry.key), at: entry.keySpan)
  }
}

extension Message {
  fileprivate static func missingName(above key: String) -> Message {
    Message(
      zh: "`\(key)` 上面缺少写有名称的一行", en: "the line with a name is missing above `\(key)`")
  }

  fileprivate static func sentencesBelong(_ key: String) -> Message {
    Message(
      zh: "`\(key)` 是一句话，应写在 `refusals:` 或 `messages:` 之下，是否漏了这一行？",
      en:
        "`\(key)` is a sentence and belongs below `refusals:` or `messages:`, is that line missing?"
    )
  }
}
