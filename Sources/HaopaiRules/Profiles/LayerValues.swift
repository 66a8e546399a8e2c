import HaopaiDiagnostics
import HaopaiDomain

/// What one file sets of one part or one business, in the order of its lines.
package struct LayerValues: Sendable {
  /// What the file sets of one parameter.
  struct Leaf: Sendable {
    /// An index of the layout.
    let index: Int
    /// In the order of the days; a value of nil takes an optional value away.
    var entries: [EffectiveParameters.Entry]
  }

  /// From when a group is offered, or not.
  struct Group: Sendable {
    let index: Int
    var offers: [EffectiveParameters.Offer]
  }

  let layout: ParameterLayout
  /// What the file says of where they come from.
  let notes: SheetNotes
  /// Each parameter once.
  var leaves: [Leaf] = []
  /// Each optional group once.
  var groups: [Group] = []
  /// Paths of values that could not be read; whether they are complete is not checked.
  var broken: Set<String> = []

  /// The groups, by path, in which something stands that nobody declares and that is near to nothing:
  /// it may be meant for anything in the group that seems not to be set.
  var strayGroups: Set<Substring> = []

  /// The same where the same is set; nil: nobody knows.
  var likeness: Int?

  init(_ layout: ParameterLayout, _ notes: SheetNotes? = nil) {
    self.layout = layout
    self.notes = notes ?? SheetNotes(layout: layout)
  }

  /// Stands for values that could not be read: none of them is missing.
  static func unread(_ layout: ParameterLayout, _ notes: SheetNotes? = nil) -> LayerValues {
    var values = LayerValues(layout, notes)
    values.broken = Set(layout.leaves.map(\.path) + layout.groups.map(\.path))
    return values
  }

  /// The path of the group around a parameter; nothing for one at the top.
  static func group(of path: String) -> Substring {
    path.lastIndex(of: ".").map { path[..<$0] } ?? ""
  }

  /// Whether a value is set, or something in a group, or may be meant to be.
  func holds(_ member: ParameterLayout.Member) -> Bool {
    switch member {
    case .leaf(let leaf):
      leaves.contains { $0.index == leaf } || broken.holds(layout.leaves[leaf].path)
    case .group(let group): holds(layout.groups[group])
    }
  }

  private func holds(_ group: ParameterLayout.Group) -> Bool {
    leaves.contains { group.leaves.contains($0.index) }
      || groups.contains { group.groups.contains($0.index) } || broken.holds(group.path)
  }

  /// Everything that is set, by path.
  var paths: [String] {
    (leaves.map { layout.leaves[$0.index].path } + groups.map { layout.groups[$0.index].path }
      + broken).sorted()
  }
}
