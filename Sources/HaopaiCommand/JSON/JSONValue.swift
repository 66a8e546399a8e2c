/// A JSON value as it was written: numbers that are no whole number of 64 bits keep their text, so
/// that nothing is rounded.
indirect enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  /// The literal of any other number, such as `1.5` or `1e400`.
  case number(String)
  case text(String)
  case list([JSONValue])
  case object(JSONObject)

  /// Neither a list nor an object.
  var isScalar: Bool {
    switch self {
    case .list, .object: false
    case .null, .bool, .integer, .number, .text: true
    }
  }
}

/// The members of an object, in the order in which they were written.
struct JSONObject: Equatable, Sendable {
  struct Member: Equatable, Sendable {
    var key: String
    var value: JSONValue
  }

  var members: [Member] = []

  /// Objects of a protocol are small: a walk is quicker than hashing.
  subscript(key: String) -> JSONValue? { members.first { $0.key == key }?.value }
}
