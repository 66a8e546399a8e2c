import HaopaiDiagnostics

/// Looks at single lines of a file that libyaml could not read.
struct LineScan {
  let bytes: [UInt8]

  /// Bytes looked at on either side of a place: nobody writes longer lines, machines do.
  private static let reach = 8 << 10

  /// First byte of the line that holds `offset`.
  func start(at offset: Int) -> Int {
    var start = min(offset, bytes.count)
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    return start
  }

  /// The line feed that ends the line, or the end of the file.
  func end(at offset: Int) -> Int {
    var end = min(offset, bytes.count)
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    return end
  }

  /// The line that holds `offset`, without blanks at its ends; of a very long one the stretch
  /// around `offset`.
  func content(at offset: Int) -> Range<Int> {
    var lower = max(start(at: offset), offset - Self.reach)
    var upper = min(end(at: offset), max(lower, offset + Self.reach))
    while lower < upper, bytes[lower] & 0xC0 == 0x80 { lower += 1 }
    while upper > lower, upper < bytes.count, bytes[upper] & 0xC0 == 0x80 { upper -= 1 }
    return Blank.trim(lower..<upper, of: bytes)
  }

  /// Whether the stretch is a line as it stands, so that a fix may rewrite it.
  func isWhole(_ line: Range<Int>) -> Bool { line.count < Self.reach }

  /// A byte of the nearest line above that is not blank.
  func previous(before offset: Int) -> Int? {
    var end = start(at: offset)
    while end > 0, Blank.isBlankOrBreak(bytes[end - 1]) { end -= 1 }
    return end > 0 ? end - 1 : nil
  }

  /// Where the entry starts, behind the dashes of lists.
  func entryStart(in line: Range<Int>) -> Int {
    var start = line.lowerBound
    while start + 1 < line.upperBound, bytes[start] == 0x2D, Blank.isBlank(bytes[start + 1]) {
      start += 1
      while start < line.upperBound, Blank.isBlank(bytes[start]) { start += 1 }
    }
    return start
  }

  /// Where the value starts, behind a list's dash and the first `: `.
  func valueStart(in line: Range<Int>) -> Int {
    let entry = entryStart(in: line)
    guard let colon = firstColon(in: entry..<line.upperBound) else { return entry }
    var start = colon + 1
    while start < line.upperBound, Blank.isBlank(bytes[start]) { start += 1 }
    return start
  }

  /// Whether a colon that separates stands in the range, outside quotes.
  func hasColon(_ range: Range<Int>) -> Bool { firstColon(in: range) != nil }

  /// The line up to a comment.
  func uncommented(_ line: Range<Int>) -> Range<Int> {
    guard let last = unquoted(line, keepingQuoted: true).last else { return line }
    return Blank.trim(line.lowerBound..<last.range.upperBound, of: bytes)
  }

  /// Whether a character stands at an end of the line, or next to a blank, a dash or a colon.
  func isEdge(_ range: Range<Int>, of line: Range<Int>) -> Bool {
    guard range.lowerBound > line.lowerBound, range.upperBound < line.upperBound else {
      return true
    }
    let before = bytes[range.lowerBound - 1]
    let after = bytes[range.upperBound]
    return before == 0x3A || before == 0x2D || after == 0x3A || after == 0x23
  }

  /// The characters of a line outside quotes and in front of a comment.
  func unquoted(_ line: Range<Int>, keepingQuoted: Bool = false) -> [PlacedScalar] {
    var result: [PlacedScalar] = []
    var quote: Unicode.Scalar?
    var previous: Unicode.Scalar = " "
    for character in PlacedScalar.all(in: line, of: bytes) {
      defer { previous = character.scalar }
      if let open = quote {
        if character.scalar == open { quote = nil }
        if keepingQuoted { result.append(character) }
        continue
      }
      if character.scalar == "#", previous == " " || previous == "\t" { return result }
      let opens = " \t[{,:".unicodeScalars.contains(previous)
      if opens, character.scalar == "\"" || character.scalar == "'" { quote = character.scalar }
      if quote == nil || keepingQuoted { result.append(character) }
    }
    return result
  }

  /// The first colon that separates, outside quotes.
  func firstColon(in range: Range<Int>) -> Int? {
    let colon = unquoted(range).first { character in
      let next = character.range.upperBound
      return character.scalar == ":" && (next >= range.upperBound || Blank.isBlank(bytes[next]))
    }
    return colon?.range.lowerBound
  }
}
