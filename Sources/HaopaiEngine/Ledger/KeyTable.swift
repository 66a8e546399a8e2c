/// Values by keys that are bytes. A look-up takes the bytes where they lie, so that nobody makes a
/// key of them first; a place that was found once stays that key's place.
///
/// Whoever applies has a say in the keys, so the digest depends on a secret.
struct KeyTable<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    /// Where the key begins among `bytes`.
    let start: Int
    let length: Int32
    let digest: UInt32
    var value: Value

    var key: Range<Int> { start..<start + Int(length) }
  }

  private var entries: [Entry] = []
  private var bytes: [UInt8] = []
  /// A power of two of them, at most half in use: one more than the place of an entry, 0 for none.
  /// An entry is found at its home or, where that was taken, at the next free slot after it.
  private var slots = [UInt32](repeating: 0, count: 16)
  private let secret: UInt64

  init() {
    // What the standard library keeps its own dictionaries apart with, new in every process.
    var hasher = Hasher()
    hasher.combine("keys")
    secret = UInt64(bitPattern: Int64(hasher.finalize()))
  }

  var count: Int { entries.count }

  subscript(place: Int) -> Value {
    _read { yield entries[place].value }
    _modify { yield &entries[place].value }
  }

  /// The key's place; nil for one that is not there.
  func find(_ key: borrowing Span<UInt8>) -> Int? {
    let slot = slot(of: key, digest: digest(of: key))
    return slots[slot] == 0 ? nil : Int(slots[slot]) - 1
  }

  /// The same for a key that was there or not when somebody looked; nothing ever leaves its place.
  func find(_ key: borrowing Span<UInt8>, seenAt place: Int?) -> Int? {
    if let place, entries.indices.contains(place), isKey(key, at: place) { return place }
    return find(key)
  }

  /// Gives the key a value, whether it had one or not.
  /// - Returns: the key's place.
  @discardableResult
  mutating func set(
    _ value: Value, for key: borrowing Span<UInt8>, seenAt place: Int? = nil
  ) -> Int {
    if let place, entries.indices.contains(place), isKey(key, at: place) {
      entries[place].value = value
      return place
    }
    let digest = digest(of: key)
    let slot = slot(of: key, digest: digest)
    if slots[slot] > 0 {
      let place = Int(slots[slot]) - 1
      entries[place].value = value
      return place
    }
    let start = bytes.count
    bytes.append(addingCapacity: key.count) { $0.append(copying: key) }
    entries.append(
      Entry(start: start, length: Int32(key.count), digest: digest, value: value))
    slots[slot] = UInt32(entries.count)
    if entries.count * 2 > slots.count { grow() }
    return entries.count - 1
  }

  /// Lets go of all keys but those at some places, and those of some values.
  /// - Returns: where the keys of those places are now.
  mutating func keepOnly(
    _ places: Set<Int>, orWhere isKept: (Value) -> Bool = { _ in false }
  ) -> Set<Int> {
    let former = self
    self = KeyTable()
    var kept: Set<Int> = []
    for place in former.entries.indices {
      let isNamed = places.contains(place)
      guard isNamed || isKept(former[place]) else { continue }
      let new = set(former[place], for: former.bytes.span.extracting(former.entries[place].key))
      if isNamed { kept.insert(new) }
    }
    return kept
  }

  func key(at place: Int) -> [UInt8] { Array(bytes[entries[place].key]) }

  /// All keys with their values, in the order in which they came.
  var all: [(key: [UInt8], value: Value)] { entries.map { (Array(bytes[$0.key]), $0.value) } }

  /// Where the key's place is written, or the free slot where it would be.
  private func slot(of key: borrowing Span<UInt8>, digest: UInt32) -> Int {
    let slots = slots.span
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: digest) & mask
    while slots[slot] > 0 {
      let place = Int(slots[slot]) - 1
      if entries[place].digest == digest, isKey(key, at: place) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func isKey(_ key: borrowing Span<UInt8>, at place: Int) -> Bool {
    bytes.span.extracting(entries[place].key).isSame(as: key)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for place in entries.indices {
      var slot = Int(truncatingIfNeeded: entries[place].digest) & mask
      while slots[slot] > 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(place + 1)
    }
  }

  // MARK: - Digests

  /// Eight bytes a multiplication, of which both halves count.
  private func digest(of key: borrowing Span<UInt8>) -> UInt32 {
    var digest = UInt64(key.count)
    var index = 0
    while index + 8 <= key.count {
      digest = mix(digest ^ key.word(at: index))
      index += 8
    }
    var rest: UInt64 = 0
    while index < key.count {
      rest = rest << 8 | UInt64(key[index])
      index += 1
    }
    return UInt32(truncatingIfNeeded: mix(digest ^ rest))
  }

  private func mix(_ word: UInt64) -> UInt64 {
    let product = (word ^ secret).multipliedFullWidth(by: secret | 1)
    return product.high ^ product.low
  }
}

extension Span<UInt8> {
  /// Eight bytes as one number; they must be there.
  fileprivate func word(at index: Int) -> UInt64 {
    bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  /// Whether both have the same bytes.
  func isSame(as other: borrowing Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    var index = 0
    while index + 8 <= count {
      if word(at: index) != other.word(at: index) { return false }
      index += 8
    }
    while index < count {
      if self[index] != other[index] { return false }
      index += 1
    }
    return true
  }
}
