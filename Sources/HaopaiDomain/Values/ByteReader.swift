/// Reads a short text from left to right by bytes, without Unicode classification, so that `５` is
/// not a digit and a combining mark never hides behind one.
struct ByteReader {
  // Copied rather than the string's view: indexing that takes ten times as long. Values are short, and
  // need no memory of their own.
  private var short = InlineArray<32, UInt8>(repeating: 0)
  private let long: [UInt8]
  private let text: String
  private let count: Int
  private var position = 0

  init(_ text: String) {
    self.text = text
    count = text.utf8.count
    guard count <= 32 else {
      long = Array(text.utf8)
      return
    }
    long = []
    var text = text
    text.withUTF8 { for index in $0.indices { short[index] = $0[index] } }
  }

  var isAtEnd: Bool { position == count }
  var next: UInt8? { position < count ? byte(at: position) : nil }
  /// What has not been read yet.
  var remainder: String {
    // Nothing was read of a character but all of it.
    String(text.utf8.dropFirst(position)) ?? ""
  }

  private func byte(at index: Int) -> UInt8 { long.isEmpty ? short[index] : long[index] }

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
