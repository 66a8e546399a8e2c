import Foundation
import Haopai

/// What the fuzzer begins with: the shipped rules, the hostile inputs, and expressions out of both.
struct Seeds {
  let root: String

  func write(to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for file in try RuleBook.files(root: root) where file.bytes.count < 40_000 {
      try write(.reader, file.bytes, to: folder)
      try write(entrance(of: file.path), file.bytes, to: folder)
      for line in file.bytes.split(separator: 0x0A) { try expression(in: Array(line), to: folder) }
    }
    let inputs = root + "/Tests/HaopaiCommandTests/Hostile"
    for name in try FileManager.default.contentsOfDirectory(atPath: inputs) {
      let text = try String(contentsOfFile: inputs + "/" + name, encoding: .utf8)
      for piece in text.components(separatedBy: "\n== ") {
        let lines = piece.split(separator: "\n").filter { $0.hasPrefix("+ ") }
        try write(
          .reader, Array(lines.map { $0.dropFirst(2) }.joined(separator: "\n").utf8), to: folder)
      }
    }
    let readme = try String(contentsOfFile: root + "/README.md", encoding: .utf8)
    let requests = readme.split(separator: "\n").filter { $0.hasPrefix("→ ") }.map {
      $0.dropFirst(2)
    }
    for start in requests.indices {
      let lines = requests[start...].prefix(6).joined(separator: "\n")
      try write(.lines, Array(lines.utf8), to: folder)
    }
  }

  private func entrance(of path: String) -> FuzzTarget.Entrance {
    if path.contains("/businesses/") { return .business }
    if path.contains("/parts/") { return .part }
    return path.hasPrefix("cities/") ? .city : .national
  }

  /// What stands behind the first colon of a line, where it looks like an expression.
  private func expression(in line: [UInt8], to folder: String) throws {
    let text = String(decoding: line, as: UTF8.self)
    guard let colon = text.firstIndex(of: ":") else { return }
    let value = text[colon...].dropFirst().trimmingCharacters(
      in: CharacterSet(charactersIn: " \"'"))
    guard value.contains("param.") || value.contains("case.") || value.contains("(") else { return }
    try write(.expression, Array(value.utf8), to: folder)
  }

  private func write(_ entrance: FuzzTarget.Entrance, _ bytes: [UInt8], to folder: String) throws {
    let all = [entrance.rawValue] + bytes
    // The name is the content's: the same seeds are written once.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in all { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let path = "\(folder)/\(entrance)-\(String(hash, radix: 16))"
    try Data(all).write(to: URL(fileURLWithPath: path))
  }
}
