/// Reads a short text from left to right by bytes: no allocation, no Unicode classification, so
/// that `５` is not a digit and a combining mark never hides behind one.
struct ByteReader {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }
  var next: UInt8? { rest.first }
  /// What has not been read yet.
  var remainder: String { String(Substring(rest)) }

  /// Steps over `byte` where it is next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest.removeFirst()
    return true
  }

  /// Steps over one digit.
  mutating func digit() -> Int? {
    guard let byte = rest.first, byte.isASCIIDigit else { return nil }
    rest.removeFirst()
    return Int(byte - UInt8(ascii: "0"))
  }

  /// Exactly `count` digits (at most 18, so that no value overflows).
  mutating func digits(_ count: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}

extension Int {
  /// The quotient rounded towards minus infinity; `divisor` is positive.
  func flooredQuotient(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }

  /// The remainder that belongs to `flooredQuotient`: `0..<divisor`.
  func flooredRemainder(by divisor: Int) -> Int {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }

  /// This number in exactly two digits; `0...99`.
  var twoDigits: String { self < 10 ? "0\(self)" : "\(self)" }
}
