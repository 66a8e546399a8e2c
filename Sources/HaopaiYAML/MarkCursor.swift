import HaopaiDiagnostics

/// Translates libyaml's lines and columns into byte offsets.
///
/// Marks come nearly in order, so the cursor walks from the last one asked for; a file costs about
/// one walk. libyaml's own running index is not used: lines are exact whatever their breaks.
struct MarkCursor {
  private let bytes: [UInt8]
  private let lineStarts: [Int32]
  private var line = 0
  private var column = 0
  private var offset: Int

  /// - Parameter start: Where the text starts that libyaml was given.
  init(_ bytes: [UInt8], start: Int) {
    self.bytes = bytes
    offset = start
    var lineStarts = [Int32(start)]
    for offset in start..<bytes.count where bytes[offset] == 0x0A {
      lineStarts.append(Int32(offset + 1))
    }
    self.lineStarts = lineStarts
  }

  /// The byte that a mark stands for; marks outside the text are drawn to its nearest end.
  mutating func offset(of mark: YAMLMark) -> Int {
    guard mark.line < lineStarts.count else { return bytes.count }
    if mark.line != line || mark.column < column / 2 {
      line = mark.line
      column = 0
      offset = Int(lineStarts[line])
    }
    while column < mark.column, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      column += 1
    }
    while column > mark.column, offset > Int(lineStarts[line]) {
      offset -= 1
      while offset > Int(lineStarts[line]), bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      column -= 1
    }
    return offset
  }
}
