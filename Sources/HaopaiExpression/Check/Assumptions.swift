/// Conditions that hold wherever an expression is evaluated, with what follows from them. They are
/// learnt from as they are added, so that a long line of conditions costs no more than its length.
package struct Assumptions: Sendable {
  private(set) package var conditions: [CheckedExpression] = []
  private(set) var facts = Facts()
  private(set) var texts: Set<String> = []

  package init() {}

  /// Adds a condition that holds, too.
  package mutating func append(_ condition: CheckedExpression) {
    conditions.append(condition)
    texts.insert(condition.text)
    facts.assume(condition.root, is: true)
    if condition.truth == false { facts.contradict() }
  }

  /// Drops conditions, and all that was learnt from them.
  package mutating func removeAll(where isGone: (CheckedExpression) -> Bool) {
    let left = conditions.filter { !isGone($0) }
    guard left.count < conditions.count else { return }
    self = Assumptions()
    for condition in left { append(condition) }
  }

  /// Whether one of them says what `condition` says.
  package func state(_ condition: CheckedExpression) -> Bool {
    conditions.contains { $0.states(condition) }
  }
}
