package import HaopaiDomain

/// The static type of a value. Whatever is not text or a list is one 64-bit word.
package indirect enum ValueType: Hashable, Sendable {
  case bool
  /// A whole number; CEL's `int`.
  case int
  case text(TextFormat)
  /// Milliseconds since 1970 UTC.
  case instant
  /// Days since 1970-01-01, civil.
  case date
  /// Milliseconds since midnight.
  case timeOfDay
  /// An exact length in milliseconds.
  case duration
  /// A count of days, working days, months or years: `Term.word`.
  case term
  /// Fen.
  case money
  /// `PlateNumber.word`.
  case number
  /// The ordinal of a case of `Enumeration`.
  case enumeration(EnumerationID)
  /// A bit for each case of the enumeration, at most 63 cases.
  case set(EnumerationID)
  /// The index of a `ServiceWindows` in the compiled book.
  case windows
  case list(ValueType)

  /// Whether a value of this type is an `ObjectValue` instead of a word.
  package var isObject: Bool {
    switch self {
    case .text, .list: true
    case .bool, .int, .instant, .date, .timeOfDay, .duration, .term, .money, .number,
      .enumeration, .set, .windows:
      false
    }
  }
}

/// What a text must look like and how much of it may be shown.
package enum TextFormat: UInt8, Hashable, Sendable, CaseIterable {
  case free
  case vin
  case mobile
  /// A citizen's identity number or a unit's credit code.
  case identity
  /// A person's or a unit's name.
  case name
  /// Never journaled, never shown.
  case secret
}

/// A closed list of words, such as the plate kinds or the values of a parameter.
package struct Enumeration: Hashable, Sendable {
  package let name: String
  package let cases: [String]
  /// For people, in the order of the cases; empty when the words speak for themselves.
  package let titles: [BilingualText]

  package init(name: String, cases: [String], titles: [BilingualText] = []) {
    self.name = name
    self.cases = cases
    self.titles = titles
  }
}

/// A value that does not fit a word.
package enum ObjectValue: Hashable, Sendable {
  case text(String)
  /// A list whose elements are words.
  case words([Int64])
  /// A list whose elements are objects.
  case list([ObjectValue])

  // Computed, because a constant text needs no counting, while a stored one is counted like any.
  @inline(__always)
  package static var empty: ObjectValue { .text("") }
}
