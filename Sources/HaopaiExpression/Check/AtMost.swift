extension CheckedExpression {
  /// Whether the value is shown never to exceed that of `other` where the assumptions hold: by their
  /// ranges, or because both name the same value. False says only that nothing shows it.
  package func isAtMost(
    _ other: CheckedExpression, assuming assumptions: Assumptions = Assumptions()
  ) -> Bool {
    root.isAtMost(other.root, assumptions.facts)
  }
}

extension Node {
  fileprivate func isAtMost(_ other: Node, _ facts: Facts) -> Bool {
    if range.upperBound <= other.range.lowerBound { return true }
    if let path, path == other.path { return true }
    if case .conditional(let test, let yes, let no) = content {
      return yes.isAtMost(other, facts) && (facts.prove(test) || no.isAtMost(other, facts))
    }
    guard case .conditional(let test, let yes, let no) = other.content else { return false }
    return isAtMost(yes, facts) && (facts.prove(test) || isAtMost(no, facts))
  }
}

extension Facts {
  /// Whether the values that the node asks for are known to be there.
  fileprivate func prove(_ node: Node) -> Bool {
    if case .present = node.content { present.isSuperset(of: node.proves) } else { false }
  }
}
