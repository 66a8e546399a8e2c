import Foundation
import Haopai
import Testing

/// One hostile input: a change to a file of this repository's rules, and all that validation says of it.
///
/// Cases stand in `Hostile/*.txt`, each written so:
///
///     == what it is
///     in cities/yantai.yaml        the file that is changed; `whole` instead of `in` replaces all of it
///     - a line of the file         the lines that go, as they stand there
///     + another line               the lines that come in their place
///     = bad-value                  a finding on the first of these lines
///     = bad-value 3                … on the third
///     = bad-value @ digits         … on the first line of the file that holds these words
///     = bad-value in PATH @ words  … of another file
///     cured                        all fixes together leave nothing to find
///
/// The findings are all, in their order; a case without any is sound. In lines that come, `\t`, `\r`,
/// `\n`, `\0`, `\\`, `\xFF` (a byte), `\u{202E}`, `\{63*[}` (repeated) and `\{fill 100}` (a comment up
/// to so many bytes of the file) stand for what cannot be written.
struct HostileCase: Sendable, CustomTestStringConvertible {
  struct Expectation: Sendable {
    let code: String
    let file: String
    /// Of the changed file, unless words tell it.
    let line: Int
    let words: String?
  }

  let name: String
  let path: String
  let isWhole: Bool
  let old: String
  let new: String
  let expected: [Expectation]
  let isCured: Bool

  var testDescription: String { name }

  /// A line that is no part of the format.
  struct Malformed: Error {
    let file: String
    let line: String
  }

  static let folder = ToolRun.repository + "/Tests/HaopaiCommandTests/Hostile"

  static func all() throws -> [HostileCase] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try names.filter { $0.hasSuffix(".txt") }.sorted().flatMap { name in
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      return try read(text, file: name)
    }
  }

  private static func read(_ text: String, file: String) throws -> [HostileCase] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let starts = lines.indices.filter { lines[$0].hasPrefix("== ") }
    return try zip(starts, starts.dropFirst() + [lines.count]).map { start, end in
      try HostileCase(lines[start..<end], file: file)
    }
  }

  private init(_ lines: ArraySlice<String>, file: String) throws {
    var path = ""
    var isWhole = false
    var old: [String] = []
    var new: [String] = []
    var expected: [Expectation] = []
    var isCured = false
    for line in lines.dropFirst() where !line.isEmpty {
      let rest = String(line.dropFirst(2))
      if line == "cured" {
        isCured = true
      } else if line.hasPrefix("in ") || line.hasPrefix("whole ") {
        isWhole = line.hasPrefix("whole ")
        path = String(line.drop { $0 != " " }.dropFirst())
      } else if line.hasPrefix("- ") {
        old.append(rest)
      } else if line.hasPrefix("+ ") {
        new.append(rest)
      } else if line.hasPrefix("= "), let read = Self.expectation(rest, path: path) {
        expected.append(read)
      } else {
        throw Malformed(file: file, line: line)
      }
    }
    name = String(lines[lines.startIndex].dropFirst(3))
    self.path = path
    self.isWhole = isWhole
    self.old = old.map { $0 + "\n" }.joined()
    self.new = new.map { $0 + "\n" }.joined()
    self.expected = expected
    self.isCured = isCured
  }

  private static func expectation(_ text: String, path: String) -> Expectation? {
    let halves = text.components(separatedBy: " @ ")
    let words = halves[0].split(separator: " ").map(String.init)
    guard let code = words.first else { return nil }
    let file = words.count == 3 && words[1] == "in" ? words[2] : path
    return Expectation(
      code: code, file: file, line: words.count == 2 ? Int(words[1]) ?? 1 : 1,
      words: halves.count > 1 ? halves[1] : nil)
  }

  // MARK: - Bytes

  /// The changed file, and the number of its first changed line.
  func changed(_ text: String) throws -> (bytes: [UInt8], firstLine: Int) {
    guard !isWhole else {
      let bytes = Self.bytes(of: new.hasSuffix("\n") ? String(new.dropLast()) : new, room: 0)
      return (bytes, 1)
    }
    let before = text.components(separatedBy: old)
    try #require(before.count == 2, "`\(name)` must change one place, not \(before.count - 1)")
    let bytes = Self.bytes(of: new, room: before[0].utf8.count + before[1].utf8.count)
    let head = Array(before[0].utf8)
    return (head + bytes + before[1].utf8, head.count { $0 == 0x0A } + 1)
  }

  /// - Parameter room: bytes of the file beside these.
  private static func bytes(of text: String, room: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var fill: (place: Int, size: Int)?
    var rest = text[...]
    while let character = rest.first {
      rest.removeFirst()
      guard character == "\\", let escaped = rest.first else {
        bytes += String(character).utf8
        continue
      }
      rest.removeFirst()
      switch escaped {
      case "t": bytes.append(0x09)
      case "r": bytes.append(0x0D)
      case "n": bytes.append(0x0A)
      case "0": bytes.append(0)
      case "x":
        bytes.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
        rest.removeFirst(2)
      case "u": bytes += scalar(group(of: &rest)).utf8
      case "{":
        let inside = group(of: &rest)
        let star = inside.firstIndex(of: "*") ?? inside.endIndex
        if let count = Int(inside[..<star]), star < inside.endIndex {
          bytes +=
            String(repeating: String(inside[inside.index(after: star)...]), count: count).utf8
        } else if let size = Int(inside.dropFirst("fill ".count)) {
          fill = (bytes.count, size)
        }
      default: bytes += String(escaped).utf8
      }
    }
    if let fill {
      let missing = fill.size - room - bytes.count
      bytes.insert(contentsOf: [UInt8](repeating: 0x23, count: max(0, missing)), at: fill.place)
    }
    return bytes
  }

  private static func scalar(_ digits: String) -> String {
    UInt32(digits, radix: 16).flatMap(UnicodeScalar.init).map { String(Character($0)) } ?? ""
  }

  /// What stands before the next `}`, with the brace that opens it left out.
  private static func group(of rest: inout Substring) -> String {
    let all = rest.prefix { $0 != "}" }
    rest = rest[all.endIndex...].dropFirst()
    return String(all.first == "{" ? all.dropFirst() : all)
  }
}
