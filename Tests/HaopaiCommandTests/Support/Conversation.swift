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

  /// - Parameters:
  ///   - now: what the wall clock says.
  ///   - book: nil for this repository's.
  init(now: String = "2026-03-02T09:00:00+08:00", book: RuleBook? = nil) throws {
    let book = try book ?? Self.shared.get()
    let instant = try #require(Instant(rfc3339: now))
    session = RunSession(
      book: book, options: Office.Options(seed: 7), language: .en, now: { instant })
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

  /// Goes on to the choice of a number, at 09:01:20.
  mutating func choose() throws {
    _ = try open()
    _ = try submit("agree", at: "09:00:01")
    let details = #"{"vin":"1M8GDM9AXKP042788","evidence":"HGZ123"}"#
    _ = try submit("submit", at: "09:00:02", input: details, facts: "vehicle")
    let sent = try submit("send_code", at: "09:00:03")
    _ = try submit("prove", at: "09:00:04", input: #"{"code":"\#(try Self.code(in: sent))"}"#)
    _ = try submit("start", at: "09:01:10")
    let started = try submit("send_code", at: "09:01:10")
    let chosen = try submit(
      "prove", at: "09:01:20", input: #"{"code":"\#(try Self.code(in: started))"}"#)
    try #require(chosen["state"] == .text("selecting.choosing"))
  }

  private static func code(in answer: JSONObject) throws -> String {
    guard case .list(let messages)? = answer["outbox"], case .object(let message)? = messages.last,
      case .text(let code)? = message["code"]
    else { throw Unexpected(answer: "\(answer)") }
    return code
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
    let own = programs.filter { $0.workflow.name == "new-car" }
    for declaration in own.flatMap(\.workflow.facts) {
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
