package import HaopaiDomain

/// Keeps numbers whose serial holds none of some characters, as in a draw without 4.
package struct CharacterFilter: Hashable, Sendable {
  package let excluded: CharacterClassSet

  package init(excluded: CharacterClassSet) { self.excluded = excluded }

  package func passes(_ number: PlateNumber) -> Bool {
    number.serial.allSatisfy { !excluded.contains($0) }
  }
}

extension CharacterFilter {
  /// Sets in `words` the bit of every number of `block` that passes; the first has bit `start`.
  ///
  /// The last position's characters repeat as one bit pattern, so that the cost is one step for
  /// each choice of the other positions.
  func mark(_ block: NumberBlock, at start: Int, in words: inout [UInt64]) {
    let positions = (0..<block.serialLength).map { Array(block.characters(at: $0)) }
    guard let last = positions.last else { return }
    var pattern: UInt64 = 0
    for (bit, byte) in last.enumerated() where !excluded.contains(byte) { pattern |= 1 << bit }
    let others = positions.dropLast()
    let passing = others.map { characters in characters.map { !excluded.contains($0) } }
    var digits = [Int](repeating: 0, count: others.count)
    for row in 0..<block.count / last.count {
      if zip(passing, digits).allSatisfy({ $0[$1] }) {
        CharacterFilter.set(pattern, at: start + row * last.count, in: &words)
      }
      var position = digits.count - 1
      while position >= 0 {
        digits[position] += 1
        if digits[position] < others[position].count { break }
        digits[position] = 0
        position -= 1
      }
    }
  }

  private static func set(_ pattern: UInt64, at bit: Int, in words: inout [UInt64]) {
    guard pattern != 0 else { return }
    let shift = bit % 64
    words[bit / 64] |= pattern << shift
    let carried = shift == 0 ? 0 : pattern >> (64 - shift)
    if carried != 0 { words[bit / 64 + 1] |= carried }
  }
}
