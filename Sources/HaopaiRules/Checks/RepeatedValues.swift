import HaopaiDiagnostics

/// Values that say again what would be in force anyway.
///
/// One that repeats a layer above and has a source of its own tells where the city's figure comes
/// from, and may stand.
enum RepeatedValues {
  static func check(_ business: EffectiveParameters, _ findings: inout FindingCollector) {
    // What another city repeats that sets the same, this one does, in other places.
    guard business.model.repetitions.contains(where: { !mayStand($0) }) else { return }
    for repetition in business.merged.repetitions where !mayStand(repetition) {
      let path = business.layout.leaves[repetition.leaf].path
      guard business.isCertain(path) else { continue }
      findings.report(
        .repeatedValue(
          path, at: repetition.entry.provenance.span, of: repetition.repeated))
    }
  }

  private static func mayStand(_ repetition: Repetition) -> Bool {
    let place = repetition.entry.provenance
    return place.isSourced && repetition.repeated.file != place.span.file
  }
}
