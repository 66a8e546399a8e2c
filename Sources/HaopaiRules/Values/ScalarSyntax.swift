import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram

/// Why a scalar is no value of the type that was asked for. Facts only.
enum ValueFailure: Error, Hashable {
  case notBool
  case notCount
  case quantity(QuantityFailure)
  case notDate
  case notTime
  case notInstant
  case number(PlateNumber.ParseError.Reason)
  case unknownWord
  case termUnit(Term.Unit)
  case below(Int64)
  case above(Int64)
  case vin(VehicleIdentification.Failure)
  case mobile
  case identity
  case emptyText
  case secret

  /// Whether it is a value of the type, but outside its range.
  var isOutside: Bool {
    switch self {
    case .below, .above: true
    default: false
    }
  }
}

/// Reads one scalar's text as a word or a text of a declared type, exactly as it is spelt.
struct ScalarSyntax {
  let type: DeclaredType
  let enumerations: EnumerationTable

  func value(_ text: String) throws(ValueFailure) -> ParameterValue {
    if case .text(let format) = type.type {
      return .object(.text(try Self.checked(text, format)))
    }
    let word = try word(text)
    if let unit = type.termUnit, Term(word: word)?.unit != unit { throw .termUnit(unit) }
    if let range = type.termRange, let term = Term(word: word) {
      switch range.position(of: term) {
      case .below: throw .below(range.lower.word)
      case .above: throw .above(range.upper.word)
      case .inside: break
      }
    }
    if let range = type.range {
      if let unit = Term(word: range.lowerBound)?.unit, type.type == .term,
        Term(word: word)?.unit != unit
      {
        throw .termUnit(unit)
      }
      if word < range.lowerBound { throw .below(range.lowerBound) }
      if word > range.upperBound { throw .above(range.upperBound) }
    }
    return .word(word)
  }

  private func word(_ text: String) throws(ValueFailure) -> Int64 {
    switch type.type {
    case .bool: try Self.bool(text)
    case .int: try Self.count(text)
    case .duration:
      try Self.quantity { () throws(QuantityFailure) in
        try TimeSpan(text).milliseconds
      }
    case .term: try Self.quantity { () throws(QuantityFailure) in try Term(text).word }
    case .money: try Self.quantity { () throws(QuantityFailure) in try Money(text).fen }
    case .date: try Self.date(text)
    case .timeOfDay: try Self.time(text)
    case .instant: try Self.instant(text)
    case .number: try Self.number(text)
    case .enumeration(let id): try ordinal(text, of: id)
    case .text, .set, .windows, .list: throw .unknownWord
    }
  }

  private func ordinal(_ text: String, of id: EnumerationID) throws(ValueFailure) -> Int64 {
    guard let index = enumerations[id].cases.firstIndex(of: text) else { throw .unknownWord }
    return Int64(index)
  }

  private static func bool(_ text: String) throws(ValueFailure) -> Int64 {
    switch text {
    case "true": 1
    case "false": 0
    default: throw .notBool
    }
  }

  /// Digits only, without a superfluous zero in front; longer than any count means too great.
  private static func count(_ text: String) throws(ValueFailure) -> Int64 {
    let digits = Array(text.utf8)
    guard !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit) else { throw .notCount }
    guard digits.count == 1 || digits[0] != UInt8(ascii: "0") else {
      throw .quantity(.leadingZero)
    }
    return Int64(text) ?? .max
  }

  private static func date(_ text: String) throws(ValueFailure) -> Int64 {
    guard let date = CivilDate(text) else { throw .notDate }
    return Int64(date.dayNumber)
  }

  private static func time(_ text: String) throws(ValueFailure) -> Int64 {
    guard let time = TimeOfDay(text) else { throw .notTime }
    return Int64(time.milliseconds)
  }

  private static func instant(_ text: String) throws(ValueFailure) -> Int64 {
    guard let instant = Instant(civil: text) ?? Instant(rfc3339: text) else { throw .notInstant }
    return instant.milliseconds
  }

  private static func number(_ text: String) throws(ValueFailure) -> Int64 {
    do {
      return try PlateNumber(text).word
    } catch {
      throw .number(error.reason)
    }
  }

  private static func quantity(
    _ read: () throws(QuantityFailure) -> Int64
  ) throws(ValueFailure) -> Int64 {
    do { return try read() } catch { throw .quantity(error) }
  }
}

// MARK: - Texts

extension ScalarSyntax {
  private static func checked(
    _ text: String, _ format: TextFormat
  ) throws(ValueFailure) -> String {
    switch format {
    case .secret: throw .secret
    case .free, .name:
      guard !text.isEmpty else { throw .emptyText }
      return text
    case .vin:
      // Whether the check digit must be right is for the rules to say.
      do {
        return try VehicleIdentification(text, requiresCheckDigit: false).text
      } catch {
        throw .vin(error)
      }
    case .mobile:
      guard let mobile = try? MobileNumber(text) else { throw .mobile }
      return mobile.text
    case .identity:
      if let citizen = try? CitizenID(text) { return citizen.text }
      guard let unit = try? CreditCode(text) else { throw .identity }
      return unit.text
    }
  }
}
