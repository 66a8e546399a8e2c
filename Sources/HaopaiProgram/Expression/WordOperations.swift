/// Operations that make a word of words.
enum WordOperations {
  /// - Returns: whether it is one of them.
  @inline(never)
  static func perform(
    _ instruction: Instruction, _ words: inout MutableSpan<Int64>, _ constants: [Int64]
  ) throws(ExpressionError) -> Bool {
    let left = Int(instruction.left)
    let right = Int(instruction.right)
    let target = Int(instruction.target)
    switch instruction.operation {
    case .constant: words[target] = constants[left]
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
      guard words[left] >= constants[right], words[left] <= constants[right + 1] else {
        throw .range
      }
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
    default: return false
    }
    return true
  }

  @inline(__always)
  private static func checked(
    _ result: (partialValue: Int64, overflow: Bool)
  ) throws(ExpressionError) -> Int64 {
    if result.overflow { throw .overflow }
    return result.partialValue
  }

  private static func quotient(_ left: Int64, _ right: Int64) throws(ExpressionError) -> Int64 {
    if right == 0 { throw .divisionByZero }
    return try checked(left.dividedReportingOverflow(by: right))
  }

  /// CEL truncates towards zero; the least number modulo -1 overflows there as a quotient would.
  private static func remainder(_ left: Int64, _ right: Int64) throws(ExpressionError) -> Int64 {
    if right == 0 { throw .modulusByZero }
    return try checked(left.remainderReportingOverflow(dividingBy: right))
  }
}
