package import HaopaiDiagnostics
package import HaopaiProgram

/// All parameters that one business reads, its own and those of the parts it mounts, flat, each with
/// its place in the parameters' region of a frame.
///
/// The pinned and the current region have this same order, so one layout serves both. An object, as
/// are its pieces: every city refers to them, and a copy counts one reference.
package final class ParameterLayout: Sendable {
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

    fileprivate init(
      path: String, declaration: ParameterLeaf, place: Place, optionalGroups: [Int]
    ) {
      self.path = path
      self.declaration = declaration
      self.place = place
      self.optionalGroups = optionalGroups
    }
  }

  package final class Group: Sendable {
    package let path: String
    package let declaration: ParameterGroup
    /// The word, relative to the start of a region, that is 1 while the group is there; nil for a
    /// group that always is.
    package let presence: Int?
    /// The optional groups around it, from the outside in.
    package let optionalGroups: [Int]
    /// What lies in it, at any depth.
    let leaves: Range<Int>
    /// The group itself and those in it.
    let groups: Range<Int>
    /// By name.
    let members: [String: Member]

    fileprivate init(
      path: String, declaration: ParameterGroup, presence: Int?, optionalGroups: [Int],
      leaves: Range<Int>, groups: Range<Int>, members: [String: Member]
    ) {
      self.path = path
      self.declaration = declaration
      self.presence = presence
      self.optionalGroups = optionalGroups
      self.leaves = leaves
      self.groups = groups
      self.members = members
    }
  }

  /// What a name or a path stands for, as an index.
  enum Member: Hashable, Sendable {
    case leaf(Int)
    case group(Int)
  }

  package let leaves: [Leaf]
  /// Each before those in it.
  package let groups: [Group]
  /// The indices of leaves that are service hours.
  let windows: [Int]
  /// How many words and objects a region has.
  package let words: Int
  package let objects: Int

  /// Those in no group, by name.
  let top: [String: Member]
  private let byPath: [String: Member]

  /// Lays out declarations in their order: a business's own first, then those of its parts. A name
  /// that is declared twice is reported and keeps its first meaning.
  package init(
    _ declarations: [ParameterDeclaration], _ findings: inout FindingCollector
  ) {
    var places: [String: SourceSpan] = [:]
    var top: [String: Member] = [:]
    var builder = Builder()
    for declaration in declarations {
      let name = declaration.name
      if let earlier = places[name.value] {
        findings.report(.parameterDeclaredTwice(name, earlier: earlier))
        continue
      }
      places[name.value] = name.span
      top[name.value] = builder.add(declaration, under: "", within: [])
    }
    self.top = top
    leaves = builder.leaves
    groups = builder.groups.compactMap(\.self)
    windows = leaves.indices.filter { [leaves] in
      leaves[$0].declaration.value.type.type == .windows
    }
    words = builder.words
    objects = builder.objects
    byPath = builder.byPath
  }

  func member(at path: String) -> Member? { byPath[path] }

  /// What a key stands for.
  /// - Parameter group: in which the key stands; nil at the top.
  func member(_ key: String, in group: Int?) -> Member? {
    if let group { groups[group].members[key] } else { top[key] }
  }

  package func leafIndex(at path: String) -> Int? {
    if case .leaf(let leaf)? = byPath[path] { leaf } else { nil }
  }

  package func groupIndex(at path: String) -> Int? {
    if case .group(let group)? = byPath[path] { group } else { nil }
  }

  package func leaf(at path: String) -> Leaf? { leafIndex(at: path).map { leaves[$0] } }
  package func group(at path: String) -> Group? { groupIndex(at: path).map { groups[$0] } }
}

extension ParameterLayout {
  private struct Builder {
    private(set) var leaves: [Leaf] = []
    /// Nil until all that lies in it is known.
    private(set) var groups: [Group?] = []
    private(set) var words = 0
    private(set) var objects = 0
    private(set) var byPath: [String: Member] = [:]

    mutating func add(
      _ declaration: ParameterDeclaration, under prefix: String, within optional: [Int]
    ) -> Member {
      let path = prefix + declaration.name.value
      let member: Member =
        switch declaration {
        case .leaf(let leaf): .leaf(add(leaf, at: path, within: optional))
        case .group(let group): .group(add(group, at: path, within: optional))
        }
      byPath[path] = member
      return member
    }

    private mutating func add(
      _ group: ParameterGroup, at path: String, within optional: [Int]
    ) -> Int {
      let (index, firstLeaf) = (groups.count, leaves.count)
      let presence = group.isOptional ? takeWord() : nil
      groups.append(nil)
      var members: [String: Member] = [:]
      for member in group.members {
        members[member.name.value] = add(
          member, under: path + ".", within: group.isOptional ? optional + [index] : optional)
      }
      groups[index] = Group(
        path: path, declaration: group, presence: presence, optionalGroups: optional,
        leaves: firstLeaf..<leaves.count, groups: index..<groups.count, members: members)
      return index
    }

    private mutating func add(
      _ leaf: ParameterLeaf, at path: String, within optional: [Int]
    ) -> Int {
      let presence = leaf.value.isOptional ? takeWord() : nil
      let slot: Slot = leaf.value.type.type.isObject ? .object(takeObject()) : .word(takeWord())
      leaves.append(
        Leaf(
          path: path, declaration: leaf, place: Place(slot: slot, presence: presence),
          optionalGroups: optional))
      return leaves.count - 1
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
