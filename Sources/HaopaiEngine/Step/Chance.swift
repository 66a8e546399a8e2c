import HaopaiDomain
import HaopaiProgram

/// Where the numbers of a draw come from. What came out is recorded, so a replay needs no source.
package enum Chance: Sendable {
  /// The system's secure source, read in blocks.
  case secure(BlockChance)
  case seeded(SeededChance)
  /// The numbers of a journal record, in order.
  case recorded([Int64])

  /// Draws ordinals of a pool. A record yields what its next numbers say, up to one that the pool
  /// could not have given in this draw; a record that says fewer than the pool has yields none.
  mutating func draw(
    _ count: Int, filter: Int?, excluding: [Int], from pool: borrowing NumberPool
  ) -> [Int] {
    // Moved out, so that the source's block has one owner and is not copied when a word is taken.
    var moved = Chance.recorded([])
    swap(&moved, &self)
    switch moved {
    case .secure(var source):
      moved = .recorded([])
      let drawn = pool.draw(count, filter: filter, excluding: excluding, using: &source)
      self = .secure(source)
      return drawn
    case .seeded(var source):
      let drawn = pool.draw(count, filter: filter, excluding: excluding, using: &source)
      self = .seeded(source)
      return drawn
    case .recorded(let numbers):
      var drawn: [Int] = []
      for number in numbers.prefix(count) {
        // The next draw's, where this one found fewer than it asked for.
        guard let ordinal = pool.layout.ordinal(ofWord: number),
          pool.isFree(ordinal, filter: filter), !excluding.contains(ordinal),
          !drawn.contains(ordinal)
        else { break }
        drawn.append(ordinal)
      }
      self = .recorded(Array(numbers.dropFirst(drawn.count)))
      var available = pool.freeCount(filter: filter)
      for ordinal in excluding where pool.isFree(ordinal, filter: filter) { available -= 1 }
      return drawn.count == min(count, available) ? drawn : []
    }
  }
}
