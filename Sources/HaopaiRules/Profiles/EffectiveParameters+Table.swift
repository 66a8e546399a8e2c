package import HaopaiDomain
package import HaopaiProgram

/// The service hours of a compiled book, each once.
package struct WindowsTable: Sendable {
  package private(set) var windows: [ServiceWindows] = []
  private var indices: [ServiceWindows: Int] = [:]

  package init() {}

  package mutating func index(of hours: ServiceWindows) -> Int {
    if let known = indices[hours] { return known }
    indices[hours] = windows.count
    windows.append(hours)
    return windows.count - 1
  }
}

extension EffectiveParameters {
  /// The values as a frame's region takes them, cut at every day on which one of them changes.
  ///
  /// Before its first day a required value stands in for itself, so that no edition holds a word
  /// outside the declared range; nothing is served on those days, for pools and values begin
  /// together.
  package func table(_ windows: inout WindowsTable) -> ParameterTable {
    ParameterTable(editions: editions(&windows), entries: layout.entries)
  }

  /// The table's editions, in the order of their days.
  /// - Parameter members: what is wanted of the values; nil for all.
  func editions(
    of members: WantedParameters? = nil, _ windows: inout WindowsTable
  ) -> [ParameterTable.Edition] {
    let members = members ?? WantedParameters(layout)
    guard isDated else { return [edition(from: nil, members, &windows)] }
    let days =
      Set(leaves.joined().compactMap(\.from)).union(groups.joined().compactMap(\.from)).sorted()
    let starts: [CivilDate?] = [nil] + days.map { $0 }
    return starts.map { edition(from: $0, members, &windows) }
  }

  private func edition(
    from day: CivilDate?, _ members: WantedParameters, _ windows: inout WindowsTable
  ) -> ParameterTable.Edition {
    var edition = ParameterTable.Edition(
      firstDay: day?.dayNumber ?? .min,
      words: Array(repeating: 0, count: layout.words),
      objects: Array(repeating: .empty, count: layout.objects))
    for group in members.groups {
      guard let presence = layout.groups[group].presence else { continue }
      let offer = Self.inForce(model.groups[group], on: day) { $0.from }
      edition.words[presence] = offer?.isOffered == true ? 1 : 0
    }
    for index in members.leaves {
      let (leaf, entries) = (layout.leaves[index], model.leaves[index])
      let current = Self.inForce(entries, on: day) { $0.from }
      if let presence = leaf.place.presence {
        edition.words[presence] = current?.value == nil ? 0 : 1
      }
      let stand = leaf.isRequired ? current ?? entries.first : current
      guard let value = stand?.value else { continue }
      switch (value, leaf.place.slot) {
      case (.word(let word), .word(let slot)): edition.words[slot] = word
      case (.windows(let hours), .word(let slot)):
        edition.words[slot] = Int64(windows.index(of: hours))
      case (.object(let object), .object(let slot)): edition.objects[slot] = object
      case (.word, .object), (.windows, .object), (.object, .word): continue
      }
    }
    return edition
  }

  /// What is in force from a day on; nil is before any day.
  static func inForce<Element>(
    _ timeline: [Element], on day: CivilDate?, _ from: (Element) -> CivilDate?
  ) -> Element? {
    guard let day else { return timeline.first.flatMap { from($0) == nil ? $0 : nil } }
    return last(of: timeline, on: day, from)
  }
}

/// Some of the parameters of a layout.
struct WantedParameters {
  let leaves: [Int]
  let groups: [Int]

  /// All.
  init(_ layout: ParameterLayout) {
    leaves = Array(layout.leaves.indices)
    groups = Array(layout.groups.indices)
  }

  /// Those at some paths, with the groups around them.
  init(_ paths: [String], of layout: ParameterLayout) {
    let named = Set(paths)
    leaves = layout.leaves.indices.filter { named.contains(layout.leaves[$0].path) }
    let own = layout.groups.indices.filter { named.contains(layout.groups[$0].path) }
    let around =
      leaves.flatMap { layout.leaves[$0].optionalGroups }
      + own.flatMap { layout.groups[$0].optionalGroups }
    groups = Set(own + around).sorted()
  }
}

extension ParameterLayout {
  /// Its values and its optional groups, by name.
  fileprivate var entries: [ParameterTable.Entry] {
    let offers = groups.compactMap { group in
      group.presence.map {
        ParameterTable.Entry(name: group.path, type: nil, place: Place(slot: .word($0)))
      }
    }
    return offers
      + leaves.map { leaf in
        let type = leaf.declaration.value.type
        return ParameterTable.Entry(
          name: leaf.path, type: type.type, place: leaf.place, range: type.range)
      }
  }
}
