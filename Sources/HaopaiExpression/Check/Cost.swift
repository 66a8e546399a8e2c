import HaopaiProgram

extension CheckedExpression {
  /// How many operations one evaluation takes at most, roughly: what loops repeat counts as often as
  /// their lists may be long.
  package var cost: Int { root.cost }
}

extension Node {
  /// No text or list that stands in for one of unknown size is longer.
  private static let longest = 1_000

  fileprivate var cost: Int {
    switch content {
    case .word, .object, .slot, .variable, .present: 1
    case .not(let operand), .reached(let operand), .negate(let operand), .size(let operand),
      .floorDivide(let operand, by: _), .requireRange(let operand, _),
      .calendarField(_, let operand, offset: _), .textOf(_, let operand):
      operand.cost.plus(1)
    case .and(let left, let right), .or(let left, let right),
      .arithmetic(_, let left, let right, limits: _), .inSet(let left, let right),
      .element(let left, let right):
      left.cost.plus(right.cost).plus(1)
    case .compare(_, let left, let right), .search(_, let left, let right),
      .join(let left, let right):
      left.cost.plus(right.cost).plus(left.length).plus(right.length)
    case .inList(let item, let list): item.cost.plus(list.cost).plus(list.length)
    case .conditional(let test, let yes, let no):
      test.cost.plus(max(yes.cost, no.cost)).plus(1)
    case .probe(_, let arguments), .list(let arguments):
      arguments.reduce(1) { $0.plus($1.cost) }
    case .macro(_, variable: _, let list, let body):
      list.cost.plus(list.length.times(body.cost.plus(1)))
    }
  }

  /// Elements of a list, bytes of a text; 1 for a word.
  private var length: Int {
    switch type {
    case .list: max(1, count.most.flatMap { Int(exactly: $0) } ?? Self.longest)
    case .text: content.textLength ?? Self.longest
    default: 1
    }
  }
}

extension Node.Content {
  fileprivate var textLength: Int? {
    if case .object(.text(let text)) = self { text.utf8.count } else { nil }
  }
}

extension Int {
  /// What costs more is not told apart.
  private static let greatestCost = 1 << 40

  fileprivate func plus(_ other: Int) -> Int { Swift.min(self + other, Self.greatestCost) }

  fileprivate func times(_ other: Int) -> Int {
    let product = multipliedReportingOverflow(by: other)
    return product.overflow ? Self.greatestCost : Swift.min(product.partialValue, Self.greatestCost)
  }
}
