import HaopaiDiagnostics

extension SyntaxFault {
  /// The fault as a finding at its place in the file.
  func finding(in places: ScalarPlaces) -> Finding {
    let span = places.span(of: range)
    func finding(_ code: FindingCode, _ message: Message, help: Message? = nil) -> Finding {
      Finding(code, message, at: span, help: help)
    }
    func replacing(_ code: FindingCode, _ message: Message, by cure: String) -> Finding {
      let fix = Finding.Fix(span: span, replacement: cure, message: .replace(with: cure))
      return Finding(code, message, at: span, fixes: [fix])
    }
    switch kind {
    case .empty: return finding(.expressionSyntax, .emptyExpression)
    case .tooLong:
      return finding(.expressionTooLong, .expressionTooLong(limit: ExpressionLimits.bytes))
    case .tooDeep: return finding(.expressionTooDeep, .expressionTooDeep)
    case .unexpected(let token): return finding(.expressionSyntax, .unexpected(token))
    case .expected(let wanted, let found):
      return finding(.expressionSyntax, .expected(wanted, found: found))
    case .unclosed(let opening): return finding(.expressionSyntax, .unclosed(opening))
    case .unterminatedText: return finding(.unterminatedText, .unterminatedText)
    case .badEscape(let escape):
      return finding(.badEscape, .badEscape(escape), help: .doubleTheBackslash)
    case .fullWidth(let character, let cure) where cure == "'" || cure == "\"":
      // A quote put in blindly could end the scalar of the file around the expression.
      return finding(.fullWidthCharacter, .fullWidth(character, cure: cure))
    case .fullWidth(let character, let cure):
      return replacing(.fullWidthCharacter, .fullWidth(character, cure: cure), by: cure)
    case .foreignOperator(let spelling, let cure):
      return replacing(.foreignOperator, .foreignOperator(spelling, cure: cure), by: cure)
    case .unsupported(let feature):
      return finding(
        .unsupportedExpression, .unsupported(feature), help: .cure(for: feature))
    case .reservedWord(let word): return finding(.reservedWord, .reservedWord(word))
    case .integerOutOfRange(let number):
      return finding(.integerOutOfRange, .integerOutOfRange(number))
    case .macroVariable(let macro): return finding(.expressionSyntax, .macroVariable(macro))
    }
  }
}
