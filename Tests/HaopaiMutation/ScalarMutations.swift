/// What becomes of a scalar when a word, a number or a sign in it is another.
struct ScalarMutations {
  let place: Place
  let words: Vocabulary

  var all: [Mutant] {
    guard case .scalar(let scalar) = place.node.content, !scalar.text.isEmpty else { return [] }
    return changes(of: scalar.text).map { change in
      Mutant(
        change.kind, at: place, scalar.text, change.text,
        replacement: RuleNode(.scalar(scalar.with(change.text)), line: place.node.line))
    }
  }

  struct Change {
    let kind: Mutant.Kind
    let text: String
  }

  private func changes(of text: String) -> [Change] {
    if place.isNote { return [Change(kind: .reword, text: text + "x")] }
    if place.isWording { return wording(text) }
    if Self.isWord(text) {
      let others = words.others(than: text, at: place.keys.last)
      return [Change(kind: .typo, text: text + "x")]
        + others.map { Change(kind: .otherWord, text: $0) }
    }
    if let letters = letters(text) { return letters }
    let tokens = ExpressionText.tokens(text)
    if ExpressionText.isExpression(tokens) {
      return ExpressionMutations(text: text, isCondition: isCondition, words: words).all
    }
    let changes = NumberMutations(text: text).all
    return changes.isEmpty ? [Change(kind: .reword, text: text + "x")] : changes
  }

  /// A sentence loses its last character, and its placeholders change.
  private func wording(_ text: String) -> [Change] {
    var changes = [Change(kind: .reword, text: text + "x")]
    var index = text.startIndex
    while let open = text[index...].firstIndex(of: "{"),
      let close = text[open...].firstIndex(of: "}")
    {
      let inside = text.index(after: open)..<close
      changes.append(
        Change(kind: .dropOperand, text: text.replacingCharacters(in: open...close)))
      let expression = ExpressionMutations(
        text: String(text[inside]), isCondition: false, words: words)
      changes += expression.all.map { change in
        Change(
          kind: change.kind, text: String(text[..<inside.lowerBound]) + change.text + text[close...]
        )
      }
      index = close
    }
    return changes
  }

  private func letters(_ text: String) -> [Change]? {
    guard text.utf8.allSatisfy({ (0x41...0x5A).contains($0) }), let first = text.utf8.first,
      let next = Self.letter(after: first)
    else { return nil }
    let rest = String(text.dropFirst())
    var changes = [Change(kind: .letters, text: next + rest)]
    guard let second = rest.first else { return changes }
    changes.append(Change(kind: .letters, text: rest))
    changes.append(Change(kind: .letters, text: String(text.dropLast())))
    changes.append(Change(kind: .letters, text: String(second) + text.prefix(1) + rest.dropFirst()))
    changes.append(Change(kind: .letters, text: text + "I"))
    changes.append(Change(kind: .letters, text: text + text.suffix(1)))
    return changes
  }

  private static func letter(after byte: UInt8) -> String? {
    String(UnicodeScalar(byte == 0x5A ? 0x41 : byte + 1))
  }

  private var isCondition: Bool {
    guard let key = place.keys.last else { return false }
    return ["when", "that", "without_when"].contains(key) || place.keys.dropLast().last == "require"
  }

  /// A name or an enumeration's word, in either spelling of ours.
  static func isWord(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return text.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F || $0 == 0x2D
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: ClosedRange<String.Index>) -> String {
    String(self[..<range.lowerBound]) + self[index(after: range.upperBound)...]
  }
}
