package import HaopaiDomain
package import HaopaiProgram

/// The type that a declaration gives: what a value is, and what is known of it beforehand.
package struct DeclaredType: Hashable, Sendable {
  package var type: ValueType
  /// The least and the greatest word; of a list, of each of its elements.
  package var range: ClosedRange<Int64>?
  /// The only unit that a term may have: that of its range.
  package var termUnit: Term.Unit?
  /// What terms lie between that may have any unit.
  package var termRange: TermRange?
  /// Whether the declaration gave the range itself.
  package var isRangeWritten = false
  /// Of a list whose declaration gives them as numbers: how many elements it has.
  package var counts: ClosedRange<Int>?

  package init(
    _ type: ValueType, range: ClosedRange<Int64>? = nil, termUnit: Term.Unit? = nil
  ) {
    self.type = type
    self.range = range
    self.termUnit = termUnit
  }

  /// Of a list: what each element is.
  package var element: DeclaredType? {
    guard case .list(let element) = type else { return nil }
    var declared = DeclaredType(element, range: range, termUnit: termUnit)
    declared.termRange = termRange
    return declared
  }

  /// What every value of the type lies between, as far as the domain bounds it.
  package static func bounds(of type: ValueType) -> ClosedRange<Int64>? {
    switch type {
    case .bool: 0...1
    case .int: 0...maximumCount
    case .date: Int64(CivilDate.earliest.dayNumber)...Int64(CivilDate.latest.dayNumber)
    case .instant: Instant.earliest.milliseconds...Instant.latest.milliseconds
    case .timeOfDay: 0...Int64(TimeOfDay.endOfDay.milliseconds)
    case .duration: 0...TimeSpan.maximum.milliseconds
    case .money: 0...Money.maximum.fen
    case .text, .term, .number, .enumeration, .set, .windows, .list: nil
    }
  }

  /// No count in a rule file is greater.
  package static let maximumCount: Int64 = 1_000_000_000
}

extension DeclaredType {
  /// The words that stand for a type of their own, sets and enumerations aside.
  package static let words: [String: DeclaredType] = {
    var words: [String: DeclaredType] = [
      "text": DeclaredType(.text(.free)),
      "vin": DeclaredType(.text(.vin)),
      "mobile": DeclaredType(.text(.mobile)),
      "identity": DeclaredType(.text(.identity)),
      "name": DeclaredType(.text(.name)),
      "secret": DeclaredType(.text(.secret)),
      "term": DeclaredType(.term),
      "windows": DeclaredType(.windows),
      "number": DeclaredType(.number),
    ]
    let bounded: [(String, ValueType)] = [
      ("bool", .bool), ("count", .int), ("date", .date), ("time", .timeOfDay),
      ("instant", .instant), ("duration", .duration), ("money", .money),
    ]
    for (word, type) in bounded {
      words[word] = DeclaredType(type, range: bounds(of: type))
    }
    return words
  }()

  /// Reads a type as it is written: `count`, `plate_kind`, `set(account_kind)`; nil for anything
  /// else.
  package init?(_ text: String, _ enumerations: EnumerationTable) {
    if let type = Self.words[text] {
      self = type
    } else if let id = enumerations.id(named: text) {
      self.init(.enumeration(id))
    } else if text.hasPrefix("set("), text.hasSuffix(")"),
      let id = enumerations.id(named: String(text.dropFirst(4).dropLast()))
    {
      self.init(.set(id))
    } else {
      return nil
    }
  }

  /// All words that a declaration may give as its type, for suggestions.
  package static func allWords(_ enumerations: EnumerationTable) -> [String] {
    let named = enumerations.enumerations.map(\.name)
      .filter { enumerations.id(named: $0) != nil }
    return words.keys.sorted() + named + named.map { "set(\($0))" }
  }
}
