import HaopaiDiagnostics

/// Finds where in the file each byte of a scalar's text stands, by reading the raw bytes again as
/// YAML 1.1 prescribes and holding the result against libyaml's text.
struct ScalarDecoding {
  let source: SourceText

  /// The scalar of `text`, which libyaml read from `range`.
  func scalar(_ text: String, style: YAMLScalar.Style, in range: Range<Int>) -> YAMLScalar {
    if isStraight(text, style, in: range) {
      return YAMLScalar(text: text, style: style, file: source.id, start: range.lowerBound)
    }
    return YAMLScalar(text: text, style: style, places: places(of: text, style: style, in: range))
  }

  /// Whether the text stands in the file as it is.
  private func isStraight(
    _ text: String, _ style: YAMLScalar.Style, in range: Range<Int>
  ) -> Bool {
    style == .plain && text.utf8.count == range.count && text.isSameBytes(as: source.bytes[range])
  }

  /// The places of `text`, which libyaml read from `range`; quotes and block headers are part of
  /// the range, anchors and tags are not. Coarse where our reading differs from libyaml's.
  func places(of text: String, style: YAMLScalar.Style, in range: Range<Int>) -> ScalarPlaces {
    let length = text.utf8.count
    if isStraight(text, style, in: range) {
      return ScalarPlaces(file: source.id, start: range.lowerBound, textLength: length)
    }
    let placed = decode(text, style: style, in: range)
    guard let placed, text.isSameBytes(as: placed.bytes[...]) else {
      return ScalarPlaces(coarse: source.span(range), textLength: length)
    }
    // An empty text still has a place: right behind its quote or header.
    return ScalarPlaces(
      file: source.id, first: placed.runs.first ?? emptyRun(style, in: range),
      rest: Array(placed.runs.dropFirst()), textLength: length)
  }

  private func decode(
    _ text: String, style: YAMLScalar.Style, in range: Range<Int>
  ) -> PlacedText? {
    switch style {
    case .plain:
      return FlowScalarDecoder(bytes: source.bytes, style: style).decode(range)
    case .singleQuoted, .doubleQuoted:
      guard range.count >= 2 else { return nil }
      let inner = (range.lowerBound + 1)..<(range.upperBound - 1)
      return FlowScalarDecoder(bytes: source.bytes, style: style).decode(inner)
    case .literal, .folded:
      return BlockScalarDecoder(bytes: source.bytes, isFolded: style == .folded)
        .decode(range, as: text)
    }
  }

  private func emptyRun(_ style: YAMLScalar.Style, in range: Range<Int>) -> ScalarPlaces.Run {
    let start = style == .plain ? range.lowerBound : min(range.lowerBound + 1, range.upperBound)
    return ScalarPlaces.Run(text: 0, source: start, sourceLength: 0)
  }
}
