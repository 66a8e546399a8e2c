/// Reads literal and folded block scalars: indentation, folding, chomping.
struct BlockScalarDecoder {
  let bytes: [UInt8]
  let isFolded: Bool

  /// A line of the scalar's body.
  private struct Line {
    /// The content behind the indentation, without its break.
    let content: Range<Int>
    /// The line break, with what stands behind it up to the next content.
    let lineBreak: Range<Int>

    var isEmpty: Bool { content.isEmpty }
  }

  /// The text of a block scalar whose header starts the range. libyaml's own text tells how deep it
  /// found the indentation, which may be given by a number in the header.
  func decode(_ range: Range<Int>, as expected: String) -> PlacedText? {
    let header = lineEnd(from: range.lowerBound, limit: range.upperBound)
    let chomping = bytes[range.lowerBound..<header].prefix { $0 != 0x23 }
    let body = min(header + 1, range.upperBound)..<range.upperBound
    let indent = self.indent(of: body, expected: expected)
    var lines = self.lines(of: body, indent: indent)
    // What is not indented deeply enough is blank or does not belong to the text.
    let trailing = lines.reversed().prefix(while: \.isEmpty).count
    let blank = Array(lines.suffix(trailing))
    lines.removeLast(trailing)
    var text = PlacedText()
    append(lines, to: &text)
    let endsInBreak = lines.last.map { !$0.lineBreak.isEmpty } ?? false
    if !chomping.contains(0x2D), endsInBreak, let last = lines.last {
      text.replace(last.lineBreak, with: [0x0A])
    }
    if chomping.contains(0x2B) {
      for line in blank where !line.lineBreak.isEmpty { text.replace(line.lineBreak, with: [0x0A]) }
    }
    return text
  }

  private func append(_ lines: [Line], to text: inout PlacedText) {
    var index = 0
    // Blank lines in front of the first content are kept.
    while index < lines.count, lines[index].isEmpty {
      text.replace(lines[index].lineBreak, with: [0x0A])
      index += 1
    }
    while index < lines.count {
      let line = lines[index]
      text.copy(line.content, of: bytes)
      var next = index + 1
      while next < lines.count, lines[next].isEmpty { next += 1 }
      guard next < lines.count else { return }
      join(line, with: lines[next], over: lines[(index + 1)..<next], into: &text)
      index = next
    }
  }

  private func join(
    _ line: Line, with next: Line, over blank: ArraySlice<Line>, into text: inout PlacedText
  ) {
    let folds = isFolded && !startsBlank(line) && !startsBlank(next)
    if !folds {
      text.replace(line.lineBreak, with: [0x0A])
    } else if blank.isEmpty {
      text.replace(line.lineBreak, with: [0x20])
    }
    for line in blank { text.replace(line.lineBreak, with: [0x0A]) }
  }

  private func startsBlank(_ line: Line) -> Bool {
    bytes[line.content.lowerBound] == 0x20 || bytes[line.content.lowerBound] == 0x09
  }

  private func lines(of body: Range<Int>, indent: Int) -> [Line] {
    var lines: [Line] = []
    var start = body.lowerBound
    while start < body.upperBound {
      let end = lineEnd(from: start, limit: body.upperBound)
      var content = start
      while content < end, content - start < indent, bytes[content] == 0x20 { content += 1 }
      let contentEnd = end > content && bytes[end - 1] == 0x0D ? end - 1 : end
      let next = min(end + 1, body.upperBound)
      lines.append(Line(content: content..<contentEnd, lineBreak: contentEnd..<next))
      start = next
    }
    return lines
  }

  /// Columns of indentation: leading spaces of the first line with content, less those that libyaml
  /// left in its text.
  private func indent(of body: Range<Int>, expected: String) -> Int {
    let kept = Self.leadingSpaces(of: expected.utf8)
    var deepest = 0
    var start = body.lowerBound
    while start < body.upperBound {
      let end = lineEnd(from: start, limit: body.upperBound)
      let spaces = bytes[start..<end].prefix { $0 == 0x20 }.count
      let rest = bytes[(start + spaces)..<end]
      if !rest.isEmpty, rest.first != 0x0D, kept != nil { return max(0, spaces - (kept ?? 0)) }
      deepest = max(deepest, spaces)
      start = min(end + 1, body.upperBound)
    }
    return deepest
  }

  /// Spaces in front of the first line of a text that is not blank; `nil` where all are.
  private static func leadingSpaces(of text: String.UTF8View) -> Int? {
    var spaces = 0
    for byte in text {
      switch byte {
      case 0x20: spaces += 1
      case 0x0A: spaces = 0
      default: return spaces
      }
    }
    return nil
  }

  private func lineEnd(from start: Int, limit: Int) -> Int {
    var end = start
    while end < limit, bytes[end] != 0x0A { end += 1 }
    return end
  }
}
