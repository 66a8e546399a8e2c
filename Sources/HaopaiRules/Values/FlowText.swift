/// Texts as a file would write them.
enum FlowText {
  private static let indicators = Set("-?:,[]{}#&*!|>'\"%@`")

  /// Between braces or brackets, with quotes where the text could be read as something else.
  static func scalar(_ text: String) -> String {
    isPlain(text) && !text.contains(where: { ",[]{}".contains($0) }) ? text : quoted(text)
  }

  /// As the value of a key.
  static func value(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.first, let last = text.last, !indicators.contains(first),
      !first.isWhitespace, !last.isWhitespace, last != ":"
    else { return false }
    return !text.contains(": ") && !text.contains(" #") && text != "none"
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
