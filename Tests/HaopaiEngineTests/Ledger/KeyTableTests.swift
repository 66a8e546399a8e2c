import Testing

@testable import HaopaiEngine

@Suite("a table of keys")
struct KeyTableTests {
  /// Every length around the eight bytes that are compared at once, and contents that differ in one
  /// byte or one length only.
  private static let keys: [[UInt8]] = (0...25).flatMap { length -> [[UInt8]] in
    let zeros = [UInt8](repeating: 0, count: length)
    return [zeros]
      + zeros.indices.flatMap { place in
        ([1, 0x80, 0xFF] as [UInt8]).map { byte in
          var key = zeros
          key[place] = byte
          return key
        }
      }
  }

  @Test("keeps what a dictionary keeps", arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func twin(seed: UInt64) {
    var dice = SeededChance(seed: seed)
    var table = KeyTable<Int64>()
    var twin: [[UInt8]: Int64] = [:]
    for step in 0..<4_000 {
      let key = Self.keys[dice.index(below: Self.keys.count)]
      let place = table.find(key.span)
      #expect(place.map { table[$0] } == twin[key], "seed \(seed), step \(step)")
      guard dice.index(below: 2) == 0 else { continue }
      // Where it was seen, somewhere else, or not at all: the key decides.
      let seen = dice.index(below: 3) == 0 ? dice.index(below: 300) : place
      table.set(Int64(step), for: key.span, seenAt: seen)
      twin[key] = Int64(step)
    }
    #expect(table.count == twin.count, "seed \(seed)")
    let all = Dictionary(table.all.map { ($0.key, $0.value) }) { first, _ in first }
    #expect(all == twin, "seed \(seed)")
  }

  @Test("a place that was found stays the key's")
  func places() {
    var table = KeyTable<Int>()
    for (index, key) in Self.keys.enumerated() { table.set(index, for: key.span) }
    for (index, key) in Self.keys.enumerated() {
      #expect(table.find(key.span) == index)
      #expect(table.find(key.span, seenAt: index) == index)
      #expect(table.find(key.span, seenAt: index + 1) == index)
      #expect(table.find(key.span, seenAt: Self.keys.count) == index)
    }
  }

  @Test("lets go of all keys but those of some places and some values")
  func letGo() {
    var table = KeyTable<Int>()
    for (index, key) in Self.keys.enumerated() { table.set(index, for: key.span) }
    let places: Set<Int> = [0, 3, 40]
    let kept = table.keepOnly(places) { $0 % 7 == 0 }
    #expect(Set(kept.map { table[$0] }) == places)
    for (index, key) in Self.keys.enumerated() {
      let isKept = places.contains(index) || index % 7 == 0
      #expect(table.find(key.span).map { table[$0] } == (isKept ? index : nil))
    }
    #expect(table.count == Self.keys.indices.count { places.contains($0) || $0 % 7 == 0 })
  }

  @Test("a copy goes its own way")
  func copy() {
    var table = KeyTable<Int>()
    let key: [UInt8] = [1, 2, 3]
    table.set(1, for: key.span)
    var other = table
    other.set(2, for: key.span)
    #expect(table.find(key.span).map { table[$0] } == 1)
    #expect(other.find(key.span).map { other[$0] } == 2)
  }
}
