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
    bytes.withUnsafeBytes { bytes in
      var lineStart = start
      var isASCII = true
      var offset = start
      while offset < bytes.count {
        var end = offset + 8
        let isEnd: Bool
        if offset + 8 <= bytes.count {
          let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
          let breaks = Self.breaks(in: word)
          isEnd = breaks != 0
          // The bytes in front of the first break, which is ASCII itself.
          let line = isEnd ? breaks & (0 &- breaks) &- 1 : UInt64.max
          isASCII = isASCII && word & line & Self.highBits == 0
          if isEnd { end = offset + breaks.trailingZeroBitCount / 8 + 1 }
        } else {
          end = offset + 1
          isEnd = bytes[offset] == 0x0A
          isASCII = isASCII && bytes[offset] < 0x80
        }
        offset = end
        guard isEnd else { continue }
        lines.append(Line(start: Int32(lineStart), isASCII: isASCII))
        lineStart = offset
        isASCII = true
      }
      lines.append(Line(start: Int32(lineStart), isASCII: isASCII))
    }
    self.lines = lines
  }

  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The high bit of the first of eight bytes that is a line feed, and perhaps of bytes behind it.
  private static func breaks(in word: UInt64) -> UInt64 {
    let breaks = word ^ 0x0A0A_0A0A_0A0A_0A0A
    return (breaks &- 0x0101_0101_0101_0101) & ~breaks & highBits
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
    skipWords(to: mark.column)
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

  /// Goes on by eight bytes at a time as long as the column cannot lie among them.
  private mutating func skipWords(to column: Int) {
    guard self.column + 8 <= column else { return }
    bytes.withUnsafeBytes { bytes in
      while self.column + 8 <= column, offset + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        // Bytes that go on with a scalar begin with 10.
        self.column += 8 - (word & ~(word << 1) & Self.highBits).nonzeroBitCount
        offset += 8
      }
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    }
  }

  /// Of the scalar that begins with the byte, in valid UTF-8.
  private static func width(_ byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }
}
