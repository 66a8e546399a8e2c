extension Lexer {
  /// A whole number; whatever else begins with a digit is refused by its name.
  mutating func number() throws(SyntaxFault) -> Token.Kind {
    let start = position
    let isHex =
      byte() == UInt8(ascii: "0") && (byte(1).map { $0 | 0x20 } == UInt8(ascii: "x"))
      && byte(2).flatMap(ASCII.hexDigit) != nil
    if isHex { position += 2 }
    let radix: UInt64 = isHex ? 16 : 10
    var value: UInt64? = 0
    while let digit = byte().flatMap(ASCII.hexDigit), UInt64(digit) < radix {
      value = value.flatMap { $0.times(radix, plus: UInt64(digit)) }
      position += 1
    }
    try refuseTail(of: start, isHex: isHex)
    guard let value, value <= UInt64(Int64.max) + 1 else {
      throw SyntaxFault(
        kind: .integerOutOfRange(string(start..<position)), range: start..<position)
    }
    return .int(value)
  }

  private mutating func refuseTail(of start: Int, isHex: Bool) throws(SyntaxFault) {
    guard let tail = byte() else { return }
    let feature: UnsupportedFeature
    if tail | 0x20 == UInt8(ascii: "u") {
      feature = .unsigned
    } else if tail == UInt8(ascii: "."), let digit = byte(1), ASCII.isDigit(digit) {
      feature = .double
    } else if !isHex, tail | 0x20 == UInt8(ascii: "e") {
      feature = .double
    } else if ASCII.startsName(tail) {
      throw SyntaxFault(
        kind: .unexpected(string(position..<position + 1)), range: position..<position + 1)
    } else {
      return
    }
    position += 1
    throw SyntaxFault(kind: .unsupported(feature), range: start..<position)
  }

  /// `'…'`, `"…"`, triple-quoted and raw texts; nil where no text starts.
  mutating func textLiteral() throws(SyntaxFault) -> Token.Kind? {
    let start = position
    var prefix = 0
    var isRaw = false
    var isBytes = false
    while prefix < 2, let letter = byte(prefix).map({ $0 | 0x20 }) {
      if letter == UInt8(ascii: "r"), !isRaw {
        isRaw = true
      } else if letter == UInt8(ascii: "b"), !isBytes {
        isBytes = true
      } else {
        break
      }
      prefix += 1
    }
    guard let quote = byte(prefix), quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
    else { return nil }
    if isBytes {
      throw SyntaxFault(kind: .unsupported(.bytes), range: start..<position + prefix + 1)
    }
    position += prefix
    let isTriple = byte(1) == quote && byte(2) == quote
    let length = isTriple ? 3 : 1
    position += length
    return .text(try body(from: start, quote: quote, length: length, isRaw: isRaw))
  }

  private mutating func body(
    from start: Int, quote: UInt8, length: Int, isRaw: Bool
  ) throws(SyntaxFault) -> String {
    var text: [UInt8] = []
    while let current = byte() {
      if (0..<length).allSatisfy({ byte($0) == quote }) {
        position += length
        return String(decoding: text, as: UTF8.self)
      }
      if length == 1, current == UInt8(ascii: "\n") || current == UInt8(ascii: "\r") { break }
      if current == UInt8(ascii: "\\"), !isRaw {
        text += Array(String(Character(try escape())).utf8)
      } else {
        text.append(current)
        position += 1
      }
    }
    throw SyntaxFault(kind: .unterminatedText, range: start..<position)
  }

  /// The scalar of the escape at `position`, which moves behind it.
  private mutating func escape() throws(SyntaxFault) -> Unicode.Scalar {
    let start = position
    guard let letter = byte(1) else {
      position += 1
      throw SyntaxFault(kind: .unterminatedText, range: start..<position)
    }
    if let scalar = simpleEscape(letter) {
      position += 2
      return scalar
    }
    let digits: (skip: Int, count: Int, radix: UInt32)? =
      switch letter {
      case UInt8(ascii: "x"), UInt8(ascii: "X"): (2, 2, 16)
      case UInt8(ascii: "u"): (2, 4, 16)
      case UInt8(ascii: "U"): (2, 8, 16)
      case UInt8(ascii: "0")...UInt8(ascii: "3"): (1, 3, 8)
      default: nil
      }
    if let digits, let scalar = scalar(digits.skip, digits.count, digits.radix) {
      position += digits.skip + digits.count
      return scalar
    }
    let end = min(bytes.count, start + 1 + scalarLength(at: start + 1))
    throw SyntaxFault(kind: .badEscape(string(start..<end)), range: start..<end)
  }

  private func simpleEscape(_ letter: UInt8) -> Unicode.Scalar? {
    switch letter {
    case UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "`"):
      Unicode.Scalar(letter)
    case UInt8(ascii: "a"): "\u{07}"
    case UInt8(ascii: "b"): "\u{08}"
    case UInt8(ascii: "f"): "\u{0C}"
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "t"): "\t"
    case UInt8(ascii: "v"): "\u{0B}"
    default: nil
    }
  }

  private func scalar(_ skip: Int, _ count: Int, _ radix: UInt32) -> Unicode.Scalar? {
    var value: UInt32 = 0
    for offset in skip..<skip + count {
      guard let digit = byte(offset).flatMap(ASCII.hexDigit), digit < radix,
        value < 0x1000_0000
      else { return nil }
      value = value * radix + digit
    }
    return Unicode.Scalar(value)
  }
}

extension UInt64 {
  /// `self * factor + addend`, nil on overflow.
  fileprivate func times(_ factor: UInt64, plus addend: UInt64) -> UInt64? {
    let product = multipliedReportingOverflow(by: factor)
    let sum = product.partialValue.addingReportingOverflow(addend)
    return product.overflow || sum.overflow ? nil : sum.partialValue
  }
}
