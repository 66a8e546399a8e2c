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
    let sourced = sources.flatMap { $0.entries(&findings) } ?? []
    // Where nothing is assumed, reasons among the sources miss that line above them.
    let reasons = assumed == nil ? sourced.filter { $0.value.shape == .scalar } : []
    if let first = reasons.first { findings.report(.misplacedReason(first)) }
    for entry in sourced {
      let isReason = assumed == nil && entry.value.shape == .scalar
      let note = isReason ? nil : ValueNote.source(entry.value, &findings)
      add(entry, note, &findings)
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

  /// The notes on a part or a business, and on its values.
  func sheet(_ name: String) -> SheetNotes {
    var sheet = SheetNotes()
    for (path, number) in byPath where path.isAtOrBelow(name) {
      sheet.add(entries[number].note, at: path.utf8.dropFirst(name.utf8.count + 1))
    }
    return sheet
  }

  /// The note of a key at the top of the file.
  package func note(for key: String) -> ValueNote? { byPath[key].map { entries[$0].note } }

  /// Reports notes on what this file does not set. A misspelt one counts for what it probably means,
  /// and nothing is said of those below a path that is broken.
  mutating func check(
    against paths: [String], broken: Set<String>, _ findings: inout FindingCollector
  ) {
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
    for (index, entry) in entries.enumerated() where !known.contains(entry.path.value) {
      guard !broken.cover(entry.path.value) else { continue }
      let candidates = findings.wantsSuggestions ? sorted : []
      findings.report(.noteWithoutValue(entry.path, candidates: candidates))
      if let meant = Nearest.word(to: entry.path.value, among: candidates), byPath[meant] == nil {
        byPath[meant] = index
      }
    }
  }
}

/// What a layer notes of a part or a business.
struct SheetNotes {
  private var whole: ValueNote?
  private var notes: [(path: Substring.UTF8View, note: ValueNote)] = []

  /// - Parameter path: below the part or the business; empty for a note on all of it.
  fileprivate mutating func add(_ note: ValueNote, at path: Substring.UTF8View) {
    if path.isEmpty { whole = note } else { notes.append((path, note)) }
  }

  /// The note of the path itself, or the nearest above it.
  /// - Parameter path: of a value below the part or the business.
  func note(for path: String) -> ValueNote? {
    var nearest: (length: Int, note: ValueNote)?
    for (noted, note) in notes where path.isAtOrBelow(noted) {
      let length = noted.count
      if length > nearest?.length ?? 0 { nearest = (length, note) }
    }
    return nearest?.note ?? whole
  }
}

extension String {
  fileprivate func isAtOrBelow(_ path: String) -> Bool { isAtOrBelow(path.utf8) }

  /// Whether the dotted path is another one, or begins with it and a dot.
  fileprivate func isAtOrBelow(_ path: some Collection<UInt8>) -> Bool {
    guard utf8.starts(with: path) else { return false }
    let rest = utf8.dropFirst(path.count)
    return rest.first.map { $0 == UInt8(ascii: ".") } ?? true
  }
}

extension Substring {
  /// What stands before the first dot, and what behind it.
  var splitAtDot: (first: Substring, rest: Substring?) {
    guard let dot = utf8.firstIndex(of: UInt8(ascii: ".")) else { return (self, nil) }
    return (self[..<dot], self[index(after: dot)...])
  }
}

extension Set<String> {
  /// Whether a dotted path, or one above it, is among these.
  func cover(_ path: String) -> Bool {
    guard !isEmpty else { return false }
    return contains(path)
      || path.utf8.indices.contains { index in
        path.utf8[index] == UInt8(ascii: ".") && contains(String(path[..<index]))
      }
  }
}
