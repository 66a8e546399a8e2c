import HaopaiDiagnostics
import HaopaiProgram

/// CEL's conversions. Texts are converted only where they are written out, so that no conversion
/// fails at run time.
extension Checker {
  mutating func conversion(
    _ word: Syntax.Word, of argument: Syntax, at bytes: Range<Int>
  ) -> Node? {
    guard let operand = check(argument) else { return nil }
    switch (word.text, operand.type) {
    case ("int", .int), ("bool", .bool), ("timestamp", .instant), ("duration", .duration),
      ("string", .text):
      return operand.relocated(to: bytes)
    case ("int", .instant):
      let range = floor(operand.range.lowerBound)...floor(operand.range.upperBound)
      return node(
        .floorDivide(operand, by: 1000), .int, range: range, at: bytes, from: operand.doubts)
    case ("string", .int): return text(.decimal, of: operand, at: bytes)
    case ("string", .bool): return text(.bool, of: operand, at: bytes)
    case ("string", .instant): return text(.instant, of: operand, at: bytes)
    case ("string", .duration): return text(.duration, of: operand, at: bytes)
    case ("timestamp", .int): return instant(fromSeconds: operand, at: bytes)
    case ("timestamp", .text), ("duration", .text), ("bool", .text):
      return literalConversion(word, of: operand, at: bytes)
    default:
      report(
        .typeMismatch, .operandMismatch(word.text, types.words(operand.type)), at: argument.range)
      return nil
    }
  }

  private func floor(_ milliseconds: Int64) -> Int64 {
    milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
  }

  private func text(_ form: TextForm, of operand: Node, at bytes: Range<Int>) -> Node {
    node(.textOf(form, operand), .text(.free), at: bytes, from: operand.doubts)
  }

  private mutating func instant(fromSeconds operand: Node, at bytes: Range<Int>) -> Node? {
    let seconds =
      floor(Interval.instants.lowerBound)...floor(Interval.instants.upperBound)
    var source = operand
    if !operand.range.isWithin(seconds) {
      guard
        mayFail(.mayOverflow, .mayOverflow("timestamp"), at: bytes, help: .boundTheOperands)
      else { return nil }
      source = node(
        .requireRange(operand, seconds), .int, range: operand.range.narrowed(to: seconds),
        at: operand.bytes, from: operand.doubts)
      source.doubts.insert(.canFail)
    }
    // The instant's type lets more through than `apply` would allow for an unchecked number.
    let bounds = Interval.apply(.multiply, source.range, 1000...1000)
    let factor = Node(.word(1000), .int, range: 1000...1000, at: bytes)
    return node(
      .arithmetic(.multiply, source, factor, limits: nil), .instant,
      range: bounds.range.narrowed(to: Interval.instants), at: bytes, from: source.doubts)
  }

  // MARK: Texts that are written out

  private mutating func literalConversion(
    _ word: Syntax.Word, of operand: Node, at bytes: Range<Int>
  ) -> Node? {
    guard case .object(.text(let text)) = operand.content else {
      report(.badConversion, .needsLiteral(word.text), at: operand.bytes)
      return nil
    }
    let shown = Self.shown(text)
    switch word.text {
    case "timestamp":
      let parsed = TimeLiteral.instant(text)
      return constant(parsed, .instant, .badTimestamp(shown), shown, operand, at: bytes)
    case "duration":
      let parsed = TimeLiteral.duration(text)
      return constant(parsed, .duration, .badDuration(shown), shown, operand, at: bytes)
    default:
      let words: [String: Int64] = [
        "1": 1, "t": 1, "true": 1, "TRUE": 1, "True": 1,
        "0": 0, "f": 0, "false": 0, "FALSE": 0, "False": 0,
      ]
      let parsed = words[text].map(TimeLiteral.Result.milliseconds) ?? .malformed
      return constant(parsed, .bool, .badBool(shown), shown, operand, at: bytes)
    }
  }

  private mutating func constant(
    _ parsed: TimeLiteral.Result, _ type: ValueType, _ complaint: Message, _ shown: String,
    _ operand: Node, at bytes: Range<Int>
  ) -> Node? {
    switch parsed {
    case .milliseconds(let value):
      return Node(.word(value), type, range: value...value, at: bytes)
    case .tooFine:
      report(.badConversion, .finerThanMilliseconds(shown), at: operand.bytes)
    case .malformed:
      report(.badConversion, complaint, at: operand.bytes)
    }
    return nil
  }

  // MARK: Parts of instants and durations

  static let calendarFields: [String: CalendarField] = [
    "getFullYear": .fullYear, "getMonth": .month, "getDate": .date,
    "getDayOfMonth": .dayOfMonth, "getDayOfWeek": .dayOfWeek, "getDayOfYear": .dayOfYear,
    "getHours": .hours, "getMinutes": .minutes, "getSeconds": .seconds,
    "getMilliseconds": .milliseconds,
  ]

  mutating func calendarField(
    _ field: CalendarField, of instant: Node, _ word: Syntax.Word, _ arguments: [Syntax],
    at bytes: Range<Int>
  ) -> Node? {
    var offset = 0
    if let argument = arguments.first {
      guard count(arguments, 1, of: word) else { return nil }
      guard case .text(let zone) = argument.content, let minutes = TimeLiteral.zone(zone) else {
        var shown = "…"
        if case .text(let zone) = argument.content { shown = Self.shown(zone) }
        report(.badConversion, .badZone(shown), at: argument.range)
        return nil
      }
      offset = minutes
    }
    return node(
      .calendarField(field, instant, offset: offset), .int, range: field.range, at: bytes,
      from: instant.doubts)
  }

  /// Milliseconds of the part, and after how many it starts again.
  static let durationParts: [String: (unit: Int64, modulus: Int64?)] = [
    "getHours": (3_600_000, nil), "getMinutes": (60_000, nil), "getSeconds": (1000, nil),
    "getMilliseconds": (1, 1000),
  ]

  mutating func durationPart(
    _ part: (unit: Int64, modulus: Int64?), of duration: Node, at bytes: Range<Int>
  ) -> Node {
    let operation: Arithmetic = part.modulus == nil ? .divide : .remainder
    let factor = part.modulus ?? part.unit
    let constant = Node(.word(factor), .int, range: factor...factor, at: bytes)
    let bounds = Interval.apply(operation, duration.range, factor...factor)
    return node(
      .arithmetic(operation, duration, constant, limits: nil), .int, range: bounds.range,
      at: bytes, from: duration.doubts)
  }
}

extension CalendarField {
  fileprivate var range: ClosedRange<Int64> {
    switch self {
    case .fullYear: 0...10_000
    case .month: 0...11
    case .date: 1...31
    case .dayOfMonth: 0...30
    case .dayOfWeek: 0...6
    case .dayOfYear: 0...365
    case .hours: 0...23
    case .minutes, .seconds: 0...59
    case .milliseconds: 0...999
    }
  }
}
