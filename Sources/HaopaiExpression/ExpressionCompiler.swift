package import HaopaiDiagnostics
package import HaopaiProgram

/// The text of an expression and where each of its bytes stands.
package struct ExpressionText: Sendable {
  package let text: String
  package let places: ScalarPlaces

  package init(text: String, places: ScalarPlaces) {
    self.text = text
    self.places = places
  }
}

/// An expression that was parsed, typed and found total.
package struct CompiledExpression: Sendable {
  package let type: ValueType
  package let range: ClosedRange<Int64>?
  package let program: ExpressionProgram
  /// The checked syntax, so that it can serve as an assumption for what it guards.
  package let checked: CheckedExpression
}
