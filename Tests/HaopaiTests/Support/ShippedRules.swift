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

  static func yantai() throws -> CompiledBook {
    try #require(try book().compiled(city: "yantai"))
  }
}
