/// An exact length of time in milliseconds. Days are not a unit of it: civil days are a `Term`.
///
/// Written `500 ms`, `180 s`, `30 min`, `2 h`.
public struct TimeSpan: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// No time at all.
  public static let zero = TimeSpan(milliseconds: 0)
  /// The longest span that can be written, 10,000 hours; what is longer is a matter of days.
  public static let maximum = TimeSpan(milliseconds: 36_000_000_000)
  /// The units that a text may name, smallest first.
  public static let unitNames = units.map(\.name)

  private static let units: [(name: String, milliseconds: Int64)] = [
    ("ms", 1), ("s", 1_000), ("min", 60_000), ("h", 3_600_000),
  ]

  /// Negative only in differences of instants, never in what is read from a text.
  public let milliseconds: Int64

  /// Any span, also a negative one or one above `maximum`.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Reads `180 s`, from zero to `maximum`.
  /// - Throws: `QuantityFailure`; the maximum in `outOfRange` is in the unit as written.
  public init(_ text: String) throws(QuantityFailure) {
    let quantity = try Quantity(text)
    guard let unit = Self.units.first(where: { $0.name == quantity.unit }) else {
      throw .unknownUnit(quantity.unit)
    }
    milliseconds = try quantity.scaled(
      by: unit.milliseconds, maximum: Self.maximum.milliseconds)
  }

  /// In the largest unit that leaves no rest: `3 min` for 180 s, `90 s`, `0 s`.
  public var description: String {
    guard milliseconds != 0 else { return "0 s" }
    for unit in Self.units.reversed() where milliseconds % unit.milliseconds == 0 {
      return "\(milliseconds / unit.milliseconds) \(unit.name)"
    }
    return "\(milliseconds) ms"
  }

  /// The shorter first; a negative one is shorter than none.
  public static func < (left: TimeSpan, right: TimeSpan) -> Bool {
    left.milliseconds < right.milliseconds
  }
}
