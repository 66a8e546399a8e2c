extension Evaluator {
  func object(
    _ packed: Int32, _ program: borrowing ExpressionProgram, _ frame: borrowing Frame
  ) -> ObjectValue {
    let operand = ObjectOperand(packed: packed)
    return switch operand.base {
    case .frame: frame.object(at: operand.index)
    case .constant: program.objectConstants[operand.index]
    case .register: objects[operand.index]
    }
  }

  func textOrder(
    _ instruction: Instruction, _ program: borrowing ExpressionProgram, _ frame: borrowing Frame
  ) -> UInt8 {
    let left = ObjectOperand(packed: instruction.left)
    let right = ObjectOperand(packed: instruction.right)
    switch (left.base, right.base) {
    case (.frame, .frame):
      return frame.textOrder(left.index, right.index)
    case (.frame, .constant):
      return frame.textOrder(left.index, program.objectConstants[right.index])
    default:
      return TextBytes.order(
        object(instruction.left, program, frame).text,
        object(instruction.right, program, frame).text)
    }
  }

  func listOrder(
    _ instruction: Instruction, _ program: borrowing ExpressionProgram, _ frame: borrowing Frame
  ) -> UInt8 {
    let isSame = object(instruction.left, program, frame)
      .isSame(as: object(instruction.right, program, frame))
    return isSame ? Order.equal : Order.greater
  }

  mutating func performOnObjects(
    _ instruction: Instruction, _ program: borrowing ExpressionProgram, _ frame: borrowing Frame
  ) throws(ExpressionError) {
    let target = Int(instruction.target)
    let right = Int(instruction.right)
    let left = object(reading: instruction, program, frame)
    switch instruction.operation {
    case .textSize: words[target] = Int64(left.text.unicodeScalars.count)
    case .listCount: words[target] = Int64(left.count)
    case .startsWith, .endsWith, .containsText:
      let part = object(instruction.right, program, frame).text
      words[target] = search(instruction.operation, left.text, part) ? 1 : 0
    case .containsWord: words[target] = left.elementWords.contains(words[right]) ? 1 : 0
    case .containsObject:
      let element = object(instruction.right, program, frame)
      words[target] = left.elementObjects.contains { $0.isSame(as: element) } ? 1 : 0
    case .wordElement: words[target] = try element(of: left.elementWords, at: words[right])
    case .objectElement: objects[target] = try element(of: left.elementObjects, at: words[right])
    case .copyObject: objects[target] = left
    case .joinTexts:
      objects[target] = .text(left.text + object(instruction.right, program, frame).text)
    case .joinLists:
      objects[target] = left.joined(with: object(instruction.right, program, frame))
    default:
      build(instruction, program, frame)
    }
  }

  /// The left operand of what reads one; the others use the field as a register.
  private func object(
    reading instruction: Instruction, _ program: borrowing ExpressionProgram,
    _ frame: borrowing Frame
  ) -> ObjectValue {
    switch instruction.operation {
    case .makeWords, .makeObjects, .appendWord, .appendObject, .textOf: .empty
    default: object(instruction.left, program, frame)
    }
  }

  private func search(_ operation: Operation, _ text: String, _ part: String) -> Bool {
    switch operation {
    case .startsWith: TextBytes.starts(text, with: part)
    case .endsWith: TextBytes.ends(text, with: part)
    default: TextBytes.contains(text, part)
    }
  }

  private func element<Element>(
    of list: [Element], at index: Int64
  ) throws(ExpressionError) -> Element {
    guard index >= 0, index < Int64(list.count) else { throw .indexOutOfBounds }
    return list[Int(index)]
  }

  /// Makes a list or a text out of registers.
  private mutating func build(
    _ instruction: Instruction, _ program: borrowing ExpressionProgram, _ frame: borrowing Frame
  ) {
    let target = Int(instruction.target)
    let left = Int(instruction.left)
    let end = left + Int(instruction.right)
    switch instruction.operation {
    case .makeWords: objects[target] = .words(Array(words[left..<end]))
    case .makeObjects: objects[target] = .list(Array(objects[left..<end]))
    case .appendWord: objects[target].append(words[left])
    case .appendObject:
      objects[target].append(object(instruction.left, program, frame))
    case .textOf:
      let form = TextForm(rawValue: instruction.mask) ?? .decimal
      objects[target] = .text(form.text(of: words[left]))
    default:
      // Every other operation has a case of its own.
      assertionFailure("no such operation")
    }
  }
}
