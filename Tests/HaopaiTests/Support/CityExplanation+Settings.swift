import Haopai

extension CityExplanation.Business {
  /// The lines of a city's file that set what is explained, and nothing else.
  func settings(indented indent: Int) -> String {
    var lines: [String] = []
    var groups: [Substring] = []
    for value in values {
      let words = value.path.split(separator: ".")
      var shared = 0
      while shared < min(groups.count, words.count - 1), groups[shared] == words[shared] {
        shared += 1
      }
      groups = Array(words.dropLast())
      for depth in shared..<groups.count {
        lines.append(Self.line(indent + 2 * depth, String(groups[depth]), ""))
      }
      guard let current = value.current else { continue }
      lines.append(
        Self.line(
          indent + 2 * groups.count, String(words.last ?? ""), " " + (current.text ?? "none")))
    }
    return lines.joined(separator: "\n")
  }

  private static func line(_ indent: Int, _ key: String, _ value: String) -> String {
    String(repeating: " ", count: indent) + key + ":" + value
  }
}
