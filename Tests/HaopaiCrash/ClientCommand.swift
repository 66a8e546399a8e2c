import Foundation

/// What clients submit: they open cases and go on with them, each command with a key.
enum ClientCommand: Hashable {
  case open(Int)
  case agree(Int, caseName: String)

  static let applicant = "11010519491231002X"

  private static let firstMoment = 1_772_413_200  // 2026-03-02 09:00 in Beijing

  var key: String {
    switch self {
    case .open(let number): "open-\(number)"
    case .agree(let number, _): "agree-\(number)"
    }
  }

  /// - Parameter second: how many after nine o'clock.
  func line(at second: Int) -> String {
    let at = Self.instant(second)
    switch self {
    case .open:
      return
        #"{"open":{"city":"yantai","business":"new-car","applicant":{"kind":"individual","id":"\#(Self.applicant)"}},"#
        + #""facts":{"account":{"name":"张三","id_document":"居民身份证","mobile":"13800000000","registered_here":true,"owner_or_driver":false}},"#
        + #""key":"\#(key)","at":"\#(at)"}"#
    case .agree(_, let caseName):
      return
        #"{"case":"\#(caseName)","command":"agree","by":{"applicant":"\#(Self.applicant)"},"#
        + #""key":"\#(key)","at":"\#(at)"}"#
    }
  }

  /// - Parameter second: after nine o'clock.
  static func instant(_ second: Int) -> String {
    let format = ISO8601DateFormatter()
    format.timeZone = TimeZone(secondsFromGMT: 8 * 3600)
    return format.string(from: Date(timeIntervalSince1970: TimeInterval(firstMoment + second)))
  }
}
