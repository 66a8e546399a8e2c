/// The tokens of an expression, so far as mutations need them. What is no expression has tokens, too,
/// but none of the operators that mutations look for.
enum ExpressionText {
  struct Token {
    enum Kind { case name, number, string, mark }

    let kind: Kind
    let text: String
    let range: Range<String.Index>
    /// How many brackets are open around it.
    let depth: Int
  }

  private static let marks = ["&&", "||", "==", "!=", "<=", ">="]

  static func tokens(_ text: String) -> [Token] {
    var tokens: [Token] = []
    var depth = 0
    var index = text.startIndex
    while index < text.endIndex {
      let start = index
      let character = text[index]
      var kind = Token.Kind.mark
      if isLetter(character) {
        kind = .name
        index = end(ofNameAt: start, in: text)
      } else if isDigit(character) {
        kind = .number
        index = text[index...].firstIndex { !isDigit($0) } ?? text.endIndex
      } else if character == "\"" || character == "'" {
        kind = .string
        let inside = text.index(after: index)
        let end = text[inside...].firstIndex(of: character)
        index = end.map(text.index(after:)) ?? text.endIndex
      } else if character == " " {
        index = text.index(after: index)
        continue
      } else {
        let two = marks.first { text[index...].hasPrefix($0) }
        index = text.index(index, offsetBy: two == nil ? 1 : 2)
      }
      if kind == .mark, ")]}".contains(character) { depth -= 1 }
      tokens.append(
        Token(kind: kind, text: String(text[start..<index]), range: start..<index, depth: depth))
      if kind == .mark, "([{".contains(character) { depth += 1 }
    }
    return tokens
  }

  /// Behind a name and the members of it; `..` is no part of one.
  private static func end(ofNameAt start: String.Index, in text: String) -> String.Index {
    var index = start
    while index < text.endIndex {
      let next = text.index(after: index)
      let isDot = text[index] == "." && next < text.endIndex && isLetter(text[next])
      guard isLetter(text[index]) || isDigit(text[index]) || isDot else { break }
      index = next
    }
    return index
  }

  /// Whether it looks like an expression and like nothing else.
  static func isExpression(_ tokens: [Token]) -> Bool {
    tokens.contains { token in
      switch token.kind {
      case .name: token.text.contains(".") && !token.text.hasSuffix(".")
      case .mark: marks.contains(token.text) || ["<", ">", "!", "("].contains(token.text)
      case .number, .string: false
      }
    } && tokens.allSatisfy { token in token.kind == .string || token.text.allSatisfy(\.isASCII) }
  }

  static func isLetter(_ character: Character) -> Bool {
    character == "_" || character.isASCII && character.isLetter
  }

  static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
