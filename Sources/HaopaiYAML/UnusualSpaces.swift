import HaopaiDiagnostics

/// Names spaces that YAML takes for letters: several in a row are one mistake, and those that begin a
/// line are meant as its indentation.
struct UnusualSpaces {
  let source: SourceText

  /// Reports each row of them among the characters of a line; answers whether there was any.
  ///
  /// - Parameter isMistake: whether the one at an index of the characters is one, by itself.
  func report(
    in characters: [PlacedScalar], into findings: inout FindingCollector,
    where isMistake: (Int, PlacedScalar) -> Bool
  ) -> Bool {
    var row: (range: Range<Int>, first: Unicode.Scalar)?
    var isFound = false
    for (index, character) in characters.enumerated()
    where Blank.isUnusualSpace(character.scalar) {
      if let last = row, isRow(from: last.range.upperBound, to: character.range.lowerBound) {
        row?.range = last.range.lowerBound..<character.range.upperBound
      } else if isMistake(index, character) {
        if let row { findings.report(finding(row.range, row.first)) }
        isFound = true
        row = (character.range, character.scalar)
      }
    }
    if let row { findings.report(finding(row.range, row.first)) }
    return isFound
  }

  private func isRow(from end: Int, to start: Int) -> Bool {
    source.bytes[end..<start].allSatisfy(Blank.isBlank)
  }

  private func finding(_ row: Range<Int>, _ scalar: Unicode.Scalar) -> Finding {
    var start = row.lowerBound
    while start > 0, Blank.isBlank(source.bytes[start - 1]) { start -= 1 }
    guard start == 0 || source.bytes[start - 1] == 0x0A else {
      return .unusualSpace(
        source.span(row), scalar, fixed: source.span(row), as: spaces(width(of: row)))
    }
    var end = row.upperBound
    while end < source.bytes.count, Blank.isBlank(source.bytes[end]) { end += 1 }
    let indentation = indentation(near: width(of: start..<end), around: start)
    return .unusualSpace(
      source.span(row), scalar, fixed: source.span(start..<end), as: spaces(indentation))
  }

  /// The indentation of the line above or below that comes nearest to what the eye sees.
  private func indentation(near width: Int, around start: Int) -> Int {
    let lines = LineScan(bytes: source.bytes)
    var neighbours: [Int] = []
    var next = lines.end(at: start) + 1
    while next < source.bytes.count, Blank.isBlankOrBreak(source.bytes[next]) { next += 1 }
    if next < source.bytes.count { neighbours.append(next - lines.start(at: next)) }
    if let above = lines.previous(before: start) {
      let line = lines.start(at: above)
      neighbours.append(source.bytes[line...].prefix { $0 == 0x20 }.count)
    }
    return neighbours.min { abs($0 - width) < abs($1 - width) } ?? width
  }

  /// How many columns the eye sees: an ideographic space is as wide as two.
  private func width(of range: Range<Int>) -> Int {
    PlacedScalar.all(in: range, of: source.bytes)
      .reduce(0) { $0 + ($1.scalar.value == 0x3000 ? 2 : 1) }
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
