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

  /// One reference for all that a program consists of, so that handing a program on counts one
  /// reference instead of four.
  private final class Code: Sendable {
    let instructions: [Instruction]
    let wordConstants: [Int64]
    let objectConstants: [ObjectValue]
    let handlers: [Handler]
    let wordRegisters: Int
    let objectRegisters: Int
    let yieldsObject: Bool
    let readsToday: Bool

    init(
      _ instructions: [Instruction], _ wordConstants: [Int64], _ objectConstants: [ObjectValue],
      _ handlers: [Handler], _ wordRegisters: Int, _ objectRegisters: Int
    ) {
      self.instructions = instructions
      self.wordConstants = wordConstants
      self.objectConstants = objectConstants
      self.handlers = handlers
      self.wordRegisters = wordRegisters
      self.objectRegisters = objectRegisters
      yieldsObject = instructions.contains { $0.operation == .finishObject }
      readsToday = instructions.contains { $0.reads(slot: Frame.Word.today) }
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
  /// Inner before outer. Empty for whatever cannot fail.
  package var handlers: [Handler] { code.handlers }
  package var wordRegisters: Int { code.wordRegisters }
  package var objectRegisters: Int { code.objectRegisters }
  /// Whether the result is an object, not a word.
  package var yieldsObject: Bool { code.yieldsObject }
  /// Whether the answer may change at midnight.
  package var readsToday: Bool { code.readsToday }

  package static func == (left: ExpressionProgram, right: ExpressionProgram) -> Bool {
    left.instructions == right.instructions && left.wordConstants == right.wordConstants
      && left.objectConstants == right.objectConstants && left.handlers == right.handlers
      && left.wordRegisters == right.wordRegisters
      && left.objectRegisters == right.objectRegisters
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(instructions) }
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
