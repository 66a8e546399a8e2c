import HaopaiProgram

extension CodeGenerator {
  /// Runs on when `node` is `wanted` and jumps when it is not.
  mutating func branch(_ node: Node, unless wanted: Bool, to label: Label) {
    switch node.content {
    case .word(let value):
      if (value != 0) != wanted { jump(to: label) }
    case .not(let operand): branch(operand, unless: !wanted, to: label)
    case .and(let left, let right): logical(left, right, decides: false, wanted, label)
    case .or(let left, let right): logical(left, right, decides: true, wanted, label)
    case .conditional(let condition, let yes, let no):
      let otherwise = self.label()
      let end = self.label()
      branch(condition, unless: true, to: otherwise)
      branch(yes, unless: wanted, to: label)
      jump(to: end)
      place(otherwise)
      branch(no, unless: wanted, to: label)
      place(end)
    case .compare(let outcomes, let left, let right):
      compare(left, right, mask: mask(outcomes, wanted), else: label)
    case .present(let words): present(words, wanted, label)
    case .inSet(let element, let set): member(element, set, wanted, label)
    case .reached(let instant):
      let outcomes = mask(Order.equal | Order.greater, wanted)
      if case .slot(.word(let slot)) = instant.content {
        test(.testReachedSlot, slot, 0, mask: outcomes, else: label)
      } else {
        scoped { code in
          let register = code.word(instant)
          code.test(.testReached, register, 0, mask: outcomes, else: label)
        }
      }
    case .slot(.word(let slot)):
      test(.testSlot, slot, 0, mask: mask(Order.less | Order.greater, wanted), else: label)
    default:
      let outcomes = mask(Order.less | Order.greater, wanted)
      scoped { code in
        let register = code.word(node)
        code.test(.testWord, register, 0, mask: outcomes, else: label)
      }
    }
  }

  func mask(_ outcomes: UInt8, _ wanted: Bool) -> UInt8 {
    wanted ? outcomes : ~outcomes & Order.any
  }

  // MARK: && and ||

  /// `&&` is decided by false, `||` by true.
  private mutating func logical(
    _ left: Node, _ right: Node, decides: Bool, _ wanted: Bool, _ label: Label
  ) {
    if left.canFail {
      absorbing(left, right, decides: decides, wanted, label)
    } else if decides == wanted {
      let decided = self.label()
      branch(left, unless: !decides, to: decided)
      branch(right, unless: wanted, to: label)
      place(decided)
    } else {
      branch(left, unless: wanted, to: label)
      branch(right, unless: wanted, to: label)
    }
  }

  /// An error of the left side waits for the right side, which may decide without it.
  private mutating func absorbing(
    _ left: Node, _ right: Node, decides: Bool, _ wanted: Bool, _ label: Label
  ) {
    scoped { code in
      let error = code.takeWord()
      let undecided = code.label()
      let decided = code.label()
      let end = code.label()
      code.emit(Instruction(.number, target: error, right: 0))
      code.handling(in: error, to: undecided) { $0.branch(left, unless: !decides, to: decided) }
      code.place(undecided)
      code.branch(right, unless: !decides, to: decided)
      code.emit(Instruction(.raise, left: error))
      code.jump(to: decides == wanted ? label : end)
      code.place(decided)
      if decides != wanted { code.jump(to: label) }
      code.place(end)
    }
  }

  // MARK: Tests

  private mutating func compare(
    _ left: Node, _ right: Node, mask: UInt8, else label: Label
  ) {
    switch left.type {
    case .text: compareTexts(left, right, mask, label)
    case .list: compareObjects(.testLists, left, right, mask, label)
    default: compareWords(left, right, mask, label)
    }
  }

  private mutating func compareTexts(
    _ left: Node, _ right: Node, _ mask: UInt8, _ label: Label
  ) {
    switch (left.content, right.content) {
    case (.slot(.object(let first)), .slot(.object(let second))):
      test(.testTextSlots, first, second, mask: mask, else: label)
    case (.slot(.object(let slot)), .object(let text)):
      test(.testTextSlot, slot, constant(text).index, mask: mask, else: label)
    case (.object, .slot(.object)):
      compareTexts(right, left, Order.mirrored(mask), label)
    default: compareObjects(.testTexts, left, right, mask, label)
    }
  }

  private mutating func compareObjects(
    _ operation: Operation, _ left: Node, _ right: Node, _ mask: UInt8, _ label: Label
  ) {
    scoped { code in
      let first = code.object(left)
      let second = code.object(right)
      code.test(operation, Int(first.packed), Int(second.packed), mask: mask, else: label)
    }
  }

  private mutating func compareWords(
    _ left: Node, _ right: Node, _ mask: UInt8, _ label: Label
  ) {
    if left.constant != nil, right.constant == nil {
      compareWords(right, left, Order.mirrored(mask), label)
    } else if case .slot(.word(let first)) = left.content {
      compare(slot: first, with: right, mask, label)
    } else {
      scoped { code in
        let first = code.word(left)
        if let number = right.constant, let small = Int32(exactly: number) {
          code.test(.testWord, first, Int(small), mask: mask, else: label)
        } else {
          let second = code.word(right)
          code.test(.testWords, first, second, mask: mask, else: label)
        }
      }
    }
  }

  private mutating func compare(
    slot: Int, with right: Node, _ mask: UInt8, _ label: Label
  ) {
    if let number = right.constant, let small = Int32(exactly: number) {
      test(.testSlot, slot, Int(small), mask: mask, else: label)
    } else if case .slot(.word(let second)) = right.content {
      test(.testSlots, slot, second, mask: mask, else: label)
    } else {
      scoped { code in
        let first = code.takeWord()
        code.emit(Instruction(.load, target: first, left: slot))
        let second = code.word(right)
        code.test(.testWords, first, second, mask: mask, else: label)
      }
    }
  }

  private mutating func present(_ words: [Int], _ wanted: Bool, _ label: Label) {
    if wanted {
      for word in words { test(.testSlot, word, 1, mask: Order.equal, else: label) }
      return
    }
    let absent = self.label()
    for word in words { test(.testSlot, word, 1, mask: Order.equal, else: absent) }
    jump(to: label)
    place(absent)
  }

  private mutating func member(
    _ element: Node, _ set: Node, _ wanted: Bool, _ label: Label
  ) {
    let outcomes = mask(Order.greater, wanted)
    if case .slot(.word(let first)) = element.content, case .slot(.word(let second)) = set.content {
      test(.testMemberSlots, first, second, mask: outcomes, else: label)
      return
    }
    scoped { code in
      let first = code.word(element)
      let second = code.word(set)
      code.test(.testMember, first, second, mask: outcomes, else: label)
    }
  }
}
