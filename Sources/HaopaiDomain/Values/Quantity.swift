/// Why a text is not a count with a unit (`3 working days`, `180 s`, `0.50 CNY`). Facts only; who
/// reads the file makes the sentence.
public enum QuantityFailure: Error, Hashable, Sendable {
  /// It does not begin with an ASCII digit.
  case noCount
  /// It begins with a minus sign.
  case negative
  /// The count has a superfluous leading zero, which other readers take for octal.
  case leadingZero
  /// The count has a fraction that the unit does not have: money has two digits, all else none.
  case fraction
  /// Count and unit are not separated by exactly one space.
  case spacing
  /// The count stands alone.
  case noUnit
  /// The unit, as written, is none of the type's `unitNames`.
  case unknownUnit(String)
  /// The count, in this unit, is above `maximum`.
  case outOfRange(maximum: Int64)
}

/// A count, an optional fraction and a unit as written. Shared by all types that are written so.
struct Quantity {
  /// The whole part; at most 18 digits are read.
  let count: Int64
  /// The digits after the point, at most two.
  let hundredths: Int64?
  let unit: String

  init(_ text: String) throws(QuantityFailure) {
    var reader = ByteReader(text)
    guard !reader.take(UInt8(ascii: "-")) else { throw .negative }
    count = try Self.count(&reader)
    hundredths = try Self.hundredths(&reader)
    unit = try Self.unit(&reader)
  }

  private static func count(_ reader: inout ByteReader) throws(QuantityFailure) -> Int64 {
    guard let first = reader.digit() else { throw .noCount }
    var count = Int64(first)
    var length = 1
    while let digit = reader.digit() {
      guard first != 0 else { throw .leadingZero }
      guard length < 18 else { throw .outOfRange(maximum: 999_999_999_999_999_999) }
      count = count * 10 + Int64(digit)
      length += 1
    }
    return count
  }

  private static func hundredths(_ reader: inout ByteReader) throws(QuantityFailure) -> Int64? {
    guard reader.take(UInt8(ascii: ".")) else { return nil }
    guard let value = reader.digits(2), reader.next?.isASCIIDigit != true else { throw .fraction }
    return Int64(value)
  }

  private static func unit(_ reader: inout ByteReader) throws(QuantityFailure) -> String {
    guard !reader.isAtEnd else { throw .noUnit }
    guard reader.take(UInt8(ascii: " ")) else { throw .spacing }
    guard !reader.isAtEnd else { throw .noUnit }
    guard reader.next != UInt8(ascii: " ") else { throw .spacing }
    return reader.remainder
  }

  /// The count times `factor`, unless it is above `maximum` (both in the small unit).
  func scaled(by factor: Int64, maximum: Int64) throws(QuantityFailure) -> Int64 {
    guard hundredths == nil else { throw .fraction }
    guard count <= maximum / factor else { throw .outOfRange(maximum: maximum / factor) }
    return count * factor
  }
}
