import HaopaiProgram

extension CodeGenerator {
  /// Where the text or list `node` can be read: frame and constants are not copied.
  mutating func object(_ node: Node) -> ObjectOperand {
    switch node.content {
    case .slot(.object(let slot)): return ObjectOperand(.frame, slot)
    case .variable(let number):
      if let register = variables[number] { return ObjectOperand(.register, register) }
    default:
      if let value = node.constantObject { return constant(value) }
    }
    let target = takeObject()
    object(node, into: target)
    return ObjectOperand(.register, target)
  }

  mutating func object(_ node: Node, into target: Int) {
    scoped { $0.computeObject(node, target) }
  }

  private mutating func computeObject(_ node: Node, _ target: Int) {
    switch node.content {
    case .probe(let probe, let arguments):
      ask(probe, arguments, target: target, isObject: true)
    case .conditional(let condition, let yes, let no):
      choose(condition, { $0.object(yes, into: target) }, { $0.object(no, into: target) })
    case .join(let left, let right):
      let first = object(left)
      let second = object(right)
      let operation: Operation = if case .text = node.type { .joinTexts } else { .joinLists }
      emit(
        Instruction(
          operation, target: target, left: Int(first.packed), right: Int(second.packed)))
    case .list(let elements) where node.constantObject == nil: make(elements, node.type, target)
    case .element(let list, let index):
      let operand = object(list)
      let register = word(index)
      emit(
        Instruction(.objectElement, target: target, left: Int(operand.packed), right: register))
    case .textOf(let form, let operand):
      let register = word(operand)
      emit(Instruction(.textOf, mask: form.rawValue, target: target, left: register))
    case .macro(let macro, let variable, let list, let body):
      collect(macro, variable, list, body, target)
    default:
      // Frame, constants and variables.
      let operand = object(node)
      emit(Instruction(.copyObject, target: target, left: Int(operand.packed)))
    }
  }

  private mutating func make(_ elements: [Node], _ type: ValueType, _ target: Int) {
    guard case .list(let element) = type else { return }
    let registers = elements.map { _ in element.isObject ? takeObject() : takeWord() }
    for (node, register) in zip(elements, registers) {
      if element.isObject { object(node, into: register) } else { word(node, into: register) }
    }
    emit(
      Instruction(
        element.isObject ? .makeObjects : .makeWords, target: target, left: registers.first ?? 0,
        right: registers.count))
  }
}

extension Node {
  /// The object, when it is written out whole.
  var constantObject: ObjectValue? {
    switch content {
    case .object(let value): return value
    case .list(let elements):
      guard case .list(let type) = self.type else { return nil }
      if type.isObject {
        let objects = elements.compactMap(\.constantObject)
        return objects.count == elements.count ? .list(objects) : nil
      }
      let words = elements.compactMap(\.constant)
      return words.count == elements.count ? .words(words) : nil
    default: return nil
    }
  }
}
