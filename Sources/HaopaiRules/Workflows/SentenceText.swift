import HaopaiDiagnostics
import HaopaiExpression
import HaopaiYAML

/// A sentence with expressions in braces, cut once, however many businesses say it.
struct SentenceText: Sendable {
  enum Piece: Sendable {
    /// With its UTF-8 bytes in the sentence.
    case text(String, at: Range<Int>)
    case value(ExpressionText)
  }

  let text: String
  let places: ScalarPlaces
  /// In their order; empty for a sentence that cannot be cut.
  let pieces: [Piece]
  /// The bytes of a brace that does not fit.
  private let fault: Range<Int>?

  init(_ scalar: YAMLScalar) {
    text = scalar.text
    places = scalar.places
    var parser = SentenceParser(scalar)
    fault = parser.run()
    pieces = fault == nil ? parser.pieces : []
  }

  /// The pieces, or nil and a finding.
  func pieces(_ findings: inout FindingCollector) -> [Piece]? {
    guard let fault else { return pieces }
    findings.report(.badPlaceholder(at: places.span(of: fault)))
    return nil
  }

  var span: SourceSpan { places.span(of: 0..<text.utf8.count) }

  var showsValues: Bool {
    pieces.contains { piece in if case .value = piece { true } else { false } }
  }

  /// What stands in its braces.
  var values: [ExpressionText] {
    pieces.compactMap { piece in if case .value(let text) = piece { text } else { nil } }
  }
}

/// Cuts a sentence into text and the expressions in its braces; `{{` and `}}` are braces.
private struct SentenceParser {
  private let source: YAMLScalar
  private let bytes: [UInt8]
  private(set) var pieces: [SentenceText.Piece] = []
  private var pending: [UInt8] = []
  /// Where what is pending begins.
  private var begin = 0
  private var position = 0

  init(_ source: YAMLScalar) {
    self.source = source
    bytes = Array(source.text.utf8)
  }

  /// The bytes of a brace that does not fit, if there is one.
  mutating func run() -> Range<Int>? {
    let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    while position < bytes.count {
      let byte = bytes[position]
      let isDoubled = position + 1 < bytes.count && bytes[position + 1] == byte
      switch byte {
      case open where isDoubled, close where isDoubled:
        pending.append(byte)
        position += 2
      case open:
        guard let end = closing(after: position) else { return position..<position + 1 }
        if let fault = take(position + 1..<end) { return fault }
        position = end + 1
      case close: return position..<position + 1
      default:
        let end = bytes[position...].firstIndex { $0 == open || $0 == close } ?? bytes.count
        pending += bytes[position..<end]
        position = end
      }
    }
    flush()
    return nil
  }

  /// The brace that closes an expression; texts inside it may have braces of their own.
  private func closing(after start: Int) -> Int? {
    var quote: UInt8?
    for index in bytes.indices[(start + 1)...] {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte == UInt8(ascii: "}") {
        return index
      }
    }
    return nil
  }

  private mutating func take(_ range: Range<Int>) -> Range<Int>? {
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") }
    guard let first = range.first(where: { !isBlank(bytes[$0]) }),
      let last = range.last(where: { !isBlank(bytes[$0]) })
    else { return range.lowerBound - 1..<range.upperBound + 1 }
    flush()
    pieces.append(.value(source.cut(first..<last + 1)))
    begin = range.upperBound + 1
    return nil
  }

  private mutating func flush() {
    guard !pending.isEmpty else { return }
    pieces.append(.text(String(decoding: pending, as: UTF8.self), at: begin..<position))
    pending = []
  }
}

extension YAMLScalar {
  /// The part of the text that the UTF-8 bytes of `range` make up.
  fileprivate func cut(_ range: Range<Int>) -> ExpressionText {
    ExpressionText(
      text: String(decoding: Array(text.utf8)[range], as: UTF8.self), places: places.cut(range))
  }
}

extension ScalarPlaces {
  fileprivate func cut(_ range: Range<Int>) -> ScalarPlaces {
    let runs = runs
    var cut: [Run] = []
    for (index, run) in runs.enumerated() {
      let start = Int(run.text)
      let end = index + 1 < runs.count ? Int(runs[index + 1].text) : Int(textLength)
      let (low, high) = (max(start, range.lowerBound), min(end, range.upperBound))
      guard low < high else { continue }
      let isPlain = Int(run.sourceLength) == end - start
      cut.append(
        Run(
          text: low - range.lowerBound,
          source: Int(run.source) + (isPlain ? low - start : 0),
          sourceLength: isPlain ? high - low : Int(run.sourceLength)))
    }
    guard let first = cut.first else {
      return ScalarPlaces(coarse: span(of: range), textLength: range.count)
    }
    return ScalarPlaces(
      file: file, first: first, rest: Array(cut.dropFirst()), textLength: range.count)
  }
}
