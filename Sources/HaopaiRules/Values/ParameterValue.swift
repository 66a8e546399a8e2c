package import HaopaiDomain
package import HaopaiProgram

/// A value of a parameter, a default or a mock, before it gets its place in a frame.
package enum ParameterValue: Hashable, Sendable {
  case word(Int64)
  case object(ObjectValue)
  /// Becomes the index of an entry of the compiled book.
  case windows(ServiceWindows)
}

extension ParameterValue {
  /// The value as a file would write it, for findings and explanations.
  package func text(as type: ValueType, _ enumerations: EnumerationTable) -> String {
    switch self {
    case .word(let word): Self.text(of: word, as: type, enumerations)
    case .object(.text(let text)): FlowText.value(text)
    case .object(.words(let words)): "[\(Self.elements(words, of: type, enumerations))]"
    case .object(.list(let items)): "[\(items.map(Self.element).joined(separator: ", "))]"
    case .windows(let windows): WindowsText.text(windows)
    }
  }

  private static func element(_ item: ObjectValue) -> String {
    if case .text(let text) = item { FlowText.scalar(text) } else { "" }
  }

  private static func elements(
    _ words: [Int64], of type: ValueType, _ enumerations: EnumerationTable
  ) -> String {
    guard case .list(let element) = type else { return "" }
    return words.map { text(of: $0, as: element, enumerations) }.joined(separator: ", ")
  }

  /// One word as a file would write it.
  package static func text(
    of word: Int64, as type: ValueType, _ enumerations: EnumerationTable
  ) -> String {
    switch type {
    case .bool: word == 0 ? "false" : "true"
    case .int, .windows: String(word)
    case .instant: Instant(milliseconds: word).rfc3339
    case .date: CivilDate(saturating: Int(word)).description
    case .timeOfDay: TimeOfDay(milliseconds: Int(word))?.description ?? String(word)
    case .duration: TimeSpan(milliseconds: word).description
    case .term: Term(word: word)?.description ?? String(word)
    case .money: Money(fen: word).description
    case .number: PlateNumber(word: word)?.description ?? String(word)
    case .enumeration(let id): cases(enumerations[id], of: 1 << UInt64(clamping: word))
    case .set(let id): "[\(cases(enumerations[id], of: UInt64(bitPattern: word)))]"
    case .text, .list: ""
    }
  }

  private static func cases(_ enumeration: Enumeration, of bits: UInt64) -> String {
    enumeration.cases.enumerated().filter { bits >> UInt64($0.offset) & 1 == 1 }
      .map(\.element).joined(separator: ", ")
  }
}

extension ParameterValue {
  /// The value as it would arrive from outside: what a mock selection takes for a fact.
  package func plain(as type: ValueType, _ enumerations: EnumerationTable) -> PlainValue {
    switch (self, type) {
    case (.word(let word), .bool): .bool(word != 0)
    case (.word(let word), .int): .integer(word)
    case (.object(.words(let words)), .list(let element)):
      .list(words.map { ParameterValue.word($0).plain(as: element, enumerations) })
    case (.object(.list(let items)), .list(let element)):
      .list(items.map { ParameterValue.object($0).plain(as: element, enumerations) })
    case (.object(.text(let text)), _): .text(text)
    default: .text(text(as: type, enumerations))
    }
  }
}
