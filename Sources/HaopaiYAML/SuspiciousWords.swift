import HaopaiDiagnostics

/// Finds invisible characters and foreign letters that pass for ASCII ones inside words.
struct SuspiciousWords {
  let source: SourceText

  /// A stretch of letters and digits of the scripts that are mistaken for each other.
  private struct Word {
    let start: Int
    var end: Int
    var replacement = ""
    var hasASCII = false
    var lookalikes = 0
    var foreign = 0
  }

  /// Whether the bytes of a scalar are free of both.
  func check(_ range: Range<Int>, isKey: Bool, into findings: inout FindingCollector) -> Bool {
    let characters = PlacedScalar.all(in: range, of: source.bytes)
    var isClean = true
    var word: Word?
    for (index, character) in characters.enumerated() {
      if Blank.isZeroWidth(character.scalar), !(isJoined(index, in: characters) && !isKey) {
        findings.report(.zeroWidthCharacter(source.span(character.range), character.scalar))
        isClean = false
      }
      if extend(&word, with: character, isKey: isKey) { continue }
      isClean = finish(word, isKey: isKey, into: &findings) && isClean
      word = nil
    }
    return finish(word, isKey: isKey, into: &findings) && isClean
  }

  /// Joiners between characters that are not ASCII belong to emoji and to scripts that need them, and
  /// so do shapes and tags behind such a character.
  private func isJoined(_ index: Int, in characters: [PlacedScalar]) -> Bool {
    let isBehindOther = index > 0 && characters[index - 1].scalar.value >= 0x80
    if Blank.isVariant(characters[index].scalar) { return isBehindOther }
    if (0xE0020...0xE007F).contains(characters[index].scalar.value) { return isBehindOther }
    let scalar = characters[index].scalar.value
    guard scalar == 0x200C || scalar == 0x200D, index > 0, index + 1 < characters.count else {
      return false
    }
    return characters[index - 1].scalar.value >= 0x80 && characters[index + 1].scalar.value >= 0x80
  }

  /// Whether the character belongs to the word, which it may also start.
  private func extend(_ word: inout Word?, with character: PlacedScalar, isKey: Bool) -> Bool {
    let scalar = character.scalar
    let isASCII = KeyWord.isLetterOrDigit(scalar)
    let isForeign = (0x370...0x52F).contains(scalar.value)
    let isWide = isKey && KeyWord.isWideWord(scalar)
    let isSign = word != nil && (scalar == "_" || scalar == "-")
    guard isASCII || isForeign || isWide || isSign else { return false }
    var current = word ?? Word(start: character.range.lowerBound, end: 0)
    current.end = character.range.upperBound
    current.hasASCII = current.hasASCII || isASCII
    if let plain = Confusables.lookalike(of: scalar) {
      current.lookalikes += 1
      current.replacement.unicodeScalars.append(plain)
    } else {
      if isForeign { current.foreign += 1 }
      current.replacement.unicodeScalars.append(scalar)
    }
    word = current
    return true
  }

  private func finish(
    _ word: Word?, isKey: Bool, into findings: inout FindingCollector
  ) -> Bool {
    // A word with letters that look like nothing else is honestly Russian or Greek.
    guard let word, word.lookalikes > 0, word.foreign == 0, word.hasASCII || isKey else {
      return true
    }
    let span = source.span(word.start..<word.end)
    let text = String(decoding: source.bytes[word.start..<word.end], as: UTF8.self)
    findings.report(.confusableLetters(span, text, replacement: word.replacement))
    return false
  }
}
