import HaopaiProgram

extension CodeGenerator {
  /// The registers of one loop.
  private struct Loop {
    let list: ObjectOperand
    let count: Int
    let index: Int
    let element: Int
    let isObject: Bool
  }

  /// `all`, `exists` and `exists_one`, into a word register.
  mutating func loop(
    _ macro: Macro, _ variable: Int, _ list: Node, _ body: Node, _ target: Int
  ) {
    let loop = start(variable, list)
    switch macro {
    case .all: search(loop, body, until: false, target)
    case .exists: search(loop, body, until: true, target)
    case .existsOne: countOnce(loop, body, target)
    case .map, .filter:
      // These make lists: see `collect`.
      break
    }
  }

  private mutating func start(_ variable: Int, _ list: Node) -> Loop {
    var isObject = false
    if case .list(let element) = list.type { isObject = element.isObject }
    let operand = object(list)
    let loop = Loop(
      list: operand, count: takeWord(), index: takeWord(),
      element: isObject ? takeObject() : takeWord(), isObject: isObject)
    emit(Instruction(.listCount, target: loop.count, left: Int(operand.packed)))
    emit(Instruction(.number, target: loop.index, right: 0))
    variables[variable] = loop.element
    return loop
  }

  /// Runs `body` for each element.
  private mutating func forEach(_ loop: Loop, _ body: (inout CodeGenerator) -> Void) {
    let top = label()
    let end = label()
    let one = takeWord()
    emit(Instruction(.number, target: one, right: 1))
    place(top)
    test(.testWords, loop.index, loop.count, mask: Order.less, else: end)
    emit(
      Instruction(
        loop.isObject ? .objectElement : .wordElement, target: loop.element,
        left: Int(loop.list.packed), right: loop.index))
    scoped { body(&$0) }
    emit(Instruction(.add, target: loop.index, left: loop.index, right: one))
    jump(to: top)
    place(end)
  }

  /// `all` ends at the first false, `exists` at the first true; an error of one element counts
  /// only if no other element decides.
  private mutating func search(
    _ loop: Loop, _ body: Node, until decisive: Bool, _ target: Int
  ) {
    let decided = label()
    let end = label()
    let error = takeWord()
    emit(Instruction(.number, target: error, right: 0))
    forEach(loop) { code in
      let next = code.label()
      if body.canFail {
        code.handling(in: error, to: next) {
          $0.branch(body, unless: !decisive, to: decided)
        }
      } else {
        code.branch(body, unless: !decisive, to: decided)
      }
      code.place(next)
    }
    if body.canFail { emit(Instruction(.raise, left: error)) }
    emit(Instruction(.number, target: target, right: decisive ? 0 : 1))
    jump(to: end)
    place(decided)
    emit(Instruction(.number, target: target, right: decisive ? 1 : 0))
    place(end)
  }

  private mutating func countOnce(_ loop: Loop, _ body: Node, _ target: Int) {
    let found = takeWord()
    let one = takeWord()
    emit(Instruction(.number, target: found, right: 0))
    emit(Instruction(.number, target: one, right: 1))
    forEach(loop) { code in
      let next = code.label()
      code.branch(body, unless: true, to: next)
      code.emit(Instruction(.add, target: found, left: found, right: one))
      code.place(next)
    }
    let otherwise = label()
    let end = label()
    test(.testWord, found, 1, mask: Order.equal, else: otherwise)
    emit(Instruction(.number, target: target, right: 1))
    jump(to: end)
    place(otherwise)
    emit(Instruction(.number, target: target, right: 0))
    place(end)
  }

  /// `map` and `filter`, into an object register.
  mutating func collect(
    _ macro: Macro, _ variable: Int, _ list: Node, _ body: Node, _ target: Int
  ) {
    let loop = start(variable, list)
    let result = takeObject()
    let isObject = macro == .map ? body.type.isObject : loop.isObject
    let empty = constant(isObject ? .list([]) : .words([]))
    emit(Instruction(.copyObject, target: result, left: Int(empty.packed)))
    forEach(loop) { code in
      let next = code.label()
      if macro == .map {
        code.append(body, to: result)
      } else {
        code.branch(body, unless: true, to: next)
        let element =
          loop.isObject ? Int(ObjectOperand(.register, loop.element).packed) : loop.element
        code.emit(
          Instruction(
            loop.isObject ? .appendObject : .appendWord, target: result, left: element))
      }
      code.place(next)
    }
    emit(
      Instruction(
        .copyObject, target: target, left: Int(ObjectOperand(.register, result).packed)))
  }

  private mutating func append(_ body: Node, to result: Int) {
    if body.type.isObject {
      let operand = object(body)
      emit(Instruction(.appendObject, target: result, left: Int(operand.packed)))
    } else {
      let register = word(body)
      emit(Instruction(.appendWord, target: result, left: register))
    }
  }
}
