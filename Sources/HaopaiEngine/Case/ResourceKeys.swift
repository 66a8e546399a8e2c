package import HaopaiProgram

/// Which quantity of a counter: its stable name, the period and the key values, one after another.
/// Texts are compared byte by byte, as every store compares them.
package struct CounterKey: Hashable, Sendable {
  package let bytes: [UInt8]

  init(_ bytes: some Collection<UInt8>) { self.bytes = Array(bytes) }
}

/// Which entry of a register: its stable name and the key values.
package struct RegisterKey: Hashable, Sendable {
  package let bytes: [UInt8]

  init(_ bytes: some Collection<UInt8>) { self.bytes = Array(bytes) }
}

/// A key is written value after value: a word is eight bytes behind a mark that no text has,
/// a text ends with another.
extension [UInt8] {
  private static var wordMark: UInt8 { 0xFF }
  private static var endOfText: UInt8 { 0xFE }
  private static var endOfList: UInt8 { 0xFD }

  mutating func appendKey(_ word: Int64) {
    append(addingCapacity: 1 + MemoryLayout<Int64>.size) { span in
      span.append(Self.wordMark)
      Swift.withUnsafeBytes(of: word.bigEndian) {
        span.append(copying: $0.bindMemory(to: UInt8.self).span)
      }
    }
  }

  /// - Parameter text: its UTF-8.
  mutating func appendKey(text: [UInt8]) {
    self += text
    endKeyText()
  }

  /// Marks the end of a text whose bytes stand at the end.
  mutating func endKeyText() { append(Self.endOfText) }

  mutating func appendKey(_ text: String) {
    let text = text.utf8Span.span
    append(addingCapacity: text.count + 1) { span in
      span.append(copying: text)
      span.append(Self.endOfText)
    }
  }

  mutating func appendKey(_ object: ObjectValue) {
    switch object {
    case .text(let text): appendKey(text)
    case .words(let words):
      for word in words { appendKey(word) }
      append(Self.endOfList)
    case .list(let items):
      for item in items { appendKey(item) }
      append(Self.endOfList)
    }
  }
}

/// An entry of a register as a ledger keeps it.
package struct RegisterEntryState: Hashable, Sendable {
  /// `Int64.max` for one that only an officer ends.
  package var ends: Int64
  package var words: [Int64]
  package var objects: [ObjectValue]

  package init(ends: Int64, words: [Int64], objects: [ObjectValue]) {
    self.ends = ends
    self.words = words
    self.objects = objects
  }
}
