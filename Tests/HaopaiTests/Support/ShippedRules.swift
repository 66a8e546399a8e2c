import Foundation
import Haopai
import HaopaiProgram
import Testing

/// The rule book of this repository, loaded once a process.
enum ShippedRules {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  private static let loaded = Result { try RuleBook.load(root: root) }

  static func book() throws -> RuleBook {
    let rules = try loaded.get()
    return try #require(rules.book, "the shipped rules do not load: \(rules.findings)")
  }

  /// The rules with one file changed; each text is replaced where it first stands.
  static func changed(_ path: String, _ replacements: [(String, String)]) throws -> LoadedRules {
    var files: [(path: String, bytes: [UInt8])] = []
    for folder in ["rules", "cities"] {
      for name in try FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder)
      where name.hasSuffix(".yaml") {
        let file = folder + "/" + name
        var text = try String(contentsOfFile: root + "/" + file, encoding: .utf8)
        if file == path {
          for (old, new) in replacements {
            let place = try #require(text.range(of: old))
            text.replaceSubrange(place, with: new)
          }
        }
        files.append((file, Array(text.utf8)))
      }
    }
    return RuleBook.load(files: files)
  }

  static func yantai() throws -> CompiledBook {
    try #require(try book().compiled(city: "yantai"))
  }
}
