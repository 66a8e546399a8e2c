import HaopaiDiagnostics

/// Breaks prose into lines, English at its blanks and Chinese between any two characters.
enum Paragraph {
  /// Never begin a line.
  private static let closing: Set<Character> = [
    "，", "。", "；", "：", "、", "！", "？", "）", "”", "》", "…",
  ]
  /// Never end a line.
  private static let opening: Set<Character> = ["（", "“", "《"]

  /// - Parameter width: the most columns of a line; a word that is wider stands alone.
  static func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in pieces(of: text) {
      if !line.isEmpty, DisplayWidth.of(line + trimmed(piece)) > width {
        lines.append(trimmed(line))
        line = ""
      }
      line += piece
    }
    return lines + [trimmed(line)]
  }

  /// What must not be broken, each with the blank behind it.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var isCode = false
    for character in text {
      if let last = piece.last, !isCode, mayBreak(last, character) {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
      if character == "`" { isCode.toggle() }
    }
    return pieces + [piece]
  }

  private static func mayBreak(_ left: Character, _ right: Character) -> Bool {
    if left == " " { return true }
    if right == " " || closing.contains(right) || opening.contains(left) { return false }
    return isWide(left) || isWide(right)
  }

  private static func isWide(_ character: Character) -> Bool {
    DisplayWidth.of(String(character)) > 1
  }

  private static func trimmed(_ text: String) -> String {
    text.hasSuffix(" ") ? String(text.dropLast()) : text
  }
}
