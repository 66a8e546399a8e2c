import HaopaiDiagnostics
import HaopaiDomain

/// Reads the members of one object of a request, by name and type. Nothing is guessed, and nothing
/// that was written is ignored.
struct MemberReader {
  private let object: JSONObject
  /// In front of every name in a message, such as `open.`.
  private let prefix: String

  init(_ object: JSONObject, prefix: String = "") {
    self.object = object
    self.prefix = prefix
  }

  init(_ value: JSONValue, at path: String) throws(RequestFailure) {
    guard case .object(let object) = value else {
      throw .wrongType(path, zh: "对象", en: "an object")
    }
    self.init(object, prefix: path + ".")
  }

  func has(_ key: String) -> Bool { object[key] != nil }

  /// Refuses members with other names.
  func allow(_ keys: [String]) throws(RequestFailure) {
    for member in object.members where !keys.contains(member.key) {
      throw .unknownKey(
        prefix + member.key, nearest: Suggestion.nearest(to: member.key, among: keys))
    }
  }

  func value(_ key: String) throws(RequestFailure) -> JSONValue {
    guard let value = object[key] else { throw .missingKey(prefix + key) }
    return value
  }

  func text(_ key: String) throws(RequestFailure) -> String {
    guard case .text(let text) = try value(key) else {
      throw .wrongType(prefix + key, zh: "文本", en: "a text")
    }
    return text
  }

  /// A text that says something.
  func name(_ key: String) throws(RequestFailure) -> String {
    let name = try text(key)
    guard name.contains(where: { !$0.isWhitespace }) else {
      throw .wrongType(prefix + key, zh: "非空白的文本", en: "a text that is not blank")
    }
    return name
  }

  func optionalText(_ key: String) throws(RequestFailure) -> String? {
    has(key) ? try text(key) : nil
  }

  func instant(_ key: String) throws(RequestFailure) -> Instant {
    guard let instant = Instant(rfc3339: try text(key)) else {
      throw .invalidInstant(prefix + key)
    }
    return instant
  }

  /// A member that says no more than that it is there.
  func requireTrue(_ key: String) throws(RequestFailure) {
    guard try value(key) == .bool(true) else {
      throw .wrongType(prefix + key, zh: " true", en: "true")
    }
  }

  func nested(_ key: String) throws(RequestFailure) -> MemberReader {
    try MemberReader(try value(key), at: prefix + key)
  }

  /// The values of an object, without a declaration to give them types; empty where it is not there.
  func plainValues(_ key: String) throws(RequestFailure) -> [String: PlainValue] {
    has(key) ? try nested(key).plainValues() : [:]
  }

  /// Objects of values by name; empty where there is none.
  func plainObjects(
    _ key: String
  ) throws(RequestFailure) -> [String: [String: PlainValue]] {
    guard has(key) else { return [:] }
    let reader = try nested(key)
    var objects: [String: [String: PlainValue]] = [:]
    // Straight from each member: a look-up by name would walk the object again.
    for member in reader.object.members {
      objects[member.key] =
        try MemberReader(member.value, at: reader.prefix + member.key).plainValues()
    }
    return objects
  }

  private func plainValues() throws(RequestFailure) -> [String: PlainValue] {
    var values: [String: PlainValue] = [:]
    for member in object.members {
      values[member.key] = try plain(member.value, at: prefix + member.key)
    }
    return values
  }

  private func plain(
    _ value: JSONValue, at path: String
  ) throws(RequestFailure) -> PlainValue {
    switch value {
    case .bool(let bool): return .bool(bool)
    case .integer(let integer): return .integer(integer)
    case .text(let text): return .text(text)
    case .list(let items):
      var values: [PlainValue] = []
      for (index, item) in items.enumerated() {
        values.append(try plain(item, at: "\(path)[\(index)]"))
      }
      return .list(values)
    case .number: throw .wrongType(path, zh: " 64 位整数", en: "a whole number of 64 bits")
    case .null, .object:
      throw .wrongType(
        path, zh: "真假值、整数、文本或列表；没有就不写",
        en: "a truth value, a whole number, a text or a list; what is not there is left out")
    }
  }
}
