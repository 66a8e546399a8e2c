import HaopaiDiagnostics
import HaopaiProgram

extension Checker {
  mutating func arithmetic(
    _ operation: BinaryOperator, _ left: Node, _ right: Node, at bytes: Range<Int>
  ) -> Node? {
    if operation == .add, left.type.isObject, left.type.isComparable(with: right.type) {
      return join(left, right, at: bytes)
    }
    if let result = Self.resultType(operation, left.type, right.type),
      let arithmetic = operation.arithmetic
    {
      return total(arithmetic, left, right, result, operation, at: bytes)
    }
    // Arithmetic of the domain, such as a date and a term.
    let function = environment.functions.first {
      $0.form == .infix && $0.name == operation.rawValue
        && $0.lowering.parameters == [left.type, right.type]
    }
    if let function { return ask(function.lowering, [left, right], path: nil, at: bytes) }
    report(
      mixesUnits(left.type, right.type) ? .mixedUnits : .typeMismatch,
      .operandMismatch(operation.rawValue, types.words(left.type), types.words(right.type)),
      at: bytes, help: cure(of: operation, left.type, right.type))
    return nil
  }

  private func cure(
    of operation: BinaryOperator, _ left: ValueType, _ right: ValueType
  ) -> Message? {
    switch operation {
    case .multiply: .multiplication(ofDurations: left == .duration || right == .duration)
    case .divide, .remainder: .division(operation.rawValue)
    default: reason(left, right)
    }
  }

  private func join(_ left: Node, _ right: Node, at bytes: Range<Int>) -> Node {
    var result = node(
      .join(left, right), left.type.joined(with: right.type),
      range: left.range.joined(with: right.range), at: bytes, from: left.doubts.union(right.doubts))
    let most = left.count.most.flatMap { first in right.count.most.map { first + $0 } }
    result.count = CountRange(least: left.count.least + right.count.least, most: most)
    return result
  }

  private static func resultType(
    _ operation: BinaryOperator, _ left: ValueType, _ right: ValueType
  ) -> ValueType? {
    switch (operation, left, right) {
    case (.add, .int, .int), (.subtract, .int, .int), (.multiply, .int, .int),
      (.divide, .int, .int), (.remainder, .int, .int):
      .int
    case (.add, .instant, .duration), (.add, .duration, .instant),
      (.subtract, .instant, .duration):
      .instant
    case (.add, .duration, .duration), (.subtract, .duration, .duration),
      (.subtract, .instant, .instant):
      .duration
    case (.add, .money, .money), (.subtract, .money, .money), (.multiply, .money, .int),
      (.multiply, .int, .money):
      .money
    default: nil
    }
  }

  /// CEL's limits on a result beyond its 64 bits.
  private static func limits(of type: ValueType) -> ClosedRange<Int64>? {
    switch type {
    case .instant: Interval.instants
    case .duration: Interval.durations
    default: nil
    }
  }

  private mutating func total(
    _ operation: Arithmetic, _ left: Node, _ right: Node, _ type: ValueType,
    _ spelling: BinaryOperator, at bytes: Range<Int>
  ) -> Node? {
    var canFail = false
    if operation == .divide || operation == .remainder, mayBeZero(right) {
      let help = right.path.map { Message.guardWith("\($0) != 0") }
      guard
        mayFail(
          .mayDivideByZero, .mayDivideByZero(spelling.rawValue), at: right.bytes, help: help)
      else { return nil }
      canFail = true
    }
    let bounds = Interval.apply(operation, left.range, right.range)
    var limits = Self.limits(of: type)
    if let allowed = limits, !bounds.mayOverflow, bounds.range.isWithin(allowed) { limits = nil }
    if bounds.mayOverflow || limits != nil {
      guard
        mayFail(
          .mayOverflow, .mayOverflow(spelling.rawValue), at: bytes, help: .boundTheOperands)
      else { return nil }
      canFail = true
    }
    var result = node(
      .arithmetic(operation, left, right, limits: limits), type,
      range: limits.map { bounds.range.narrowed(to: $0) } ?? bounds.range, at: bytes,
      from: left.doubts.union(right.doubts))
    if canFail { result.doubts.insert(.canFail) }
    return result
  }

  private func mayBeZero(_ node: Node) -> Bool {
    guard node.range.contains(0) else { return false }
    return node.path.map { !facts.notZero.contains($0) } ?? true
  }

  mutating func negate(_ operand: Syntax, at bytes: Range<Int>) -> Node? {
    guard let operand = check(operand) else { return nil }
    guard [.int, .duration, .money].contains(operand.type) else {
      report(.typeMismatch, .operandMismatch("-", types.words(operand.type)), at: bytes)
      return nil
    }
    let bounds = Interval.negated(operand.range)
    var result = node(
      .negate(operand), operand.type, range: bounds.range, at: bytes, from: operand.doubts)
    if bounds.mayOverflow {
      guard mayFail(.mayOverflow, .mayOverflow("-"), at: bytes, help: .boundTheOperands)
      else { return nil }
      result.doubts.insert(.canFail)
    }
    return result
  }
}

extension BinaryOperator {
  fileprivate var arithmetic: Arithmetic? {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .remainder: .remainder
    default: nil
    }
  }
}

extension ValueType {
  /// What joining makes: two texts make a text without a format.
  fileprivate func joined(with other: ValueType) -> ValueType {
    if case .text = self { .text(.free) } else { merged(with: other) }
  }
}
