package import HaopaiDiagnostics
package import HaopaiYAML

/// The keys that a mapping of fixed form has.
package struct MappingKeys: Hashable, Sendable {
  package var required: [String]
  package var optional: [String]

  package init(required: [String] = [], optional: [String] = []) {
    self.required = required
    self.optional = optional
  }

  package var all: [String] { required + optional }

  package static func + (left: MappingKeys, right: MappingKeys) -> MappingKeys {
    MappingKeys(
      required: left.required + right.required, optional: left.optional + right.optional)
  }
}

/// A mapping whose keys were checked: what a reader asks for by name is there, or was reported.
package struct Members: Sendable {
  package let span: SourceSpan
  private let entries: [YAMLEntry]
  /// Keys that are not there, but that an unknown key was probably meant to be.
  private let misspelt: Set<String>

  fileprivate init(span: SourceSpan, entries: [YAMLEntry], misspelt: Set<String>) {
    self.span = span
    self.entries = entries
    self.misspelt = misspelt
  }

  package subscript(key: String) -> YAMLNode? { entry(key)?.value }

  package func entry(_ key: String) -> YAMLEntry? { entries.first { $0.key == key } }

  /// Whether one of the keys was reported as misspelt, so that nobody reports it as missing.
  package func areMisspelt(_ keys: String...) -> Bool { !misspelt.isDisjoint(with: keys) }
}

extension YAMLNode {
  /// Reads a mapping of fixed form. Unknown keys are reported with the nearest known one; a missing
  /// key is reported at `place`, or at the mapping's first key, unless an unknown key is a
  /// misspelling of it.
  package func members(
    _ keys: MappingKeys, at place: SourceSpan? = nil, _ findings: inout FindingCollector
  ) -> Members? {
    guard let entries = entries(&findings) else { return nil }
    let known = Set(keys.all)
    let present = Set(entries.map(\.key))
    var misspelt: Set<String> = []
    for entry in entries where !known.contains(entry.key) {
      let nearest =
        findings.wantsSuggestions
        ? Nearest.word(to: entry.key, among: known.subtracting(present)) : nil
      if let nearest { misspelt.insert(nearest) }
      findings.report(.unknownKey(entry, nearest: nearest, known: keys.all))
    }
    for key in keys.required where !present.contains(key) && !misspelt.contains(key) {
      let span = place ?? entries.first?.keySpan ?? span
      findings.report(.missingKey(key, at: span))
    }
    return Members(
      span: span, entries: entries.filter { known.contains($0.key) }, misspelt: misspelt)
  }

  /// Reads a mapping whose keys the author names; names of the wrong spelling are reported and
  /// left in, so that what refers to them finds them.
  package func namedEntries(
    _ style: NameStyle, _ findings: inout FindingCollector
  ) -> [YAMLEntry] {
    guard let entries = entries(&findings) else { return [] }
    for entry in entries { style.check(entry.key, at: entry.keySpan, &findings) }
    return entries
  }
}

extension FindingCollector {
  /// Whether the nearest word is still looked for. Nobody reads suggestions by the hundred, and a
  /// file of nothing but unknown words must not keep the reader busy.
  package var wantsSuggestions: Bool { findings.count < 500 }
}

/// Suggestions for a word that is not known.
package enum Nearest {
  /// The candidate that was probably meant: the nearest by spelling, or the only one that the word
  /// begins (`mon` for `monday`).
  package static func word(to word: String, among candidates: some Collection<String>) -> String? {
    if let nearest = Suggestion.nearest(to: word, among: candidates) { return nearest }
    guard word.utf8.count >= 3 else { return nil }
    let start = word.lowercased()
    let longer = candidates.filter { $0.hasPrefix(start) && $0 != word }
    return longer.count == 1 ? longer.first : nil
  }
}
