import HaopaiDiagnostics

/// Values that say again what would be in force anyway.
///
/// One that repeats a layer above and has a source of its own tells where the city's figure comes
/// from, and may stand.
enum RepeatedValues {
  static func check(_ business: EffectiveParameters, _ findings: inout FindingCollector) {
    for (index, entries) in business.leaves.enumerated() {
      for entry in entries {
        guard let repeated = entry.repeats else { continue }
        let isOwn = repeated.file == entry.provenance.span.file
        if case .source = entry.provenance.note, !isOwn { continue }
        let path = business.layout.leaves[index].path
        guard business.isCertain(path) else { break }
        findings.report(.repeatedValue(path, at: entry.provenance.span, of: repeated))
      }
    }
  }
}
