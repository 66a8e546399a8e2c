import HaopaiDiagnostics

/// A page as people read it.
struct CodePageText {
  let language: Language
  let isColoured: Bool

  /// The columns that lines of prose keep to.
  private static let width = 96

  func text(of page: CodePage) -> String {
    var lines = [strong(page.code), page.what.text(in: language), ""]
    lines += Paragraph.lines(of: page.why.text(in: language), width: Self.width)
    if page.reporter != .validate {
      let command = (["haopai"] + page.reporter.arguments).joined(separator: " ")
      lines.append(say(zh: "由 `\(command)` 报告。", en: "It is reported by `\(command)`."))
    }
    if let example = page.example { lines += [""] + self.lines(of: example) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// All codes, each in a line.
  func list(of pages: [CodePage]) -> String {
    let width = pages.map(\.code.utf8.count).max() ?? 0
    return pages.reduce(into: "") { list, page in
      let gap = String(repeating: " ", count: width - page.code.utf8.count + 2)
      list += strong(page.code) + gap + page.what.text(in: language) + "\n"
    }
  }

  private func say(zh: String, en: String) -> String { language == .zh ? zh : en }

  private func strong(_ text: String) -> String {
    isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }
}

// MARK: - Examples

extension CodePageText {
  private func lines(of example: CodeExample) -> [String] {
    switch example {
    case .replacing(let file, let right, let wrong), .file(let file, let right, let wrong):
      return edit(of: file.rawValue, right: ExampleText.visible(right), wrong: wrong.shown)
    case .adding(let path, let wrong):
      let (content, _) = Self.aligned(wrong.shown, "")
      return [strong(say(zh: "错误，多了文件 \(path)：", en: "wrong, a further file \(path):"))]
        + excerpt(content) + [right(say(zh: "没有这个文件", en: "there is no such file"))]
    case .addingFolder(let path):
      return [
        wrong(say(zh: "文件夹名为 \(path)", en: "a folder is named \(path)")),
        right(say(zh: "没有这样的文件夹", en: "there is no such folder")),
      ]
    case .renaming(let file, let name):
      return [
        wrong(say(zh: "文件名为 \(name)", en: "the file is named \(name)")),
        right(say(zh: "文件名为 \(file.rawValue)", en: "the file is named \(file.rawValue)")),
      ]
    case .removing(let path):
      return [
        wrong(say(zh: "缺少 `\(path)`", en: "`\(path)` is missing")),
        right(say(zh: "有 `\(path)`", en: "`\(path)` is there")),
      ]
    }
  }

  private func edit(of path: String, right: String, wrong: String) -> [String] {
    let (wrongLines, rightLines) = Self.aligned(wrong, right)
    return [strong(say(zh: "错误，\(path)：", en: "wrong, in \(path):"))] + excerpt(wrongLines)
      + [strong(say(zh: "正确：", en: "right:"))] + excerpt(rightLines)
  }

  private func wrong(_ text: String) -> String {
    strong(say(zh: "错误：", en: "wrong: ")) + text
  }

  private func right(_ text: String) -> String {
    strong(say(zh: "正确：", en: "right: ")) + text
  }

  /// The margin keeps blanks at the start of a line visible.
  private func excerpt(_ lines: [String]) -> [String] {
    guard lines.contains(where: { !$0.isEmpty }) else {
      return [say(zh: "  |（没有内容）", en: "  | (nothing)")]
    }
    return lines.map { $0.isEmpty ? "  |" : "  | \($0)" }
  }

  /// The lines of two texts without the indentation that all of them have.
  private static func aligned(_ left: String, _ right: String) -> ([String], [String]) {
    let texts = [left, right].map { text in
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      while lines.last?.isEmpty ?? false { lines.removeLast() }
      return lines
    }
    let indented = texts.joined().filter { !$0.isEmpty }
    let common = indented.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    let cut = texts.map { $0.map { String($0.dropFirst(min(common, $0.count))) } }
    return (cut[0], cut[1])
  }
}
