package import HaopaiProgram

/// Which quantity of a counter: its stable name, the period and the key values.
package struct CounterKey: Hashable, Sendable {
  package let text: KeyText

  init(_ text: KeyText) { self.text = text }
}

/// Which entry of a register: its stable name and the key values.
package struct RegisterKey: Hashable, Sendable {
  package let text: KeyText

  init(_ text: KeyText) { self.text = text }
}

/// A name and key values as one text, so that looking a key up compares once. Texts are compared
/// byte by byte, as every store compares them.
package struct KeyText: Hashable, Sendable {
  package let bytes: [UInt8]
  /// Worked out once, for a key is looked up several times in a step.
  private let digest: Int

  init(_ bytes: some Collection<UInt8>) {
    self.bytes = Array(bytes)
    var hasher = Hasher()
    self.bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    digest = hasher.finalize()
  }

  package static func == (left: KeyText, right: KeyText) -> Bool {
    left.digest == right.digest && TextBytes.areSame(left.bytes, right.bytes)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(digest) }

  /// Whether it is the text that the bytes from `start` on spell.
  func isSpelled(by bytes: borrowing [UInt8], from start: Int) -> Bool {
    let (own, other) = (self.bytes.span, bytes.span)
    guard own.count == other.count - start else { return false }
    for index in own.indices where own[index] != other[start &+ index] { return false }
    return true
  }
}

/// A key's text is written value after value: a word is eight bytes behind a mark that no text has,
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
