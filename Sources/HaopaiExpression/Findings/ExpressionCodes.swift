package import HaopaiDiagnostics

/// The kinds of findings in expressions.
extension FindingCode {
  // What stands there is no expression.

  package static let expressionSyntax = FindingCode("expression-syntax")
  package static let expressionTooLong = FindingCode("expression-too-long")
  package static let expressionTooDeep = FindingCode("expression-too-deep")
  package static let unterminatedText = FindingCode("unterminated-text")
  package static let badEscape = FindingCode("bad-escape")
  package static let fullWidthCharacter = FindingCode("full-width-character")
  package static let foreignOperator = FindingCode("foreign-operator")
  package static let unsupportedExpression = FindingCode("unsupported-expression")
  package static let reservedWord = FindingCode("reserved-word")
  package static let integerOutOfRange = FindingCode("integer-out-of-range")

  // A name means nothing.

  package static let unknownName = FindingCode("unknown-name")
  package static let unknownMember = FindingCode("unknown-member")
  package static let unknownFunction = FindingCode("unknown-function")
  package static let unknownCase = FindingCode("unknown-case")

  // Things do not fit together.

  package static let typeMismatch = FindingCode("type-mismatch")
  package static let mixedUnits = FindingCode("mixed-units")
  package static let resultType = FindingCode("result-type")
  package static let argumentCount = FindingCode("argument-count")
  package static let notAValue = FindingCode("not-a-value")
  package static let secretRead = FindingCode("secret-read")
  package static let badConversion = FindingCode("bad-conversion")

  // It could fail or run too long.

  package static let mayBeAbsent = FindingCode("may-be-absent")
  package static let indexUnproven = FindingCode("index-unproven")
  package static let mayDivideByZero = FindingCode("may-divide-by-zero")
  package static let mayOverflow = FindingCode("may-overflow")
  package static let unboundedList = FindingCode("unbounded-list")
  package static let tooManyIterations = FindingCode("too-many-iterations")
}
