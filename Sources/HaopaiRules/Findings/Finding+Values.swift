import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram

// The findings of values and of the declarations of their types.
extension Finding {
  static func badValue(
    _ text: String, because failure: ValueFailure, type: DeclaredType,
    _ enumerations: EnumerationTable, guess: String?, at span: SourceSpan
  ) -> Finding {
    let show = { (word: Int64) in ParameterValue.text(of: word, as: type.type, enumerations) }
    let range =
      type.range.map { (low: show($0.lowerBound), high: show($0.upperBound)) }
      ?? type.termRange.map { (low: $0.lower.description, high: $0.upper.description) }
    let code: FindingCode =
      switch failure {
      case .below, .above: .outOfRange
      case .unknownWord: .unknownWord
      case .quantity(.noUnit), .quantity(.unknownUnit), .termUnit: .badUnit
      default: .badValue
      }
    return Finding(
      code, .badValue(text, because: failure, range: range), at: span,
      help: guess.map { .writeInstead($0) } ?? form(of: type, after: failure, text, enumerations),
      fixes: replacement(of: span, with: guess))
  }

  /// What a value of the type looks like; for a count without its unit, that count with each unit.
  private static func form(
    of type: DeclaredType, after failure: ValueFailure, _ text: String,
    _ enumerations: EnumerationTable
  ) -> Message? {
    let units: [String]
    // Every unit can be used, and the message names the bounds.
    if type.termRange != nil, failure.isOutside { return nil }
    switch type.type {
    case .duration: units = TimeSpan.unitNames
    case .term: units = type.termUnit.map { [$0.name] } ?? Term.unitNames
    case .money: units = Money.unitNames
    case .enumeration(let id): return .knownWords(enumerations[id].cases)
    case .bool: return .knownWords(["true", "false"])
    default:
      // The message names the bounds already, and an example could lie outside them.
      return failure.isOutside ? nil : .form(of: type.type)
    }
    if failure == .quantity(.noUnit) { return .withUnits(text, units) }
    return .knownUnits(units)
  }

  static func quotedValue(_ text: String, at span: SourceSpan) -> Finding {
    Finding(
      .quotedValue, .quotedValue(text), at: span, fixes: replacement(of: span, with: text))
  }

  static func duplicateItem(
    _ text: String, at span: SourceSpan, earlier: SourceSpan
  ) -> Finding {
    Finding(
      .duplicateItem, .duplicateItem(text), at: span,
      related: [Related(span: earlier, message: .firstHere)])
  }

  static func listSize(_ count: Int, _ counts: ClosedRange<Int>, at span: SourceSpan) -> Finding {
    Finding(.listSize, .listSize(count, counts), at: span)
  }

  static func badHours(
    _ text: String, because failure: OpeningHoursFailure, guess: String?, at span: SourceSpan
  ) -> Finding {
    Finding(
      .badHours, .badHours(failure), at: span,
      help: guess.map { .writeInstead($0) } ?? .hoursForm,
      fixes: replacement(of: span, with: guess))
  }

  static func dayWithoutHours(_ day: String, at span: SourceSpan) -> Finding {
    Finding(
      .dayWithoutHours, .dayWithoutHours(day), at: span, help: .writeInstead("\(day): closed"))
  }

  static func endBeforeStart(at span: SourceSpan, start: SourceSpan) -> Finding {
    Finding(
      .endBeforeStart, .endBeforeStart, at: span,
      related: [Related(span: start, message: .startsHere)])
  }
}

// MARK: - Declarations

extension Finding {
  static func missingType(at span: SourceSpan) -> Finding {
    Finding(.missingType, .missingType, at: span)
  }

  static func twoTypes(_ first: String, _ second: String, at span: SourceSpan) -> Finding {
    Finding(.twoTypes, .twoTypes(first, second), at: span)
  }

  static func unknownType(_ word: String, known: [String], at span: SourceSpan) -> Finding {
    let nearest = Nearest.word(to: word, among: known)
    return Finding(
      .unknownType, .unknownType(word), at: span,
      help: nearest.map { .didYouMean($0) } ?? .knownWords(known),
      fixes: replacement(of: span, with: nearest))
  }

  static func enumerationSize(at span: SourceSpan) -> Finding {
    Finding(.enumerationSize, .enumerationSize, at: span)
  }

  static func badRange(_ text: String, at span: SourceSpan) -> Finding {
    Finding(.badRange, .badRange(text), at: span, help: .rangeForm)
  }

  static func optionalWithDefault(at span: SourceSpan) -> Finding {
    Finding(.optionalWithDefault, .optionalWithDefault, at: span)
  }
}
