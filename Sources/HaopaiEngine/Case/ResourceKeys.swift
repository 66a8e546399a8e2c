package import HaopaiProgram

/// Which quantity of a counter: its stable name, the period and the key values.
package struct CounterKey: Hashable, Sendable {
  package private(set) var text: KeyText

  /// - Parameter period: the day, month or year since 1970; nil for a counter that counts for ever.
  package init(name: String, period: Int32?) {
    text = KeyText(naming: name)
    if let period { text.append(Int64(period)) }
  }

  package mutating func append(_ word: Int64) { text.append(word) }

  package mutating func append(_ object: ObjectValue) { text.append(object) }
}

/// Which entry of a register: its stable name and the key values.
package struct RegisterKey: Hashable, Sendable {
  package private(set) var text: KeyText

  package init(name: String) { text = KeyText(naming: name) }

  package mutating func append(_ word: Int64) { text.append(word) }

  package mutating func append(_ object: ObjectValue) { text.append(object) }
}

/// A key that is written value after value.
protocol ResourceKey {
  mutating func append(_ word: Int64)
  mutating func append(_ object: ObjectValue)
}

extension CounterKey: ResourceKey {}
extension RegisterKey: ResourceKey {}

/// A name and key values as one text, so that looking a key up hashes once and compares once. Texts
/// are compared byte by byte, as every store compares them.
package struct KeyText: Hashable, Sendable {
  /// What most keys take: a name and an identity or vehicle number.
  private static let usualSize = 64

  package private(set) var bytes: [UInt8]

  package init(naming name: String) {
    bytes = []
    bytes.reserveCapacity(KeyText.usualSize)
    append(name)
  }

  package static func == (left: KeyText, right: KeyText) -> Bool {
    left.bytes.count == right.bytes.count && TextBytes.areSame(left.bytes, right.bytes)
  }

  package func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }

  /// A word is eight bytes behind a mark that no text has.
  package mutating func append(_ word: Int64) {
    bytes.append(0xFF)
    withUnsafeBytes(of: word.bigEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func append(_ object: ObjectValue) {
    switch object {
    case .text(let text): append(text)
    case .words(let words):
      for word in words { append(word) }
      bytes.append(0xFD)
    case .list(let items):
      for item in items { append(item) }
      bytes.append(0xFD)
    }
  }

  private mutating func append(_ text: String) {
    bytes.append(textOf: text)
    bytes.append(0xFE)
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

extension [UInt8] {
  /// The text's UTF-8 in one piece, where the elements' sequence would hand out references.
  mutating func append(textOf text: String) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable {
      append(contentsOf: $0)
    }
    if isDone == nil { append(contentsOf: text.utf8) }
  }
}
