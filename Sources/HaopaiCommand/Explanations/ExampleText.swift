import HaopaiDiagnostics

/// The text of a wrong example: the bytes that a file would have, and a short form for people.
///
///     "closed_days: [\(repeating: "1, ", 100_001)1]"
///     "name: \(bytes: [0xC7, 0xE5])"
package struct ExampleText: Sendable {
  fileprivate enum Piece: Sendable {
    case text(String)
    case bytes([UInt8])
    /// What is shown stands for all of it.
    case long(String, shown: String)
  }

  private let pieces: [Piece]

  private init(pieces: [Piece]) { self.pieces = pieces }

  /// What stands in the file.
  package var bytes: [UInt8] {
    pieces.flatMap { piece in
      switch piece {
      case .text(let text), .long(let text, _): Array(text.utf8)
      case .bytes(let bytes): bytes
      }
    }
  }

  /// What people are shown: nothing in it is invisible, and what repeats is cut short.
  package var shown: String {
    pieces.reduce(into: "") { shown, piece in
      switch piece {
      case .text(let text): shown += Self.visible(text)
      case .bytes(let bytes): shown += bytes.map { VisibleText.escape(badByte: $0) }.joined()
      case .long(_, let short): shown += Self.visible(short)
      }
    }
  }

  /// The text with everything visible but plain spaces and the ends of lines.
  static func visible(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { shown, scalar in
      if scalar == "\n" || scalar == " " {
        shown.unicodeScalars.append(scalar)
      } else if let escaped = VisibleText.escape(scalar) {
        shown += escaped
      } else if scalar.properties.isWhitespace {
        shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
  }
}

extension ExampleText: ExpressibleByStringInterpolation {
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(.text(literal)) }
    }

    /// Bytes that need not be text.
    package mutating func appendInterpolation(bytes: [UInt8]) { pieces.append(.bytes(bytes)) }

    package mutating func appendInterpolation(repeating text: String, _ count: Int) {
      let end = text.hasSuffix("\n") ? "\n" : ""
      let unit = text.hasSuffix("\n") ? String(text.dropLast()) : text
      pieces.append(
        .long(String(repeating: text, count: count), shown: "\(unit)…(×\(count))\(end)"))
    }

    /// A line, or several, for each number; shown are those of the first and the last.
    package mutating func appendInterpolation(
      each numbers: ClosedRange<Int>, _ lines: (Int) -> String
    ) {
      let text = numbers.map(lines).joined()
      let (first, last) = (lines(numbers.lowerBound), lines(numbers.upperBound))
      let indent = first.prefix { $0 == " " }
      let isBlock = first.hasSuffix("\n")
      pieces.append(.long(text, shown: first + (isBlock ? indent + "…\n" : "…") + last))
    }
  }

  package init(stringLiteral text: String) { self.init(pieces: [.text(text)]) }

  package init(stringInterpolation: StringInterpolation) {
    self.init(pieces: stringInterpolation.pieces)
  }
}
