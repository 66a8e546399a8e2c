import Foundation
import Testing

/// One of CEL's own test cases: see the README beside `cases.json`.
struct ConformanceCase: Decodable, Sendable, CustomTestStringConvertible {
  indirect enum Value: Decodable, Hashable, Sendable {
    case bool(Bool)
    case int(Int64)
    case string(String)
    case list([Value])
    case instant(String)
    case duration(String)
    /// A type that the language does not have.
    case other(String)

    private enum CodingKeys: CodingKey { case type, value }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      let type = try container.decode(String.self, forKey: .type)
      func text() throws -> String { try container.decode(String.self, forKey: .value) }
      switch type {
      case "bool": self = .bool(try container.decode(Bool.self, forKey: .value))
      case "int": self = .int(Int64(try text()) ?? 0)
      case "string": self = .string(try text())
      case "timestamp": self = .instant(try text())
      case "duration": self = .duration(try text())
      case "list": self = .list(try container.decode([Value].self, forKey: .value))
      default: self = .other(type)
      }
    }
  }

  let file: String
  let section: String
  let name: String
  let expr: String
  let bindings: [String: Value]?
  let value: Value?
  let errorKind: String?
  let features: [String]

  private enum CodingKeys: String, CodingKey {
    case file, section, name, expr, bindings, value, features
    case errorKind = "error_kind"
  }

  var testDescription: String { "\(id): \(expr)" }

  var id: String { "\(file)/\(section)/\(name)" }

  /// All cases, or none where the folder is not there.
  static let all: [ConformanceCase] = {
    guard let data = try? Data(contentsOf: SharedFolder.url("conformance/cel/cases.json")) else {
      return []
    }
    struct File: Decodable { let cases: [ConformanceCase] }
    // A file that is there but cannot be read must not look like an absent one.
    do {
      return try JSONDecoder().decode(File.self, from: data).cases
    } catch {
      fatalError("cases.json: \(error)")
    }
  }()
}

/// The folder of facts and conformance cases beside the repository.
enum SharedFolder {
  static func url(_ path: String) -> URL {
    if let folder = ProcessInfo.processInfo.environment["HAOPAI_SHARED"] {
      return URL(filePath: folder).appending(path: path)
    }
    return URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../shared").appending(path: path)
  }

  static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url(path).path)
  }
}
