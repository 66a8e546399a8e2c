/// An expression as flat code, ready for an `Evaluator`.
///
/// Only the expression compiler makes programs; an evaluator trusts their indices.
package struct ExpressionProgram: Hashable, Sendable {
  /// What is done with an error between two instructions: CEL's `&&` and `||` forget the error of
  /// one side when the other side decides.
  package struct Handler: Hashable, Sendable {
    package let instructions: Range<Int>
    /// The word register that receives the error.
    package let error: Int
    package let target: Int

    package init(instructions: Range<Int>, error: Int, target: Int) {
      self.instructions = instructions
      self.error = error
      self.target = target
    }
  }

  /// What a program comes to that does nothing but read: there is nothing to run.
  package enum Reading: Hashable, Sendable {
    case number(Int64)
    /// A word of the frame.
    case word(slot: Int)
    /// An object of the frame.
    case object(slot: Int)
  }

  /// One reference for all that a program consists of, so that handing a program on counts one
  /// reference instead of four.
  private final class Code: Sendable {
    let instructions: [Instruction]
    let wordConstants: [Int64]
    let objectConstants: [ObjectValue]
    /// The same, to be compared with what a frame has.
    let storedConstants: StoredObjects
    let handlers: [Handler]
    let wordRegisters: Int
    let objectRegisters: Int
    let yieldsObject: Bool
    let readsToday: Bool
    let reading: Reading?

    init(
      _ instructions: [Instruction], _ wordConstants: [Int64], _ objectConstants: [ObjectValue],
      _ handlers: [Handler], _ wordRegisters: Int, _ objectRegisters: Int
    ) {
      self.instructions = instructions
      self.wordConstants = wordConstants
      self.objectConstants = objectConstants
      storedConstants = StoredObjects(objectConstants)
      self.handlers = handlers
      self.wordRegisters = wordRegisters
      self.objectRegisters = objectRegisters
      yieldsObject = instructions.contains { $0.operation == .finishObject }
      readsToday = instructions.contains { $0.reads(slot: Frame.Word.today) }
      reading = readsToday ? nil : Reading(instructions)
    }
  }

  private let code: Code

  package init(
    instructions: [Instruction], wordConstants: [Int64] = [],
    objectConstants: [ObjectValue] = [], handlers: [Handler] = [], wordRegisters: Int = 0,
    objectRegisters: Int = 0
  ) {
    code = Code(
      instructions, wordConstants, objectConstants, handlers, wordRegisters, objectRegisters)
  }

  package var instructions: [Instruction] { code.instructions }
  package var wordConstants: [Int64] { code.wordConstants }
  package var objectConstants: [ObjectValue] { code.objectConstants }
  var storedConstants: StoredObjects { code.storedConstants }
  /// Inner before outer. Empty for whatever cannot fail.
  package var handlers: [Handler] { code.handlers }
  package var wordRegisters: Int { code.wordRegisters }
  package var objectRegisters: Int { code.objectRegisters }
  /// Whether the result is an object, not a word.
  package var yieldsObject: Bool { code.yieldsObject }
  /// What the program reads, where it does nothing else.
  package var reading: Reading? { code.reading }
  /// Whether the answer may change at midnight.
  package var readsToday: Bool { code.readsToday }

  /// Whether it reads a word of the frame.
  package func reads(word slot: Int) -> Bool {
    code.instructions.contains { $0.reads(slot: slot) }
  }

  package static func == (left: ExpressionProgram, right: ExpressionProgram) -> Bool {
    left.instructions == right.instructions && left.wordConstants == right.wordConstants
      && left.objectConstants == right.objectConstants && left.handlers == right.handlers
      && left.wordRegisters == right.wordRegisters
      && left.objectRegisters == right.objectRegisters
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(instructions) }
}

extension ExpressionProgram.Reading {
  fileprivate init?(_ instructions: [Instruction]) {
    guard let first = instructions.first else { return nil }
    let operand = ObjectOperand(packed: first.left)
    switch (first.operation, instructions.last?.operation, instructions.count) {
    case (.finishObject, _, 1) where operand.base == .frame: self = .object(slot: operand.index)
    case (.finishNumber, _, 1): self = .number(Int64(first.right))
    case (.load, .finishWord, 2): self = .word(slot: Int(first.left))
    case (.number, .finishWord, 2): self = .number(Int64(first.right))
    default: return nil
    }
  }
}

extension Instruction {
  fileprivate func reads(slot: Int) -> Bool {
    switch operation {
    case .testSlots, .testMemberSlots: left == slot || right == slot
    case .testSlot, .testReachedSlot, .load: left == slot
    default: false
    }
  }
}
