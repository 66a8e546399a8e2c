import HaopaiProgram

/// Rows of a store, in the journal's encoding, written value after value: they are made once a commit
/// and hold what has no length that is known before.
extension [UInt8] {
  mutating func write(_ value: UInt64) {
    append(addingCapacity: EncodedLength.number) { $0.write(value) }
  }

  mutating func write(_ value: Int) { write(UInt64(value)) }

  mutating func write(_ value: Int64) {
    append(addingCapacity: EncodedLength.number) { $0.write(value) }
  }

  mutating func write(_ value: Bool) { append(value ? 1 : 0) }

  mutating func write(_ text: String) {
    append(addingCapacity: EncodedLength.most(text)) { $0.write(text) }
  }

  mutating func write(_ hash: ContentHash) { append(addingCapacity: 32) { $0.write(hash) } }

  mutating func write(_ object: ObjectValue) {
    append(addingCapacity: EncodedLength.most(object)) { $0.write(object) }
  }

  /// An instant, of which the last stands for never.
  mutating func write(instant: Int64) { write(instant == .max ? nil : instant) { $0.write($1) } }

  /// Numbers of plates: eight bytes each.
  mutating func write(wholeWords words: [Int64]) {
    append(addingCapacity: EncodedLength.number + MemoryLayout<Int64>.stride * words.count) {
      $0.write(wholeWords: words)
    }
  }

  mutating func write<Value>(_ value: Value?, _ one: (inout [UInt8], Value) -> Void) {
    write(value != nil)
    if let value { one(&self, value) }
  }

  mutating func write<Item>(_ items: [Item], _ one: (inout [UInt8], Item) -> Void) {
    write(items.count)
    for item in items { one(&self, item) }
  }
}

extension RecordReader {
  mutating func instant() throws(RecordFailure) -> Int64 {
    try optional { reader throws(RecordFailure) in try reader.word() } ?? .max
  }

  /// The version that a row begins with.
  @discardableResult
  mutating func version(upTo latest: UInt64) throws(RecordFailure) -> UInt64 {
    let version = try number()
    guard (1...latest).contains(version) else { throw .version(version) }
    return version
  }

  mutating func texts() throws(RecordFailure) -> [String] {
    try list { reader throws(RecordFailure) in try reader.text() }
  }
}
