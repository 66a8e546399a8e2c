package import HaopaiDiagnostics
package import HaopaiDomain

/// What became of a scenario.
package struct ScenarioResult: Sendable {
  package let title: BilingualText
  package let span: SourceSpan
  /// The file it stands in.
  package let path: String
  /// Steps that came to what they expect.
  package let steps: Int
  /// Why it failed; empty for one that passed.
  package let findings: [Finding]
  package let trail: ScenarioTrail

  package var isPassed: Bool { findings.isEmpty }
}

/// What became of a suite.
package struct ScenarioReport: Sendable {
  /// In the order of files and places.
  package let results: [ScenarioResult]
  /// How many scenarios did not run, for they have errors.
  package let broken: Int

  package var passed: Int { results.count { $0.isPassed } }
  package var failed: Int { results.count - passed }
  package var steps: Int { results.reduce(0) { $0 + $1.steps } }

  /// Of all scenarios, in canonical order.
  package var findings: [Finding] {
    var collector = FindingCollector()
    for finding in results.flatMap(\.findings) { collector.report(finding) }
    return collector.sorted()
  }
}

/// What became of turning every expectation into its opposite, one at a time.
package struct InversionReport: Sendable {
  /// How many opposites were tried.
  package let inversions: Int
  /// Expectations whose opposite passed as well.
  package let findings: [Finding]
}
