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

  func contains(_ key: String) -> Bool { required.contains(key) || optional.contains(key) }

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
  /// Whether there is an unknown key that is near to none: it may be meant for any that is not there.
  private let hasStray: Bool

  fileprivate init(
    span: SourceSpan, entries: [YAMLEntry], misspelt: Set<String>, hasStray: Bool
  ) {
    self.span = span
    self.entries = entries
    self.misspelt = misspelt
    self.hasStray = hasStray
  }

  package subscript(key: String) -> YAMLNode? { place(of: key).map { entries[$0].value } }

  package func entry(_ key: String) -> YAMLEntry? { place(of: key).map { entries[$0] } }

  func has(_ key: String) -> Bool { place(of: key) != nil }

  private func place(of key: String) -> Int? {
    for index in entries.indices where entries[index].key == key { return index }
    return nil
  }

  /// Whether something of one of the keys may be lost, which was reported: it may be misspelt, or is
  /// given twice. Nobody reports it, or what it could have said, as missing.
  package func mayBeLost(_ keys: String...) -> Bool {
    keys.contains { key in
      misspelt.contains(key) || (entry(key)?.isRepeated ?? hasStray)
    }
  }
}

extension YAMLNode {
  /// Reads a mapping of fixed form. Unknown keys are reported with the nearest known one, or with the
  /// only one that is missing; a missing key is reported at `place`, or at the mapping's first key,
  /// unless an unknown key is likely to be meant for it.
  package func members(
    _ keys: MappingKeys, at place: SourceSpan? = nil, _ findings: inout FindingCollector
  ) -> Members? {
    guard let entries = entries(&findings) else { return nil }
    let isWhole = keys.required.allSatisfy { key in entries.contains { $0.key == key } }
    if isWhole, entries.count <= keys.required.count + keys.optional.count,
      entries.allSatisfy({ keys.contains($0.key) })
    {
      return Members(span: span, entries: entries, misspelt: [], hasStray: false)
    }
    let known = Set(keys.all)
    let present = Set(entries.map(\.key))
    var misspelt: Set<String> = []
    var strays: [YAMLEntry] = []
    for entry in entries where !known.contains(entry.key) {
      guard findings.wantsSuggestions,
        let nearest = Nearest.word(to: entry.key, among: known.subtracting(present))
      else {
        strays.append(entry)
        continue
      }
      misspelt.insert(nearest)
      findings.report(.unknownKey(entry, nearest: nearest, known: keys.all))
    }
    let missing = keys.required.filter { !present.contains($0) && !misspelt.contains($0) }
    let meant = strays.count == 1 && missing.count == 1 ? missing.first : nil
    for entry in strays {
      findings.report(
        meant.map { .unknownKey(entry, missing: $0) }
          ?? .unknownKey(entry, nearest: nil, known: keys.all))
    }
    for key in missing where missing.count > strays.count {
      let span = place ?? entries.first?.keySpan ?? span
      findings.report(.missingKey(key, at: span))
    }
    return Members(
      span: span, entries: entries.filter { known.contains($0.key) }, misspelt: misspelt,
      hasStray: !strays.isEmpty)
  }

  /// Reads a mapping whose keys the author names; names of the wrong spelling are reported and
  /// left in, so that what refers to them finds them. What seems to belong elsewhere, as where the
  /// line above it is missing, is reported once and left out.
  ///
  /// - Parameter form: what each named thing is; nil where it may be anything.
  package func namedEntries(
    _ style: NameStyle, of form: NamedForm? = nil, _ findings: inout FindingCollector
  ) -> [YAMLEntry] {
    guard let all = entries(&findings) else { return [] }
    let entries = form.map { StrayEntries(form: $0).takenOut(of: all, &findings) } ?? all
    for entry in entries { style.check(entry.key, at: entry.keySpan, &findings) }
    return entries
  }
}

/// Suggestions for a word that is not known.
package enum Nearest {
  /// No list of names that people write is longer.
  private static let mostCandidates = 2_000
  /// Of how many unknown words in one place it matters what they mean.
  static let mostWords = 100

  /// The candidate that was probably meant: the nearest by spelling, or the only one that the word
  /// begins (`mon` for `monday`).
  package static func word(to word: String, among candidates: some Collection<String>) -> String? {
    guard candidates.count <= mostCandidates else { return nil }
    if let nearest = Suggestion.nearest(to: word, among: candidates) { return nearest }
    guard word.utf8.count >= 3 else { return nil }
    let start = word.lowercased().utf8
    let longer = candidates.lazy.filter { $0.utf8.starts(with: start) && $0 != word }.prefix(2)
    return longer.count == 1 ? longer.first : nil
  }
}
