import Foundation
import Haopai
import HaopaiDiagnostics
import Testing

/// The rules and scenarios of this repository.
enum RepositoryBook {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Read once: a book is immutable.
  static let loaded = Result { try RuleBook.load(root: root.path) }

  static func book() throws -> RuleBook {
    let loaded = try loaded.get()
    let errors = loaded.findings.filter { $0.severity == .error }
    return try #require(
      loaded.book, "the rules have errors: \(errors.map(\.message.en).prefix(5))")
  }
}
