import HaopaiProgram

/// Why bytes are not a journal record.
package enum RecordFailure: Error, Hashable, Sendable {
  /// The bytes end in the middle, or go on after the end.
  case length
  /// A record of a newer program.
  case version(UInt64)
  /// A tag, a length or a text that no record has.
  case malformed
}

/// Reads what a record was encoded to. Bytes are not trusted: every length is held against what is
/// left before memory is spent.
struct RecordReader {
  private static let maximumNesting = 8

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func byte() throws(RecordFailure) -> UInt8 {
    guard let byte = rest.popFirst() else { throw .length }
    return byte
  }

  mutating func number() throws(RecordFailure) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 7) {
      let byte = try byte()
      value |= UInt64(byte & 0x7F) << UInt64(shift)
      if byte < 0x80 { return value }
    }
    throw .malformed
  }

  mutating func word() throws(RecordFailure) -> Int64 {
    let value = try number()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  mutating func flag() throws(RecordFailure) -> Bool {
    switch try byte() {
    case 0: false
    case 1: true
    default: throw .malformed
    }
  }

  /// A count of things that take at least a byte each.
  mutating func count() throws(RecordFailure) -> Int {
    let count = try number()
    guard count <= UInt64(rest.count) else { throw .length }
    return Int(count)
  }

  mutating func index() throws(RecordFailure) -> Int {
    guard let index = Int32(exactly: try number()) else { throw .malformed }
    return Int(index)
  }

  mutating func bytes(_ count: Int) throws(RecordFailure) -> ArraySlice<UInt8> {
    guard count <= rest.count else { throw .length }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  mutating func text() throws(RecordFailure) -> String {
    guard let text = String(validating: try bytes(count()), as: UTF8.self) else {
      throw .malformed
    }
    return text
  }

  mutating func hash() throws(RecordFailure) -> ContentHash {
    guard let hash = ContentHash(bytes: try bytes(32)) else { throw .malformed }
    return hash
  }

  mutating func object(nesting: Int = 0) throws(RecordFailure) -> ObjectValue {
    guard nesting < Self.maximumNesting else { throw .malformed }
    switch try byte() {
    case 0: return .text(try text())
    case 1: return .words(try list { reader throws(RecordFailure) in try reader.word() })
    case 2:
      return .list(
        try list { reader throws(RecordFailure) in try reader.object(nesting: nesting + 1) })
    default: throw .malformed
    }
  }

  mutating func value() throws(RecordFailure) -> PreparedValue {
    switch try byte() {
    case 0: .absent
    case 1: .word(try word())
    case 2: .object(try object())
    default: throw .malformed
    }
  }

  /// What `write(wholeWords:)` wrote.
  mutating func wholeWords() throws(RecordFailure) -> [Int64] {
    try list { reader throws(RecordFailure) in
      var word: UInt64 = 0
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        word |= UInt64(try reader.byte()) << shift
      }
      return Int64(bitPattern: word)
    }
  }

  mutating func list<Element>(
    _ one: (inout RecordReader) throws(RecordFailure) -> Element
  ) throws(RecordFailure) -> [Element] {
    let count = try count()
    var items: [Element] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(try one(&self)) }
    return items
  }

  mutating func optional<Value>(
    _ one: (inout RecordReader) throws(RecordFailure) -> Value
  ) throws(RecordFailure) -> Value? {
    try flag() ? try one(&self) : nil
  }
}
