/// A count of civil days, working days, months or years: what a deadline is made of.
///
/// Written `3 working days`, `30 days`, `6 months`, `2 years`; which day it ends on is asked of a
/// `WorkCalendar`. Terms of different units have no order, so they are not comparable.
public struct Term: Hashable, Sendable, CustomStringConvertible {
  /// What a term counts. The raw values are part of `Term.word` and never change.
  public enum Unit: Int, CaseIterable, Hashable, Sendable {
    /// Civil days, worked or not.
    case days = 0
    /// Days that a `WorkCalendar` calls worked (公安部令第164号, art. 92).
    case workingDays = 1
    /// Calendar months; a month without the day ends the term on its last.
    case months = 2
    /// Calendar years; 29 February becomes 28 February in a common year.
    case years = 3

    /// The unit as it is written for counts other than one.
    public var name: String {
      switch self {
      case .days: "days"
      case .workingDays: "working days"
      case .months: "months"
      case .years: "years"
      }
    }

    var singularName: String { String(name.dropLast()) }
  }

  /// The largest count, whatever the unit; it bounds how long a calendar counts.
  public static let maximumCount = 10_000
  /// The units that a text may name, for suggestions; each also in the singular.
  public static let unitNames = Unit.allCases.map(\.name)

  /// `0...10_000`.
  public let count: Int
  /// What is counted.
  public let unit: Unit

  /// Nil when the count is outside `0...10_000`.
  public init?(count: Int, unit: Unit) {
    guard (0...Self.maximumCount).contains(count) else { return nil }
    self.count = count
    self.unit = unit
  }

  /// Reads `3 working days`; singular and plural are both understood for every count.
  /// - Throws: `QuantityFailure`.
  public init(_ text: String) throws(QuantityFailure) {
    let quantity = try Quantity(text)
    let named = Unit.allCases.first {
      $0.name == quantity.unit || $0.singularName == quantity.unit
    }
    guard let unit = named else { throw .unknownUnit(quantity.unit) }
    count = Int(try quantity.scaled(by: 1, maximum: Int64(Self.maximumCount)))
    self.unit = unit
  }

  /// `1 working day`, `3 working days`.
  public var description: String { "\(count) \(count == 1 ? unit.singularName : unit.name)" }
}

// MARK: - Machine word

extension Term {
  /// The term in one register: the count in bits 0-31, the unit's raw value in bits 32-33, all
  /// other bits zero. Equal terms have equal words; their order means nothing.
  public var word: Int64 { Int64(unit.rawValue) << 32 | Int64(count) }

  /// The inverse of `word`; nil for every other bit pattern.
  public init?(word: Int64) {
    guard let unit = Unit(rawValue: Int(word >> 32)) else { return nil }
    self.init(count: Int(word & 0xFFFF_FFFF), unit: unit)
  }
}
