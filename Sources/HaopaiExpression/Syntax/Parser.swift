/// Builds the tree: CEL's grammar by recursive descent, operators by precedence.
struct Parser {
  var tokens: [Token]
  var index = 0
  private var nesting = 0

  static func parse(_ text: String) throws(SyntaxFault) -> Syntax {
    var parser = Parser(tokens: try Lexer.tokens(of: text))
    if parser.current.kind == .end {
      throw SyntaxFault(kind: .empty, range: 0..<text.utf8.count)
    }
    let syntax = try parser.expression()
    try parser.requireEnd()
    return syntax
  }

  private init(tokens: [Token]) { self.tokens = tokens }

  var current: Token { tokens[index] }

  var previousEnd: Int { index > 0 ? tokens[index - 1].range.upperBound : 0 }

  mutating func advance() {
    // The last token is `.end`, which is never passed.
    if index + 1 < tokens.count { index += 1 }
  }

  mutating func accept(_ mark: Token.Mark) -> Bool {
    guard current.kind == .mark(mark) else { return false }
    advance()
    return true
  }

  /// `or ? expression : expression`, or just `or`.
  mutating func expression() throws(SyntaxFault) -> Syntax {
    try nested { parser throws(SyntaxFault) in
      let condition = try parser.operation(above: 0)
      guard parser.accept(.question) else { return condition }
      let yes = try parser.operation(above: 0)
      try parser.require(.colon)
      let no = try parser.expression()
      return try parser.node(
        .conditional(condition, yes, no), condition.range.lowerBound..<no.range.upperBound)
    }
  }

  /// A chain of operators that bind tighter than `precedence`.
  private mutating func operation(above precedence: Int) throws(SyntaxFault) -> Syntax {
    var left = try unary()
    while let found = try binaryOperator(), found.precedence > precedence {
      advance()
      let right = try operation(above: found.precedence)
      left = try node(
        .binary(found, left, right), left.range.lowerBound..<right.range.upperBound)
    }
    return left
  }

  private func binaryOperator() throws(SyntaxFault) -> BinaryOperator? {
    switch current.kind {
    case .mark(let mark): return mark.binaryOperator
    case .identifier("in"): return .isIn
    case .identifier(let word):
      if let cure = Self.foreignWords[word.lowercased()] {
        throw SyntaxFault(kind: .foreignOperator(word, cure: cure), range: current.range)
      }
      return nil
    default: return nil
    }
  }

  private static let foreignWords = ["and": "&&", "or": "||", "is": "==", "mod": "%"]

  private mutating func unary() throws(SyntaxFault) -> Syntax {
    let start = current.range.lowerBound
    if current.kind == .mark(.not) {
      advance()
      return try prefixed(from: start) { .not($0) }
    }
    if current.kind == .mark(.subtract) {
      advance()
      // `-` and a number are one literal, so that the least number can be written.
      if case .int(let magnitude) = current.kind { return try negative(magnitude, from: start) }
      return try prefixed(from: start) { .negate($0) }
    }
    if case .identifier(let word) = current.kind, word.lowercased() == "not", startsOperand() {
      throw SyntaxFault(kind: .foreignOperator(word, cure: "!"), range: current.range)
    }
    return try postfix(of: try primary())
  }

  private mutating func prefixed(
    from start: Int, _ make: (Syntax) -> Syntax.Content
  ) throws(SyntaxFault) -> Syntax {
    let operand = try nested { parser throws(SyntaxFault) in try parser.unary() }
    return try node(make(operand), start..<operand.range.upperBound)
  }

  private mutating func negative(
    _ magnitude: UInt64, from start: Int
  ) throws(SyntaxFault) -> Syntax {
    advance()
    let literal = try node(
      .int(Int64(truncatingIfNeeded: 0 &- magnitude)), start..<previousEnd)
    return try postfix(of: literal)
  }

  /// Whether the word before an operand is `not`, as in `not x` and `not (x)`.
  private func startsOperand() -> Bool {
    guard index + 1 < tokens.count else { return false }
    switch tokens[index + 1].kind {
    case .identifier(let word): return word != "in"
    case .int, .text, .mark(.not), .mark(.openParenthesis): return true
    case .mark, .end: return false
    }
  }

  mutating func nested(
    _ read: (inout Parser) throws(SyntaxFault) -> Syntax
  ) throws(SyntaxFault) -> Syntax {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= ExpressionLimits.nesting else {
      throw SyntaxFault(kind: .tooDeep, range: current.range)
    }
    return try read(&self)
  }

  func node(
    _ content: Syntax.Content, _ range: Range<Int>
  ) throws(SyntaxFault) -> Syntax {
    let node = Syntax(content, range)
    guard node.height <= ExpressionLimits.height else {
      throw SyntaxFault(kind: .tooDeep, range: range)
    }
    return node
  }
}

extension Token.Mark {
  fileprivate var binaryOperator: BinaryOperator? {
    switch self {
    case .or: .or
    case .and: .and
    case .lessOrEqual: .lessOrEqual
    case .greaterOrEqual: .greaterOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .greater: .greater
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .remainder: .remainder
    case .not, .question, .colon, .dot, .comma, .openParenthesis, .closeParenthesis, .openBracket,
      .closeBracket:
      nil
    }
  }
}
