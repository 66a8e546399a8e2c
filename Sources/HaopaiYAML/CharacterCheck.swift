import HaopaiDiagnostics

/// Reports characters that no rule file needs and that libyaml, editors and people would read
/// differently, and lines that keep libyaml busy.
struct CharacterCheck {
  let source: SourceText
  /// Where the text starts, after a byte order mark.
  let start: Int

  private enum Kind: Equatable {
    case control, lineSeparator, loneReturn, bidi, innerMark
  }

  /// What libyaml may see of the text.
  enum Outcome: Hashable {
    /// - Parameter hasBidi: whether there are bidirectional controls in it, which were reported and mean
    ///   nothing.
    case everything(hasBidi: Bool, hasTabs: Bool)
    case nothing
  }

  /// The text must be UTF-8.
  func run(into findings: inout FindingCollector) -> Outcome {
    let bytes = source.bytes
    var (isReadable, hasBidi, hasTabs) = (true, false, false)
    let hasLineFeeds = bytes.contains(0x0A)
    var isLineStart = true
    var offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      if isLineStart, byte == 0x25 {
        reportDirective(at: offset, into: &findings)
        isReadable = false
      }
      isLineStart = byte == 0x0A
      // Nearly all of a file: printable ASCII and line feeds.
      if byte == 0x0A || (byte >= 0x20 && byte < 0x7F) {
        offset += 1
        continue
      }
      // Ideographs from U+4000 to U+9FFF; the text is known to be valid.
      if byte >= 0xE4, byte <= 0xE9 {
        offset += 3
        continue
      }
      if byte == 0x09 {
        hasTabs = true
        offset += 1
        continue
      }
      let step = UTF8Decoding.step(bytes, at: offset)
      let end = offset + step.length
      let kind = step.scalar.flatMap { self.kind(of: $0, next: end < bytes.count ? bytes[end] : 0) }
      if kind == .loneReturn, !hasLineFeeds {
        findings.report(.returnsOnly(source, first: source.span(offset..<end)))
        return .nothing
      }
      if let kind, let scalar = step.scalar {
        offset = report(kind, scalar, at: offset, length: step.length, into: &findings)
        if kind == .bidi { hasBidi = true } else { isReadable = false }
      } else {
        offset = end
      }
    }
    return isReadable ? .everything(hasBidi: hasBidi, hasTabs: hasTabs) : .nothing
  }

  private func kind(of scalar: Unicode.Scalar, next: UInt8) -> Kind? {
    switch scalar.value {
    case 0x0D: next == 0x0A ? nil : .loneReturn
    case 0x85, 0x2028, 0x2029: .lineSeparator
    case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: .control
    case _ where scalar.isBidiControl: .bidi
    case 0xFEFF: .innerMark
    default: nil
    }
  }

  /// Reports a run of the same character once; answers where the run ends.
  private func report(
    _ kind: Kind, _ scalar: Unicode.Scalar, at offset: Int, length: Int,
    into findings: inout FindingCollector
  ) -> Int {
    let bytes = source.bytes
    let unit = bytes[offset..<(offset + length)]
    var end = offset + length
    while end + length <= bytes.count, bytes[end..<(end + length)].elementsEqual(unit) {
      // The `\r` of a final `\r\n` is innocent.
      if kind == .loneReturn, end + 1 < bytes.count, bytes[end + 1] == 0x0A { break }
      end += length
    }
    let span = source.span(offset..<end)
    switch kind {
    case .control: findings.report(.controlCharacter(span, scalar))
    case .lineSeparator: findings.report(.lineSeparator(span, scalar))
    case .loneReturn: findings.report(.loneCarriageReturn(span))
    case .bidi: findings.report(.bidiControl(span, scalar))
    case .innerMark: findings.report(.zeroWidthCharacter(span, scalar))
    }
    return end
  }

  private func reportDirective(at offset: Int, into findings: inout FindingCollector) {
    var end = offset
    while end < source.bytes.count, source.bytes[end] != 0x0A, source.bytes[end] != 0x0D {
      end += 1
    }
    findings.report(.yamlDirective(source.span(offset..<end)))
  }
}
