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
  /// What each path stands for, misspelt ones by what they probably mean, too; with the bytes before
  /// its first dot.
  private var named: [(path: String, first: Int, entry: Int)] = []

  package init() {}

  init(sources: YAMLNode?, assumed: YAMLNode?, _ findings: inout FindingCollector) {
    let sourced = sources.flatMap { $0.entries(&findings) } ?? []
    // Where nothing is assumed, reasons among the sources miss that line above them.
    let reasons = assumed == nil ? sourced.filter { $0.value.shape == .scalar } : []
    if let first = reasons.first { findings.report(.misplacedReason(first)) }
    let assumptions = assumed.flatMap { $0.entries(&findings) } ?? []
    byPath.reserveCapacity(sourced.count + assumptions.count)
    entries.reserveCapacity(sourced.count + assumptions.count)
    for entry in sourced {
      let isReason = assumed == nil && entry.value.shape == .scalar
      let note = isReason ? nil : ValueNote.source(entry.value, &findings)
      add(entry, note, &findings)
    }
    for entry in assumptions {
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
    name(entries.count, entry.key)
    let path = Located(entry.key, at: entry.keySpan)
    entries.append(Entry(path: path, note: note ?? .assumed(reason: "")))
  }

  /// Makes a path stand for an entry.
  private mutating func name(_ entry: Int, _ path: String) {
    byPath[path] = entry
    let first = path.utf8.prefix { $0 != UInt8(ascii: ".") }
    named.append((path, first.count, entry))
  }

  /// The notes on a part or a business, and on its values.
  func sheet(_ name: String, _ layout: ParameterLayout) -> SheetNotes {
    var sheet = SheetNotes(layout: layout)
    let length = name.utf8.count
    for index in named.indices where named[index].first == length {
      let (path, _, entry) = named[index]
      if path.hasPrefix(name) { sheet.add(entries[entry].note, at: path, below: length) }
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
        name(index, meant)
      }
    }
  }
}

/// What a layer notes of a part or a business.
struct SheetNotes {
  private let layout: ParameterLayout
  private var whole: ValueNote?
  private var leaves: [(leaf: Int, note: ValueNote)] = []
  private var groups: [(group: Int, note: ValueNote)] = []
  /// Paths that nobody declares.
  private var others: [String] = []

  init(layout: ParameterLayout) { self.layout = layout }

  /// - Parameter name: how many bytes of the path are the part or the business.
  fileprivate mutating func add(_ note: ValueNote, at path: String, below name: Int) {
    guard path.utf8.count > name else {
      whole = note
      return
    }
    let path = String(path.utf8.dropFirst(name + 1)) ?? ""
    switch layout.member(at: path) {
    case .leaf(let leaf)?: leaves.append((leaf, note))
    case .group(let group)?: groups.append((group, note))
    case nil: others.append(path)
    }
  }

  /// How many of them are about something that is set.
  func count(about values: LayerValues) -> Int {
    (whole == nil ? 0 : 1) + leaves.count { values.holds(.leaf($0.leaf)) }
      + groups.count { values.holds(.group($0.group)) } + others.count(where: values.broken.holds)
  }

  /// The note of the value itself, or the nearest around it.
  func note(ofLeaf leaf: Int) -> ValueNote? {
    leaves.first { $0.leaf == leaf }?.note
      ?? innermost { layout.groups[$0].leaves.contains(leaf) }
  }

  /// The note of the group itself, or the nearest around it.
  func note(ofGroup group: Int) -> ValueNote? {
    innermost { layout.groups[$0].groups.contains(group) }
  }

  /// Of groups in each other the inner has the greater index.
  private func innermost(where isAround: (Int) -> Bool) -> ValueNote? {
    groups.filter { isAround($0.group) }.max { $0.group < $1.group }?.note ?? whole
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
  /// Whether a dotted path, or one below it, is among these.
  func holds(_ path: String) -> Bool { contains { $0 == path || $0.hasPrefix(path + ".") } }

  /// Whether a dotted path, or one above it, is among these.
  func cover(_ path: String) -> Bool {
    guard !isEmpty else { return false }
    return contains(path)
      || path.utf8.indices.contains { index in
        path.utf8[index] == UInt8(ascii: ".") && contains(String(path[..<index]))
      }
  }
}
