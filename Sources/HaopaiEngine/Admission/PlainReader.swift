package import HaopaiDomain
package import HaopaiProgram

/// Reads plain values as the types that declarations ask for. Nothing is guessed: a number is not
/// a text, a text is not a truth value.
package struct PlainReader: Sendable {
  /// Bytes of a text.
  static let maximumTextLength = 1_000
  /// Elements of a list, whatever its declaration allows.
  static let maximumCount = 1_000

  package let enumerations: [Enumeration]

  package init(enumerations: [Enumeration]) { self.enumerations = enumerations }

  package func read(
    _ value: PlainValue, as type: ValueType, range: ClosedRange<Int64>? = nil,
    at path: String
  ) throws(AdmissionFailure) -> PreparedValue {
    switch (value, type) {
    case (.bool(let bool), .bool): return .word(bool ? 1 : 0)
    case (.integer(let integer), .int): return try within(range, integer, at: path)
    case (.text(let text), .text(let format)): return try read(text, format: format, at: path)
    case (.text(let text), .enumeration(let id)): return try ordinal(of: text, in: id, at: path)
    case (.list(let items), .set(let id)): return try set(of: items, in: id, at: path)
    case (.list(let items), .list(let element)):
      return try list(of: items, element, at: path)
    case (.text(let text), _):
      guard let word = word(of: text, as: type) else { throw wrong(type, at: path) }
      return try within(range, word, at: path)
    default: throw wrong(type, at: path)
    }
  }

  private func word(of text: String, as type: ValueType) -> Int64? {
    guard text.utf8.count <= Self.maximumTextLength else { return nil }
    switch type {
    case .instant: return Instant(rfc3339: text)?.milliseconds
    case .date: return CivilDate(text).map { Int64($0.dayNumber) }
    case .timeOfDay: return TimeOfDay(text).map { Int64($0.milliseconds) }
    case .duration: return (try? TimeSpan(text))?.milliseconds
    case .term: return (try? Term(text))?.word
    case .money: return (try? Money(text))?.fen
    case .number: return (try? PlateNumber(text))?.word
    case .bool, .int, .text, .enumeration, .set, .windows, .list: return nil
    }
  }

  private func read(
    _ text: String, format: TextFormat, at path: String
  ) throws(AdmissionFailure) -> PreparedValue {
    guard text.utf8.count <= Self.maximumTextLength else {
      throw AdmissionFailure(path: path, reason: .tooLong(limit: Self.maximumTextLength))
    }
    if let hidden = text.unicodeScalars.first(where: \.isHidden) {
      throw AdmissionFailure(path: path, reason: .hiddenCharacter(code: hidden.value))
    }
    guard let normal = Self.normalised(text, as: format) else {
      throw wrong(.text(format), at: path)
    }
    return .object(.text(normal))
  }

  /// The form in which a text is kept and compared; nil for one that cannot be of the format.
  package static func normalised(_ text: String, as format: TextFormat) -> String? {
    switch format {
    case .vin:
      // The check digit is not demanded of imported cars; the registry knows the vehicle.
      return (try? VehicleIdentification(text, requiresCheckDigit: false))?.text
    case .mobile: return (try? MobileNumber(text))?.text
    case .identity: return normalised(text, as: nil)
    case .free, .name, .secret:
      return text.isEmpty || text.unicodeScalars.contains(where: \.isHidden) ? nil : text
    }
  }

  /// The form in which an identity is kept and compared.
  /// - Parameter identity: what it must be; nil: any.
  package static func normalised(_ text: String, as identity: IdentityKind?) -> String? {
    switch identity {
    case .citizenID: (try? CitizenID(text))?.text
    case .creditCode: (try? CreditCode(text))?.text
    case nil: (try? CitizenID(text))?.text ?? (try? CreditCode(text))?.text
    }
  }

  private func ordinal(
    of text: String, in id: EnumerationID, at path: String
  ) throws(AdmissionFailure) -> PreparedValue {
    let cases = enumerations[id.index].cases
    guard let ordinal = cases.firstIndex(of: text) else {
      throw AdmissionFailure(path: path, reason: .notOneOf(cases))
    }
    return .word(Int64(ordinal))
  }

  private func set(
    of items: [PlainValue], in id: EnumerationID, at path: String
  ) throws(AdmissionFailure) -> PreparedValue {
    var bits: Int64 = 0
    for item in items {
      guard case .word(let ordinal) = try read(item, as: .enumeration(id), at: path) else {
        continue
      }
      bits |= 1 << ordinal
    }
    return .word(bits)
  }

  private func list(
    of items: [PlainValue], _ element: ValueType, at path: String
  ) throws(AdmissionFailure) -> PreparedValue {
    guard items.count <= Self.maximumCount else {
      throw AdmissionFailure(path: path, reason: .tooMany(limit: Self.maximumCount))
    }
    var words: [Int64] = []
    var objects: [ObjectValue] = []
    for (index, item) in items.enumerated() {
      switch try read(item, as: element, at: "\(path)[\(index)]") {
      case .word(let word): words.append(word)
      case .object(let object): objects.append(object)
      case .absent: break
      }
    }
    return .object(element.isObject ? .list(objects) : .words(words))
  }

  private func within(
    _ range: ClosedRange<Int64>?, _ word: Int64, at path: String
  ) throws(AdmissionFailure) -> PreparedValue {
    if let range, !range.contains(word) {
      throw AdmissionFailure(path: path, reason: .outOfRange(range))
    }
    return .word(word)
  }

  private func wrong(_ type: ValueType, at path: String) -> AdmissionFailure {
    AdmissionFailure(
      path: path, reason: .wrongType(expected: type.word, hint: type.example))
  }
}

extension ValueType {
  /// The word of the rule files for the type.
  package var word: String {
    switch self {
    case .bool: "bool"
    case .int: "count"
    case .text(let format): format.word
    case .instant: "instant"
    case .date: "date"
    case .timeOfDay: "time"
    case .duration: "duration"
    case .term: "term"
    case .money: "money"
    case .number: "number"
    case .enumeration: "enum"
    case .set: "set"
    case .windows: "windows"
    case .list(let element): "list of \(element.word)"
    }
  }

  /// What a value of the type looks like from outside.
  package var example: String {
    switch self {
    case .bool: "true"
    case .int: "3"
    case .text(let format): format.example
    case .instant: "\"2026-03-02T09:00:00+08:00\""
    case .date: "\"2026-03-02\""
    case .timeOfDay: "\"08:00\""
    case .duration: "\"180 s\""
    case .term: "\"3 working days\""
    case .money: "\"200 CNY\""
    case .number: "\"京A·12345\""
    case .enumeration, .windows: "\"…\""
    case .set: "[…]"
    case .list(let element): "[\(element.example)]"
    }
  }
}

extension TextFormat {
  fileprivate var word: String {
    switch self {
    case .free: "text"
    case .vin: "vin"
    case .mobile: "mobile"
    case .identity: "identity"
    case .name: "name"
    case .secret: "secret"
    }
  }

  fileprivate var example: String {
    switch self {
    case .free, .name: "\"…\""
    case .vin: "\"1M8GDM9AXKP042788\""
    case .mobile: "\"13800000000\""
    case .identity: "\"11010519491231002X\""
    case .secret: "\"123456\""
    }
  }
}
