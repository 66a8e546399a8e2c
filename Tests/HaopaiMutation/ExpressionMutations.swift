/// What becomes of an expression when a sign, a side or a name of it is another.
struct ExpressionMutations {
  typealias Change = ScalarMutations.Change

  let text: String
  /// Whether it decides something by itself.
  let isCondition: Bool
  let words: Vocabulary
  private let tokens: [ExpressionText.Token]

  private static let comparisons = [
    "==": ["!="], "!=": ["=="], "<": ["<=", ">"], "<=": ["<", ">="], ">": [">=", "<"],
    ">=": [">", "<="],
  ]

  init(text: String, isCondition: Bool, words: Vocabulary) {
    self.text = text
    self.isCondition = isCondition
    self.words = words
    tokens = ExpressionText.tokens(text)
  }

  var all: [Change] {
    var changes = isCondition ? whole : []
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .mark: changes += marks(index, token)
      case .name: changes += names(index, token)
      case .string: changes += strings(token)
      case .number: changes += numbers(token)
      }
    }
    return changes
  }

  private var whole: [Change] {
    [
      Change(kind: .negate, text: "!(\(text))"), Change(kind: .constant, text: "true"),
      Change(kind: .constant, text: "false"),
    ]
  }

  private func marks(_ index: Int, _ token: ExpressionText.Token) -> [Change] {
    switch token.text {
    case "&&", "||":
      let left = operand(before: index)..<token.range.upperBound
      let right = token.range.lowerBound..<operand(after: index)
      return [
        replacing(token, .logic, token.text == "&&" ? "||" : "&&"),
        Change(kind: .dropOperand, text: replacing(left, "")),
        Change(kind: .dropOperand, text: replacing(right, "")),
      ]
    case "!": return [replacing(token, .negate, "")]
    case "+": return [replacing(token, .sign, "-")]
    case "-": return [replacing(token, .sign, "+")]
    case "?": return branches(index)
    default:
      return (Self.comparisons[token.text] ?? []).map { replacing(token, .comparison, $0) }
    }
  }

  private func names(_ index: Int, _ token: ExpressionText.Token) -> [Change] {
    var changes = [replacing(token, .typo, token.text + "x")]
    changes += words.references(like: token.text).map { replacing(token, .reference, $0) }
    if ["true", "false"].contains(token.text) {
      changes.append(replacing(token, .constant, token.text == "true" ? "false" : "true"))
    }
    return changes
  }

  private func strings(_ token: ExpressionText.Token) -> [Change] {
    guard let quote = token.text.first, token.text.count > 1 else { return [] }
    let inside = String(token.text.dropFirst().dropLast())
    func quoted(_ kind: Mutant.Kind, _ text: String) -> Change {
      replacing(token, kind, "\(quote)\(text)\(quote)")
    }
    if ScalarMutations.isWord(inside) {
      return [quoted(.typo, inside + "x")]
        + words.others(than: inside, at: nil).map { quoted(.otherWord, $0) }
    }
    var changes = NumberMutations(text: inside).all.map { quoted($0.kind, $0.text) }
    if inside.hasSuffix("s"), inside.dropLast().allSatisfy(ExpressionText.isDigit) {
      changes.append(quoted(.unit, inside.dropLast() + "m"))
    }
    return changes
  }

  private func numbers(_ token: ExpressionText.Token) -> [Change] {
    NumberMutations(text: token.text).all.map { replacing(token, .number, $0.text) }
  }

  /// `a ? b : c` with `b` and `c` in each other's place.
  private func branches(_ index: Int) -> [Change] {
    let depth = tokens[index].depth
    let rest = tokens[(index + 1)...]
    guard let colon = rest.firstIndex(where: { $0.text == ":" && $0.depth == depth }) else {
      return []
    }
    let end = operand(after: colon)
    let first = tokens[index].range.upperBound..<tokens[colon].range.lowerBound
    let second = tokens[colon].range.upperBound..<end
    let swapped = " " + trimmed(text[second]) + " : " + trimmed(text[first])
    return [Change(kind: .branches, text: replacing(first.lowerBound..<end, swapped))]
  }

  // MARK: - Places

  /// Where the operand on the left of an operator begins.
  private func operand(before index: Int) -> String.Index {
    let depth = tokens[index].depth
    let stop = tokens[..<index].lastIndex { isEdge($0, depth) }
    guard let stop else { return text.startIndex }
    return tokens[stop].range.upperBound
  }

  private func operand(after index: Int) -> String.Index {
    let depth = tokens[index].depth
    let stop = tokens[(index + 1)...].firstIndex { isEdge($0, depth) }
    return stop.map { tokens[$0].range.lowerBound } ?? text.endIndex
  }

  private func isEdge(_ token: ExpressionText.Token, _ depth: Int) -> Bool {
    token.kind == .mark
      && (token.depth < depth
        || token.depth == depth && ["&&", "||", "?", ":", ","].contains(token.text))
  }

  private func replacing(_ range: Range<String.Index>, _ other: String) -> String {
    trimmed(text[..<range.lowerBound] + other + text[range.upperBound...])
  }

  private func replacing(
    _ token: ExpressionText.Token, _ kind: Mutant.Kind, _ other: String
  ) -> Change {
    Change(kind: kind, text: replacing(token.range, other))
  }

  private func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  private func trimmed(_ text: String) -> String { trimmed(text[...]) }
}
