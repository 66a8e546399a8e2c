import Foundation
import Haopai
import HaopaiRuntime
import HaopaiSQLite
import Testing

/// An office of the gardens, whose tours send messages at every turn, on a file of its own.
final class Gardens: Sendable {
  static let start = Instant(civil: "2026-03-02 09:00")!  // a literal instant
  static let people = ["11010519491231002X", "440524188001010014", "53010219200508011X"]
  static let phone = "13812345678"

  let folder: String
  var file: String { folder + "/office.db" }
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  private static let loaded = Result {
    let nation = try RuleBook.files(root: root).filter {
      $0.path.hasPrefix("rules/national/") && $0.path != "rules/national/shared.yaml"
    }
    return RuleBook.load(
      files: nation + (try RuleBook.files(root: root + "/Tests/HaopaiTests/Fixtures/gardens")))
  }

  init() throws {
    folder = NSTemporaryDirectory() + "haopai-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func office(in database: SQLiteDatabase) throws -> Office {
    let book = try #require(try Self.loaded.get().book)
    return try Office(
      city: "luyuan", of: book, in: database.archive, at: Self.start,
      options: Office.Options(secret: Array("a secret of the test".utf8)))
  }

  /// Waits for a former service: its thread has the file until it is through.
  func office(unless given: Office? = nil) async throws -> Office {
    if let given { return given }
    while true {
      do {
        return try office(in: try SQLiteDatabase(path: file))
      } catch let failure as SQLiteFailure where failure.code == .otherProcess {
        await Task.yield()
      }
    }
  }

  /// What an office would hand out that is opened on the file as it is now.
  func undelivered() throws -> [Delivery] {
    try office(in: try SQLiteDatabase(reading: file)).collectDueMessages()
  }
}

extension OfficeService {
  /// Opens a tour, of which two messages tell: `+hall`, then `+rose`.
  func tour(person: Int = 0) async throws -> CaseNumber {
    let answer = try await open(
      business: "tour",
      applicant: ApplicantDescription(kind: "individual", id: Gardens.people[person]),
      inputs: ["phone": .text(Gardens.phone)])
    guard case .accepted(let accepted) = answer else { throw Unexpected(answer: "\(answer)") }
    return accepted.view.number
  }

  @discardableResult
  func go(_ command: String, _ number: CaseNumber, person: Int = 0) async throws -> Accepted {
    let answer = try await submit(command, to: number, by: .applicant(Gardens.people[person]))
    guard case .accepted(let accepted) = answer else { throw Unexpected(answer: "\(answer)") }
    return accepted
  }
}

struct Unexpected: Error { let answer: String }

extension Delivery {
  var english: String {
    if case .message(_, let text) = content { text.en } else { "" }
  }
}
