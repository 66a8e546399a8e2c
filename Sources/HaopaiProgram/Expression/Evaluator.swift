/// Runs expression programs.
///
/// Keep one and use it again: its registers stay allocated, so that an expression over words runs
/// without touching the heap. An evaluation that meets a question to the engine stops with
/// `.probe` and goes on with `resume`:
///
///     var stop = evaluator.evaluate(program, in: frame)
///     while case .probe(let probe) = stop {
///       stop = evaluator.resume(program, in: frame, word: answer(probe, evaluator))
///     }
package struct Evaluator: Sendable {
  /// The result of a program whose type is a word.
  package private(set) var resultWord: Int64 = 0
  /// The result of a program whose type is a text or a list.
  package private(set) var resultObject: ObjectValue = .empty
  /// The least instant later than `now` that a `reached` looked at since `resetBoundary()`;
  /// `Int64.max` if there was none.
  package private(set) var boundary = Int64.max

  /// The registers. Those from `firstArgumentWord` and `firstArgumentObject` on are the arguments of
  /// the probe that waits, each at its position among all arguments.
  ///
  /// Read in place, for a method of another module would be given a copy of the evaluator.
  package internal(set) var words: [Int64] = []
  package internal(set) var objects: [ObjectValue] = []
  package private(set) var firstArgumentWord = 0
  package private(set) var firstArgumentObject = 0
  /// The probe that waits for an answer, as an index among the program's instructions.
  private var pending = 0

  package init() {}

  package mutating func resetBoundary() { boundary = .max }

  package mutating func evaluate(
    _ program: borrowing ExpressionProgram, in frame: borrowing Frame
  ) -> EvaluationStop {
    if words.count < program.wordRegisters || objects.count < program.objectRegisters {
      makeRoom(for: program)
    }
    return run(program, in: frame, from: 0)
  }

  /// Goes on after `.probe` with an answer that is a word.
  package mutating func resume(
    _ program: borrowing ExpressionProgram, in frame: borrowing Frame, word: Int64
  ) -> EvaluationStop {
    words[Int(program.instructions[pending].target)] = word
    return run(program, in: frame, from: pending + 1)
  }

  /// Goes on after `.probe` with an answer that is a text or a list.
  package mutating func resume(
    _ program: borrowing ExpressionProgram, in frame: borrowing Frame, object: ObjectValue
  ) -> EvaluationStop {
    objects[Int(program.instructions[pending].target)] = object
    return run(program, in: frame, from: pending + 1)
  }

  private mutating func makeRoom(for program: borrowing ExpressionProgram) {
    while words.count < program.wordRegisters { words.append(0) }
    while objects.count < program.objectRegisters { objects.append(.empty) }
  }

  private mutating func run(
    _ program: borrowing ExpressionProgram, in frame: borrowing Frame, from start: Int
  ) -> EvaluationStop {
    let instructions = program.instructions.span
    let slots = frame.words.span
    var position = start
    while true {
      let instruction = instructions[position]
      let left = Int(instruction.left)
      let right = Int(instruction.right)
      position += 1
      let order: UInt8
      switch instruction.operation {
      case .testSlots: order = Order.of(slots[left], slots[right])
      case .testSlot: order = Order.of(slots[left], Int64(right))
      case .testWords: order = Order.of(words[left], words[right])
      case .testWord: order = Order.of(words[left], Int64(right))
      case .testMemberSlots: order = membership(slots[left], slots[right])
      case .testMember: order = membership(words[left], words[right])
      case .testTexts: order = textOrder(instruction, program, frame)
      case .testLists: order = listOrder(instruction, program, frame)
      case .testReachedSlot: order = reach(slots[left], at: slots[Frame.Word.now])
      case .testReached: order = reach(words[left], at: slots[Frame.Word.now])
      case .jump:
        position = Int(instruction.jump)
        continue
      case .finishNumber:
        resultWord = Int64(right)
        return .finished
      case .finishWord:
        resultWord = words[left]
        return .finished
      case .finishObject:
        resultObject = object(instruction.left, program, frame)
        return .finished
      case .probe:
        (pending, firstArgumentWord, firstArgumentObject) = (position - 1, left, right)
        return .probe(Int(instruction.jump))
      default:
        // Whatever computes a value and may fail.
        do throws(ExpressionError) {
          try perform(instruction, program, frame)
        } catch {
          guard let target = handle(error, at: position - 1, program) else {
            return .failed(error)
          }
          position = target
        }
        continue
      }
      // A jump that is foretold lets the processor run ahead; most tests of a guard hold.
      if _fastPath(order & instruction.mask != 0) { continue }
      position = Int(instruction.jump)
    }
  }

  private mutating func handle(
    _ error: ExpressionError, at position: Int, _ program: borrowing ExpressionProgram
  ) -> Int? {
    for handler in program.handlers where handler.instructions.contains(position) {
      words[handler.error] = Int64(error.rawValue)
      return handler.target
    }
    return nil
  }

  @inline(__always)
  private func membership(_ ordinal: Int64, _ set: Int64) -> UInt8 {
    (UInt64(bitPattern: set) >> UInt64(bitPattern: ordinal & 63)) & 1 == 1
      ? Order.greater : Order.equal
  }

  @inline(__always)
  private mutating func reach(_ instant: Int64, at now: Int64) -> UInt8 {
    if instant > now, instant < boundary { boundary = instant }
    return Order.of(now, instant)
  }
}
