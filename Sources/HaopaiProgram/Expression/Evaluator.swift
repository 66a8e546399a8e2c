/// Runs expression programs.
///
/// Keep one and use it again: its registers stay allocated, so that an expression over words and
/// texts runs without touching the heap. An evaluation that meets a question to the engine stops
/// with `.probe` and goes on with `resume`:
///
///     var stop = evaluator.evaluate(program, in: frame)
///     while case .probe(let probe) = stop {
///       stop = evaluator.resume(program, in: frame, word: answer(probe, evaluator))
///     }
package struct Evaluator: Sendable {
  /// The result of a program whose type is a word.
  package private(set) var resultWord: Int64 = 0
  /// The result of a program whose type is a text or a list.
  package private(set) var resultObject = HeldObject.empty
  /// The least instant later than `now` that a `reached` looked at since `resetBoundary()`;
  /// `Int64.max` if there was none.
  package private(set) var boundary = Int64.max

  /// The registers. Those from `firstArgumentWord` and `firstArgumentObject` on are the arguments of
  /// the probe that waits, each at its position among all arguments.
  ///
  /// Read in place, for a method of another module would be given a copy of the evaluator.
  package private(set) var words: [Int64] = [0]
  package private(set) var objects = ObjectRegisters()
  package private(set) var firstArgumentWord = 0
  package private(set) var firstArgumentObject = 0
  /// The probe that waits for an answer, as an index among the program's instructions.
  private var pending = 0

  package init() {}

  package mutating func resetBoundary() { boundary = .max }

  package mutating func evaluate(
    _ program: borrowing ExpressionProgram, in frame: borrowing Frame
  ) -> EvaluationStop {
    let stop = program.passTests(of: frame, from: 0, noting: &boundary)
    let instruction = program.instructions[stop]
    if instruction.operation == .finishNumber {
      resultWord = Int64(instruction.right)
      return .finished
    }
    makeRoom(for: program)
    return run(program, in: frame, from: stop)
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
    objects[Int(program.instructions[pending].target)] = .own(object)
    return run(program, in: frame, from: pending + 1)
  }

  private mutating func makeRoom(for program: borrowing ExpressionProgram) {
    while words.count < program.wordRegisters { words.append(0) }
    objects.makeRoom(for: program.objectRegisters)
  }

  private mutating func run(
    _ program: borrowing ExpressionProgram, in frame: borrowing Frame, from start: Int
  ) -> EvaluationStop {
    let end: Int
    do throws(ExpressionError) {
      end = try Self.end(
        of: program, in: frame, from: start, &words, &objects, noting: &boundary)
    } catch {
      return .failed(error)
    }
    let instruction = program.instructions[end]
    switch instruction.operation {
    case .finishNumber: resultWord = Int64(instruction.right)
    case .finishWord: resultWord = words[Int(instruction.left)]
    case .finishObject: resultObject = objects.held(instruction.left, program, frame)
    default:
      (firstArgumentWord, firstArgumentObject) = (Int(instruction.left), Int(instruction.right))
      pending = end
      return .probe(Int(instruction.jump))
    }
    return .finished
  }

  /// Runs up to an instruction that finishes or asks.
  @inline(__always)
  private static func end(
    of program: borrowing ExpressionProgram, in frame: borrowing Frame, from start: Int,
    _ words: inout [Int64], _ objects: inout ObjectRegisters, noting boundary: inout Int64
  ) throws(ExpressionError) -> Int {
    let instructions = program.instructions.span
    let slots = frame.words.span
    var registers = words.mutableSpan
    var position = start
    while true {
      let instruction = instructions[position]
      let left = Int(instruction.left)
      let right = Int(instruction.right)
      let order: UInt8
      switch instruction.operation {
      case .testWords: order = Order.of(registers[left], registers[right])
      case .testWord: order = Order.of(registers[left], Int64(right))
      case .testMember: order = Order.membership(registers[left], registers[right])
      case .testTexts: order = objects.textOrder(instruction, program, frame)
      case .testLists: order = objects.listOrder(instruction, program, frame)
      case .testReached:
        order = Order.reached(registers[left], at: slots[Frame.Word.now], noting: &boundary)
      case .finishNumber, .finishWord, .finishObject, .probe:
        return position
      case .load:
        registers[Int(instruction.target)] = slots[left]
        position &+= 1
        continue
      case .number:
        registers[Int(instruction.target)] = Int64(right)
        position &+= 1
        continue
      case .jump, .testSlots, .testSlot, .testMemberSlots, .testTextSlots, .testTextSlot,
        .testReachedSlot:
        position = program.passTests(of: frame, from: position, noting: &boundary)
        continue
      default:
        // Whatever computes a value and may fail.
        do throws(ExpressionError) {
          if try !WordOperations.perform(instruction, &registers, program.wordConstants) {
            try objects.perform(instruction, &registers, program, frame)
          }
          position &+= 1
        } catch {
          guard let handler = program.handler(at: position) else { throw error }
          registers[handler.error] = Int64(error.rawValue)
          position = handler.target
        }
        continue
      }
      position = order & instruction.mask != 0 ? position &+ 1 : Int(instruction.jump)
    }
  }
}

extension ExpressionProgram {
  /// Runs on as long as only what the frame holds is tested.
  @inline(__always)
  fileprivate borrowing func passTests(
    of frame: borrowing Frame, from start: Int, noting boundary: inout Int64
  ) -> Int {
    let instructions = instructions.span
    let slots = frame.words.span
    var position = start
    while true {
      let order: UInt8
      let left = Int(instructions[position].left)
      let right = Int(instructions[position].right)
      switch instructions[position].operation {
      case .testSlots: order = Order.of(slots[left], slots[right])
      case .testSlot: order = Order.of(slots[left], Int64(right))
      case .testMemberSlots: order = Order.membership(slots[left], slots[right])
      case .testTextSlots:
        order = ObjectLocation.textOrder(
          at: left, in: frame.objects.units, and: right, in: frame.objects.units)
      case .testTextSlot:
        order = ObjectLocation.textOrder(
          at: left, in: frame.objects.units, and: right, in: storedConstants.units)
      case .testReachedSlot:
        order = Order.reached(slots[left], at: slots[Frame.Word.now], noting: &boundary)
      case .jump:
        position = Int(instructions[position].jump)
        continue
      default: return position
      }
      // A jump that is foretold lets the processor run ahead; most tests of a guard hold.
      if _fastPath(order & instructions[position].mask != 0) {
        position &+= 1
      } else {
        position = Int(instructions[position].jump)
      }
    }
  }
}

extension Order {
  /// Of a bit of a set: greater when set, equal when not.
  @inline(__always)
  fileprivate static func membership(_ ordinal: Int64, _ set: Int64) -> UInt8 {
    (UInt64(bitPattern: set) >> UInt64(bitPattern: ordinal & 63)) & 1 == 1
      ? Order.greater : Order.equal
  }

  /// Of the step's instant and another, which may be the boundary.
  @inline(__always)
  fileprivate static func reached(
    _ instant: Int64, at now: Int64, noting boundary: inout Int64
  ) -> UInt8 {
    if instant > now, instant < boundary { boundary = instant }
    return Order.of(now, instant)
  }
}

extension ExpressionProgram {
  /// The innermost handler of errors of an instruction.
  @inline(never)
  fileprivate borrowing func handler(at position: Int) -> Handler? {
    handlers.first { $0.instructions.contains(position) }
  }
}
