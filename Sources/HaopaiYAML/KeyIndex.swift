import HaopaiDiagnostics

/// The keys of one mapping seen so far. Keys are the same only if their bytes are: `String`'s own
/// equality merges what other programs keep apart.
struct KeyIndex {
  private struct Key: Hashable {
    let text: String

    static func == (left: Key, right: Key) -> Bool {
      // Texts with the same bytes are equal, and most pairs are not.
      left.text == right.text && left.text.isSameBytes(as: right.text)
    }

    func hash(into hasher: inout Hasher) {
      let isDone: Void? = text.utf8.withContiguousStorageIfAvailable {
        hasher.combine(bytes: UnsafeRawBufferPointer($0))
      }
      // A bridged string has no bytes to point at.
      if isDone == nil { for byte in text.utf8 { hasher.combine(byte) } }
    }
  }

  /// Below this a walk over the keys is faster than hashing.
  private static let small = 24

  private var keys: [(key: Key, span: SourceSpan)] = []
  private var places: [Key: Int] = [:]

  /// Remembers a key; answers where the same key stood before, if it did.
  mutating func insert(_ text: String, at span: SourceSpan) -> SourceSpan? {
    let key = Key(text: text)
    if let earlier = find(key) { return keys[earlier].span }
    if keys.isEmpty { keys.reserveCapacity(4) }
    keys.append((key, span))
    if keys.count > Self.small {
      if places.isEmpty { for (index, entry) in keys.enumerated() { places[entry.key] = index } }
      places[key] = keys.count - 1
    }
    return nil
  }

  private func find(_ key: Key) -> Int? {
    places.isEmpty ? keys.firstIndex { $0.key == key } : places[key]
  }
}
