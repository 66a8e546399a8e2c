import Haopai

/// Writes a notice for a terminal.
struct NoticeText {
  let words: NoticeWords

  /// The columns that lines keep to.
  private static let width = 96

  init(language: Language) { words = NoticeWords(language: language) }

  func text(of notice: BusinessNotice) -> String {
    var lines = paragraph(words.title(of: notice), behind: "")
    lines += paragraph(words.subtitle(of: notice), behind: "")
    for section in notice.sections {
      lines += ["", words.say(section.title)]
      for (label, item) in zip(labels(of: section), section.items) {
        lines += paragraph(words.text(of: item), behind: label)
      }
    }
    lines.append("")
    for line in words.closing(of: notice) { lines += paragraph(line, behind: "") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What stands in front of each item, all equally wide.
  private func labels(of section: BusinessNotice.Section) -> [String] {
    guard section.isNumbered else { return section.items.map { _ in "  - " } }
    let width = String(section.items.count).utf8.count
    return section.items.indices.map { index in
      let number = String(index + 1)
      return "  " + String(repeating: " ", count: width - number.utf8.count) + number + ". "
    }
  }

  /// The lines of a text, the further ones indented as far as its label reaches.
  private func paragraph(_ text: String, behind label: String) -> [String] {
    let indent = String(repeating: " ", count: label.utf8.count)
    return Paragraph.lines(of: text, width: Self.width - label.utf8.count).enumerated()
      .map { ($0.offset == 0 ? label : indent) + $0.element }
  }
}
