import HaopaiDiagnostics
import HaopaiYAML

/// What a layer's file says of where its values come from: `sources:` and `assumed:`, by path. An
/// entry covers everything under its path.
package struct LayerNotes: Sendable {
  package struct Entry: Sendable {
    package let path: Located<String>
    package let note: ValueNote
  }

  package private(set) var entries: [Entry] = []
  private var byPath: [String: Int] = [:]

  package init() {}

  init(sources: YAMLNode?, assumed: YAMLNode?, _ findings: inout FindingCollector) {
    for entry in sources.flatMap({ $0.entries(&findings) }) ?? [] {
      add(entry, ValueNote.source(entry.value, &findings), &findings)
    }
    for entry in assumed.flatMap({ $0.entries(&findings) }) ?? [] {
      add(entry, ValueNote.assumed(entry.value, &findings), &findings)
    }
  }

  /// A path with both is reported; a broken note stands for its path all the same.
  private mutating func add(
    _ entry: YAMLEntry, _ note: ValueNote?, _ findings: inout FindingCollector
  ) {
    if let earlier = byPath[entry.key] {
      findings.report(
        .sourceAndAssumed(
          entry.key, at: entry.keySpan, earlier: entries[earlier].path.span))
      return
    }
    byPath[entry.key] = entries.count
    let path = Located(entry.key, at: entry.keySpan)
    entries.append(Entry(path: path, note: note ?? .assumed(reason: "")))
  }

  /// The note of the path itself, or the nearest above it.
  package func note(for path: String) -> ValueNote? {
    var path = Substring(path)
    while true {
      if let index = byPath[String(path)] { return entries[index].note }
      guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
      path = path[..<dot]
    }
  }

  /// Reports notes on what this file does not set.
  func check(against paths: [String], _ findings: inout FindingCollector) {
    var known: Set<String> = []
    for path in paths {
      var path = Substring(path)
      known.insert(String(path))
      while let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) {
        path = path[..<dot]
        known.insert(String(path))
      }
    }
    let sorted = known.sorted()
    for entry in entries where !known.contains(entry.path.value) {
      let candidates = findings.wantsSuggestions ? sorted : []
      findings.report(.noteWithoutValue(entry.path, candidates: candidates))
    }
  }
}
