import HaopaiDiagnostics

/// Turns libyaml's failure into the finding that its author needs: what libyaml complains about is
/// often a line later than the mistake, and in words about parsers.
///
/// Exactly one root cause is reported. Where full-width colons are the cause, all of them are.
struct SyntaxDiagnosis {
  let source: SourceText
  let failure: YAMLFailure
  /// Where libyaml stopped, and where the construct started that it was reading.
  private let problem: Int
  private let context: Int?
  private let lines: LineScan
  private let limits: YAMLLimits

  init(source: SourceText, cursor: MarkCursor, failure: YAMLFailure, limits: YAMLLimits) {
    var cursor = cursor
    self.limits = limits
    self.source = source
    self.failure = failure
    problem = cursor.offset(of: failure.problemMark)
    context = failure.contextMark.map { cursor.offset(of: $0) }
    lines = LineScan(bytes: source.bytes)
  }

  /// - Parameters:
  ///   - hasTabs: Whether tabs as indentation were reported already; they are the cause then.
  ///   - isMisread: Whether a line was reported that yaml takes for another than it looks like; what
  ///     seems to be wrong with the indentation below it is a consequence.
  func run(hasTabs: Bool, isMisread: Bool, into findings: inout FindingCollector) {
    if hasTabs { return }
    let causes = [problemInSimpleKey, problem].flatMap { lookalikes(onLineOf: $0) }
    guard causes.isEmpty else {
      for cause in causes + laterColons(after: causes) { findings.report(cause) }
      return
    }
    let cause = negation ?? byProblem ?? general
    let isConsequence = [.badIndentation, .missingColon].contains(cause.code)
    if !isMisread || !isConsequence { findings.report(cause) }
  }

  private var problemInSimpleKey: Int {
    failure.context == "while scanning a simple key" ? context ?? problem : problem
  }
}

// MARK: - Causes that are not libyaml's business

extension SyntaxDiagnosis {
  /// Full-width punctuation and odd spaces outside quotes and comments of one line.
  private func lookalikes(onLineOf offset: Int) -> [Finding] {
    let line = lines.content(at: offset)
    let colon = lines.firstColon(in: line) ?? line.upperBound
    let unquoted = lines.unquoted(line)
    var spaces = FindingCollector()
    _ = UnusualSpaces(source: source).report(in: unquoted, into: &spaces) { _, space in
      lines.isEdge(space.range, of: line)
    }
    var found = spaces.findings
    for character in unquoted {
      switch character.scalar {
      case "："
      where !found.contains(where: { $0.code == .fullwidthColon })
        && character.range.lowerBound < colon:
        found.append(.fullwidthColon(character.range, of: source))
      case "，" where isFlow:
        let rest = Blank.trim(character.range.upperBound..<line.upperBound, of: source.bytes)
        if KeyWord.end(in: rest, of: source.bytes) > rest.lowerBound {
          found.append(.fullwidthComma(source.span(character.range), "，"))
        }
      default: break
      }
    }
    return found
  }

  private var isFlow: Bool { failure.context?.hasPrefix("while parsing a flow") ?? false }

  /// Once one full-width colon was the cause, the others of the file are worth knowing too.
  private func laterColons(after causes: [Finding]) -> [Finding] {
    guard let last = causes.last, causes.contains(where: { $0.code == .fullwidthColon }) else {
      return []
    }
    var found: [Finding] = []
    var offset = lines.end(at: Int(last.span.end)) + 1
    while offset < source.bytes.count {
      let line = lines.content(at: offset)
      if let colon = KeyWord.colon(behindKeyIn: line, of: source.bytes) {
        found.append(.fullwidthColon(colon, of: source))
      }
      offset = lines.end(at: offset) + 1
    }
    return found
  }

  /// `!(a || b)` and `!a && b` fail as tags, anchors and block scalars.
  private var negation: Finding? {
    for offset in [context, problem].compactMap({ $0 }) {
      let line = lines.content(at: offset)
      let start = lines.valueStart(in: line)
      guard start < line.upperBound, source.bytes[start] == 0x21,
        let range = NodeProperties.negation(in: source.bytes, at: start)
      else { continue }
      return .negationAsTag(source.span(range), text(range))
    }
    return nil
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: source.bytes[range], as: UTF8.self)
  }
}

// MARK: - Causes by libyaml's words

extension SyntaxDiagnosis {
  private var byProblem: Finding? {
    switch (failure.context, failure.problem) {
    case ("while scanning a simple key", _): return missingColon(at: problemInSimpleKey)
    case (_, "mapping values are not allowed in this context"): return unexpectedColon
    case (_, "block sequence entries are not allowed in this context"):
      return Finding(.listOnKeyLine, .listOnKeyLine, at: here, help: .listOnKeyLineHelp)
    case ("while scanning a quoted scalar", _):
      return Finding(
        .unterminatedQuote, .unterminatedQuote, at: lineSpan(from: context ?? problem),
        help: .unterminatedQuoteHelp)
    case ("while parsing a quoted scalar", _):
      return Finding(.unknownEscape, .unknownEscape, at: escape, help: .unknownEscapeHelp)
    case ("while scanning for the next token", _), ("while scanning an alias", _),
      ("while scanning an anchor", _):
      return reserved(
        at: failure.context == "while scanning for the next token" ? problem : context)
    case ("while scanning a block scalar", _):
      return Finding(
        .blockScalarHeader, .blockScalarHeader, at: here, help: .blockScalarHeaderHelp)
    case ("while scanning a tag", _), ("while parsing a tag", _),
      (_, "found undefined tag handle"):
      let span = lineSpan(from: context ?? problem)
      return .tag(span, text(Int(span.start)..<Int(span.end)))
    case ("while parsing a flow sequence", _), ("while parsing a flow mapping", _): return bracket
    case ("while parsing a block mapping", _), ("while parsing a block collection", _):
      return misplaced
    default: return nil
    }
  }

  private var general: Finding {
    Finding(.yamlSyntax, .yamlSyntax, at: here, help: .yamlSyntaxHelp(failure.problem))
  }

  /// The character at which libyaml stopped.
  private var here: SourceSpan {
    guard problem < source.bytes.count else { return source.span(problem..<problem) }
    let length = UTF8Decoding.step(source.bytes, at: problem).length
    return source.span(problem..<(problem + length))
  }

  /// The backslash and what stands behind it.
  private var escape: SourceSpan {
    let backslash = source.bytes[...min(problem, source.bytes.count - 1)].lastIndex(of: 0x5C)
    guard let backslash, backslash + 1 < source.bytes.count else { return here }
    let next = UTF8Decoding.step(source.bytes, at: backslash + 1)
    return source.span(backslash..<(backslash + 1 + next.length))
  }

  private func lineSpan(from offset: Int) -> SourceSpan {
    source.span(offset..<max(offset, lines.content(at: offset).upperBound))
  }

  /// A line among keys that is no key.
  private func missingColon(at offset: Int) -> Finding {
    if let tight = tightColon(onLineOf: offset) { return tight }
    let span = lineSpan(from: offset)
    let line = lines.content(at: offset)
    if let colon = lines.firstColon(in: line), colon - offset > limits.keyBytes {
      return .keyTooLong(source.span(offset..<colon), limit: limits.keyBytes)
    }
    return Finding(
      .missingColon, .missingColon(text(Int(span.start)..<Int(span.end))), at: span)
  }

  /// `size:10`.
  private func tightColon(onLineOf offset: Int) -> Finding? {
    let line = lines.content(at: offset)
    let start = lines.entryStart(in: line)
    let colon = KeyWord.end(in: start..<line.upperBound, of: source.bytes)
    guard colon > start, colon + 1 < line.upperBound, source.bytes[colon] == 0x3A,
      !Blank.isBlank(source.bytes[colon + 1]),
      // A space that is none to yaml is reported as what it is.
      !Blank.isUnusualSpace(at: colon + 1, of: source.bytes)
    else { return nil }
    let gap = source.span((colon + 1)..<(colon + 1))
    let fix = Finding.Fix(span: gap, replacement: " ", message: .putSpace)
    return Finding(
      .missingSpaceAfterColon, .missingSpaceAfterColon(text(start..<colon)),
      at: source.span(start..<(colon + 1)), fixes: [fix])
  }

  /// A colon where no key may stand: a second one in a value, or a line indented too deeply.
  private var unexpectedColon: Finding {
    let line = lines.content(at: problem)
    let value = lines.valueStart(in: line)
    if value > lines.entryStart(in: line), value < problem {
      let range = value..<lines.uncommented(line).upperBound
      let fix = Finding.Fix(
        span: source.span(range), replacement: Finding.quoted(text(range)), message: .quote)
      return Finding(
        .colonInValue, .colonInValue, at: here, fixes: lines.isWhole(line) ? [fix] : [])
    }
    if let above = lines.previous(before: line.lowerBound) {
      if let tight = tightColon(onLineOf: above) { return tight }
      let key = lines.content(at: above)
      // Both begin at the same column: it is not the indentation that makes them one text.
      if key.lowerBound - lines.start(at: above) == line.lowerBound - lines.start(at: problem),
        !lines.hasColon(key), lines.entryStart(in: key) == key.lowerBound
      {
        return missingColon(at: key.lowerBound)
      }
    }
    return indentation(of: line)
  }

  private func indentation(of line: Range<Int>) -> Finding {
    let start = lines.start(at: line.lowerBound)
    let blanks = start == line.lowerBound ? line : start..<line.lowerBound
    return Finding(
      .badIndentation, .badIndentation, at: source.span(blanks), help: .badIndentationHelp)
  }

  private func reserved(at offset: Int?) -> Finding? {
    guard let offset, offset < source.bytes.count else { return nil }
    let line = lines.content(at: offset)
    let range = offset..<max(offset + 1, lines.uncommented(line).upperBound)
    let step = UTF8Decoding.step(source.bytes, at: offset)
    let first = text(offset..<(offset + step.length))
    let fix = Finding.Fix(
      span: source.span(range), replacement: Finding.quoted(text(range)), message: .quote)
    return Finding(
      .reservedCharacter, .reservedCharacter(first),
      at: source.span(offset..<(offset + step.length)), fixes: lines.isWhole(line) ? [fix] : [])
  }

  private var bracket: Finding? {
    guard let context, context < source.bytes.count else { return nil }
    let opening = source.span(context..<(context + 1))
    guard problem < source.bytes.count, !isLineOfAnotherKey else {
      return Finding(
        .unclosedBracket, .unclosedBracket(text(context..<(context + 1))), at: opening)
    }
    if let cut = expressionCut { return cut }
    if source.bytes[problem] == 0x3A { return Finding(.colonInValue, .colonInValue, at: here) }
    return Finding(
      .missingComma, .missingComma, at: here,
      related: [Finding.Related(span: opening, message: .openedHere)])
  }

  /// `{ when: used ? 1 : 2 }`, `{ when: batch[0] == x }` and `["ok" == check]`: a value that goes on
  /// with what YAML takes for its own, or behind the quotes that it begins with.
  private var expressionCut: Finding? {
    let cut = ExpressionCut(bytes: source.bytes, isFlow: true)
    let start = cut.start(of: problem)
    let before = Blank.trim(start..<problem, of: source.bytes)
    guard let last = before.last.map({ source.bytes[$0] }),
      ![0x5B, 0x7B].contains(source.bytes[start])
    else { return nil }
    let isQuoted = [0x22, 0x27].contains(source.bytes[start])
    let goesOn =
      switch source.bytes[problem] {
      case _ where isQuoted: isOperator(at: problem)
      case 0x3F: true
      case 0x5B: KeyWord.isPart(last) || last == 0x29
      case 0x3A: text(before).contains(" ? ")
      default: false
      }
    guard goesOn, let range = cut.whole(from: start) else { return nil }
    return .expressionCut(source.span(range), text(range))
  }

  /// Whether an operator of expressions stands there that joins two values.
  private func isOperator(at offset: Int) -> Bool {
    let rest = source.bytes[offset...].prefix(3)
    return ["==", "!=", "<", ">", "+", "&&", "||", "? ", "in "].contains {
      rest.starts(with: $0.utf8)
    }
  }

  /// Whether libyaml ran on into a later line that looks like a key.
  private var isLineOfAnotherKey: Bool {
    guard let context else { return false }
    let line = lines.content(at: problem)
    return lines.start(at: context) != lines.start(at: problem)
      && lines.hasColon(line.lowerBound..<lines.content(at: problem).upperBound)
  }

  /// Something between the entries of a block mapping or list.
  private var misplaced: Finding {
    let line = lines.content(at: problem)
    if problem < source.bytes.count, source.bytes[problem] == 0x3A { return .emptyKey(here) }
    guard problem < source.bytes.count, problem > line.lowerBound else {
      let isClosing = problem < source.bytes.count && [0x5D, 0x7D].contains(source.bytes[problem])
      return isClosing ? general : indentation(of: line)
    }
    if let quote = openQuote {
      return Finding(
        .unterminatedQuote, .unterminatedQuote, at: lineSpan(from: quote),
        help: .unterminatedQuoteHelp)
    }
    return Finding(.textAfterValue, .textAfterValue, at: here)
  }

  /// A quotation on a line above that ran on into this one, where the next quotation begins.
  private var openQuote: Int? {
    let line = lines.content(at: problem)
    let before = Blank.trim(line.lowerBound..<problem, of: source.bytes)
    guard let quote = before.last.map({ source.bytes[$0] }), quote == 0x22 || quote == 0x27,
      source.bytes[before].count(where: { $0 == quote }) == 1
    else { return nil }
    var above = lines.previous(before: problem)
    // A text of so many lines is no slip.
    for _ in 0..<100 {
      guard let place = above else { return nil }
      let earlier = lines.content(at: place)
      let start = lines.valueStart(in: earlier)
      if start < earlier.upperBound, source.bytes[start] == quote,
        !source.bytes[(start + 1)..<earlier.upperBound].contains(quote)
      {
        return start
      }
      above = lines.previous(before: place)
    }
    return nil
  }
}
