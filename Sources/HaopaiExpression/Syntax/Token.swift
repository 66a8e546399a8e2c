struct Token {
  enum Kind: Hashable {
    case identifier(String)
    /// Without its sign: 2^63 is fine behind a `-`.
    case int(UInt64)
    case text(String)
    case mark(Mark)
    case end
  }

  /// Operators and punctuation.
  enum Mark: String, Hashable, CaseIterable {
    case or = "||"
    case and = "&&"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case greater = ">"
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
    case not = "!"
    case question = "?"
    case colon = ":"
    case dot = "."
    case comma = ","
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBracket = "["
    case closeBracket = "]"
  }

  let kind: Kind
  let range: Range<Int>
}

/// Why a text is no expression. The first fault ends the reading of an expression.
struct SyntaxFault: Error {
  enum Kind {
    case empty
    case tooLong
    case tooDeep
    case unexpected(String)
    case expected(String, found: String)
    case unclosed(String)
    case unterminatedText
    case badEscape(String)
    case fullWidth(String, cure: String)
    /// A spelling of another language; the cure replaces it.
    case foreignOperator(String, cure: String)
    case unsupported(UnsupportedFeature)
    case reservedWord(String)
    case integerOutOfRange(String)
    case macroVariable(String)
  }

  let kind: Kind
  let range: Range<Int>
}

/// What CEL has and this language leaves out.
enum UnsupportedFeature: Hashable {
  case unsigned, double, bytes, map, null, dyn, regularExpression, type, quotedMember, message
}
