import HaopaiDiagnostics

/// Makes sure that a file is UTF-8 before anybody reads it, and says what it is instead.
struct EncodingCheck {
  let source: SourceText

  /// The bytes that hold the text, a byte order mark left out; `nil` where they are not UTF-8.
  func run(into findings: inout FindingCollector) -> Range<Int>? {
    let bytes = source.bytes
    if let name = foreignMark {
      findings.report(.foreignEncoding(source.span(0..<min(4, bytes.count)), name: name))
      return nil
    }
    if let bad = firstBadBytes {
      let span = source.span(bad)
      findings.report(
        looksLikeGBK ? .looksLikeGBK(span) : .notUTF8(span, byte: bytes[bad.lowerBound]))
      return nil
    }
    guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return 0..<bytes.count }
    findings.report(.byteOrderMark(source.span(0..<3)))
    return 3..<bytes.count
  }

  private var foreignMark: String? {
    let bytes = source.bytes
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return "UTF-32"
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    // Without a mark, every second byte of ASCII text in UTF-16 is zero.
    guard bytes.count >= 4 else { return nil }
    let isLittle = bytes[1] == 0 && bytes[3] == 0 && bytes[0] != 0 && bytes[2] != 0
    let isBig = bytes[0] == 0 && bytes[2] == 0 && bytes[1] != 0 && bytes[3] != 0
    return isLittle || isBig ? "UTF-16" : nil
  }

  private var firstBadBytes: Range<Int>? {
    // The standard library is much quicker to say yes than we are to find the place of a no.
    if String(validating: source.bytes, as: UTF8.self) != nil { return nil }
    var offset = 0
    while offset < source.bytes.count {
      if source.bytes[offset] < 0x80 {
        offset += 1
        continue
      }
      let step = UTF8Decoding.step(source.bytes, at: offset)
      guard step.scalar != nil else { return offset..<(offset + 1) }
      offset += step.length
    }
    return nil
  }

  /// Whether every byte above ASCII belongs to a pair of GBK (GB/T 2312's rows and their extension).
  private var looksLikeGBK: Bool {
    let bytes = source.bytes
    var offset = 0
    var common = 0
    var pairs = 0
    while offset < bytes.count {
      if bytes[offset] < 0x80 {
        offset += 1
        continue
      }
      guard (0x81...0xFE).contains(bytes[offset]), offset + 1 < bytes.count,
        (0x40...0xFE).contains(bytes[offset + 1]), bytes[offset + 1] != 0x7F
      else { return false }
      pairs += 1
      if bytes[offset] >= 0xA1, bytes[offset + 1] >= 0xA1 { common += 1 }
      offset += 2
    }
    return common * 2 >= pairs
  }
}

extension SourceText {
  /// The span of a range of this file's bytes.
  func span(_ range: Range<Int>) -> SourceSpan {
    SourceSpan(file: id, start: range.lowerBound, end: range.upperBound)
  }
}
