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

  /// What is wrong with a name.
  enum Fault: Hashable, Sendable {
    /// Other characters than its style has, or no letter first.
    case characters
    case length
    /// A separator at its end.
    case end
    /// Two separators in a row.
    case doubled
  }

  package func isValid(_ name: String) -> Bool { fault(of: name) == nil }

  private func fault(of name: String) -> Fault? {
    let bytes = Array(name.utf8)
    guard let first = bytes.first, let last = bytes.last, first.isSmallLetter,
      bytes.allSatisfy({ $0.isSmallLetter || $0.isASCIIDigit || $0 == separator })
    else { return .characters }
    if bytes.count > Self.maximumLength { return .length }
    if last == separator { return .end }
    let isDoubled = zip(bytes, bytes.dropFirst()).contains { $0 == separator && $1 == separator }
    return isDoubled ? .doubled : nil
  }

  /// Reports a name that is spelt otherwise, with the spelling that it should have.
  @discardableResult
  package func check(
    _ name: String, at span: SourceSpan, _ findings: inout FindingCollector
  ) -> Bool {
    if let fault = fault(of: name) {
      findings.report(.misspeltName(name, fault, style: self, respelt: respelt(name), at: span))
      return false
    }
    if self == .snakeCase, Self.reserved.contains(name) {
      findings.report(.reservedName(name, at: span))
      return false
    }
    return true
  }

  /// The name in this style: `drawSize`, `Draw Size` and `draw-size_` become `draw_size`; nil where
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
    let words = bytes.split(separator: separator).map { String(decoding: $0, as: UTF8.self) }
    let result = words.joined(separator: String(decoding: [separator], as: UTF8.self))
    let isReserved = self == .snakeCase && Self.reserved.contains(result)
    return isValid(result) && !isReserved ? result : nil
  }
}

extension UInt8 {
  var isSmallLetter: Bool { self >= 0x61 && self <= 0x7A }
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
}
