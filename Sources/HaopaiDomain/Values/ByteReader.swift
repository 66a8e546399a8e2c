/// Reads a short text from left to right by bytes, without Unicode classification, so that `５` is
/// not a digit and a combining mark never hides behind one.
struct ByteReader {
  // An array rather than the string's view: indexing it is ten times as fast.
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }
  /// What has not been read yet.
  var remainder: String { String(decoding: bytes[position...], as: UTF8.self) }

  /// Steps over `byte` where it is next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  /// Steps over one digit.
  mutating func digit() -> Int? {
    guard let byte = next, byte.isASCIIDigit else { return nil }
    position += 1
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
