package import HaopaiDiagnostics

/// How the names of a rule file are spelt.
package enum NameStyle: Hashable, Sendable {
  /// What an expression or a path can name: parameters, fields, states, commands, counters.
  case snakeCase
  /// Ids and codes: cities, businesses, parts, refusals, messages.
  case kebabCase

  /// Names are at most this long.
  package static let maximumLength = 64

  /// Words that mean something else in an expression.
  private static let reserved: Set<String> = ["true", "false", "null", "in", "none"]

  private var separator: UInt8 { UInt8(ascii: self == .snakeCase ? "_" : "-") }

  package func isValid(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard bytes.count <= Self.maximumLength, let first = bytes.first, let last = bytes.last,
      first.isSmallLetter, last != separator
    else { return false }
    var previous: UInt8 = 0
    for byte in bytes {
      guard byte.isSmallLetter || byte.isASCIIDigit || byte == separator,
        byte != separator || previous != separator
      else { return false }
      previous = byte
    }
    return true
  }

  /// Reports a name that is spelt otherwise, with the spelling that it should have.
  @discardableResult
  package func check(
    _ name: String, at span: SourceSpan, _ findings: inout FindingCollector
  ) -> Bool {
    guard isValid(name) else {
      findings.report(.misspeltName(name, style: self, respelt: respelt(name), at: span))
      return false
    }
    if self == .snakeCase, Self.reserved.contains(name) {
      findings.report(.reservedName(name, at: span))
      return false
    }
    return true
  }

  /// The name in this style: `drawSize`, `Draw Size` and `draw-size` become `draw_size`; nil where
  /// that gives no name.
  package func respelt(_ name: String) -> String? {
    var bytes: [UInt8] = []
    var afterSmall = false
    for byte in name.utf8 {
      let isCapital = (0x41...0x5A).contains(byte)
      if isCapital, afterSmall { bytes.append(separator) }
      switch byte {
      case _ where isCapital: bytes.append(byte + 0x20)
      case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: "."):
        bytes.append(separator)
      default: bytes.append(byte)
      }
      afterSmall = byte.isSmallLetter || byte.isASCIIDigit
    }
    let result = String(decoding: bytes, as: UTF8.self)
    return isValid(result) ? result : nil
  }
}

extension UInt8 {
  var isSmallLetter: Bool { self >= 0x61 && self <= 0x7A }
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
}
