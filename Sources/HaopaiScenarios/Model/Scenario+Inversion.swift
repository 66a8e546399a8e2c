/// A scenario with one expectation turned into its opposite: it must fail, and there.
package struct Inversion: Sendable {
  package let scenario: Scenario
  /// The place of the expectation in `scenario`.
  package let step: Int
  package let expectation: Int

  package var inverted: Expectation { scenario.steps[step].expectations[expectation] }
}

extension Scenario {
  /// One variant for each expectation, in order; those that a step does not write out (that its
  /// command is accepted) have theirs too.
  package var inversions: [Inversion] {
    steps.indices.flatMap { step in
      steps[step].expectations.indices.map { expectation in
        var variant = self
        variant.steps[step].expectations[expectation].isInverted = true
        return Inversion(scenario: variant, step: step, expectation: expectation)
      }
    }
  }
}
