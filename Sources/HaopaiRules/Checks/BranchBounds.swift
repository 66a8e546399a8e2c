import HaopaiDiagnostics
import HaopaiExpression

/// A branch that is taken where one named value lies between two bounds, such as `draws.left < 3`.
struct BranchBounds {
  let name: String
  let range: ClosedRange<Int64>
  let span: SourceSpan

  /// Nil for a condition that says anything else.
  init?(_ condition: CheckedExpression, at span: SourceSpan) {
    guard let bounds = condition.bounds else { return nil }
    (name, range) = bounds
    self.span = span
  }

  /// Whether some values fit both branches and each has values of its own, so that the order of the
  /// two decides where nobody may have noticed. Of a ladder, `> 9`, then `> 5`, one holds the other.
  func overlapsInPart(_ other: BranchBounds) -> Bool {
    guard name == other.name, range.overlaps(other.range) else { return false }
    return range.clamped(to: other.range) != range && range.clamped(to: other.range) != other.range
  }
}
