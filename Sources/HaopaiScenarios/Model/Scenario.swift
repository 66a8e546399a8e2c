package import Haopai
package import HaopaiDiagnostics
package import HaopaiDomain
package import HaopaiRules

/// A test written as data: what is done to cases of a business, and what must come of it.
///
/// Linked against the rules: every name in it is known, every value has the type that its
/// declaration asks for.
package struct Scenario: Sendable {
  package let title: BilingualText
  /// Of the title, where a list of scenarios points at.
  package let span: SourceSpan
  /// From the first key to the last step.
  package let body: SourceSpan
  package let city: String
  package let business: String
  /// The city's, with the scenario's own values over them.
  package let rules: CityBook
  /// The business's index in the rules' book.
  package let program: Int
  /// When the office opens; nothing happens before it.
  package let start: Instant
  /// Where the numbers of its draws come from; there exactly when numbers are drawn.
  package let seed: Located<UInt64>?
  /// Who applies where a step names nobody else.
  package let applicant: ApplicantDescription
  /// What registries say whenever they are asked.
  package let facts: [FactValue]
  /// Those of its prelude first.
  package var steps: [Step]
}

extension Scenario {
  /// Its own, and those of cases that it opens for others.
  package var businesses: Set<String> {
    steps.reduce(into: [business]) { businesses, step in
      if case .open(_, let request) = step.action, let other = request.business {
        businesses.insert(other)
      }
    }
  }
}

/// What a registry says about one field, in place of the rules' `mock` value.
package struct FactValue: Sendable {
  package let fact: String
  package let field: String
  /// Nil for an optional field about which nothing is known.
  package let value: PlainValue?
  package let span: SourceSpan
}
