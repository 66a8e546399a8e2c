/// Reads what may stand in front of a node: `&anchor`, `!tag`, and the negation that looks like one.
enum NodeProperties {
  /// The anchor (`&`) or tag (`!`) among the properties that start at `start`, up to its end; they may
  /// stand on lines of their own, with comments between them.
  static func firstEnd(in bytes: [UInt8], from start: Int, marker: UInt8) -> Range<Int> {
    var offset = start
    while offset < bytes.count {
      switch bytes[offset] {
      case marker: return offset..<wordEnd(in: bytes, from: offset)
      case 0x21, 0x26: offset = wordEnd(in: bytes, from: offset)
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      case 0x23: while offset < bytes.count, bytes[offset] != 0x0A { offset += 1 }
      default: return start..<start
      }
    }
    return start..<start
  }

  /// Where the node itself starts, behind its properties, blanks and comments.
  static func skip(in bytes: [UInt8], from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end {
      switch bytes[offset] {
      case 0x21, 0x26: offset = min(end, wordEnd(in: bytes, from: offset))
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      case 0x23: while offset < end, bytes[offset] != 0x0A { offset += 1 }
      default: return offset
      }
    }
    return end
  }

  /// The expression that starts with the `!` at `offset`: `!` and a name or a parenthesis, as far as
  /// the line goes before a comment or the end of a flow collection's entry. `nil` for other tags.
  static func negation(in bytes: [UInt8], at offset: Int) -> Range<Int>? {
    guard offset + 1 < bytes.count, bytes[offset] == 0x21 else { return nil }
    let next = bytes[offset + 1]
    let isName = (0x61...0x7A).contains(next) || next == 0x28 || next == 0x5F
    guard isName,
      !(offset + 1..<wordEnd(in: bytes, from: offset)).contains(where: { bytes[$0] == 0x21 })
    else { return nil }
    var depth = 0
    var end = offset
    scan: while end < bytes.count {
      switch bytes[end] {
      case 0x0A, 0x0D: break scan
      case 0x23 where bytes[end - 1] == 0x20: break scan
      case 0x28, 0x5B: depth += 1
      case 0x2C, 0x5D, 0x7D:
        if depth == 0 { break scan }
        if bytes[end] == 0x5D { depth -= 1 }
      case 0x29: depth = max(0, depth - 1)
      default: break
      }
      end += 1
    }
    while end > offset, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return offset..<end
  }

  /// Anchors end at the first character that no name holds, `!<tags>` at their bracket, other tags
  /// at a blank or at flow punctuation.
  private static func wordEnd(in bytes: [UInt8], from start: Int) -> Int {
    var end = start + 1
    let isAnchor = bytes[start] == 0x26
    let isVerbatim = end < bytes.count && bytes[end] == 0x3C
    while end < bytes.count, !Blank.isBlankOrBreak(bytes[end]) {
      if isAnchor ? !isNamePart(bytes[end]) : !isVerbatim && isFlowMark(bytes[end]) { return end }
      end += 1
      if isVerbatim, bytes[end - 1] == 0x3E { return end }
    }
    return end
  }

  private static func isFlowMark(_ byte: UInt8) -> Bool {
    byte == 0x2C || byte == 0x5B || byte == 0x5D || byte == 0x7B || byte == 0x7D
  }

  private static func isNamePart(_ byte: UInt8) -> Bool { KeyWord.isPart(byte) && byte != 0x2E }
}
