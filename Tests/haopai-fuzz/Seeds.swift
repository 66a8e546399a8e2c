import Foundation
import Haopai
import HaopaiScenarios

@testable import HaopaiHostileLines

/// What the fuzzer begins with: the rule books of the repository, its hostile inputs, the
/// conversation of the README, and the expressions in all of them.
struct Seeds {
  let root: String

  func write(to folder: String) throws {
    let folders = RuleFolders(root: root)
    for file in folders.all.joined() {
      try write(.yaml, file.bytes, to: folder)
      for bytes in Self.pieces(of: file) { try write(.rules, bytes, to: folder) }
      try write(.office, file.bytes, to: folder)
      for line in file.bytes.split(separator: 0x0A) {
        try expression(String(decoding: line, as: UTF8.self), to: folder)
      }
    }
    for text in try hostileInputs() { try write(.yaml, Array(text.utf8), to: folder) }
    let requests = try Self.requests(root: root)
    for end in requests.indices {
      try write(.lines, Array(requests[...end].joined(separator: "\n").utf8), to: folder)
      let pair = [requests[0], requests[end]].joined(separator: "\n")
      try write(.lines, Array(pair.utf8), to: folder)
    }
    for line in HostileLines.all where line.bytes.count < 4_000 {
      let lines = [requests[2], requests[3]].map { Array($0.utf8) } + [line.bytes]
      try write(.lines, Array(lines.joined(separator: [0x0A])), to: folder)
    }
  }

  /// The requests of the README's conversation.
  static func requests(root: String) throws -> [String] {
    let readme = try String(contentsOfFile: root + "/README.md", encoding: .utf8)
    return readme.split(separator: "\n").filter { $0.hasPrefix("→ {") }.map {
      String($0.dropFirst(2))
    }
  }

  /// A rule file is whole; of scenarios each stands alone, for to run all takes long.
  private static func pieces(of file: (path: String, bytes: [UInt8])) -> [[UInt8]] {
    guard file.path.hasSuffix(ScenarioSuite.suffix) else { return [file.bytes] }
    let mark = "\n  - scenario:"
    let parts = String(decoding: file.bytes, as: UTF8.self).components(separatedBy: mark)
    return parts.dropFirst().map { Array((parts[0] + mark + $0).utf8) }
  }

  private func hostileInputs() throws -> [String] {
    let folder = root + "/Tests/HaopaiCommandTests/Hostile"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try names.flatMap { name in
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      return text.components(separatedBy: "\n== ").map { piece in
        piece.split(separator: "\n").filter { $0.hasPrefix("+ ") }.map { $0.dropFirst(2) }
          .joined(separator: "\n")
      }
    }
  }

  /// What stands behind the first colon of a line, where it looks like an expression.
  private func expression(_ line: String, to folder: String) throws {
    guard let colon = line.firstIndex(of: ":") else { return }
    let value = line[colon...].dropFirst().trimmingCharacters(
      in: CharacterSet(charactersIn: " \"'"))
    guard value.contains("param.") || value.contains("case.") || value.contains("(") else { return }
    try write(.expression, Array(value.utf8), to: folder)
  }

  private func write(_ target: TargetName, _ bytes: [UInt8], to folder: String) throws {
    // The name is the content's: the same seeds are written once.
    let name = String(ContentHash.of(bytes), radix: 16)
    let path = "\(folder)/\(target.rawValue)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }
}

/// FNV-1a: a name, or a seed, for some bytes.
enum ContentHash {
  static func of(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
