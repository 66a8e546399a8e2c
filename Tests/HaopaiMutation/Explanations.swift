/// The list of survivors that are harmless, each with its reason.
///
/// A line is `KIND, KIND | FILE | PATH | OLD -> NEW | reason`; `*` stands for any kind, and for any
/// characters of what follows. The first line that fits a mutant counts. A reason that begins with
/// `missing check:` is none: it names what validation does not find yet. Lines that are empty or begin
/// with `#` are passed over.
package struct Explanations: Sendable {
  package struct Line: Sendable {
    package let number: Int
    package let text: String
    package let reason: String
    private let kinds: [String]
    private let fields: [[Character]]

    init?(number: Int, text: String) {
      let parts = text.split(separator: " | ", maxSplits: 4).map(String.init)
      guard parts.count == 5, !parts[4].isEmpty else { return nil }
      self.number = number
      self.text = text
      reason = parts[4]
      kinds = parts[0].split(separator: ",").map { $0.trimmingPrefix(" ") }.map(String.init)
      fields = parts[1..<4].map(Array.init)
    }

    /// Whether validation should find what the line stands for.
    package var isMissingCheck: Bool { reason.hasPrefix("missing check:") }

    package func matches(_ mutant: Mutant) -> Bool {
      guard kinds == ["*"] || kinds.contains(mutant.kind.rawValue) else { return false }
      let subject = [mutant.file, mutant.path, "\(mutant.old) -> \(mutant.new)"]
      return zip(fields, subject).allSatisfy { Self.matches(Array($1), $0) }
    }

    /// Each `*` takes as little as it can, and more only where that does not do.
    private static func matches(_ text: [Character], _ pattern: [Character]) -> Bool {
      var place = 0
      var index = 0
      var retry: (place: Int, index: Int)?
      while place < text.count {
        if index < pattern.count, pattern[index] == "*" {
          retry = (place, index)
          index += 1
        } else if index < pattern.count, pattern[index] == text[place] {
          place += 1
          index += 1
        } else if let last = retry {
          place = last.place + 1
          index = last.index + 1
          retry = (place, last.index)
        } else {
          return false
        }
      }
      return pattern[index...].allSatisfy { $0 == "*" }
    }
  }

  package let lines: [Line]
  /// Lines that cannot be read.
  package let malformed: [Int]

  package init(_ text: String) {
    var lines: [Line] = []
    var malformed: [Int] = []
    let all = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in all.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      if let read = Line(number: index + 1, text: String(line)) {
        lines.append(read)
      } else {
        malformed.append(index + 1)
      }
    }
    self.lines = lines
    self.malformed = malformed
  }

  package func explanation(of mutant: Mutant) -> Line? { lines.first { $0.matches(mutant) } }
}
