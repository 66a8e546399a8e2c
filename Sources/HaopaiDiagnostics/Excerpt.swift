/// One line of a file laid out in terminal cells, with the stretch to underline.
struct Excerpt: Equatable {
  /// The line as it is shown: tabs expanded, dangerous characters visible, cut around the span.
  let text: String
  /// Columns before the underline.
  let indent: Int
  /// Columns of the underline, at least 1.
  let length: Int

  /// The widest line shown whole; a longer one is cut around the span.
  static let widestLine = 100
  /// Columns kept in front of the span in a line that is cut.
  private static let lead = 40
  private static let tabStop = 4
  /// Bytes read in front of the span; twice as many are read from it on.
  private static let reach = 512

  /// A piece of the line that is shown or cut as a whole.
  private struct Cell {
    var text: String
    var start: Int
    var width: Int
    var isMarked: Bool
  }

  /// - Parameters:
  ///   - line: The bytes of the line, without its break.
  ///   - span: What to underline; what lies outside the line is left out.
  init(of bytes: [UInt8], line: Range<Int>, marking span: Range<Int>) {
    let window = Self.window(of: bytes, line: line, around: span.lowerBound)
    let cells = Self.cells(of: bytes, line: window, marking: span)
    let total = cells.last.map { $0.start + $0.width } ?? 0
    let marked = cells.filter(\.isMarked)
    let from = marked.first?.start ?? (span.lowerBound <= window.lowerBound ? 0 : total)
    let to = marked.last.map { $0.start + $0.width } ?? from
    let first = total > Self.widestLine ? max(0, min(from - Self.lead, total - Self.widestLine)) : 0
    let last = min(total, first + Self.widestLine)
    let kept = cells.filter { $0.start >= first && $0.start + $0.width <= last }
    let end = kept.last.map { $0.start + $0.width } ?? 0
    let isCutBefore = first > 0 || window.lowerBound > line.lowerBound
    let isCutAfter = end < total || window.upperBound < line.upperBound
    let body = kept.reduce(into: "") { $0 += $1.text }
    text = (isCutBefore ? "…" : "") + body + (isCutAfter ? "…" : "")
    indent = (isCutBefore ? 1 : 0) + max(0, from - (kept.first?.start ?? from))
    length = max(1, min(to, max(end, from)) - from)
  }

  /// The bytes looked at: a line of a mebibyte costs no more than a short one.
  private static func window(of bytes: [UInt8], line: Range<Int>, around start: Int) -> Range<Int> {
    var lower = max(line.lowerBound, min(start, line.upperBound) - reach)
    let upper = min(line.upperBound, lower + 3 * reach)
    while lower > line.lowerBound, lower < upper, bytes[lower] & 0xC0 == 0x80 { lower += 1 }
    return lower..<max(lower, upper)
  }

  private static func cells(
    of bytes: [UInt8], line: Range<Int>, marking span: Range<Int>
  ) -> [Cell] {
    var cells: [Cell] = []
    var column = 0
    var offset = line.lowerBound
    var previous: Unicode.Scalar?
    while offset < line.upperBound {
      let step = UTF8Decoding.step(bytes, at: offset)
      // An empty span marks nothing here: its caret stands at its start.
      let isMarked = offset < span.upperBound && offset + step.length > span.lowerBound
      let (text, width) = show(step.scalar, byte: bytes[offset], after: previous, column: column)
      if width == 0, !cells.isEmpty {
        cells[cells.count - 1].text += text
        cells[cells.count - 1].isMarked = cells[cells.count - 1].isMarked || isMarked
      } else {
        cells.append(Cell(text: text, start: column, width: width, isMarked: isMarked))
      }
      if offset == span.lowerBound, span.isEmpty { cells[cells.count - 1].isMarked = true }
      column += width
      offset += step.length
      previous = step.scalar
    }
    return cells
  }

  private static func show(
    _ scalar: Unicode.Scalar?, byte: UInt8, after previous: Unicode.Scalar?, column: Int
  ) -> (text: String, width: Int) {
    guard let scalar else {
      let text = VisibleText.escape(badByte: byte)
      return (text, text.utf8.count)
    }
    if scalar == "\t" {
      let width = tabStop - column % tabStop
      return (String(repeating: " ", count: width), width)
    }
    if let visible = VisibleText.escape(scalar) { return (visible, DisplayWidth.of(visible)) }
    return (String(Character(scalar)), DisplayWidth.of(scalar, after: previous))
  }
}
