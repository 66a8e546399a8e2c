import HaopaiProgram

@testable import HaopaiExpression

/// Evaluates the checked tree directly: slow, obvious, and written apart from the code generator.
struct TreeWalker {
  enum Value: Hashable {
    case word(Int64)
    case object(ObjectValue)

    var word: Int64 { if case .word(let word) = self { word } else { 0 } }
    var isTrue: Bool { word != 0 }
    var object: ObjectValue { if case .object(let object) = self { object } else { .empty } }
    var text: [UInt8] {
      if case .object(.text(let text)) = self { Array(text.utf8) } else { [] }
    }
    var elements: [Value] {
      switch self {
      case .object(.words(let words)): words.map(Value.word)
      case .object(.list(let objects)): objects.map(Value.object)
      case .object(.text), .word: []
      }
    }
  }

  let words: [Int64]
  let objects: [ObjectValue]
  let answer: (ProbeSymbol, [Value]) -> Value
  var variables: [Int: Value] = [:]

  init(_ frame: borrowing Frame, answer: @escaping (ProbeSymbol, [Value]) -> Value) {
    words = frame.words
    objects = (0..<frame.objects.count).map { frame.objects[$0] }
    self.answer = answer
  }

  func value(of node: Node) throws(ExpressionError) -> Value {
    switch node.content {
    case .word(let word): return .word(word)
    case .object(let object): return .object(object)
    case .slot(.word(let index)): return .word(words[index])
    case .slot(.object(let index)): return .object(objects[index])
    case .variable(let number): return variables[number] ?? .word(0)
    case .present(let presences): return truth(presences.allSatisfy { words[$0] == 1 })
    case .probe(let probe, let arguments):
      return answer(probe, try values(of: arguments))
    case .not(let operand): return truth(!(try value(of: operand).isTrue))
    case .and(let left, let right): return try logical(left, right, decisive: false)
    case .or(let left, let right): return try logical(left, right, decisive: true)
    case .conditional(let condition, let yes, let no):
      return try value(of: try value(of: condition).isTrue ? yes : no)
    case .list(let elements): return list(try values(of: elements), node.type)
    case .macro(let macro, let variable, let list, let body):
      return try loop(macro, variable, list, body, node.type)
    default: return try operation(node)
    }
  }

  private func operation(_ node: Node) throws(ExpressionError) -> Value {
    switch node.content {
    case .compare(let outcomes, let left, let right):
      return truth(outcomes & (try order(left, right)) != 0)
    case .inSet(let element, let set):
      return truth((try value(of: set).word >> (try value(of: element).word)) & 1 == 1)
    case .inList(let element, let list):
      let wanted = try value(of: element)
      return truth(try value(of: list).elements.contains { isSame($0, wanted) })
    case .reached(let instant):
      return truth(words[Frame.Word.now] >= (try value(of: instant).word))
    case .arithmetic(let operation, let left, let right, let limits):
      let result = try compute(operation, try value(of: left).word, try value(of: right).word)
      if let limits, !limits.contains(result) { throw .range }
      return .word(result)
    case .negate(let operand):
      return .word(try compute(.subtract, 0, try value(of: operand).word))
    case .size(let operand):
      let value = try value(of: operand)
      if case .text = operand.type {
        return .word(Int64(String(decoding: value.text, as: UTF8.self).unicodeScalars.count))
      }
      return .word(Int64(value.elements.count))
    case .join(let left, let right):
      let (first, second) = (try value(of: left), try value(of: right))
      if case .text = node.type {
        return .object(.text(String(decoding: first.text + second.text, as: UTF8.self)))
      }
      return list(first.elements + second.elements, node.type)
    case .element(let list, let index):
      let (elements, index) = (try value(of: list).elements, try value(of: index).word)
      guard elements.indices.contains(Int(index)) else { throw .indexOutOfBounds }
      return elements[Int(index)]
    case .search(let search, let text, let part):
      return truth(found(search, try value(of: text).text, try value(of: part).text))
    case .textOf(let form, let operand):
      return .object(.text(form.text(of: try value(of: operand).word)))
    default: return .word(0)
    }
  }

  private func values(of nodes: [Node]) throws(ExpressionError) -> [Value] {
    var values: [Value] = []
    for node in nodes { values.append(try value(of: node)) }
    return values
  }

  private func truth(_ value: Bool) -> Value { .word(value ? 1 : 0) }

  private func list(_ elements: [Value], _ type: ValueType) -> Value {
    if case .list(let element) = type, element.isObject {
      return .object(.list(elements.map(\.object)))
    }
    return .object(.words(elements.map(\.word)))
  }

  /// CEL: either side may decide, whatever error the other side has.
  private func logical(
    _ left: Node, _ right: Node, decisive: Bool
  ) throws(ExpressionError) -> Value {
    var failure: ExpressionError?
    do throws(ExpressionError) {
      if try value(of: left).isTrue == decisive { return truth(decisive) }
    } catch {
      failure = error
    }
    if try value(of: right).isTrue == decisive { return truth(decisive) }
    if let failure { throw failure }
    return truth(!decisive)
  }

  private func order(_ left: Node, _ right: Node) throws(ExpressionError) -> UInt8 {
    let (first, second) = (try value(of: left), try value(of: right))
    switch left.type {
    case .text:
      if first.text == second.text { return Order.equal }
      return first.text.lexicographicallyPrecedes(second.text) ? Order.less : Order.greater
    case .list: return isSame(first, second) ? Order.equal : Order.greater
    default:
      if first.word == second.word { return Order.equal }
      return first.word < second.word ? Order.less : Order.greater
    }
  }

  private func isSame(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.word(let left), .word(let right)): left == right
    case (.object(.text), .object(.text)): left.text == right.text
    default:
      left.elements.count == right.elements.count
        && zip(left.elements, right.elements).allSatisfy(isSame)
    }
  }

  private func compute(
    _ operation: Arithmetic, _ left: Int64, _ right: Int64
  ) throws(ExpressionError) -> Int64 {
    let result: (partialValue: Int64, overflow: Bool)
    switch operation {
    case .add: result = left.addingReportingOverflow(right)
    case .subtract: result = left.subtractingReportingOverflow(right)
    case .multiply: result = left.multipliedReportingOverflow(by: right)
    case .divide:
      if right == 0 { throw .divisionByZero }
      result = left.dividedReportingOverflow(by: right)
    case .remainder:
      if right == 0 { throw .modulusByZero }
      result = left.remainderReportingOverflow(dividingBy: right)
    }
    if result.overflow { throw .overflow }
    return result.partialValue
  }

  private func found(_ search: TextSearch, _ text: [UInt8], _ part: [UInt8]) -> Bool {
    switch search {
    case .startsWith: text.starts(with: part)
    case .endsWith: text.reversed().starts(with: part.reversed())
    case .contains:
      part.count <= text.count
        && (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
    }
  }

  private func loop(
    _ macro: Macro, _ variable: Int, _ list: Node, _ body: Node, _ type: ValueType
  ) throws(ExpressionError) -> Value {
    var results: [Value] = []
    var failure: ExpressionError?
    let elements = try value(of: list).elements
    for element in elements {
      var inner = self
      inner.variables[variable] = element
      do throws(ExpressionError) {
        let result = try inner.value(of: body)
        if macro == .all, !result.isTrue { return truth(false) }
        if macro == .exists, result.isTrue { return truth(true) }
        results.append(result)
      } catch {
        guard macro == .all || macro == .exists else { throw error }
        failure = error
      }
    }
    if let failure { throw failure }
    switch macro {
    case .all: return truth(true)
    case .exists: return truth(false)
    case .existsOne: return truth(results.filter(\.isTrue).count == 1)
    case .map: return self.list(results, type)
    case .filter: return self.list(zip(elements, results).filter(\.1.isTrue).map(\.0), type)
    }
  }
}
