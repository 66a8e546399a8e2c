import Testing

@testable import HaopaiProgram

@Suite struct EvaluatorTests {
  @Test func `one evaluator runs programs of any size in turn`() {
    let small = ExpressionProgram(instructions: [Instruction(.finishNumber, right: 7)])
    let large = ExpressionProgram(
      instructions: [
        Instruction(.number, target: 9, right: 5), Instruction(.finishWord, left: 9),
      ], wordRegisters: 10)
    let frame = Frame(words: Frame.Word.count, objects: 0)
    var evaluator = Evaluator()
    for (program, result) in [(small, 7), (large, 5), (small, 7)] {
      #expect(evaluator.evaluate(program, in: frame) == .finished)
      #expect(evaluator.resultWord == Int64(result))
    }
  }

  @Test func `an error goes to its handler or out`() {
    let instructions = [
      Instruction(.number, target: 0, right: 1), Instruction(.number, target: 1, right: 0),
      Instruction(.divide, target: 0, left: 0, right: 1), Instruction(.finishWord, left: 0),
      Instruction(.finishWord, left: 2),
    ]
    let handler = ExpressionProgram.Handler(instructions: 0..<3, error: 2, target: 4)
    let frame = Frame(words: Frame.Word.count, objects: 0)
    var evaluator = Evaluator()
    let open = ExpressionProgram(instructions: instructions, wordRegisters: 3)
    #expect(evaluator.evaluate(open, in: frame) == .failed(.divisionByZero))
    let handled = ExpressionProgram(
      instructions: instructions, handlers: [handler], wordRegisters: 3)
    #expect(evaluator.evaluate(handled, in: frame) == .finished)
    #expect(evaluator.resultWord == Int64(ExpressionError.divisionByZero.rawValue))
    #expect(open != handled)
  }

  @Test func `a slot that was never filled reads as empty`() {
    #expect(ObjectValue.empty.elementWords.isEmpty)
    #expect(ObjectValue.words([]).isSame(as: .list([])))
    #expect(!ObjectValue.words([1]).isSame(as: .list([])))
  }

  @Test(arguments: [
    (Int64(1), Int64(2), Order.less), (2, 2, Order.equal), (3, 2, Order.greater),
    (.min, .max, Order.less), (.max, .min, Order.greater),
  ])
  func `two words have one order`(left: Int64, right: Int64, order: UInt8) {
    #expect(Order.of(left, right) == order)
  }
}
