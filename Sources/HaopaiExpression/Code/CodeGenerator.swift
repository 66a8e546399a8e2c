import HaopaiProgram

/// Turns a checked tree into flat code. Registers are used like a stack: whoever needs one takes
/// the next and gives it back.
struct CodeGenerator {
  /// A place in the code that is jumped to before it is known.
  struct Label: Hashable {
    let index: Int
  }

  private(set) var instructions: [Instruction] = []
  private var handlers: [(range: Range<Int>, error: Int, target: Label)] = []
  private var wordConstants: [Int64] = []
  private var objectConstants: [ObjectValue] = []
  /// Where each label stands.
  private var labels: [Int] = []
  /// Which instructions jump where; linked at the end.
  private var jumps: [(instruction: Int, target: Label)] = []

  private var nextWord = 0
  private var nextObject = 0
  private var wordRegisters = 0
  private var objectRegisters = 0
  /// The register of each macro's variable.
  var variables: [Int: Int] = [:]

  static func program(for root: Node) -> ExpressionProgram {
    var generator = CodeGenerator()
    if root.type == .bool {
      let otherwise = generator.label()
      generator.branch(root, unless: true, to: otherwise)
      generator.emit(Instruction(.finishNumber, right: 1))
      generator.place(otherwise)
      generator.emit(Instruction(.finishNumber, right: 0))
    } else if root.type.isObject {
      let operand = generator.object(root)
      generator.emit(Instruction(.finishObject, left: Int(operand.packed)))
    } else {
      let register = generator.word(root)
      generator.emit(Instruction(.finishWord, left: register))
    }
    return generator.finished()
  }

  private mutating func finished() -> ExpressionProgram {
    for (index, label) in jumps { instructions[index].jump = Int32(labels[label.index]) }
    return ExpressionProgram(
      instructions: instructions, wordConstants: wordConstants, objectConstants: objectConstants,
      handlers: handlers.map {
        .init(instructions: $0.range, error: $0.error, target: labels[$0.target.index])
      },
      wordRegisters: wordRegisters, objectRegisters: objectRegisters)
  }

  // MARK: Emitting

  mutating func emit(_ instruction: Instruction) { instructions.append(instruction) }

  /// A test that jumps to `label` unless its outcome is in `mask`.
  mutating func test(
    _ operation: Operation, _ left: Int, _ right: Int, mask: UInt8, else label: Label
  ) {
    jumps.append((instructions.count, label))
    emit(Instruction(operation, mask: mask, left: left, right: right))
  }

  mutating func jump(to label: Label) {
    jumps.append((instructions.count, label))
    emit(Instruction(.jump))
  }

  mutating func label() -> Label {
    labels.append(-1)
    return Label(index: labels.count - 1)
  }

  mutating func place(_ label: Label) { labels[label.index] = instructions.count }

  /// Emits `body` so that an error in it goes to `register` and the program on at `target`.
  mutating func handling(
    in register: Int, to target: Label, _ body: (inout CodeGenerator) -> Void
  ) {
    let start = instructions.count
    body(&self)
    // Handlers inside the body are already in the list: inner before outer.
    handlers.append((start..<instructions.count, register, target))
  }

  // MARK: Registers and constants

  mutating func takeWord() -> Int {
    defer { nextWord += 1 }
    wordRegisters = max(wordRegisters, nextWord + 1)
    return nextWord
  }

  mutating func takeObject() -> Int {
    defer { nextObject += 1 }
    objectRegisters = max(objectRegisters, nextObject + 1)
    return nextObject
  }

  /// Gives back the registers that `body` takes.
  mutating func scoped<Result>(_ body: (inout CodeGenerator) -> Result) -> Result {
    let (word, object) = (nextWord, nextObject)
    defer { (nextWord, nextObject) = (word, object) }
    return body(&self)
  }

  mutating func constant(_ word: Int64) -> Int {
    if let index = wordConstants.firstIndex(of: word) { return index }
    wordConstants.append(word)
    return wordConstants.count - 1
  }

  /// Two constants in a row.
  mutating func limits(_ range: ClosedRange<Int64>) -> Int {
    wordConstants += [range.lowerBound, range.upperBound]
    return wordConstants.count - 2
  }

  mutating func constant(_ object: ObjectValue) -> ObjectOperand {
    if let index = objectConstants.firstIndex(where: { $0.isIdentical(to: object) }) {
      return ObjectOperand(.constant, index)
    }
    objectConstants.append(object)
    return ObjectOperand(.constant, objectConstants.count - 1)
  }
}

extension ObjectValue {
  /// The same kind of object with the same bytes.
  fileprivate func isIdentical(to other: ObjectValue) -> Bool {
    switch (self, other) {
    case (.text, .text), (.words, .words), (.list, .list): isSame(as: other)
    default: false
    }
  }
}
