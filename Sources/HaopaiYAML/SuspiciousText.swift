import HaopaiDiagnostics

/// Names text that YAML accepts silently and nobody means.
///
/// Full-width punctuation is ordinary in Chinese sentences and is reported only where it stands as
/// structure:
/// - `：` behind a word in the spelling of our keys (lower-case ASCII) at the start of a list item
///   or of a further line of a plain scalar; never behind Chinese words, nor in a value that starts
///   on its key's line;
/// - `，` and `、` in a flow sequence, where every piece between them holds an ASCII letter or digit,
///   or where the sequence has this one item only and no piece is longer than four characters;
/// - `，` in a flow mapping, where a key and a colon follow;
/// - full-width letters and digits, where a plain scalar holds nothing but them and ASCII.
///
/// Quoting the text always silences these.
struct SuspiciousText {
  enum Role {
    /// The file's only node.
    case alone
    case item, flowItem, flowValue
    case value(of: SourceSpan)
  }

  let source: SourceText
  private var words: SuspiciousWords { SuspiciousWords(source: source) }

  init(source: SourceText) { self.source = source }

  /// Whether the key is what it looks like.
  func checkKey(
    _ key: YAMLEvent.Scalar, at span: SourceSpan, into findings: inout FindingCollector
  ) -> Bool {
    guard !key.isASCII else { return true }
    let range = Int(span.start)..<Int(span.end)
    let isClean = words.check(range, isKey: true, into: &findings)
    guard key.style == .plain else { return isClean }
    let characters = PlacedScalar.all(in: range, of: source.bytes)
    let hasSpaces = UnusualSpaces(source: source).report(
      in: characters, into: &findings, where: { _, _ in true })
    return isClean && !hasSpaces
  }

  /// Whether the value is what it looks like.
  func checkValue(
    _ value: YAMLEvent.Scalar, at span: SourceSpan, as role: Role,
    into findings: inout FindingCollector
  ) -> Bool {
    guard !value.isASCII else { return true }
    let unusual = UnusualCharacters(of: value.text)
    guard !unusual.isEmpty else { return true }
    let range = Int(span.start)..<Int(span.end)
    var isClean = !unusual.contains(.words) || words.check(range, isKey: false, into: &findings)
    guard value.style == .plain else { return isClean }
    if unusual.contains(.wide) { isClean = checkWhole(range, into: &findings) && isClean }
    if !unusual.isDisjoint(with: [.spaces, .colons]) {
      isClean = checkLines(of: range, as: role, into: &findings) && isClean
    }
    if case .flowValue = role, unusual.contains(.commas) {
      isClean = checkEntryComma(range, into: &findings) && isClean
    }
    return isClean
  }

  private func checkLines(
    of range: Range<Int>, as role: Role, into findings: inout FindingCollector
  ) -> Bool {
    var isClean = true
    for (index, line) in Blank.lines(of: range, in: source.bytes).enumerated() {
      isClean = checkSpaces(line, into: &findings) && isClean
      guard mayStartKey(role, at: range.lowerBound) || index > 0 else { continue }
      isClean = checkColon(line, into: &findings) && isClean
    }
    return isClean
  }

  private func mayStartKey(_ role: Role, at start: Int) -> Bool {
    switch role {
    case .alone, .item, .flowItem: true
    case .flowValue: false
    case .value(let key): source.bytes[Int(key.end)..<max(Int(key.end), start)].contains(0x0A)
    }
  }
}

// MARK: - Colons and commas

extension SuspiciousText {
  /// `name：value` where `name: value` was meant.
  private func checkColon(_ line: Range<Int>, into findings: inout FindingCollector) -> Bool {
    guard let colon = KeyWord.colon(behindKeyIn: line, of: source.bytes) else { return true }
    findings.report(.fullwidthColon(colon, of: source))
    return false
  }

  /// A flow mapping's entry without `:`; answers whether a `：` stands in its place.
  func checkFlowKey(_ span: SourceSpan, into findings: inout FindingCollector) -> Bool {
    let range = Int(span.start)..<Int(span.end)
    let colon = PlacedScalar.all(in: range, of: source.bytes).first { $0.scalar == "：" }
    guard let colon, source.bytes[range.lowerBound] != 0x22, source.bytes[range.lowerBound] != 0x27
    else { return false }
    findings.report(.fullwidthColon(colon.range, of: source))
    return true
  }

  /// `{ a: 1，b：2 }`.
  private func checkEntryComma(
    _ range: Range<Int>, into findings: inout FindingCollector
  ) -> Bool {
    let characters = PlacedScalar.all(in: range, of: source.bytes)
    guard
      let comma = characters.first(where: { character in
        guard character.scalar == "，" else { return false }
        let rest = Blank.trim(character.range.upperBound..<range.upperBound, of: source.bytes)
        return KeyWord.colon(behindKeyIn: rest, of: source.bytes) != nil
      })
    else { return true }
    findings.report(.fullwidthComma(source.span(comma.range), comma.scalar))
    return false
  }

  /// `[京A，京B]`, one item where two were meant.
  func checkFlowSequence(
    _ items: [YAMLNode], into findings: inout FindingCollector, isReliable: inout Bool
  ) {
    for item in items {
      guard case .scalar(let scalar) = item.content, scalar.style == .plain,
        !scalar.text.isASCII
      else { continue }
      let range = Int(item.span.start)..<Int(item.span.end)
      let characters = PlacedScalar.all(in: range, of: source.bytes)
      let commas = characters.filter { $0.scalar == "，" || $0.scalar == "、" }
      guard !commas.isEmpty, isList(characters, isOnlyItem: items.count == 1) else { continue }
      for comma in commas {
        findings.report(.fullwidthComma(source.span(comma.range), comma.scalar))
      }
      isReliable = false
    }
  }

  private func isList(_ characters: [PlacedScalar], isOnlyItem: Bool) -> Bool {
    let pieces = characters.split(omittingEmptySubsequences: false) { character in
      character.scalar == "，" || character.scalar == "、"
    }
    let areCodes = pieces.allSatisfy { piece in
      piece.contains { KeyWord.isLetterOrDigit($0.scalar) }
    }
    return areCodes || (isOnlyItem && pieces.allSatisfy { $0.count <= 4 })
  }
}

// MARK: - Spaces, letters and brackets

extension SuspiciousText {
  /// Spaces at the ends of a line, behind a key's colon or a dash, and in front of a comment.
  private func checkSpaces(_ line: Range<Int>, into findings: inout FindingCollector) -> Bool {
    let characters = PlacedScalar.all(in: line, of: source.bytes)
    let hasSpaces = UnusualSpaces(source: source).report(in: characters, into: &findings) {
      index, character in
      let before = line.lowerBound..<character.range.lowerBound
      let next = characters.dropFirst(index + 1).first?.scalar
      return next == nil || next == "#" || before.isEmpty || isStructure(before)
    }
    return !hasSpaces
  }

  /// Whether a space behind these bytes of a line would separate: a dash, or a key with its colon.
  private func isStructure(_ before: Range<Int>) -> Bool {
    let bytes = source.bytes[before]
    if bytes.elementsEqual([0x2D]) { return true }
    return bytes.last == 0x3A && KeyWord.end(in: before, of: source.bytes) == before.upperBound - 1
  }

  /// `１０` for `10`, `［F，Y］` for `[F, Y]`.
  private func checkWhole(_ range: Range<Int>, into findings: inout FindingCollector) -> Bool {
    let characters = PlacedScalar.all(in: range, of: source.bytes)
    guard let first = characters.first?.scalar, let last = characters.last?.scalar else {
      return true
    }
    if (first == "［" && last == "］") || (first == "｛" && last == "｝") {
      let text = characters.reduce(into: "") { $0 += KeyWord.plain($1.scalar) }
      findings.report(.fullwidthBracket(source.span(range), replacement: text))
      return false
    }
    let isWide = { (value: UInt32) in (0xFF01...0xFF5E).contains(value) }
    guard characters.allSatisfy({ $0.scalar.value < 0x80 || isWide($0.scalar.value) }),
      characters.contains(where: { isWide($0.scalar.value) && KeyWord.isWideWord($0.scalar) })
    else { return true }
    let text = characters.reduce(into: "") { $0 += KeyWord.plain($1.scalar) }
    findings.report(.fullwidthLetters(source.span(range), replacement: text))
    return false
  }
}
