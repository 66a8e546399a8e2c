extension Parser {
  /// Literals, names, calls, lists and parentheses.
  mutating func primary() throws(SyntaxFault) -> Syntax {
    let token = current
    switch token.kind {
    case .int(let magnitude):
      guard magnitude <= UInt64(Int64.max) else {
        throw SyntaxFault(kind: .integerOutOfRange(String(magnitude)), range: token.range)
      }
      advance()
      return try node(.int(Int64(magnitude)), token.range)
    case .text(let text):
      advance()
      return try node(.text(text), token.range)
    case .identifier(let word):
      advance()
      return try named(Syntax.Word(text: word, range: token.range))
    case .mark(.openParenthesis):
      advance()
      let inner = try expression()
      try require(.closeParenthesis, opened: token)
      return Syntax(inner.content, token.range.lowerBound..<previousEnd)
    case .mark(.openBracket):
      advance()
      let elements = try arguments(until: .closeBracket, opened: token)
      return try node(.list(elements), token.range.lowerBound..<previousEnd)
    case .mark(.dot):
      advance()
      let word = try memberName()
      return try node(
        .name(word.text, isRoot: true), token.range.lowerBound..<word.range.upperBound)
    case .mark, .end: throw unexpected(token)
    }
  }

  private mutating func named(_ word: Syntax.Word) throws(SyntaxFault) -> Syntax {
    switch word.text {
    case "true", "false": return try node(.bool(word.text == "true"), word.range)
    case "null": throw SyntaxFault(kind: .unsupported(.null), range: word.range)
    case "in": throw SyntaxFault(kind: .unexpected("in"), range: word.range)
    default: break
    }
    if Self.reservedWords.contains(word.text) {
      throw SyntaxFault(kind: .reservedWord(word.text), range: word.range)
    }
    let opening = current
    guard accept(.openParenthesis) else {
      return try node(.name(word.text, isRoot: false), word.range)
    }
    let arguments = try nestedArguments(opened: opening)
    return try node(.call(word, arguments), word.range.lowerBound..<previousEnd)
  }

  /// Selections, method calls and brackets behind an operand.
  mutating func postfix(of operand: Syntax) throws(SyntaxFault) -> Syntax {
    var base = operand
    while true {
      let token = current
      let start = base.range.lowerBound
      if accept(.dot) {
        let word = try memberName()
        let opening = current
        if accept(.openParenthesis) {
          let arguments = try nestedArguments(opened: opening)
          base = try node(.method(base, word, arguments), start..<previousEnd)
        } else {
          base = try node(.select(base, word), start..<previousEnd)
        }
      } else if accept(.openBracket) {
        let keys = try arguments(until: .closeBracket, opened: token)
        guard !keys.isEmpty else { throw unexpected(tokens[index - 1]) }
        base = try node(.index(base, keys), start..<previousEnd)
      } else {
        return base
      }
    }
  }

  /// Behind a dot every word is a name, reserved ones too.
  private mutating func memberName() throws(SyntaxFault) -> Syntax.Word {
    guard case .identifier(let text) = current.kind, text != "in", text != "true",
      text != "false", text != "null"
    else {
      throw SyntaxFault(
        kind: .expected("name", found: spelling(of: current)), range: current.range)
    }
    defer { advance() }
    return Syntax.Word(text: text, range: current.range)
  }

  private mutating func nestedArguments(
    opened opening: Token
  ) throws(SyntaxFault) -> [Syntax] {
    try arguments(until: .closeParenthesis, opened: opening)
  }

  /// Expressions between commas up to `end`; a list may have a comma behind its last element.
  private mutating func arguments(
    until end: Token.Mark, opened opening: Token
  ) throws(SyntaxFault) -> [Syntax] {
    var arguments: [Syntax] = []
    while !accept(end) {
      if !arguments.isEmpty {
        try require(.comma, opened: opening, or: end)
        if end == .closeBracket, accept(end) { return arguments }
      }
      arguments.append(try expression())
    }
    return arguments
  }

  mutating func require(
    _ mark: Token.Mark, opened opening: Token? = nil, or end: Token.Mark? = nil
  ) throws(SyntaxFault) {
    if accept(mark) { return }
    if case .end = current.kind, let opening {
      throw SyntaxFault(kind: .unclosed(spelling(of: opening)), range: opening.range)
    }
    throw SyntaxFault(
      kind: .expected((end ?? mark).rawValue, found: spelling(of: current)),
      range: current.range)
  }

  func requireEnd() throws(SyntaxFault) {
    guard current.kind != .end else { return }
    throw unexpected(current)
  }

  private func unexpected(_ token: Token) -> SyntaxFault {
    if case .end = token.kind {
      return SyntaxFault(kind: .expected("value", found: ""), range: token.range)
    }
    return SyntaxFault(kind: .unexpected(spelling(of: token)), range: token.range)
  }

  /// What a finding shows of a token; empty at the end.
  func spelling(of token: Token) -> String {
    switch token.kind {
    case .identifier(let word): word
    case .int(let value): String(value)
    case .text(let text): "'" + String(text.prefix(20)) + "'"
    case .mark(let mark): mark.rawValue
    case .end: ""
    }
  }

  static let reservedWords: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
    "package", "namespace", "return", "var", "void", "while",
  ]
}
