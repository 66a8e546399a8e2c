import Foundation
import Haopai
import HaopaiProgram
import Testing

/// A rule book of a trade that nobody built the engine for: the gardens of Luyuan. Its own files
/// lie under `Fixtures/gardens`; plate kinds, calendars and the like are the repository's.
enum GardenRules {
  typealias Files = [(path: String, bytes: [UInt8])]

  private static let loaded = Result { try load() }

  static func book() throws -> RuleBook { try loaded.get() }

  static func luyuan() throws -> CompiledBook {
    try #require(try book().compiled(city: "luyuan"))
  }

  /// The book with other files in place of those of the same path, or beside them.
  static func load(with others: [String: String] = [:]) throws -> RuleBook {
    let fixtures = ShippedRules.root + "/Tests/HaopaiTests/Fixtures/gardens"
    var files: Files = try RuleBook.files(root: ShippedRules.root).filter {
      $0.path.hasPrefix("rules/national/") && $0.path != "rules/national/shared.yaml"
    }
    files += try RuleBook.files(root: fixtures)
    files.removeAll { others[$0.path] != nil }
    for (path, text) in others { files.append((path, Array(text.utf8))) }
    let loaded = RuleBook.load(files: files)
    return try #require(
      loaded.book, "\(loaded.findings.map { "\($0.code): \($0.message.en)" })")
  }

  /// A file of the gardens.
  static func text(of path: String) throws -> String {
    try String(
      contentsOfFile: ShippedRules.root + "/Tests/HaopaiTests/Fixtures/gardens/" + path,
      encoding: .utf8)
  }

  /// The city's file with one text replaced by another.
  static func city(_ old: String, _ new: String) throws -> String {
    let text = try text(of: "cities/luyuan.yaml")
    try #require(text.contains(old))
    return text.replacingOccurrences(of: old, with: new)
  }
}
