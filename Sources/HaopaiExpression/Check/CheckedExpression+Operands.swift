import HaopaiProgram

extension CheckedExpression {
  /// A side of `&&` or `||`, or what `?:` asks.
  package struct Operand: Sendable {
    /// Where it stands in the expression.
    package let bytes: Range<Int>
    /// What it comes to by types, ranges and the rest of the expression alone; nil where these leave it
    /// open, and where the conditions around the expression say it. Repeating these may be clearer.
    package let truth: Bool?
  }

  /// What the expression joins or asks; nothing where it comes to the same as a whole.
  package var operands: [Operand] {
    var operands: [Operand] = []
    if root.type != .bool || root.truth == nil { root.collect(&operands) }
    return operands
  }
}

extension Node {
  /// What stands inside an operand that is decided decides nothing.
  fileprivate func collect(_ operands: inout [CheckedExpression.Operand]) {
    switch content {
    case .and(let left, let right), .or(let left, let right):
      left.collectOperand(&operands)
      right.collectOperand(&operands)
    case .conditional(let test, let yes, let no):
      test.collectOperand(&operands)
      yes.collect(&operands)
      no.collect(&operands)
    case .not(let operand), .negate(let operand): operand.collect(&operands)
    case .compare(_, let left, let right), .arithmetic(_, let left, let right, _):
      left.collect(&operands)
      right.collect(&operands)
    default: break
    }
  }

  private func collectOperand(_ operands: inout [CheckedExpression.Operand]) {
    let truth = leansOnContext ? nil : truth
    // What joins more is told by what it joins.
    if truth != nil || !isJoined {
      operands.append(CheckedExpression.Operand(bytes: bytes, truth: truth))
    }
    if truth == nil { collect(&operands) }
  }

  private var isJoined: Bool {
    switch content {
    case .and, .or: true
    default: false
    }
  }
}
