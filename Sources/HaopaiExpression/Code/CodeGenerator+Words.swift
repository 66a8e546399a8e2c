import HaopaiProgram

extension CodeGenerator {
  /// The register that holds the word `node`; a new one, or a variable's own.
  mutating func word(_ node: Node) -> Int {
    if case .variable(let number) = node.content, let register = variables[number] {
      return register
    }
    let target = takeWord()
    word(node, into: target)
    return target
  }

  mutating func word(_ node: Node, into target: Int) {
    scoped { $0.computeWord(node, target) }
  }

  private mutating func computeWord(_ node: Node, _ target: Int) {
    switch node.content {
    case .word(let value): number(value, target)
    case .slot(.word(let slot)): emit(Instruction(.load, target: target, left: slot))
    case .variable(let number):
      emit(Instruction(.copy, target: target, left: variables[number] ?? target))
    case .probe(let probe, let arguments):
      ask(probe, arguments, target: target, isObject: false)
    case .conditional(let condition, let yes, let no) where node.type != .bool:
      choose(condition, { $0.word(yes, into: target) }, { $0.word(no, into: target) })
    case .arithmetic(let operation, let left, let right, let limits):
      let first = word(left)
      let second = word(right)
      emit(Instruction(operation.operation, target: target, left: first, right: second))
      if let limits { requireRange(limits, target) }
    case .negate(let operand):
      let register = word(operand)
      emit(Instruction(.negate, target: target, left: register))
    case .floorDivide(let operand, let divisor):
      let register = word(operand)
      emit(Instruction(.floorDivide, target: target, left: register, right: Int(divisor)))
    case .requireRange(let operand, let limits):
      word(operand, into: target)
      requireRange(limits, target)
    case .calendarField(let field, let instant, let offset):
      let register = word(instant)
      emit(
        Instruction(
          .calendarField, mask: field.rawValue, target: target, left: register, right: offset))
    case .size(let operand):
      let object = object(operand)
      let operation: Operation = if case .text = operand.type { .textSize } else { .listCount }
      emit(Instruction(operation, target: target, left: Int(object.packed)))
    case .search(let search, let text, let part):
      let first = object(text)
      let second = object(part)
      emit(
        Instruction(
          search.operation, target: target, left: Int(first.packed), right: Int(second.packed)))
    case .element(let list, let index):
      let object = object(list)
      let register = word(index)
      emit(
        Instruction(.wordElement, target: target, left: Int(object.packed), right: register))
    case .inList(let element, let list): contains(element, list, target)
    case .macro(let macro, let variable, let list, let body):
      loop(macro, variable, list, body, target)
    case .not, .and, .or, .compare, .present, .inSet, .reached, .conditional:
      truth(of: node, target)
    case .object, .list, .join, .textOf, .slot(.object):
      // Objects never stand where a word does: the checker gave them their types.
      break
    }
  }

  private mutating func number(_ value: Int64, _ target: Int) {
    if let small = Int32(exactly: value) {
      emit(Instruction(.number, target: target, right: Int(small)))
    } else {
      let index = constant(value)
      emit(Instruction(.constant, target: target, left: index))
    }
  }

  private mutating func requireRange(_ limits: ClosedRange<Int64>, _ register: Int) {
    let index = self.limits(limits)
    emit(Instruction(.requireRange, left: register, right: index))
  }

  /// A condition as a word, 1 or 0.
  private mutating func truth(of node: Node, _ target: Int) {
    let otherwise = label()
    let end = label()
    branch(node, unless: true, to: otherwise)
    emit(Instruction(.number, target: target, right: 1))
    jump(to: end)
    place(otherwise)
    emit(Instruction(.number, target: target, right: 0))
    place(end)
  }

  mutating func choose(
    _ condition: Node, _ yes: (inout CodeGenerator) -> Void, _ no: (inout CodeGenerator) -> Void
  ) {
    let otherwise = label()
    let end = label()
    branch(condition, unless: true, to: otherwise)
    yes(&self)
    jump(to: end)
    place(otherwise)
    no(&self)
    place(end)
  }

  /// The element comes first, as it is written: it decides which error is seen.
  private mutating func contains(_ element: Node, _ list: Node, _ target: Int) {
    let value = element.type.isObject ? Int(object(element).packed) : word(element)
    let elements = Int(object(list).packed)
    let operation: Operation = element.type.isObject ? .containsObject : .containsWord
    emit(Instruction(operation, target: target, left: elements, right: value))
  }

  /// Arguments go to registers in a row, each at its own position in both banks.
  mutating func ask(
    _ probe: ProbeSymbol, _ arguments: [Node], target: Int, isObject: Bool
  ) {
    scoped { code in
      let registers = arguments.map { _ in (word: code.takeWord(), object: code.takeObject()) }
      for (argument, register) in zip(arguments, registers) {
        if argument.type.isObject {
          code.object(argument, into: register.object)
        } else {
          code.word(argument, into: register.word)
        }
      }
      code.emit(
        Instruction(
          .probe, mask: isObject ? 1 : 0, target: target, left: registers.first?.word ?? 0,
          right: registers.first?.object ?? 0, jump: probe.probe))
    }
  }
}

extension Arithmetic {
  fileprivate var operation: Operation {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .remainder: .remainder
    }
  }
}

extension TextSearch {
  fileprivate var operation: Operation {
    switch self {
    case .startsWith: .startsWith
    case .endsWith: .endsWith
    case .contains: .containsText
    }
  }
}
