import HaopaiDiagnostics
import HaopaiDomain

/// The values that a demand reads, as they are in force on a day.
struct DemandedValues {
  /// A parameter or a group, and what it says.
  struct Value {
    let path: String
    /// As a file would write it; nil for what is not there.
    let text: String?
    /// What a group says is whether it is offered.
    let isGroup: Bool
    /// Nil where no layer and no declaration says anything.
    let provenance: Provenance?
    /// The first day of what it says.
    let from: CivilDate?
  }

  /// In the order in which the demand reads them.
  private(set) var values: [Value] = []
  private let day: CivilDate?

  init(
    _ reads: [String], of business: EffectiveParameters, on day: CivilDate?,
    _ enumerations: EnumerationTable
  ) {
    self.day = day
    for path in reads {
      for value in Self.values(at: path, of: business, on: day, enumerations)
      where !values.contains(where: { $0.path == value.path }) {
        values.append(value)
      }
    }
    // Where a value of a group is shown, the group is there.
    let paths = values.map(\.path)
    values.removeAll { value in
      value.isGroup && value.text != nil && paths.contains { $0.hasPrefix(value.path + ".") }
    }
  }

  /// The value to change: of those that the lowest layer sets the one that counts from the day on,
  /// else the one that is read first. Nil where no layer sets any.
  var place: Provenance? {
    let lowest = values.compactMap { $0.provenance?.level }.max()
    guard let lowest else { return nil }
    let candidates = values.filter { $0.provenance?.level == lowest }
    let newest = candidates.first { $0.from != nil && $0.from == day }
    return (newest ?? candidates.first)?.provenance
  }

  /// A value, or the group in whose place it is not there.
  private static func values(
    at path: String, of business: EffectiveParameters, on day: CivilDate?,
    _ enumerations: EnumerationTable
  ) -> [Value] {
    let layout = business.layout
    if let group = layout.groupIndex(at: path) {
      let around = layout.groups[group].optionalGroups
      let missing = around.first { !business.isOffered($0, from: day) }
      return [offer(missing ?? group, of: business, on: day)]
    }
    guard let index = layout.leafIndex(at: path) else { return [] }
    let leaf = layout.leaves[index]
    if let missing = leaf.optionalGroups.first(where: { !business.isOffered($0, from: day) }) {
      return [offer(missing, of: business, on: day)]
    }
    let entries = business.leaves[index]
    let entry =
      EffectiveParameters.inForce(entries, on: day, \.from)
      ?? (leaf.isRequired ? entries.first : nil)
    let type = leaf.declaration.value.type.type
    return [
      Value(
        path: path, text: entry?.value?.text(as: type, enumerations), isGroup: false,
        provenance: entry?.provenance, from: entry?.from)
    ]
  }

  private static func offer(
    _ index: Int, of business: EffectiveParameters, on day: CivilDate?
  ) -> Value {
    let offer = EffectiveParameters.inForce(business.groups[index], on: day, \.from)
    let isOffered = business.isOffered(index, from: day)
    return Value(
      path: business.layout.groups[index].path, text: isOffered ? "" : nil, isGroup: true,
      provenance: offer?.provenance, from: offer?.from)
  }
}

extension Provenance {
  /// Nil for the default of a declaration.
  var level: LayerProfile.Level? {
    switch origin {
    case .declaration: nil
    case .layer(let level, _): level
    }
  }
}
