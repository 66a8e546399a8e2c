/// Conditions that hold wherever an expression is evaluated, with what follows from them. They are
/// learnt from as they are added, so that a long line of conditions costs no more than its length.
package struct Assumptions: Sendable {
  private(set) package var conditions: [CheckedExpression] = []
  private(set) var facts = Facts()
  private(set) var texts: Set<String> = []

  package init() {}

  /// Adds a condition that holds, too.
  package mutating func append(_ condition: CheckedExpression) {
    texts.insert(condition.text)
    if condition.truth == false { facts.contradict() }
    // Each that `&&` joins is forgotten by itself.
    for conjunct in condition.conjuncts { learn(conjunct) }
  }

  private mutating func learn(_ conjunct: CheckedExpression) {
    conditions.append(conjunct)
    facts.assume(conjunct.root, is: true)
    if conjunct.truth == false { facts.contradict() }
  }

  /// Drops conditions, and all that was learnt from them.
  package mutating func removeAll(where isGone: (CheckedExpression) -> Bool) {
    guard let first = conditions.firstIndex(where: isGone) else { return }
    var left = conditions[..<first]
    var whole = texts
    for (index, condition) in conditions.enumerated().dropFirst(first) {
      if index == first || isGone(condition) {
        whole.remove(condition.text)
      } else {
        left.append(condition)
      }
    }
    self = Assumptions()
    texts = whole
    for condition in left { learn(condition) }
  }

  /// Whether one of them says what `condition` says.
  package func state(_ condition: CheckedExpression) -> Bool {
    conditions.contains { $0.states(condition) }
  }
}
