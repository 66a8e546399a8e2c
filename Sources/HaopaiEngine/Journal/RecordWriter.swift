import HaopaiProgram

/// Appends values in the journal's encoding: whole numbers as LEB128, signed ones zigzagged, texts
/// and lists behind their length.
struct RecordWriter {
  var bytes: [UInt8]

  mutating func write(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ value: Int) { write(UInt64(value)) }

  mutating func write(_ value: Int64) {
    write(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
  }

  mutating func write(_ value: Bool) { bytes.append(value ? 1 : 0) }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(textOf: text)
  }

  mutating func write(_ hash: ContentHash) { hash.append(to: &bytes) }

  mutating func write(_ object: ObjectValue) {
    switch object {
    case .text(let text):
      bytes.append(0)
      write(text)
    case .words(let words):
      bytes.append(1)
      write(words.count)
      for word in words { write(word) }
    case .list(let items):
      bytes.append(2)
      write(items.count)
      for item in items { write(item) }
    }
  }

  mutating func write(_ value: PreparedValue) {
    switch value {
    case .absent: bytes.append(0)
    case .word(let word):
      bytes.append(1)
      write(word)
    case .object(let object):
      bytes.append(2)
      write(object)
    }
  }

  /// Words that have no short form, as numbers of plates have none: eight bytes each, the least
  /// significant first, behind their count.
  mutating func write(wholeWords words: [Int64]) {
    write(words.count)
    #if _endian(little)
      words.withUnsafeBytes { raw in
        raw.withMemoryRebound(to: UInt8.self) { bytes.append(contentsOf: $0) }
      }
    #else
      words.map(\.littleEndian).withUnsafeBytes { bytes.append(contentsOf: $0) }
    #endif
  }

  mutating func write<Element>(
    _ items: [Element], _ one: (inout RecordWriter, Element) -> Void
  ) {
    write(items.count)
    for item in items { one(&self, item) }
  }

  mutating func write<Value>(_ value: Value?, _ one: (inout RecordWriter, Value) -> Void) {
    write(value != nil)
    if let value { one(&self, value) }
  }
}
