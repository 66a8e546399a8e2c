import HaopaiDiagnostics

/// What this module reports: code, sentence, help and fix of each kind, sorted.
extension Finding {
  static func alias(_ span: SourceSpan, _ name: String) -> Finding {
    Finding(.alias, .alias(name), at: span, help: .anchorHelp)
  }

  static func anchor(_ span: SourceSpan) -> Finding {
    Finding(.anchor, .anchor, at: span, help: .anchorHelp)
  }

  static func bidiControl(_ span: SourceSpan, _ scalar: Unicode.Scalar) -> Finding {
    removable(.bidiControl, .bidiControl(name(of: scalar)), span)
  }

  static func byteOrderMark(_ span: SourceSpan) -> Finding {
    removable(.byteOrderMark, .byteOrderMark, span)
  }

  static func confusableLetters(
    _ span: SourceSpan, _ word: String, replacement: String
  ) -> Finding {
    let fix = Fix(span: span, replacement: replacement, message: .replaceLetters)
    return Finding(.confusableLetters, .confusableLetters(word), at: span, fixes: [fix])
  }

  static func controlCharacter(_ span: SourceSpan, _ scalar: Unicode.Scalar) -> Finding {
    removable(.controlCharacter, .controlCharacter(name(of: scalar)), span)
  }

  static func documentMarker(_ span: SourceSpan) -> Finding {
    removable(.documentMarker, .documentMarker, span)
  }

  /// - Parameter isRow: whether the keys after it repeat earlier ones as well.
  static func duplicateKey(
    _ span: SourceSpan, _ key: String, earlier: SourceSpan, isRow: Bool
  ) -> Finding {
    Finding(
      .duplicateKey, .duplicateKey(key), at: span, help: isRow ? .repeatedRow : .keepOne,
      related: [Related(span: earlier, message: .firstGivenHere)])
  }

  static func emptyFile(_ source: SourceText) -> Finding {
    Finding(.emptyFile, .emptyFile, at: source.span(0..<0))
  }

  static func emptyKey(_ span: SourceSpan) -> Finding {
    Finding(.emptyKey, .emptyKey, at: span)
  }

  static func entryWithoutValue(_ span: SourceSpan, _ key: String) -> Finding {
    Finding(.entryWithoutValue, .entryWithoutValue(key), at: span, help: .entryWithoutValueHelp)
  }

  static func expressionCut(_ span: SourceSpan, _ text: String) -> Finding {
    let fix = Fix(span: span, replacement: quoted(text), message: .quoteExpression)
    return Finding(
      .expressionCut, .expressionCut(text), at: span, help: .quoteExpression, fixes: [fix])
  }

  static func fileTooLarge(_ source: SourceText, limit: Int) -> Finding {
    Finding(.fileTooLarge, .fileTooLarge(limit: limit), at: source.span(0..<0))
  }

  static func foreignEncoding(_ span: SourceSpan, name: String) -> Finding {
    Finding(.notUTF8, .foreignEncoding(name), at: span, help: .saveAsUTF8)
  }

  static func fullwidthBracket(_ span: SourceSpan, replacement: String) -> Finding {
    let fix = Fix(span: span, replacement: replacement, message: .replace)
    return Finding(.fullwidthBracket, .fullwidthBracket, at: span, fixes: [fix])
  }

  static func fullwidthColon(_ range: Range<Int>, of source: SourceText) -> Finding {
    let span = source.span(range)
    let isBeforeBlank =
      range.upperBound == source.bytes.count
      || Blank.isBlankOrBreak(source.bytes[range.upperBound])
    let fix = Fix(span: span, replacement: isBeforeBlank ? ":" : ": ", message: .replace)
    return Finding(.fullwidthColon, .fullwidthColon, at: span, fixes: [fix])
  }

  static func fullwidthComma(_ span: SourceSpan, _ comma: Unicode.Scalar) -> Finding {
    let fix = Fix(span: span, replacement: ", ", message: .replace)
    return Finding(
      .fullwidthComma, .fullwidthComma(String(Character(comma))), at: span,
      help: .fullwidthCommaHelp, fixes: [fix])
  }

  static func fullwidthLetters(_ span: SourceSpan, replacement: String) -> Finding {
    let fix = Fix(span: span, replacement: replacement, message: .replace)
    return Finding(.fullwidthLetters, .fullwidthLetters, at: span, fixes: [fix])
  }

  static func keyNotText(_ span: SourceSpan) -> Finding {
    Finding(.keyNotText, .keyNotText, at: span)
  }

  static func keyTooLong(_ span: SourceSpan, limit: Int) -> Finding {
    Finding(.keyTooLong, .keyTooLong(limit: limit), at: span)
  }

  static func lineSeparator(_ span: SourceSpan, _ scalar: Unicode.Scalar) -> Finding {
    removable(.lineSeparator, .lineSeparator(name(of: scalar)), span, by: " ")
  }

  static func loneCarriageReturn(_ span: SourceSpan) -> Finding {
    removable(.loneCarriageReturn, .loneCarriageReturn, span, by: "\n")
  }

  /// A file of many lines that is one to everybody else: one mistake, however many lines it has.
  static func returnsOnly(_ source: SourceText, first: SourceSpan) -> Finding {
    let text = String(
      decoding: source.bytes.map { $0 == 0x0D ? 0x0A : $0 }, as: UTF8.self)
    let whole = source.span(0..<source.bytes.count)
    let fix = Fix(span: whole, replacement: text, message: .useLineBreaks)
    let isShort = source.bytes.count <= 1 << 16
    return Finding(
      .loneCarriageReturn, .returnsOnly, at: first, help: isShort ? nil : .useLineBreaks,
      fixes: isShort ? [fix] : [])
  }

  static func looksLikeGBK(_ span: SourceSpan) -> Finding {
    Finding(.notUTF8, .looksLikeGBK, at: span, help: .saveAsUTF8)
  }

  static func mergeKey(_ span: SourceSpan) -> Finding {
    Finding(.mergeKey, .mergeKey, at: span, help: .anchorHelp)
  }

  static func negationAsTag(_ span: SourceSpan, _ text: String) -> Finding {
    let fix = Fix(span: span, replacement: quoted(text), message: .quoteExpression)
    return Finding(
      .negationAsTag, .negationAsTag(text), at: span, help: .quoteExpression, fixes: [fix])
  }

  static func nestingTooDeep(_ span: SourceSpan, _ limit: Int) -> Finding {
    Finding(.nestingTooDeep, .nestingTooDeep(limit), at: span)
  }

  static func noMemory(_ source: SourceText) -> Finding {
    Finding(.outOfMemory, .cannotRead, at: source.span(0..<0))
  }

  static func notUTF8(_ span: SourceSpan, byte: UInt8) -> Finding {
    Finding(.notUTF8, .notUTF8(byte: byte), at: span, help: .saveAsUTF8)
  }

  static func scalarTooLong(_ span: SourceSpan, limit: Int) -> Finding {
    Finding(.scalarTooLong, .scalarTooLong(limit: limit), at: span)
  }

  static func severalDocuments(_ span: SourceSpan) -> Finding {
    Finding(.severalDocuments, .severalDocuments, at: span)
  }

  static func tabIndentation(_ span: SourceSpan, width: Int) -> Finding {
    let spaces = String(repeating: " ", count: width)
    let fix = Fix(span: span, replacement: spaces, message: .useSpaces)
    return Finding(.tabIndentation, .tabIndentation, at: span, fixes: [fix])
  }

  static func tag(_ span: SourceSpan, _ tag: String) -> Finding {
    removable(.tag, .tag(tag), span)
  }

  static func tooManyNodes(_ span: SourceSpan, _ limit: Int) -> Finding {
    Finding(.tooManyNodes, .tooManyNodes(limit), at: span)
  }

  static func unusualSpace(
    _ span: SourceSpan, _ scalar: Unicode.Scalar, fixed: SourceSpan, as spaces: String
  ) -> Finding {
    let fix = Fix(span: fixed, replacement: spaces, message: .useSpaces)
    return Finding(.unusualSpace, .unusualSpace(name(of: scalar)), at: span, fixes: [fix])
  }

  static func yamlDirective(_ span: SourceSpan) -> Finding {
    removable(.yamlDirective, .yamlDirective, span)
  }

  static func zeroWidthCharacter(_ span: SourceSpan, _ scalar: Unicode.Scalar) -> Finding {
    removable(.zeroWidthCharacter, .zeroWidthCharacter(name(of: scalar)), span)
  }

  /// A finding that is cured by taking its bytes away, or by putting `text` in their place.
  private static func removable(
    _ code: FindingCode, _ message: Message, _ span: SourceSpan, by text: String = ""
  ) -> Finding {
    let cure: Message = text.isEmpty ? .remove : text == " " ? .useSpaces : .useLineBreak
    let fix = Fix(span: span, replacement: text, message: cure)
    return Finding(code, message, at: span, fixes: [fix])
  }

  /// `U+` and at least four digits.
  private static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// The text as a double-quoted scalar, or in single quotes where it holds double ones.
  static func quoted(_ text: String) -> String {
    if !text.utf8.contains(0x22), !text.utf8.contains(0x5C) { return "\"\(text)\"" }
    let doubled = text.utf8.reduce(into: [UInt8]()) { result, byte in
      if byte == 0x27 { result.append(byte) }
      result.append(byte)
    }
    return "'\(String(decoding: doubled, as: UTF8.self))'"
  }
}
