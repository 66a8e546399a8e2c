import HaopaiProgram

extension CheckedExpression {
  /// What the condition comes to wherever it is evaluated, as far as types, ranges and the assumptions
  /// show; nil where they leave it open.
  package var truth: Bool? { root.truth }

  /// The condition that holds where this one does not.
  package var negated: CheckedExpression {
    CheckedExpression(
      root: Node(.not(root), .bool, at: root.bytes), text: negatedText, type: .bool,
      reading: reading, readings: readings)
  }

  fileprivate var negatedText: String { "!(" + text + ")" }

  /// The values for which the condition holds, if it says no more than between which bounds one
  /// named value lies.
  package var bounds: (name: String, range: ClosedRange<Int64>)? {
    root.bounds.map { ($0.path, $0.range) }
  }
}

extension Assumptions {
  /// Whether they contradict each other, so that nothing is ever evaluated under them.
  package var areImpossible: Bool { facts.isImpossible }

  /// What the condition comes to under the assumptions, also where one of them is the very same.
  package func truth(of condition: CheckedExpression) -> Bool? {
    if let truth = condition.truth { return truth }
    guard !texts.isEmpty else { return nil }
    if texts.contains(condition.text) { return true }
    return texts.contains(condition.negatedText) ? false : nil
  }
}

extension Node {
  /// The right sides of `&&` and `||` were typed where the left side did not decide, and their ranges
  /// say so.
  var truth: Bool? {
    switch content {
    case .not(let operand): return operand.truth.map { !$0 }
    case .and(let left, let right):
      return Self.decided(left.truth, right.truth, by: false)
    case .or(let left, let right):
      return Self.decided(left.truth, right.truth, by: true)
    case .conditional(let test, let yes, let no):
      guard let outcome = test.truth else { return yes.truth == no.truth ? yes.truth : nil }
      return outcome ? yes.truth : no.truth
    case .compare(let outcomes, let left, let right): return Self.compare(left, right, outcomes)
    default:
      guard type == .bool, range.lowerBound == range.upperBound else { return nil }
      return range.lowerBound != 0
    }
  }

  /// Of two sides of which one that is `decisive` decides.
  private static func decided(_ left: Bool?, _ right: Bool?, by decisive: Bool) -> Bool? {
    if left == decisive || right == decisive { return decisive }
    return left == !decisive && right == !decisive ? !decisive : nil
  }

  private static func compare(_ left: Node, _ right: Node, _ outcomes: UInt8) -> Bool? {
    if let path = left.path, path == right.path { return outcomes & Order.equal != 0 }
    guard !left.type.isObject, !right.type.isObject else { return nil }
    var possible: UInt8 = 0
    if left.range.lowerBound < right.range.upperBound { possible |= Order.less }
    if left.range.overlaps(right.range) { possible |= Order.equal }
    if left.range.upperBound > right.range.lowerBound { possible |= Order.greater }
    if possible & outcomes == 0 { return false }
    return possible & ~outcomes == 0 ? true : nil
  }

  fileprivate var bounds: (path: String, range: ClosedRange<Int64>)? {
    switch content {
    case .and(let left, let right):
      guard let first = left.bounds, let second = right.bounds, first.path == second.path,
        first.range.overlaps(second.range)
      else { return nil }
      return (first.path, first.range.clamped(to: second.range))
    case .compare(let outcomes, let left, let right):
      if let path = left.path, let number = right.constant {
        return Self.range(outcomes, number).map { (path, $0) }
      }
      guard let path = right.path, let number = left.constant else { return nil }
      return Self.range(Order.mirrored(outcomes), number).map { (path, $0) }
    default: return nil
    }
  }

  /// What stands to `number` as `outcomes` say, where that is one stretch.
  private static func range(_ outcomes: UInt8, _ number: Int64) -> ClosedRange<Int64>? {
    switch outcomes {
    case Order.equal: number...number
    case Order.less: number > .min ? Int64.min...(number - 1) : nil
    case Order.less | Order.equal: Int64.min...number
    case Order.greater: number < .max ? (number + 1)...Int64.max : nil
    case Order.greater | Order.equal: number...Int64.max
    default: nil
    }
  }
}
