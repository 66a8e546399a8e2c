/// Cuts an expression's UTF-8 into tokens.
struct Lexer {
  let bytes: [UInt8]
  var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// All tokens, the last one `.end`.
  static func tokens(of text: String) throws(SyntaxFault) -> [Token] {
    var lexer = Lexer(text)
    guard lexer.bytes.count <= ExpressionLimits.bytes else {
      throw SyntaxFault(kind: .tooLong, range: 0..<lexer.bytes.count)
    }
    var tokens: [Token] = []
    // Names and marks in turn, mostly of a few letters.
    tokens.reserveCapacity(lexer.bytes.count / 3 + 2)
    while true {
      let token = try lexer.next()
      guard token.kind != .end else {
        // What is missing is missing behind the last token, not behind the blanks after it.
        let end = tokens.last?.range.upperBound ?? token.range.lowerBound
        tokens.append(Token(kind: .end, range: end..<end))
        return tokens
      }
      tokens.append(token)
    }
  }

  func byte(_ ahead: Int = 0) -> UInt8? {
    position + ahead < bytes.count ? bytes[position + ahead] : nil
  }

  private mutating func next() throws(SyntaxFault) -> Token {
    skipBlanks()
    let start = position
    guard let first = byte() else { return Token(kind: .end, range: start..<start) }
    if let kind = try textLiteral() { return Token(kind: kind, range: start..<position) }
    if ASCII.startsName(first) {
      return Token(kind: .identifier(identifier()), range: start..<position)
    }
    if ASCII.isDigit(first) { return Token(kind: try number(), range: start..<position) }
    if first == UInt8(ascii: "."), let digit = byte(1), ASCII.isDigit(digit) {
      position += 2
      throw SyntaxFault(kind: .unsupported(.double), range: start..<position)
    }
    return Token(kind: .mark(try mark()), range: start..<position)
  }

  /// White space, and comments from `//` to the end of the line.
  private mutating func skipBlanks() {
    while let current = byte() {
      if ASCII.isBlank(current) {
        position += 1
      } else if current == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "/") {
        while let inComment = byte(), inComment != UInt8(ascii: "\n") { position += 1 }
      } else {
        return
      }
    }
  }

  private mutating func identifier() -> String {
    let start = position
    while let current = byte(), ASCII.startsName(current) || ASCII.isDigit(current) {
      position += 1
    }
    return string(start..<position)
  }

  private mutating func mark() throws(SyntaxFault) -> Token.Mark {
    try refuseForeignOperators()
    if let first = byte(), let mark = Self.marks[first].first(where: { hasPrefix($0.rawValue) }) {
      position += mark.rawValue.utf8.count
      return mark
    }
    throw unknownCharacter()
  }

  /// Operators of other languages, each with the one that was meant.
  private func refuseForeignOperators() throws(SyntaxFault) {
    guard let first = byte() else { return }
    for (spelling, cure) in Self.foreign[first] where hasPrefix(spelling) {
      if cure.isEmpty { return }
      throw SyntaxFault(
        kind: .foreignOperator(spelling, cure: cure), range: position..<runEnd(of: spelling))
    }
  }

  /// Where an operator ends that repeats its last character: cut short, `====` would stay `===`.
  private func runEnd(of spelling: String) -> Int {
    var end = position + spelling.utf8.count
    guard let last = spelling.utf8.last, spelling.utf8.dropLast().last == last else { return end }
    while end < bytes.count, bytes[end] == last { end += 1 }
    return end
  }

  /// By their first byte, the longer ones first.
  private static let marks = ByFirstByte(
    Token.Mark.allCases.sorted { $0.rawValue.utf8.count > $1.rawValue.utf8.count },
    spelling: \.rawValue)

  private static let foreign = ByFirstByte(
    [
      ("!==", "!="), ("===", "=="), ("<>", "!="), ("=>", ">="), ("=<", "<="), ("==", ""),
      ("=", "=="), ("&&", ""), ("&", "&&"), ("||", ""), ("|", "||"), ("**", "*"),
    ] as [(spelling: String, cure: String)], spelling: \.spelling)

  private func unknownCharacter() -> SyntaxFault {
    let range = position..<position + scalarLength(at: position)
    let character = string(range)
    switch character {
    case "{": return SyntaxFault(kind: .unsupported(.map), range: range)
    case "`": return SyntaxFault(kind: .unsupported(.quotedMember), range: range)
    default: break
    }
    if let scalar = character.unicodeScalars.first, let cure = FullWidth.ascii(for: scalar) {
      return SyntaxFault(kind: .fullWidth(character, cure: cure), range: range)
    }
    return SyntaxFault(kind: .unexpected(character), range: range)
  }

  func hasPrefix(_ spelling: String) -> Bool {
    bytes[position...].starts(with: spelling.utf8)
  }

  /// The text of a range that starts and ends between scalars.
  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func scalarLength(at index: Int) -> Int {
    switch bytes[index] {
    case 0xC0...0xDF: min(2, bytes.count - index)
    case 0xE0...0xEF: min(3, bytes.count - index)
    case 0xF0...: min(4, bytes.count - index)
    default: 1
    }
  }
}

/// What begins with each byte, in its order.
private struct ByFirstByte<Element: Sendable>: Sendable {
  private var elements = [[Element]](repeating: [], count: 256)

  init(_ all: [Element], spelling: (Element) -> String) {
    for element in all {
      if let first = spelling(element).utf8.first { elements[Int(first)].append(element) }
    }
  }

  subscript(byte: UInt8) -> [Element] { elements[Int(byte)] }
}

enum ASCII {
  static func startsName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= byte }

  /// CEL's white space: tab, line feed, form feed, carriage return, space.
  static func isBlank(_ byte: UInt8) -> Bool { [9, 10, 12, 13, 32].contains(byte) }

  static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}

/// Punctuation as a Chinese input method writes it.
enum FullWidth {
  /// The character that was meant; a space for the ideographic space.
  static func ascii(for scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0).map { String(Character($0)) }
    case 0x3000, 0xA0: " "
    case 0x2018, 0x2019: "'"
    case 0x201C, 0x201D: "\""
    case 0x3002: "."
    case 0x3001: ","
    case 0x3010: "["
    case 0x3011: "]"
    case 0x2260: "!="
    case 0x2264: "<="
    case 0x2265: ">="
    case 0xD7: "*"
    case 0xF7: "/"
    default: nil
    }
  }
}
