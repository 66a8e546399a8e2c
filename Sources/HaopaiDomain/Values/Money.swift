/// An amount in fen, the hundredth of a yuan: exact, never a floating-point number.
///
/// Written `200 CNY` or `0.50 CNY` (two digits after the point, or none).
public struct Money: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The largest amount that can be written: ten thousand million yuan.
  public static let maximum = Money(fen: 1_000_000_000_000)
  /// The currencies that a text may name.
  public static let unitNames = ["CNY"]

  /// Hundredths of a yuan; negative only where computed, never in what is read from a text.
  public let fen: Int64

  /// Any amount, also above `maximum`.
  public init(fen: Int64) { self.fen = fen }

  /// Reads `200 CNY` or `0.50 CNY`, from zero to `maximum`.
  /// - Throws: `QuantityFailure`; the maximum in `outOfRange` is in whole yuan.
  public init(_ text: String) throws(QuantityFailure) {
    let quantity = try Quantity(text)
    guard Self.unitNames.contains(quantity.unit) else { throw .unknownUnit(quantity.unit) }
    let limit = Self.maximum.fen
    guard quantity.count <= limit / 100 else { throw .outOfRange(maximum: limit / 100) }
    fen = quantity.count * 100 + (quantity.hundredths ?? 0)
    guard fen <= limit else { throw .outOfRange(maximum: limit / 100) }
  }

  /// As it is written: `200 CNY`, `0.50 CNY`.
  public var description: String {
    let (yuan, rest) = fen.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = fen < 0 ? "-" : ""
    return rest == 0 ? "\(sign)\(yuan) CNY" : "\(sign)\(yuan).\(Int(rest).twoDigits) CNY"
  }

  /// By amount.
  public static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }
}
