package import HaopaiDiagnostics
package import HaopaiProgram

/// All parameters that one business reads, its own and those of the parts it mounts, flat, each with
/// its place in the parameters' region of a frame.
///
/// The pinned and the current region have this same order, so one layout serves both.
package struct ParameterLayout: Sendable {
  /// One object for all cities, which are read by every core at once: a copy counts one reference.
  package final class Leaf: Sendable {
    /// `draw.attempts`.
    package let path: String
    package let declaration: ParameterLeaf
    /// Relative to the start of a region.
    package let place: Place
    /// The optional groups around it, from the outside in, as indices of `groups`.
    package let optionalGroups: [Int]

    /// Whether a city must say it, wherever the groups around it are offered.
    package var isRequired: Bool { !declaration.value.isOptional }

    init(path: String, declaration: ParameterLeaf, place: Place, optionalGroups: [Int]) {
      self.path = path
      self.declaration = declaration
      self.place = place
      self.optionalGroups = optionalGroups
    }
  }

  package struct Group: Sendable {
    package let path: String
    package let declaration: ParameterGroup
    /// The word, relative to the start of a region, that is 1 while the group is there; nil for a
    /// group that always is.
    package let presence: Int?
    /// The optional groups around it, from the outside in.
    package let optionalGroups: [Int]
  }

  package private(set) var leaves: [Leaf] = []
  package private(set) var groups: [Group] = []
  /// The indices of leaves that are service hours.
  private(set) var windows: [Int] = []
  /// How many words and objects a region has.
  package private(set) var words = 0
  package private(set) var objects = 0

  private var leafIndices: [String: Int] = [:]
  private var groupIndices: [String: Int] = [:]

  /// Lays out declarations in their order: a business's own first, then those of its parts. A name
  /// that is declared twice is reported and keeps its first meaning.
  package init(
    _ declarations: [ParameterDeclaration], _ findings: inout FindingCollector
  ) {
    var places: [String: SourceSpan] = [:]
    for declaration in declarations {
      let name = declaration.name
      if let earlier = places[name.value] {
        findings.report(.parameterDeclaredTwice(name, earlier: earlier))
        continue
      }
      places[name.value] = name.span
      add(declaration, under: "", within: [])
    }
  }

  package func leaf(at path: String) -> Leaf? { leafIndices[path].map { leaves[$0] } }
  package func leafIndex(at path: String) -> Int? { leafIndices[path] }
  package func group(at path: String) -> Group? { groupIndices[path].map { groups[$0] } }
  package func groupIndex(at path: String) -> Int? { groupIndices[path] }

  private mutating func add(
    _ declaration: ParameterDeclaration, under prefix: String, within optional: [Int]
  ) {
    let path = prefix + declaration.name.value
    switch declaration {
    case .leaf(let leaf): add(leaf, at: path, within: optional)
    case .group(let group):
      let index = groups.count
      let presence = group.isOptional ? takeWord() : nil
      groupIndices[path] = index
      groups.append(
        Group(path: path, declaration: group, presence: presence, optionalGroups: optional))
      for member in group.members {
        add(member, under: path + ".", within: group.isOptional ? optional + [index] : optional)
      }
    }
  }

  private mutating func add(_ leaf: ParameterLeaf, at path: String, within optional: [Int]) {
    let presence = leaf.value.isOptional ? takeWord() : nil
    let slot: Slot = leaf.value.type.type.isObject ? .object(takeObject()) : .word(takeWord())
    leafIndices[path] = leaves.count
    if leaf.value.type.type == .windows { windows.append(leaves.count) }
    leaves.append(
      Leaf(
        path: path, declaration: leaf, place: Place(slot: slot, presence: presence),
        optionalGroups: optional))
  }

  private mutating func takeWord() -> Int {
    defer { words += 1 }
    return words
  }

  private mutating func takeObject() -> Int {
    defer { objects += 1 }
    return objects
  }
}

// MARK: - Places in a frame

extension ParameterLayout {
  /// A relative place as it is in a region.
  package static func place(_ place: Place, in region: FrameLayout.Region) -> Place {
    let slot: Slot =
      switch place.slot {
      case .word(let index): .word(index + region.words.lowerBound)
      case .object(let index): .object(index + region.objects.lowerBound)
      }
    return Place(slot: slot, presence: place.presence.map { $0 + region.words.lowerBound })
  }

  /// Where an expression reads the leaf: among the pinned or the current values, as its
  /// declaration or, before it, `reading` says.
  package func place(
    of leaf: Leaf, in layout: FrameLayout, reading: ParameterLeaf.Reading? = nil
  ) -> Place {
    let isNow = (reading ?? leaf.declaration.reading) == .now
    return Self.place(
      leaf.place, in: isNow ? layout.currentParameters : layout.pinnedParameters)
  }

  /// The word in a frame that is 1 while the group is there; nil for a group that always is.
  package func presence(
    of group: Group, in layout: FrameLayout, reading: ParameterLeaf.Reading? = nil
  ) -> Int? {
    let isNow = (reading ?? group.declaration.reading) == .now
    let region = isNow ? layout.currentParameters : layout.pinnedParameters
    return group.presence.map { $0 + region.words.lowerBound }
  }
}
