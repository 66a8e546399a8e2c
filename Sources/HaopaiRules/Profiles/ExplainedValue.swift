package import HaopaiDomain

/// What a parameter of a business says on a day, and on all others.
package struct ExplainedValue: Sendable {
  /// What it says from a day on.
  package struct Reading: Sendable {
    /// Nil is from ever.
    package let from: CivilDate?
    /// As a file would write it; nil where an optional value is not there.
    package let text: String?
    package let provenance: Provenance
    /// What the layers above say, and where.
    package let overrode: (text: String?, provenance: Provenance)?
  }

  /// `draw.attempts`; a group's where the group is not offered.
  package let path: String
  package let title: BilingualText?
  package let isGroup: Bool
  /// In the order of days.
  package let timeline: [Reading]
  /// Which of them counts on the day; nil where none does.
  package let current: Int?
}

extension EffectiveParameters {
  /// Every parameter in the order of declarations. In the place of a group that is not offered on
  /// the day stands the group alone.
  package func explained(
    on day: CivilDate, _ enumerations: EnumerationTable
  ) -> [ExplainedValue] {
    var values: [ExplainedValue] = []
    var absent: Set<Int> = []
    for (index, leaf) in layout.leaves.enumerated() {
      if let group = leaf.optionalGroups.first(where: { !isOffered($0, from: day) }) {
        if absent.insert(group).inserted { values.append(explained(group: group, on: day)) }
        continue
      }
      let type = leaf.declaration.value.type.type
      let timeline = leaves[index].map { entry in
        ExplainedValue.Reading(
          from: entry.from, text: entry.value?.text(as: type, enumerations),
          provenance: entry.provenance,
          overrode: merged.overridden(by: entry, at: index).map {
            ($0.value?.text(as: type, enumerations), $0.provenance)
          })
      }
      values.append(
        ExplainedValue(
          path: leaf.path, title: leaf.declaration.value.title, isGroup: false, timeline: timeline,
          current: timeline.lastIndex { $0.from.map { $0 <= day } ?? true }))
    }
    return values
  }

  private func explained(group index: Int, on day: CivilDate) -> ExplainedValue {
    let group = layout.groups[index]
    let timeline = groups[index].map { offer in
      ExplainedValue.Reading(
        from: offer.from, text: offer.isOffered ? "" : nil, provenance: offer.provenance,
        overrode: nil)
    }
    return ExplainedValue(
      path: group.path, title: group.declaration.title, isGroup: true, timeline: timeline,
      current: timeline.lastIndex { $0.from.map { $0 <= day } ?? true })
  }
}
