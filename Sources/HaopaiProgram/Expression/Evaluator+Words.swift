extension Evaluator {
  /// Computes a word, or hands on to the operations on objects.
  mutating func perform(
    _ instruction: Instruction, _ program: borrowing ExpressionProgram, _ frame: borrowing Frame
  ) throws(ExpressionError) {
    let left = Int(instruction.left)
    let right = Int(instruction.right)
    let target = Int(instruction.target)
    switch instruction.operation {
    case .load: words[target] = frame.words[left]
    case .number: words[target] = Int64(right)
    case .constant: words[target] = program.wordConstants[left]
    case .copy: words[target] = words[left]
    case .add:
      words[target] = try checked(words[left].addingReportingOverflow(words[right]))
    case .subtract:
      words[target] = try checked(words[left].subtractingReportingOverflow(words[right]))
    case .multiply:
      words[target] = try checked(words[left].multipliedReportingOverflow(by: words[right]))
    case .divide: words[target] = try quotient(words[left], words[right])
    case .remainder: words[target] = try remainder(words[left], words[right])
    case .negate:
      words[target] = try checked(Int64(0).subtractingReportingOverflow(words[left]))
    case .requireRange:
      let (least, greatest) = (program.wordConstants[right], program.wordConstants[right + 1])
      guard words[left] >= least, words[left] <= greatest else { throw .range }
    case .floorDivide:
      let (quotient, remainder) = words[left].quotientAndRemainder(dividingBy: Int64(right))
      words[target] = remainder < 0 ? quotient - 1 : quotient
    case .calendarField:
      let field = CalendarField(rawValue: instruction.mask) ?? .fullYear
      words[target] = field.value(of: words[left], offset: Int64(right))
    case .raise:
      if let error = ExpressionError(rawValue: UInt8(truncatingIfNeeded: words[left])) {
        throw error
      }
    default:
      try performOnObjects(instruction, program, frame)
    }
  }

  @inline(__always)
  private func checked(
    _ result: (partialValue: Int64, overflow: Bool)
  ) throws(ExpressionError) -> Int64 {
    if result.overflow { throw .overflow }
    return result.partialValue
  }

  private func quotient(_ left: Int64, _ right: Int64) throws(ExpressionError) -> Int64 {
    if right == 0 { throw .divisionByZero }
    return try checked(left.dividedReportingOverflow(by: right))
  }

  /// CEL truncates towards zero; the least number modulo -1 overflows there as a quotient would.
  private func remainder(_ left: Int64, _ right: Int64) throws(ExpressionError) -> Int64 {
    if right == 0 { throw .modulusByZero }
    return try checked(left.remainderReportingOverflow(dividingBy: right))
  }
}
