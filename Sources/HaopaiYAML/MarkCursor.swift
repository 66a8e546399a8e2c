import HaopaiDiagnostics

/// Translates libyaml's lines and columns into byte offsets.
///
/// Marks come nearly in order, so the cursor walks from the last one asked for; a file costs about
/// one walk. libyaml's own running index is not used: lines are exact whatever their breaks.
struct MarkCursor {
  private let bytes: [UInt8]
  private let lines: [Line]
  private var line = 0
  private var column = 0
  private var offset: Int

  private struct Line {
    let start: Int32
    /// Whether each of its columns is a byte.
    let isASCII: Bool
  }

  /// - Parameter start: Where the text starts that libyaml was given.
  init(_ bytes: [UInt8], start: Int) {
    self.bytes = bytes
    offset = start
    var lines: [Line] = []
    lines.reserveCapacity(bytes.count / 32)
    bytes.withUnsafeBufferPointer { bytes in
      var lineStart = start
      var union: UInt8 = 0
      for offset in start..<bytes.count {
        let byte = bytes[offset]
        union |= byte
        guard byte == 0x0A else { continue }
        lines.append(Line(start: Int32(lineStart), isASCII: union < 0x80))
        lineStart = offset + 1
        union = 0
      }
      lines.append(Line(start: Int32(lineStart), isASCII: union < 0x80))
    }
    self.lines = lines
  }

  /// The byte that a mark stands for; marks outside the text are drawn to its nearest end.
  mutating func offset(of mark: YAMLMark) -> Int {
    guard mark.line < lines.count else { return bytes.count }
    let start = Int(lines[mark.line].start)
    if lines[mark.line].isASCII { return min(start + mark.column, bytes.count) }
    if mark.line != line || mark.column < column / 2 {
      line = mark.line
      column = 0
      offset = start
    }
    while column < mark.column, offset < bytes.count {
      offset = min(offset + Self.width(bytes[offset]), bytes.count)
      column += 1
    }
    while column > mark.column, offset > start {
      offset -= 1
      while offset > start, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      column -= 1
    }
    return offset
  }

  /// Of the scalar that begins with the byte, in valid UTF-8.
  private static func width(_ byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }
}
