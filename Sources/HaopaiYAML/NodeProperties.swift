/// Reads what may stand in front of a node: `&anchor`, `!tag`, and the negation that looks like one.
enum NodeProperties {
  /// The first anchor (`&`) or tag (`!`) at or after `start`, up to the blank behind it.
  static func firstEnd(in bytes: [UInt8], from start: Int, marker: UInt8) -> Range<Int> {
    var lower = start
    while lower < bytes.count, bytes[lower] != marker, bytes[lower] != 0x0A { lower += 1 }
    guard lower < bytes.count, bytes[lower] == marker else { return start..<start }
    return lower..<wordEnd(in: bytes, from: lower)
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
      case 0x29,
        0x5D where depth > 0:
        depth -= 1
      case 0x2C, 0x5D,
        0x7D where depth <= 0:
        break scan
      default: break
      }
      end += 1
    }
    while end > offset, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return offset..<end
  }

  private static func wordEnd(in bytes: [UInt8], from start: Int) -> Int {
    var end = start + 1
    while end < bytes.count {
      switch bytes[end] {
      case 0x20, 0x09, 0x0A, 0x0D: return end
      case 0x2C, 0x5B, 0x5D, 0x7B,
        0x7D where bytes[start] == 0x26:
        return end
      default: end += 1
      }
    }
    return end
  }
}
