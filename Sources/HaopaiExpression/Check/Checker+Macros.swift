import HaopaiDiagnostics
import HaopaiProgram

extension Checker {
  /// `list.all(x, …)` and its kin. `map(x, p, t)` is `filter(x, p).map(x, t)`.
  mutating func macro(
    _ macro: Macro, over base: Syntax, _ word: Syntax.Word, _ arguments: [Syntax],
    at bytes: Range<Int>
  ) -> Node? {
    guard arguments.count == 2 || (macro == .map && arguments.count == 3) else {
      let wanted = macro == .map ? "2/3" : "2"
      report(
        .argumentCount, .argumentCount(word.text, wanted: wanted, found: arguments.count),
        at: word.range)
      return nil
    }
    guard case .name(let name, isRoot: false) = arguments[0].content else {
      report(.expressionSyntax, .macroVariable(word.text), at: arguments[0].range)
      return nil
    }
    guard var list = check(base) else { return nil }
    if arguments.count == 3 {
      guard let kept = loop(.filter, list, name, arguments[1], word, at: bytes) else { return nil }
      list = kept
    }
    return loop(macro, list, name, arguments[arguments.count - 1], word, at: bytes)
  }

  private mutating func loop(
    _ macro: Macro, _ list: Node, _ name: String, _ body: Syntax, _ word: Syntax.Word,
    at bytes: Range<Int>
  ) -> Node? {
    guard case .list(let element) = list.type else {
      report(
        .typeMismatch, .operandMismatch(word.text, types.words(list.type)), at: list.bytes)
      return nil
    }
    guard let most = list.count.most else {
      report(.unboundedList, .unboundedList(word.text), at: list.bytes)
      return nil
    }
    let before = iterations
    defer { iterations = before }
    let total = iterations.multipliedReportingOverflow(by: max(1, most))
    let limit = Int64(ExpressionLimits.iterations)
    guard !total.overflow, total.partialValue <= limit else {
      return tooManyIterations(at: bytes)
    }
    iterations = total.partialValue
    let (earlier, variable) = (spent, bind(name, element, list))
    spent = 0
    // What is nested counts by itself where it is more than what is around it.
    defer { spent = earlier + max(spent, total.partialValue) }
    defer { variables.removeLast() }
    guard let body = check(body), macro == .map || require(body, .bool) else { return nil }
    guard earlier + max(spent, total.partialValue) <= limit else {
      return tooManyIterations(at: bytes)
    }
    return result(macro, list, variable, body, at: bytes)
  }

  private mutating func tooManyIterations(at bytes: Range<Int>) -> Node? {
    report(.tooManyIterations, .tooManyIterations(limit: ExpressionLimits.iterations), at: bytes)
    return nil
  }

  private mutating func bind(_ name: String, _ type: ValueType, _ list: Node) -> Int {
    let number = variableCount
    variableCount += 1
    var variable = Node(
      .variable(number), type, range: type.isObject ? nil : list.range, at: list.bytes)
    // No name of an expression contains a `$`, so that what is known of this variable is never
    // mistaken for what is known of a root or of another variable.
    variable.path = "$\(number)"
    variables.append((name, variable))
    return number
  }

  private func result(
    _ macro: Macro, _ list: Node, _ variable: Int, _ body: Node, at bytes: Range<Int>
  ) -> Node {
    let type: ValueType
    var count = CountRange()
    var range: ClosedRange<Int64>?
    switch macro {
    case .all, .exists, .existsOne: type = .bool
    case .map: (type, count, range) = (.list(body.type), list.count, body.range)
    case .filter:
      (type, range) = (list.type, list.range)
      count = CountRange(least: 0, most: list.count.most)
    }
    var result = node(
      .macro(macro, variable: variable, list: list, body: body), type, range: range, at: bytes,
      from: list.doubts.union(body.doubts))
    result.count = count
    return result
  }
}
