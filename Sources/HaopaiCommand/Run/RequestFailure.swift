import Haopai

/// Why a line never reached the rules.
struct RequestFailure: Error {
  /// kebab-case, stable.
  let code: String
  let message: Message
  /// What the answer carries back.
  var id = JSONValue.null

  init(_ code: String, zh: String, en: String) {
    self.code = code
    message = Message(zh: zh, en: en)
  }

  init(_ failure: SubmissionFailure) {
    self.init(failure.code.description, zh: failure.text.zh, en: failure.text.en)
  }

  init(_ failure: JSONReader.Failure) {
    let place = failure.offset + 1
    switch failure.reason {
    case .invalidUTF8:
      self.init("invalid-utf-8", zh: "第 \(place) 字节不是 UTF-8", en: "byte \(place) is not UTF-8")
    case .malformed:
      self.init(
        "invalid-json", zh: "第 \(place) 字节处不是 JSON", en: "byte \(place) is not JSON")
    case .tooDeep:
      self.init(
        "too-deep", zh: "嵌套超过 \(JSONReader.maximumDepth) 层",
        en: "more than \(JSONReader.maximumDepth) levels deep")
    case .duplicateKey(let key):
      self.init("duplicate-key", zh: "键 `\(key)` 重复", en: "key `\(key)` is given twice")
    }
    id = failure.id ?? .null
  }
}

extension RequestFailure {
  static func lineTooLong(limit: Int) -> RequestFailure {
    RequestFailure(
      "line-too-long", zh: "一行最多 \(limit) 字节", en: "a line has at most \(limit) bytes")
  }

  static let notAnObject = RequestFailure(
    "invalid-request", zh: "请求应为一个 JSON 对象", en: "a request is a JSON object")

  static func oneOf(_ keys: [String]) -> RequestFailure {
    let list = keys.joined(separator: ", ")
    return RequestFailure(
      "invalid-request", zh: "应恰有其中一个键：\(list)", en: "exactly one of these keys is needed: \(list)")
  }

  static func unknownKey(_ path: String, nearest: String?) -> RequestFailure {
    RequestFailure(
      "unknown-key", zh: "不认识键 `\(path)`" + (nearest.map { "，是否想写 `\($0)`" } ?? ""),
      en: "key `\(path)` is not known here" + (nearest.map { ", did you mean `\($0)`" } ?? ""))
  }

  static func missingKey(_ path: String) -> RequestFailure {
    RequestFailure("missing-key", zh: "缺少 `\(path)`", en: "`\(path)` is missing")
  }

  static func wrongType(_ path: String, zh: String, en: String) -> RequestFailure {
    RequestFailure("wrong-type", zh: "`\(path)` 应为\(zh)", en: "`\(path)` must be \(en)")
  }

  static func invalidInstant(_ path: String) -> RequestFailure {
    RequestFailure(
      "invalid-instant",
      zh: "`\(path)` 应为带时区的 RFC 3339 时间，如 2026-03-02T09:00:00+08:00，"
        + "在 \(Instant.earliest.date) 和 \(Instant.latest.date) 的零时之间",
      en: "`\(path)` must be an RFC 3339 instant with its zone, such as 2026-03-02T09:00:00+08:00, "
        + "between the midnights of \(Instant.earliest.date) and \(Instant.latest.date)")
  }

  static func unknownCity(_ name: String, nearest: String?) -> RequestFailure {
    RequestFailure("unknown-city", .unknownCity(name, nearest: nearest))
  }

  static func unknownCase(_ name: String) -> RequestFailure {
    RequestFailure("unknown-case", zh: "没有办件 `\(name)`", en: "there is no case `\(name)`")
  }

  static func unknownKind(_ name: String, nearest: String?) -> RequestFailure {
    RequestFailure(
      "unknown-kind", zh: "没有号牌种类 `\(name)`" + (nearest.map { "，是否想写 `\($0)`" } ?? ""),
      en: "there is no plate kind `\(name)`" + (nearest.map { ", did you mean `\($0)`" } ?? ""))
  }

  static func unknownDocument(_ name: String) -> RequestFailure {
    RequestFailure(
      "unknown-document", zh: "现在没有文书 `\(name)`", en: "there is no document `\(name)` now")
  }

  static let clockBackwards = RequestFailure(
    "clock-backwards", zh: "时间早于已记录的时间", en: "the instant lies before one that is recorded")

  static let catchingUp = RequestFailure(
    "catching-up", zh: "正在补办此前到期的事项，请用同一时间重试",
    en: "what became due meanwhile is still being done; try again with the same instant")

  private init(_ code: String, _ message: Message) {
    self.init(code, zh: message.zh, en: message.en)
  }
}
