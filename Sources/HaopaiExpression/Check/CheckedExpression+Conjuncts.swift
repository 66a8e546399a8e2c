import HaopaiProgram

extension CheckedExpression {
  /// Whether one of the conditions that `&&` joins says what `other` says: the very same, or a
  /// comparison of the same two names that leaves no more room.
  package func states(_ other: CheckedExpression) -> Bool {
    root.conjuncts.contains { $0.states(other.root) }
  }

  /// The conditions that `&&` joins at the top, each with what it reads by itself; itself where there
  /// is no `&&`.
  var conjuncts: [CheckedExpression] {
    let nodes = root.conjuncts
    guard nodes.count > 1 else { return [self] }
    return nodes.map { node in
      CheckedExpression(
        root: node, text: text, type: .bool,
        reading: readings.first { $0.bytes == node.bytes }?.reading ?? reading, readings: readings)
    }
  }
}

extension Node {
  fileprivate var conjuncts: [Node] {
    guard case .and(let left, let right) = content else { return [self] }
    return left.conjuncts + right.conjuncts
  }

  fileprivate func states(_ other: Node) -> Bool {
    if CodeGenerator.program(for: self) == CodeGenerator.program(for: other) { return true }
    guard case .compare(let mine, let left, let right) = content,
      case .compare(let wanted, let first, let second) = other.content,
      let leftPath = left.path, let rightPath = right.path
    else { return false }
    if leftPath == first.path, rightPath == second.path { return mine & ~wanted == 0 }
    if leftPath == second.path, rightPath == first.path {
      return Order.mirrored(mine) & ~wanted == 0
    }
    return false
  }
}
