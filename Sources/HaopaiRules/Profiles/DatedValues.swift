package import HaopaiDiagnostics
package import HaopaiDomain

/// A value of a layer that counts from a day on.
package struct DatedValue: Hashable, Sendable {
  /// Of the parameter, or of the group that begins or ends.
  package let path: String
  package let from: CivilDate
  package let span: SourceSpan
}

extension EffectiveParameters {
  /// All that begin or end on some day, an offer of a group without values of its own included.
  package var datedValues: [DatedValue] {
    var values: [DatedValue] = []
    for index in layout.leaves.indices {
      values += leaves[index].compactMap { DatedValue(layout.leaves[index].path, $0) }
    }
    for index in layout.groups.indices {
      values += groups[index].compactMap { dated($0, of: index) }
    }
    return values
  }

  /// The one in force on a day; nil where what is in force has no date.
  package func datedValue(
    of subject: WorkflowPlaces.Read.Subject, on day: CivilDate
  ) -> DatedValue? {
    switch subject {
    case .leaf(let index):
      Self.last(of: leaves[index], on: day, \.from)
        .flatMap { DatedValue(layout.leaves[index].path, $0) }
    case .group(let index):
      Self.last(of: groups[index], on: day, \.from).flatMap { dated($0, of: index) }
    }
  }

  /// Where values of the group begin on the same day, they say that it is offered.
  private func dated(_ offer: Offer, of group: Int) -> DatedValue? {
    guard let from = offer.from else { return nil }
    let path = layout.groups[group].path
    let isSaid =
      offer.isOffered
      && layout.leaves.indices.contains { index in
        layout.leaves[index].path.hasPrefix(path + ".")
          && leaves[index].contains { $0.from == from }
      }
    return isSaid ? nil : DatedValue(path: path, from: from, span: offer.provenance.span)
  }
}

extension DatedValue {
  fileprivate init?(_ path: String, _ entry: EffectiveParameters.Entry) {
    guard let from = entry.from else { return nil }
    self.init(path: path, from: from, span: entry.provenance.span)
  }
}
