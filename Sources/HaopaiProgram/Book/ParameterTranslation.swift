/// Lays the parameters of a newer workflow out as an older one has them.
struct ParameterTranslation {
  private let old: Workflow
  private let new: Workflow?
  /// By name.
  private let newEntries: [String: ParameterTable.Entry]
  private let oldWindowsFrom: Int64

  /// - Parameters:
  ///   - new: nil where the newer book does not have the business.
  ///   - oldWindowsFrom: added to the older book's windows.
  init(old: Workflow, new: Workflow?, oldWindowsFrom: Int64) {
    self.old = old
    self.new = new
    self.oldWindowsFrom = oldWindowsFrom
    let entries = new?.parameters.entries ?? []
    newEntries = Dictionary(entries.map { ($0.name, $0) }) { first, _ in first }
  }

  /// Cut at every day on which a value of either changes.
  func table() -> ParameterTable {
    let editions = old.parameters.editions + (new?.parameters.editions ?? [])
    let days = Set(editions.map(\.firstDay)).sorted()
    return ParameterTable(
      editions: days.map { edition(on: $0) }, entries: old.parameters.entries)
  }

  private func edition(on day: Int32) -> ParameterTable.Edition {
    var edition = old.parameters.editions[old.parameters.edition(on: day)]
    edition.firstDay = day
    for entry in old.parameters.entries where entry.type == .windows {
      guard case .word(let slot) = entry.place.slot else { continue }
      edition.words[slot] += oldWindowsFrom
    }
    guard let parameters = new?.parameters else { return edition }
    let source = parameters.editions[parameters.edition(on: day)]
    // A parameter, or a group with all that is in it: half of either book would be neither's.
    for unit in Dictionary(grouping: old.parameters.entries, by: \.unit).values {
      var trial = edition
      if unit.allSatisfy({ lay($0, from: source, in: &trial) }) { edition = trial }
    }
    return edition
  }

  /// Lays one value; false for one that does not fit.
  private func lay(
    _ entry: ParameterTable.Entry, from source: ParameterTable.Edition,
    in edition: inout ParameterTable.Edition
  ) -> Bool {
    // What is in a group that is not offered is not read.
    let isRead = entry.enclosing.allSatisfy { group in
      newEntries[group]?.isGroup != true || source.has(newEntries[group])
    }
    guard isRead else { return true }
    guard let other = newEntries[entry.name] else {
      // A group that came to be always offered says nothing of itself.
      guard entry.isGroup, newEntries.keys.contains(where: { $0.hasPrefix(entry.name + ".") })
      else { return false }
      edition.set(entry, .word(1))
      return true
    }
    if entry.isGroup || other.isGroup {
      guard entry.isGroup && other.isGroup else { return false }
      edition.set(entry, .word(source.has(other) ? 1 : 0))
      return true
    }
    guard source.has(other) else {
      guard let presence = entry.place.presence else { return false }
      edition.words[presence] = 0
      return true
    }
    guard let type = entry.type, let otherType = other.type,
      let value = translated(source.value(of: other), from: otherType, to: type),
      entry.admits(value)
    else { return false }
    edition.set(entry, value)
    if let presence = entry.place.presence { edition.words[presence] = 1 }
    return true
  }

  // MARK: - Values

  private func translated(
    _ value: PreparedValue, from: ValueType, to type: ValueType
  ) -> PreparedValue? {
    switch (value, from, type) {
    case (.word(let word), .enumeration(let source), .enumeration(let target)):
      return ordinal(Int(word), from: source, to: target).map { .word(Int64($0)) }
    case (.word(let word), .set(let source), .set(let target)):
      return .word(set(word, from: source, to: target))
    case (.object(.words(let words)), .list(let source), .list(let target)):
      var items: [Int64] = []
      for word in words {
        guard case .word(let item)? = translated(.word(word), from: source, to: target) else {
          return nil
        }
        items.append(item)
      }
      return .object(.words(items))
    case (_, .enumeration, _), (_, _, .enumeration), (_, .set, _), (_, _, .set): return nil
    default: return from == type ? value : nil
    }
  }

  private func ordinal(_ ordinal: Int, from: EnumerationID, to: EnumerationID) -> Int? {
    let words = new?.enumerations[from.index].cases ?? []
    guard words.indices.contains(ordinal) else { return nil }
    return old.enumerations[to.index].cases.firstIndex(of: words[ordinal])
  }

  /// A word that the older book does not know is nothing that it could ask for.
  private func set(_ bits: Int64, from: EnumerationID, to: EnumerationID) -> Int64 {
    var result: Int64 = 0
    for bit in 0..<63 where bits >> Int64(bit) & 1 == 1 {
      if let found = ordinal(bit, from: from, to: to) { result |= 1 << Int64(found) }
    }
    return result
  }
}

extension ParameterTable.Entry {
  fileprivate var isGroup: Bool { type == nil }

  /// The outermost name: `draw` of `draw.attempts`.
  fileprivate var unit: Substring { name.prefix { $0 != "." } }

  /// The groups around it.
  fileprivate var enclosing: [String] {
    var groups: [String] = []
    var path = name[...]
    while let dot = path.lastIndex(of: ".") {
      path = path[..<dot]
      groups.append(String(path))
    }
    return groups
  }

  fileprivate func admits(_ value: PreparedValue) -> Bool {
    guard let range, case .word(let word) = value else { return true }
    return range.contains(word)
  }
}

extension ParameterTable.Edition {
  fileprivate func has(_ entry: ParameterTable.Entry?) -> Bool {
    guard let entry else { return false }
    if entry.isGroup, case .word(let slot) = entry.place.slot { return words[slot] != 0 }
    return entry.place.presence.map { words[$0] != 0 } ?? true
  }

  fileprivate func value(of entry: ParameterTable.Entry) -> PreparedValue {
    switch entry.place.slot {
    case .word(let slot): .word(words[slot])
    case .object(let slot): .object(objects[slot])
    }
  }

  fileprivate mutating func set(_ entry: ParameterTable.Entry, _ value: PreparedValue) {
    switch (entry.place.slot, value) {
    case (.word(let slot), .word(let word)): words[slot] = word
    case (.object(let slot), .object(let object)): objects[slot] = object
    // The types are the same.
    case (.word, _), (.object, _): break
    }
  }
}
