import HaopaiDiagnostics

/// Where the keys of one mapping stand. Keys are the same only if their bytes are: `String`'s own
/// equality merges what other programs keep apart.
struct KeyIndex {
  private struct Key: Hashable {
    let text: String

    static func == (left: Key, right: Key) -> Bool { left.text.isSameBytes(as: right.text) }

    func hash(into hasher: inout Hasher) {
      let isDone: Void? = text.utf8.withContiguousStorageIfAvailable {
        hasher.combine(bytes: UnsafeRawBufferPointer($0))
      }
      // A bridged string has no bytes to point at.
      if isDone == nil { for byte in text.utf8 { hasher.combine(byte) } }
    }
  }

  /// Below this a walk over the entries is faster than hashing.
  private static let small = 24

  /// Of keys without an entry; of all keys where there are many.
  private var places: [Key: SourceSpan] = [:]
  /// How many entries are among the places.
  private var indexed = 0

  /// Remembers a key that has no entry.
  mutating func insert(_ text: String, at span: SourceSpan) {
    let key = Key(text: text)
    if places[key] == nil { places[key] = span }
  }

  /// Where a key stood before, if it did.
  /// - Parameter entries: those of the mapping so far, more of them each time.
  mutating func find(_ text: String, among entries: [YAMLEntry]) -> SourceSpan? {
    if entries.count >= Self.small {
      for entry in entries[indexed...] { insert(entry.key, at: entry.keySpan) }
      indexed = entries.count
    }
    if !places.isEmpty, let place = places[Key(text: text)] { return place }
    guard indexed == 0 else { return nil }
    return entries.first { $0.key.isSameBytes(as: text) }?.keySpan
  }
}
