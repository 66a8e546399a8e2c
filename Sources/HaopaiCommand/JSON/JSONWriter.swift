import HaopaiDiagnostics

/// Writes one line of JSON, members in the order in which they are given.
///
///     var writer = JSONWriter()
///     writer.object { $0.member("ok", true) }
struct JSONWriter {
  private(set) var text = ""
  /// Whether the next item needs a comma in front.
  private var isContinuing = false

  mutating func object(_ body: (inout JSONWriter) -> Void) {
    enclosed("{", "}", body)
  }

  mutating func list<Item>(_ items: [Item], _ body: (inout JSONWriter, Item) -> Void) {
    enclosed("[", "]") { writer in
      for item in items {
        writer.separate()
        body(&writer, item)
        writer.isContinuing = true
      }
    }
  }

  mutating func null() { text += "null" }

  mutating func write(_ value: String) {
    // Names and instants need no look at each character.
    let isPlain = value.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }
    if isPlain {
      text += "\""
      text += value
      text += "\""
    } else {
      text += JSONText.quote(value)
    }
  }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let bool): text += bool ? "true" : "false"
    case .integer(let integer): text += String(integer)
    case .number(let literal): text += literal
    case .text(let string): write(string)
    case .list(let items): list(items) { $0.write($1) }
    case .object(let object):
      self.object { writer in
        for member in object.members { writer.member(member.key) { $0.write(member.value) } }
      }
    }
  }

  // MARK: - Members of an object

  mutating func member(_ key: String, _ body: (inout JSONWriter) -> Void) {
    separate()
    write(key)
    text += ":"
    isContinuing = false
    body(&self)
    isContinuing = true
  }

  mutating func member(_ key: String, _ value: String?) {
    member(key) { writer in
      if let value { writer.write(value) } else { writer.null() }
    }
  }

  mutating func member(_ key: String, _ value: Bool) {
    member(key) { $0.write(.bool(value)) }
  }

  mutating func member(_ key: String, _ value: Int64?) {
    member(key) { writer in writer.write(value.map(JSONValue.integer) ?? .null) }
  }

  private mutating func enclosed(
    _ open: String, _ close: String, _ body: (inout JSONWriter) -> Void
  ) {
    text += open
    isContinuing = false
    body(&self)
    text += close
    isContinuing = true
  }

  private mutating func separate() {
    if isContinuing { text += "," }
    isContinuing = false
  }
}
