import Foundation
import Haopai
import HaopaiProgram
import Testing

@testable import HaopaiCommand

/// A session of `run` without its streams: one line in, one answer out.
struct Conversation {
  static let applicant = "11010519491231002X"

  var session: RunSession
  /// What the rules make up for a mock selection serves as what a host looked up.
  let facts: [String: [String: JSONValue]]

  /// - Parameter now: what the wall clock says.
  init(now: String = "2026-03-02T09:00:00+08:00") throws {
    let book = try Self.shared.get()
    let instant = try #require(Instant(rfc3339: now))
    session = RunSession(book: book, seed: 7, language: .en, now: { instant })
    facts = Self.mockFacts(of: book)
  }

  mutating func say(_ line: String) throws -> JSONObject {
    try say(Array(line.utf8))
  }

  mutating func say(_ bytes: [UInt8]) throws -> JSONObject {
    let answer = session.answer(.bytes(bytes))
    guard case .object(let object) = try JSONReader.read(Array(answer.utf8)) else {
      throw Unexpected(answer: answer)
    }
    return object
  }

  /// Opens a case at 09:00 and answers its first answer.
  mutating func open() throws -> JSONObject {
    try say(opening())
  }

  func opening(key: String? = nil, at time: String = "09:00:00") -> String {
    #"{"id":1,"open":{"city":"yantai","business":"new-car","applicant":{"kind":"individual","id":""#
      + Self.applicant + #""}},"at":"2026-03-02T"# + time + #"+08:00","facts":"# + json("account")
      + member(key) + "}"
  }

  private func member(_ key: String?) -> String { key.map { #","key":"\#($0)""# } ?? "" }

  /// Submits as the applicant, with the facts that are named.
  mutating func submit(
    _ command: String, at time: String, input: String = "{}", facts names: String...,
    key: String? = nil
  ) throws -> JSONObject {
    try say(
      #"{"id":2,"case":"yantai-1","command":""# + command + #"","by":{"applicant":""#
        + Self.applicant + #""},"at":"2026-03-02T"# + time + #"+08:00","input":"# + input
        + #","facts":"# + json(names.joined()) + member(key) + "}")
  }

  struct Unexpected: Error {
    let answer: String
  }

  private func json(_ name: String) -> String {
    guard let values = facts[name] else { return "{}" }
    var writer = JSONWriter()
    writer.object { writer in
      writer.member(name) { writer in
        writer.object { writer in
          for (field, value) in values { writer.member(field) { $0.write(value) } }
        }
      }
    }
    return writer.text
  }

  private static let shared = Result { () throws -> RuleBook in
    let loaded = try RuleBook.load(root: ToolRun.repository)
    return try #require(loaded.book)
  }

  private static func mockFacts(of book: RuleBook) -> [String: [String: JSONValue]] {
    let programs = book.compiled(city: "yantai")?.programs ?? []
    var facts: [String: [String: JSONValue]] = [:]
    for declaration in programs.flatMap(\.workflow.facts) {
      for field in declaration.fields {
        switch field.mock {
        case .bool(let bool)?: facts[declaration.name, default: [:]][field.name] = .bool(bool)
        case .integer(let integer)?:
          facts[declaration.name, default: [:]][field.name] = .integer(integer)
        case .text(let text)?: facts[declaration.name, default: [:]][field.name] = .text(text)
        case .list?, nil: continue
        }
      }
    }
    return facts
  }
}

extension JSONObject {
  subscript(path: String...) -> JSONValue? {
    var value: JSONValue? = .object(self)
    for key in path {
      guard case .object(let object)? = value else { return nil }
      value = object[key]
    }
    return value
  }

  var keys: [String] { members.map(\.key) }

  /// The code of an error, or of the first refusal.
  var code: String? {
    if case .text(let code)? = self["error", "code"] { return code }
    guard case .list(let refusals)? = self["refused"], case .object(let first)? = refusals.first,
      case .text(let code)? = first["code"]
    else { return nil }
    return code
  }
}
