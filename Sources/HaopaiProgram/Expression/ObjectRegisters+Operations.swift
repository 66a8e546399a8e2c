/// Operations that read or make texts and lists.
extension ObjectRegisters {
  @inline(never)
  mutating func perform(
    _ instruction: Instruction, _ words: inout MutableSpan<Int64>,
    _ program: borrowing ExpressionProgram, _ frame: borrowing Frame
  ) throws(ExpressionError) {
    let target = Int(instruction.target)
    let right = Int(instruction.right)
    switch instruction.operation {
    case .copyObject: self[target] = held(instruction.left, program, frame)
    case .textSize:
      words[target] = held(instruction.left, program, frame)
        .withText(in: frame.objects.units) { Int64(TextBytes.scalarCount($0)) }
    case .startsWith, .endsWith, .containsText:
      let part = held(instruction.right, program, frame)
      let isFound = held(instruction.left, program, frame).withText(
        and: part, in: frame.objects.units
      ) { search(instruction.operation, $0, $1) }
      words[target] = isFound ? 1 : 0
    case .joinTexts:
      let end = object(instruction.right, program, frame).text
      self[target] = .own(.text(object(instruction.left, program, frame).text + end))
    case .textOf:
      let form = TextForm(rawValue: instruction.mask) ?? .decimal
      self[target] = .own(.text(form.text(of: words[Int(instruction.left)])))
    case .listCount: words[target] = Int64(object(instruction.left, program, frame).count)
    case .containsWord:
      let list = object(instruction.left, program, frame).elementWords
      words[target] = list.contains(words[right]) ? 1 : 0
    case .containsObject:
      let element = object(instruction.right, program, frame)
      let list = object(instruction.left, program, frame).elementObjects
      words[target] = list.contains { $0.isSame(as: element) } ? 1 : 0
    case .wordElement:
      let list = object(instruction.left, program, frame).elementWords
      words[target] = try element(of: list, at: words[right])
    case .objectElement:
      let list = object(instruction.left, program, frame).elementObjects
      self[target] = .own(try element(of: list, at: words[right]))
    default: build(instruction, words, program, frame)
    }
  }

  private func search(
    _ operation: Operation, _ text: UnsafeRawBufferPointer, _ part: UnsafeRawBufferPointer
  ) -> Bool {
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

  /// Makes a list.
  private mutating func build(
    _ instruction: Instruction, _ words: borrowing MutableSpan<Int64>,
    _ program: borrowing ExpressionProgram, _ frame: borrowing Frame
  ) {
    let target = Int(instruction.target)
    let left = Int(instruction.left)
    let end = left + Int(instruction.right)
    switch instruction.operation {
    case .makeWords:
      var list: [Int64] = []
      for register in left..<end { list.append(words[register]) }
      self[target] = .own(.words(list))
    case .makeObjects:
      self[target] = .own(.list((left..<end).map { frame.objects.object(self[$0]) }))
    case .joinLists:
      let list = object(instruction.left, program, frame)
      self[target] = .own(list.joined(with: object(instruction.right, program, frame)))
    case .appendWord:
      var list = take(target, frame)
      list.append(words[left])
      self[target] = .own(list)
    case .appendObject:
      let element = object(instruction.left, program, frame)
      var list = take(target, frame)
      list.append(element)
      self[target] = .own(list)
    default:
      // Every other operation has a case of its own.
      assertionFailure("no such operation")
    }
  }

  /// What a register has; it is left with nothing, so that a list grows in place.
  private mutating func take(_ register: Int, _ frame: borrowing Frame) -> ObjectValue {
    let object = frame.objects.object(self[register])
    self[register] = .empty
    return object
  }
}
