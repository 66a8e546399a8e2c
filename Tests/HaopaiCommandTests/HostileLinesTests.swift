import Foundation
import Testing

@testable import HaopaiCommand

@Suite("haopai run, hostile lines")
struct HostileLinesTests {
  private static let seed = UInt64(7)

  private static let opening =
    #"{"id":"open","open":{"city":"yantai","business":"new-car","applicant":{"kind":"individual","id":"11010519491231002X"}},"facts":{"account":{"name":"张三","id_document":"居民身份证","mobile":"13800000000","registered_here":true,"owner_or_driver":false}},"at":"2026-03-02T09:00:00+08:00"}"#
  private static let agreeing =
    #"{"id":"agree","case":"yantai-1","command":"agree","by":{"applicant":"11010519491231002X"},"at":"2026-03-02T09:00:10+08:00"}"#
  private static let showing =
    #"{"id":"show","case":"yantai-1","show":true,"at":"2026-03-02T09:00:10+08:00"}"#

  @Test("each line has one answer, in order, with its code, and the process lives to its end")
  func answers() throws {
    let hostile = HostileLines.all
    let lines =
      [Self.opening, Self.agreeing, Self.showing].map { Array($0.utf8) } + hostile.map(\.bytes)
      + [Array(Self.showing.utf8)]
    let folder = try TemporaryRules(["lines": ""])
    let file = folder.root + "/lines"
    try Data(lines.joined(separator: [0x0A])).write(to: URL(fileURLWithPath: file))
    let run = try ProcessTests.shell(#""$0" run --seed \#(Self.seed) <"\#(file)""#)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty, "\(run.errors.prefix(1_000))")
    let answers = run.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    try #require(answers.count == lines.count)
    for (line, answer) in zip(hostile, answers.dropFirst(3)) {
      expect(answer, answers: line)
    }
    // No line that was refused has left anything behind.
    #expect(answers.last == answers.dropFirst(2).first)
    #expect(answers.last?.contains(#""state":"details""#) == true)
  }

  private func expect(_ answer: Substring, answers line: HostileLines.Line) {
    let said = String(decoding: line.bytes.prefix(120), as: UTF8.self)
    guard case .object(let object)? = try? JSONReader.read(Array(answer.utf8)) else {
      Issue.record("\(said) was answered by \(answer.prefix(200))")
      return
    }
    #expect(object["ok"] == .bool(line.code == nil), "\(said)")
    #expect(object.code == line.code, "\(said)")
    #expect(object["id"] == line.id, "\(said)")
    #expect(object.keys.starts(with: ["id", "ok"]), "\(said)")
  }
}
