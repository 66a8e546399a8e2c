import Haopai

/// Writes a notice as Markdown (CommonMark), a paragraph or an item a line.
struct NoticeMarkdown {
  let words: NoticeWords

  init(language: Language) { words = NoticeWords(language: language) }

  func text(of notice: BusinessNotice) -> String {
    var blocks = [
      "# " + Self.escaped(words.title(of: notice)), Self.escaped(words.subtitle(of: notice)),
    ]
    for section in notice.sections {
      blocks.append("## " + Self.escaped(words.say(section.title)))
      blocks.append(
        section.items.enumerated().map { index, item in
          (section.isNumbered ? "\(index + 1). " : "- ") + Self.escaped(words.text(of: item))
        }.joined(separator: "\n"))
    }
    blocks += words.closing(of: notice).map(Self.escaped)
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// The text with nothing in it that Markdown takes for more than a character.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if special.contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    // Only a line's first character can make a heading, a list or a quotation of it.
    if let first = text.first, opening.contains(first) { escaped = "\\" + escaped }
    return escaped
  }

  private static let special: Set<Character> = [
    "\\", "`", "*", "_", "[", "]", "<", ">", "&", "|", "~",
  ]
  private static let opening: Set<Character> = ["#", "-", "+", "="]
}
