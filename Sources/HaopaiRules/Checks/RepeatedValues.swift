import HaopaiDiagnostics

/// Values that say again what would be in force anyway.
///
/// One that repeats a layer above and has a source of its own tells where the city's figure comes
/// from, and may stand.
enum RepeatedValues {
  static func check(_ business: EffectiveParameters, _ findings: inout FindingCollector) {
    for repetition in business.merged.repetitions {
      let place = repetition.entry.provenance
      let isOwn = repetition.repeated.file == place.span.file
      if case .source = place.note, !isOwn { continue }
      let path = business.layout.leaves[repetition.leaf].path
      guard business.isCertain(path) else { continue }
      findings.report(.repeatedValue(path, at: place.span, of: repetition.repeated))
    }
  }
}
