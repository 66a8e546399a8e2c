package import HaopaiProgram

/// Which quantity of a counter: its stable name, the period and the key values.
package struct CounterKey: Hashable, Sendable {
  package var name: String
  /// The day, month or year since 1970, or 0.
  package var period: Int32
  package var key: KeyText

  package init(name: String, period: Int32, key: KeyText) {
    self.name = name
    self.period = period
    self.key = key
  }
}

/// Which entry of a register.
package struct RegisterKey: Hashable, Sendable {
  package var name: String
  package var key: KeyText

  package init(name: String, key: KeyText) {
    self.name = name
    self.key = key
  }
}

/// Key values as one text. Texts are compared byte by byte, as every store compares them.
package struct KeyText: Hashable, Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package init(reserving capacity: Int) { bytes.reserveCapacity(capacity) }

  package func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }

  /// A word is eight bytes behind a mark that no text has.
  package mutating func append(_ word: Int64) {
    bytes.append(0xFF)
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> Int64(shift)))
    }
  }

  package mutating func append(_ object: ObjectValue) {
    switch object {
    case .text(let text):
      bytes.append(contentsOf: text.utf8)
      bytes.append(0xFE)
    case .words(let words):
      for word in words { append(word) }
      bytes.append(0xFD)
    case .list(let items):
      for item in items { append(item) }
      bytes.append(0xFD)
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
