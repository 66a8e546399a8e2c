/// Follows an expression that is not quoted past the places where YAML cuts it: commas and brackets
/// inside `{ }` and `[ ]`, and ` #`. Goes on to the next line only inside them and where a bracket of
/// the expression's own is open, and stays within a bounded stretch.
struct ExpressionCut {
  let bytes: [UInt8]
  /// Whether a comma or a closing bracket of YAML's own ends the expression.
  let isFlow: Bool

  private static let reach = 8 << 10

  /// The stretch from `start` to where its author ended it; nil where a quote or a bracket is still
  /// open there, so that nobody knows.
  func whole(from start: Int) -> Range<Int>? {
    var nesting = Nesting()
    var end = start
    let limit = min(bytes.count, start + Self.reach)
    while end < limit {
      if bytes[end] == 0x0A || bytes[end] == 0x0D, !(isFlow && nesting.hasBracket) { break }
      if nesting.isBalanced, isEnd(end, from: start) { break }
      nesting.take(bytes[end], after: end > start ? bytes[end - 1] : 0x20)
      end += 1
    }
    guard nesting.isBalanced, end < limit || limit == bytes.count else { return nil }
    return Blank.trim(start..<end, of: bytes)
  }

  private func isEnd(_ offset: Int, from start: Int) -> Bool {
    switch bytes[offset] {
    case 0x23: offset > start && Blank.isBlank(bytes[offset - 1])
    case 0x2C, 0x5D, 0x7D: isFlow
    default: false
    }
  }

  /// Whether a stretch leaves a quote or a bracket open.
  func isOpen(_ range: Range<Int>) -> Bool {
    var nesting = Nesting()
    var previous: UInt8 = 0x20
    for byte in bytes[range] {
      nesting.take(byte, after: previous)
      previous = byte
    }
    return !nesting.isBalanced
  }

  /// Where the value began in which `offset` lies, behind the key, comma or bracket before it.
  func start(of offset: Int) -> Int {
    var depth = 0
    var start = offset
    scan: while start > 0, offset - start < Self.reach {
      switch bytes[start - 1] {
      case 0x0A, 0x0D: break scan
      case 0x29, 0x5D, 0x7D: depth += 1
      case 0x28, 0x5B, 0x7B:
        if depth == 0 { break scan }
        depth -= 1
      case 0x2C where depth == 0: break scan
      case 0x3A where depth == 0 && Blank.isBlank(bytes[start]): break scan
      default: break
      }
      start -= 1
    }
    while start < offset, Blank.isBlank(bytes[start]) { start += 1 }
    return start
  }
}

extension ExpressionCut {
  /// Quotes and brackets that are open.
  private struct Nesting {
    private var depth = 0
    private var quote: UInt8?
    private var isEscaped = false

    var isBalanced: Bool { depth == 0 && quote == nil }
    var hasBracket: Bool { depth > 0 && quote == nil }

    mutating func take(_ byte: UInt8, after previous: UInt8) {
      if let open = quote {
        if byte == open, !isEscaped { quote = nil }
        isEscaped = byte == 0x5C && !isEscaped
        return
      }
      switch byte {
      // An apostrophe inside a word opens nothing.
      case 0x22, 0x27: if !KeyWord.isPart(previous), previous < 0x80 { quote = byte }
      case 0x28, 0x5B, 0x7B: depth += 1
      case 0x29, 0x5D, 0x7D: depth = max(0, depth - 1)
      default: break
      }
    }
  }
}
