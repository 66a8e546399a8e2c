import HaopaiDiagnostics
import HaopaiExpression

/// Digits that a sentence of a notice writes out, and values in it that no parameter gives.
///
/// A figure that is written out stays as it is when a city changes the value: only what comes from a
/// parameter is what the engine goes by.
struct NoticeDigits {
  /// In the order of the text.
  private(set) var places: [SourceSpan] = []

  var first: SourceSpan? { places.first }

  init(_ sentence: SentenceText) {
    for piece in sentence.pieces {
      switch piece {
      case .text(_, let range): add(digitsOf: sentence.text, sentence.places, in: range)
      case .value(let text): add(text)
      }
    }
  }

  private mutating func add(_ value: ExpressionText) {
    guard let syntax = value.syntax else { return }
    if value.paths.isEmpty {
      places.append(value.span)
    } else {
      for text in syntax.shownTexts { add(digitsOf: value.text, value.places, in: text.range) }
    }
  }

  /// Digits next to each other are one place.
  private mutating func add(digitsOf text: String, _ places: ScalarPlaces, in range: Range<Int>) {
    var position = range.lowerBound
    var run: Range<Int>?
    for scalar in text.scalars(inBytes: range) {
      let next = position + scalar.utf8.count
      if scalar.isDigit {
        run = (run?.lowerBound ?? position)..<next
      } else if let found = run {
        self.places.append(places.span(of: found))
        run = nil
      }
      position = next
    }
    if let run { self.places.append(places.span(of: run)) }
  }
}

extension Unicode.Scalar {
  /// Of any script and width; a Han numeral is a word and none.
  fileprivate var isDigit: Bool {
    switch value {
    case 0..<0x80: ("0"..."9").contains(self)
    // Sentences consist of these, so that the tables are asked of little.
    case 0x4E00...0x9FFF: false
    default: properties.numericType.map { $0 == .decimal || $0 == .digit } ?? false
    }
  }
}

extension String {
  /// The characters that some of its UTF-8 bytes make up.
  fileprivate func scalars(inBytes range: Range<Int>) -> Substring.UnicodeScalarView {
    let start = utf8.index(startIndex, offsetBy: range.lowerBound)
    return self[start..<utf8.index(start, offsetBy: range.count)].unicodeScalars
  }
}

extension Syntax {
  /// The texts written out in it that may be what it comes to.
  fileprivate var shownTexts: [Syntax] {
    switch content {
    case .text: [self]
    case .conditional(_, let yes, let no): yes.shownTexts + no.shownTexts
    case .binary(.add, let left, let right): left.shownTexts + right.shownTexts
    default: []
    }
  }
}
