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

  package let instructions: [Instruction]
  package let wordConstants: [Int64]
  package let objectConstants: [ObjectValue]
  /// Inner before outer. Empty for whatever cannot fail.
  package let handlers: [Handler]
  package let wordRegisters: Int
  package let objectRegisters: Int
  /// Whether the result is an object, not a word.
  package let yieldsObject: Bool
  /// Whether the answer may change at midnight.
  package let readsToday: Bool

  package init(
    instructions: [Instruction], wordConstants: [Int64] = [],
    objectConstants: [ObjectValue] = [], handlers: [Handler] = [], wordRegisters: Int = 0,
    objectRegisters: Int = 0
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

extension Instruction {
  fileprivate func reads(slot: Int) -> Bool {
    switch operation {
    case .testSlots, .testMemberSlots: left == slot || right == slot
    case .testSlot, .testReachedSlot, .load: left == slot
    default: false
    }
  }
}
