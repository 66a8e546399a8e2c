import HaopaiDiagnostics
import HaopaiProgram

extension Checker {
  mutating func binary(
    _ operation: BinaryOperator, _ left: Syntax, _ right: Syntax, at bytes: Range<Int>,
    expecting expected: ValueType?
  ) -> Node? {
    switch operation {
    case .and, .or: return logical(operation, left, right, at: bytes)
    case .isIn: return membership(left, right, at: bytes)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual:
      guard let (first, second) = operands(left, right, expecting: nil) else { return nil }
      return comparison(operation, first, second, at: bytes)
    case .add, .subtract, .multiply, .divide, .remainder:
      guard let (first, second) = operands(left, right, expecting: expected) else { return nil }
      return arithmetic(operation, first, second, at: bytes)
    }
  }

  /// Both sides, the one that says its type first.
  private mutating func operands(
    _ left: Syntax, _ right: Syntax, expecting expected: ValueType?
  ) -> (Node, Node)? {
    if left.isFlexible, !right.isFlexible {
      let second = check(right)
      let first = check(left, expecting: second?.type)
      guard let first, let second else { return nil }
      return (first, second)
    }
    let wanted = expected?.isObject == true ? expected : nil
    let first = check(left, expecting: wanted)
    let isSilent = left.isEmptyList && wanted == nil
    guard isSilent, !right.isEmptyList else {
      let second = check(right, expecting: first?.type)
      guard let first, let second else { return nil }
      return (first, second)
    }
    // An empty list takes the other side's type.
    guard let second = check(right), let first = check(left, expecting: second.type) else {
      return nil
    }
    return (first, second)
  }

  private mutating func logical(
    _ operation: BinaryOperator, _ left: Syntax, _ right: Syntax, at bytes: Range<Int>
  ) -> Node? {
    let first = operation == .and ? checkConjunct(left) : check(left)
    let isFirstSound = first.map { require($0, .bool) } ?? false
    let second = under(isFirstSound ? first : nil, is: operation == .and) { checker in
      operation == .and ? checker.checkConjunct(right) : checker.check(right)
    }
    guard let second, require(second, .bool), isFirstSound, let first else { return nil }
    return node(
      operation == .and ? .and(first, second) : .or(first, second), .bool, at: bytes,
      from: first.doubts.union(second.doubts))
  }

  /// One side of `&&`, of which is kept what it reads by itself.
  private mutating func checkConjunct(_ syntax: Syntax) -> Node? {
    let before = reading
    reading = Reading()
    let node = check(syntax)
    readings.append((syntax.range, reading))
    reading.formUnion(before)
    return node
  }

  // MARK: Comparison

  private mutating func comparison(
    _ operation: BinaryOperator, _ left: Node, _ right: Node, at bytes: Range<Int>
  ) -> Node? {
    guard left.type.isComparable(with: right.type) else {
      report(
        mixesUnits(left.type, right.type) ? .mixedUnits : .typeMismatch,
        .operandMismatch(operation.rawValue, types.words(left.type), types.words(right.type)),
        at: bytes, help: reason(left.type, right.type))
      return nil
    }
    let isOrdering = operation != .equal && operation != .notEqual
    guard isOrdering ? left.type.isOrdered : left.type.hasEquality else {
      let help: Message? = left.type == .term ? .termsHaveNoOrder : nil
      report(
        left.type == .term ? .mixedUnits : .typeMismatch,
        .operandMismatch(operation.rawValue, types.words(left.type), types.words(right.type)),
        at: bytes, help: help)
      return nil
    }
    return node(
      .compare(operation.outcomes, left, right), .bool, at: bytes,
      from: left.doubts.union(right.doubts))
  }

  func mixesUnits(_ left: ValueType, _ right: ValueType) -> Bool {
    let units: [ValueType] = [.instant, .date, .timeOfDay, .duration, .term, .money, .int]
    return units.contains(left) && units.contains(right) && left != right
  }

  /// Why two types do not go together.
  func reason(_ left: ValueType, _ right: ValueType) -> Message? {
    let both = [left, right]
    if both.contains(.date), both.contains(.instant) { return .dateAgainstInstant }
    if both.contains(.term), both.contains(.duration) { return .termAgainstDuration }
    if both.contains(.int), mixesUnits(left, right) { return .numberHasNoUnit }
    if both.contains(where: { if case .enumeration = $0 { true } else { false } }) {
      return .comparesTexts
    }
    return nil
  }

  // MARK: in

  private mutating func membership(
    _ left: Syntax, _ right: Syntax, at bytes: Range<Int>
  ) -> Node? {
    let isWritten: Bool
    if case .list = right.content { isWritten = true } else { isWritten = false }
    if isWritten {
      guard let list = writtenList(right, of: left) else { return nil }
      return contains(list.element, list.list, at: bytes)
    }
    guard let meaning = resolve(right) else {
      mutedProofs += 1
      _ = left.isFlexible ? nil : check(left)
      mutedProofs -= 1
      return nil
    }
    if case .resource(let resource, let path) = meaning {
      guard let probe = resource.contains, let wanted = probe.parameters.first else {
        report(
          .typeMismatch,
          .operandMismatch("in", Message(zh: "`\(path.text)`", en: "`\(path.text)`")),
          at: right.range)
        return nil
      }
      guard let element = check(left, expecting: wanted) else { return nil }
      guard accept(element, wanted) else { return nil }
      let name = element.path.map { "\($0) in \(path.text)" }
      reading.paths.insert(path.text)
      var result = ask(probe, [element], path: name, at: bytes)
      result.provesSome = Self.sizePath(path.text)
      return result
    }
    let container = value(of: meaning, at: right.range)
    var wanted: ValueType?
    if case .list(let element) = container?.type { wanted = element }
    if case .set(let id) = container?.type { wanted = .enumeration(id) }
    let element = check(left, expecting: wanted)
    guard let container, let element else { return nil }
    return contains(element, container, at: bytes)
  }

  /// `x in [a, b]`: whichever side says its type decides.
  private mutating func writtenList(
    _ list: Syntax, of element: Syntax
  ) -> (element: Node, list: Node)? {
    if element.isFlexible, !list.isFlexible {
      let container = check(list)
      var wanted: ValueType?
      if case .list(let type) = container?.type { wanted = type }
      let element = check(element, expecting: wanted)
      guard let container, let element else { return nil }
      return (element, container)
    }
    guard let element = check(element) else {
      mutedProofs += 1
      _ = list.isFlexible ? nil : check(list)
      mutedProofs -= 1
      return nil
    }
    guard let container = check(list, expecting: .list(element.type)) else { return nil }
    return (element, container)
  }

  private mutating func contains(_ element: Node, _ container: Node, at bytes: Range<Int>) -> Node?
  {
    switch container.type {
    case .set(let id):
      guard require(element, .enumeration(id)) else { return nil }
      return node(
        .inSet(element, container), .bool, at: bytes, from: element.doubts.union(container.doubts))
    case .list(let type):
      guard accept(element, type) else { return nil }
      return node(
        .inList(element, container), .bool, at: bytes, from: element.doubts.union(container.doubts))
    default:
      report(
        .typeMismatch,
        .operandMismatch("in", types.words(element.type), types.words(container.type)), at: bytes)
      return nil
    }
  }

  /// Whether the value may stand where `type` is wanted.
  mutating func accept(_ node: Node, _ type: ValueType) -> Bool {
    if node.type.isComparable(with: type) { return true }
    mismatch(found: node, wanted: types.words(type))
    return false
  }
}

extension Syntax {
  /// `[]`, also inside lists: nothing says its type.
  var isEmptyList: Bool {
    if case .list(let elements) = content { elements.allSatisfy(\.isEmptyList) } else { false }
  }
}

extension BinaryOperator {
  /// The outcomes of `Order` that make a comparison true.
  var outcomes: UInt8 {
    switch self {
    case .less: Order.less
    case .lessOrEqual: Order.less | Order.equal
    case .greater: Order.greater
    case .greaterOrEqual: Order.greater | Order.equal
    case .notEqual: Order.less | Order.greater
    default: Order.equal
    }
  }
}

extension ValueType {
  var hasEquality: Bool {
    switch self {
    case .term, .windows: false
    case .list(let element): element.hasEquality
    default: true
    }
  }

  var isOrdered: Bool {
    switch self {
    case .bool, .int, .text, .instant, .date, .timeOfDay, .duration, .money: true
    case .term, .number, .enumeration, .set, .windows, .list: false
    }
  }
}
