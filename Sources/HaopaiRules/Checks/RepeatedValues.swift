import HaopaiDiagnostics

/// Values that say again what would be in force anyway.
///
/// One that repeats a layer above and has a source of its own tells where the city's figure comes
/// from, and may stand.
enum RepeatedValues {
  static func check(_ business: EffectiveParameters, _ findings: inout FindingCollector) {
    for (leaf, entries) in zip(business.layout.leaves, business.leaves)
    where business.isCertain(leaf.path) {
      for entry in entries {
        guard let repeated = entry.repeats else { continue }
        let isOwn = repeated.file == entry.provenance.span.file
        if case .source = entry.provenance.note, !isOwn { continue }
        findings.report(.repeatedValue(leaf.path, at: entry.provenance.span, of: repeated))
      }
    }
  }
}
