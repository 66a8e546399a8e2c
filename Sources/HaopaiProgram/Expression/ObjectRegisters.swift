/// The registers of texts and lists.
package struct ObjectRegisters: Sendable {
  private var registers: [HeldObject] = []

  var count: Int { registers.count }

  package subscript(register: Int) -> HeldObject {
    _read { yield registers[register] }
    set { registers[register] = newValue }
  }

  mutating func makeRoom(for count: Int) {
    while registers.count < count { registers.append(.empty) }
  }

  // MARK: Operands

  @inline(never)
  func held(
    _ packed: Int32, _ program: borrowing ExpressionProgram, _ frame: borrowing Frame
  ) -> HeldObject {
    let operand = ObjectOperand(packed: packed)
    return switch operand.base {
    case .frame: .inFrame(frame.objects.location(at: operand.index))
    case .constant: .own(program.objectConstants[operand.index])
    case .register: registers[operand.index]
    }
  }

  func object(
    _ packed: Int32, _ program: borrowing ExpressionProgram, _ frame: borrowing Frame
  ) -> ObjectValue {
    frame.objects.object(held(packed, program, frame))
  }

  @inline(never)
  func textOrder(
    _ instruction: Instruction, _ program: borrowing ExpressionProgram, _ frame: borrowing Frame
  ) -> UInt8 {
    let right = held(instruction.right, program, frame)
    return held(instruction.left, program, frame)
      .withText(and: right, in: frame.objects.units, TextBytes.order)
  }

  @inline(never)
  func listOrder(
    _ instruction: Instruction, _ program: borrowing ExpressionProgram, _ frame: borrowing Frame
  ) -> UInt8 {
    let isSame = object(instruction.left, program, frame)
      .isSame(as: object(instruction.right, program, frame))
    return isSame ? Order.equal : Order.greater
  }
}
