import Haopai
import Testing

@testable import HaopaiCommand

/// Somebody who selects a number in Yantai, in the lines of `run`.
struct SelectingCitizen {
  var id: String
  var name: String
  var mobile: String
  var vin: String
  /// A text that nothing checks.
  var evidence: String
  /// What the keys of the commands begin with.
  var key: String

  static let zhang = SelectingCitizen(
    id: "11010519491231002X", name: "张三丰", mobile: "13712340099", vin: "LDC613P23A1305189",
    evidence: "HGZ-ZHANG-2026", key: "zhang-from-the-app")
  static let li = SelectingCitizen(
    id: "440524188001010014", name: "李四光", mobile: "13987654321", vin: "LSJA24U62JG269225",
    evidence: "HGZ-LI-2026", key: "li-from-the-web")

  /// All that is personal in what the citizen submits and in what is said of it, masked texts too.
  var secrets: [String] {
    [
      id, name, mobile, vin, evidence, key, Mask.citizenID(id), Mask.mobile(mobile),
      Mask.name(name),
    ]
  }

  func opening(at time: String) -> String {
    """
    {"open":{"city":"yantai","business":"new-car","applicant":{"kind":"individual","id":"\(id)"}},\
    "facts":{"account":{"name":"\(name)","id_document":"居民身份证","mobile":"\(mobile)",\
    "registered_here":true,"owner_or_driver":false}},"key":"\(key)-open","at":"\(time)+08:00"}
    """
  }

  /// - Parameter more: other members of the request.
  func command(_ command: String, to name: String, at time: String, _ more: String = "") -> String {
    """
    {"case":"\(name)","command":"\(command)","by":{"applicant":"\(id)"},"at":"\(time)+08:00",\
    "key":"\(key)-\(command)-\(time)"\(more.isEmpty ? "" : ",")\(more)}
    """
  }

  var details: String {
    """
    "input":{"vin":"\(vin)","evidence":"\(evidence)"},"facts":{"vehicle":{"known":true,\
    "registered":false,"selected":false,"own":true,"plate_kind":"small-car"}}
    """
  }

  func registering(_ name: String, at time: String) -> String {
    """
    {"case":"\(name)","command":"register","by":{"officer":"w-042","roles":["registrar"]},\
    "input":{"vin":"\(vin)","owner_name":"\(self.name)","id_document":"居民身份证",\
    "owner_id":"\(id)","mobile":"\(mobile)"},"at":"\(time)+08:00"}
    """
  }

  /// Opens a case and goes on to where numbers are drawn.
  /// - Parameters:
  ///   - name: of the case that it will be.
  ///   - day: on which all of it happens, after nine o'clock.
  func choose(_ name: String, on day: String, in place: DatabasePlace) throws {
    let sent = place.run([
      opening(at: "\(day)T09:00:00"), command("agree", to: name, at: "\(day)T09:00:01"),
      command("submit", to: name, at: "\(day)T09:00:02", details),
      command("send_code", to: name, at: "\(day)T09:00:03"),
    ])
    let started = place.run([
      command(
        "prove", to: name, at: "\(day)T09:00:04", #""input":{"code":"\#(try Self.code(in: sent))"}"#
      ),
      command("start", to: name, at: "\(day)T09:01:10"),
      command("send_code", to: name, at: "\(day)T09:01:10"),
    ])
    let code = try Self.code(in: started)
    let proved = place.run([
      command("prove", to: name, at: "\(day)T09:01:20", #""input":{"code":"\#(code)"}"#)
    ])
    try #require(proved.output.contains(#""state":"selecting.choosing""#), "\(proved.output)")
  }

  /// Goes on from there to a number, which it gives.
  func draw(_ name: String, on day: String, in place: DatabasePlace) throws -> String {
    let drawn = place.run([command("draw", to: name, at: "\(day)T09:01:30")])
    let answer = try JSONReader.read(Array(drawn.lines[0].utf8))
    guard case .object(let object) = answer,
      case .list(let items)? = object["numbers", "batch", "items"],
      case .text(let number)? = items.first
    else { throw Conversation.Unexpected(answer: drawn.output) }
    let confirmed = place.run([
      command("confirm", to: name, at: "\(day)T09:02:00", #""input":{"number":"\#(number)"}"#)
    ])
    try #require(confirmed.output.contains(#""state":"selected""#), "\(confirmed.output)")
    return number
  }

  private static func code(in run: ToolRun) throws -> String {
    let answer = try #require(run.lines.last, "\(run.errors)")
    let code = try #require(answer.firstMatch(of: /"code":"([0-9]+)"/), "\(run.output)")
    return String(code.1)
  }
}
