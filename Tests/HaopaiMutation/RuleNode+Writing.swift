extension RuleNode {
  /// The tree as a file in block style: each scalar as it was written, each entry on its own line.
  package var bytes: [UInt8] {
    var text = ""
    write(to: &text, indentation: 0)
    return Array(text.utf8)
  }

  /// In a few words, for reports.
  var brief: String {
    switch content {
    case .scalar(let scalar): scalar.written
    case .list(let items): "[" + items.map(\.brief).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\($0.written): \($0.value.brief)" }.joined(separator: ", ") + "}"
    }
  }

  private func write(to text: inout String, indentation: Int) {
    let blanks = String(repeating: " ", count: indentation)
    switch content {
    case .scalar(let scalar): text += blanks + scalar.written + "\n"
    case .list(let items) where items.isEmpty: text += blanks + "[]\n"
    case .list(let items):
      for item in items { item.write(to: &text, behind: blanks + "-", indentation: indentation) }
    case .mapping(let entries) where entries.isEmpty: text += blanks + "{}\n"
    case .mapping(let entries):
      for entry in entries {
        entry.value.write(
          to: &text, behind: blanks + entry.written + ":", indentation: indentation)
      }
    }
  }

  private func write(to text: inout String, behind mark: String, indentation: Int) {
    switch content {
    case .scalar(let scalar):
      text += mark + (scalar.written.isEmpty ? "" : " ") + scalar.written + "\n"
    case .list(let items) where items.isEmpty: text += mark + " []\n"
    case .mapping(let entries) where entries.isEmpty: text += mark + " {}\n"
    case .list, .mapping:
      text += mark + "\n"
      write(to: &text, indentation: indentation + 2)
    }
  }
}
